"""The search over all that is published."""

from collections.abc import Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from journal.domain.search import question
from journal.queries.search import A_PAGE, Choices, Narrowed, choices
from journal.queries.search import search as find
from journal.web.choices import language_name
from journal.web.paging import Pager, number_asked, words_asked
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint


@blueprint.get("/search")
@policy(Policy.PUBLIC)
def search() -> ResponseReturnValue:
    """Show the form, and a page of what was found."""
    offered = choices()
    words, narrowed = words_asked(request.args.get("q")), _narrowed(offered)
    asked, number = question(words), number_asked(request.args.get("page"))
    found = find(asked, narrowed, number)
    kept = {"q": words, "year": narrowed.year, "section": narrowed.section}
    kept |= {"call": narrowed.call, "language": narrowed.language}
    return render_template(
        "reader/search.html",
        words=words,
        asked=asked,
        narrowed=narrowed,
        choices=_named(offered),
        found=found,
        first=(number - 1) * A_PAGE + 1,
        pager=Pager("reader.search", number, found.count > number * A_PAGE, kept),
    )


def _narrowed(offered: Choices) -> Narrowed:
    """Return what is asked for of that which is offered; anything else narrows nothing."""
    year = request.args.get("year", "")
    return Narrowed(
        year=next((one for one in offered.years if str(one) == year), None),
        section=_one_of([slug for slug, _ in offered.sections], "section"),
        call=_one_of([slug for slug, _ in offered.calls], "call"),
        language=_one_of(offered.languages, "language"),
    )


def _named(offered: Choices) -> dict[str, Sequence[tuple[object, object]]]:
    """Return each list as pairs of a value and what people read."""
    return {
        "years": [(year, year) for year in offered.years],
        "sections": offered.sections,
        "calls": offered.calls,
        "languages": [(code, language_name(code)) for code in offered.languages],
    }


def _one_of(known: Sequence[str], name: str) -> str:
    asked = request.args.get(name, "")
    return asked if asked in known else ""
