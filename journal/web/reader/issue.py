"""Issues for readers: the archive, and each issue with what stands in it."""

from itertools import groupby

from flask import Response, abort, render_template
from flask.typing import ResponseReturnValue

from journal.domain.published import PublishedCover
from journal.queries import published
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint
from journal.web.sending import send_file_row

# The files of a cover, as a part of an address.
COVER_FILES = "<any('320.jpg', '320.webp', '640.webp'):name>"


@blueprint.get("/issues")
@policy(Policy.PUBLIC)
def issues() -> ResponseReturnValue:
    """Show every issue by year, the newest first."""
    found = groupby(published.issues(), key=lambda issue: issue.year)
    years = [(year, tuple(marks)) for year, marks in found]
    return render_template("reader/issue_list.html", years=years)


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


def send_cover(found: PublishedCover | None, name: str) -> Response:
    """Send this file of the cover; without one, answer as if there were no such page."""
    size = found.named(name) if found else None
    if size is None:
        abort(404)
    return send_file_row(size.sha256, size.media_type, f"cover-{name}")
