"""The page of two versions side by side, whoever reads it."""

from collections.abc import Mapping

from flask import abort, render_template, request

from journal.domain.said import Said
from journal.services.comparing import Side, compared


def compared_page(template: str, sides: Mapping[int, Side], **more: object) -> str:
    """Return the page for the versions asked for, else for the last two; 404 where one is none."""
    numbers = sorted(sides)
    if len(numbers) < 2:
        abort(404)
    before = request.args.get("from", numbers[-2], int)
    after = request.args.get("to", numbers[-1], int)
    if before not in sides or after not in sides:
        abort(404)
    told = compared(sides[before], sides[after])
    return render_template(
        template,
        numbers=numbers,
        before=before,
        after=after,
        why_not=told if isinstance(told, Said) else None,
        stretches=() if isinstance(told, Said) else told,
        **more,
    )
