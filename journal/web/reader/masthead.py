"""Who makes the journal."""

from flask import render_template
from flask.typing import ResponseReturnValue

from journal.queries.masthead import masthead as read_masthead
from journal.queries.thanks import thanked
from journal.web.asking import acting_nobody
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint


@blueprint.get("/editorial-team")
@policy(Policy.PUBLIC)
def masthead() -> ResponseReturnValue:
    """Show who is in office, and who was."""
    today = acting_nobody().at.date()
    last_year = today.year - 1
    return render_template(
        "reader/masthead.html",
        masthead=read_masthead(today),
        thanks_of=str(last_year) if thanked(last_year, today) else "",
    )
