"""The office lets the author of an accepted paper change public names."""

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.services.renaming import open_public_names
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.trying import back_to
from journal.web.policy import Policy, policy


@blueprint.post("/desk/submissions/<id:submission_id>/names")
@policy(Policy.EDITOR)
def open_names(submission_id: str) -> ResponseReturnValue:
    """Let them, once within fourteen days."""
    if open_public_names(acting(), submission_id):
        flash(_("The author can change the public names now, and is told by letter."), "good")
    else:
        flash(_("The author can change them already."), "info")
    return back_to(submission_id)
