"""Who makes the journal."""

from flask import render_template
from flask.typing import ResponseReturnValue

from journal.queries.masthead import masthead as read_masthead
from journal.web.asking import acting_nobody
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint


@blueprint.get("/editorial-team")
@policy(Policy.PUBLIC)
def masthead() -> ResponseReturnValue:
    """Show who is in office, and who was."""
    return render_template(
        "reader/masthead.html", masthead=read_masthead(acting_nobody().at.date())
    )
