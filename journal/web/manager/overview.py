"""The manager's first page."""

from flask import render_template
from flask.typing import ResponseReturnValue

from journal.domain.attention import needs
from journal.queries.overview import overview as read_overview
from journal.services.around import identity
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.policy import Policy, policy


@blueprint.get("/manage")
@policy(Policy.MANAGER)
def overview() -> ResponseReturnValue:
    """Show what wants attention, and how much there is."""
    counts = read_overview(acting().at)
    return render_template(
        "manager/overview.html", counts=counts, needs=needs(counts.standing, identity())
    )
