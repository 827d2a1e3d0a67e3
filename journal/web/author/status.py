"""Asking how a paper stands."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.services.status import ask_status
from journal.web.author import blueprint
from journal.web.policy import Policy, policy
from journal.web.speaking import acting, after, told


@blueprint.post("/submissions/<id:submission_id>/ask")
@policy(Policy.SIGNED_IN)
def ask(submission_id: str) -> ResponseReturnValue:
    """Ask the editors, once in fourteen days."""
    if ask_status(acting(), submission_id):
        flash(told(_("The editors have your question. They answer by letter.")), "good")
    else:
        flash(_("You have asked already. The editors answer by letter."), "info")
    return redirect(after(url_for("author.paper", submission_id=submission_id)), 303)
