"""An author's objection, once an editor has seen to it."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.services.authorship import settle_objection
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.policy import Policy, policy


@blueprint.post("/desk/submissions/<id:submission_id>/objections/<id:authorship_id>/settle")
@policy(Policy.EDITOR)
def settle_objection_now(submission_id: str, authorship_id: str) -> ResponseReturnValue:
    """Note that it was seen to."""
    settle_objection(acting(), submission_id, authorship_id)
    flash(_("Noted: the objection was seen to. What was written stays on the page."), "good")
    return redirect(url_for("editor.submission", submission_id=submission_id), 303)
