"""Issues for readers: the archive, and each issue with what stands in it."""

from itertools import groupby

from flask import Response, abort, render_template
from flask.typing import ResponseReturnValue

from journal.domain.published import IssueMark, PublishedCover
from journal.queries import published
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint
from journal.web.sending import send_file_row

# More would be heavy on a slow line.
_YEARS = 6
# The files of a cover, as a part of an address.
COVER_FILES = "<any('320.jpg', '320.webp', '640.webp'):name>"


@blueprint.get("/issues")
@policy(Policy.PUBLIC)
def issues() -> ResponseReturnValue:
    """Show the issues of the last years, and lead to those of each year before."""
    years = _years()
    return render_template("reader/issue_list.html", years=years[:_YEARS], earlier=years[_YEARS:])


@blueprint.get("/issues/<int:year>")
@policy(Policy.PUBLIC)
def year(year: int) -> ResponseReturnValue:
    """Show the issues of one year, and lead to those beside it."""
    years = _years()
    place = next((at for at, (one, _) in enumerate(years) if one == year), None)
    if place is None:
        abort(404)
    later, earlier = years[place - 1 : place] if place else [], years[place + 1 : place + 2]
    return render_template(
        "reader/issue_year.html", year=year, issues=years[place][1], later=later, earlier=earlier
    )


@blueprint.get("/issues/<slug:slug>")
@policy(Policy.PUBLIC)
def issue(slug: str) -> ResponseReturnValue:
    """Show the issue with its sections and papers."""
    found = published.issue(slug)
    if found is None:
        abort(404)
    return render_template("reader/issue_page.html", issue=found, papers="/articles/")


@blueprint.get(f"/issues/<slug:slug>/cover-{COVER_FILES}")
@policy(Policy.PUBLIC)
def cover(slug: str, name: str) -> Response:
    """Give one file of the issue's cover."""
    return send_cover(published.cover(slug), name)


def _years() -> list[tuple[int, tuple[IssueMark, ...]]]:
    """Return every issue by its year, the newest first."""
    found = groupby(published.issues(), key=lambda issue: issue.year)
    return [(year, tuple(marks)) for year, marks in found]


def send_cover(found: PublishedCover | None, name: str) -> Response:
    """Send this file of the cover; without one, answer as if there were no such page."""
    size = found.named(name) if found else None
    if size is None:
        abort(404)
    return send_file_row(size.sha256, size.media_type, f"cover-{name}")
