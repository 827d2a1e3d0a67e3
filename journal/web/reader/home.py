"""The front page."""

from flask import render_template
from flask.typing import ResponseReturnValue

from journal.queries.announcement import published as announcements
from journal.queries.call import open_calls
from journal.queries.published import current_issue, online_first
from journal.web.asking import acting_nobody
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint

_NEWS = 5
_FIRST = 4


@blueprint.get("/")
@policy(Policy.PUBLIC)
def home() -> ResponseReturnValue:
    """Show the current issue, what is asked for, and what is new."""
    return render_template(
        "reader/home.html",
        issue=current_issue(),
        calls=open_calls(acting_nobody().at),
        news=announcements(acting_nobody().at, _NEWS),
        first=online_first(_FIRST + 1),
        most_first=_FIRST,
    )
