"""Who makes the journal."""

from flask import render_template
from flask.typing import ResponseReturnValue

from journal.domain.office import OFFICE_LABELS, Office
from journal.domain.said import N_
from journal.queries.masthead import masthead as read_masthead
from journal.web.asking import acting_nobody
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint

_SEVERAL = {
    Office.CHIEF: N_("Editors-in-chief"),
    Office.EDITOR: N_("Editors"),
    Office.GUEST: N_("Guest editors"),
    Office.OFFICE: N_("Managing editors"),
    Office.PRODUCTION: N_("Production editors"),
}


@blueprint.get("/editorial-team")
@policy(Policy.PUBLIC)
def masthead() -> ResponseReturnValue:
    """Show who is in office, and who was."""
    return render_template(
        "reader/masthead.html",
        masthead=read_masthead(acting_nobody().at.date()),
        one=OFFICE_LABELS,
        several=_SEVERAL,
    )
