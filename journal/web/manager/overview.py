"""The manager's first page."""

from flask import render_template
from flask.typing import ResponseReturnValue

from journal.queries.overview import overview as read_overview
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.policy import Policy, policy


@blueprint.get("/manage")
@policy(Policy.MANAGER)
def overview() -> ResponseReturnValue:
    """Show what there is and what is missing."""
    return render_template("manager/overview.html", counts=read_overview(acting().at.date()))
