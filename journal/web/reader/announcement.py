"""News of the journal."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from journal.queries import announcement as announcements_read
from journal.web.asking import acting_nobody
from journal.web.paging import Pager, number_asked
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint

_A_PAGE = announcements_read.A_PAGE


@blueprint.get("/announcements")
@policy(Policy.PUBLIC)
def announcements() -> ResponseReturnValue:
    """Show a page of announcements, the newest first."""
    number = number_asked(request.args.get("page"))
    rows = announcements_read.published(acting_nobody().at, _A_PAGE + 1, (number - 1) * _A_PAGE)
    pager = Pager("reader.announcements", number, len(rows) > _A_PAGE)
    return render_template("reader/announcement_list.html", news=rows[:_A_PAGE], pager=pager)


@blueprint.get("/announcements/<slug:slug>")
@policy(Policy.PUBLIC)
def announcement(slug: str) -> ResponseReturnValue:
    """Show one announcement."""
    found = announcements_read.announcement(slug, acting_nobody().at) or abort(404)
    return render_template("reader/announcement_page.html", announcement=found)
