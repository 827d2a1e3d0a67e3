"""Pages that only some offices open, behind a door that lets in more."""

from flask import abort

from journal.access.duties import why_not
from journal.web.asking import viewer


def need(act: str) -> None:
    """Answer as if there were no such page where the act is not among the viewer's duties."""
    if why_not(viewer().offices, act) is not None:
        abort(404)
