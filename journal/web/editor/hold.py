"""A paper is held, and released."""

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.services.hold import hold, release
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.act_page import ActPage
from journal.web.editor.desk_forms import ReasonForm, RemarkForm
from journal.web.editor.paper import opened
from journal.web.editor.trying import back_to, tried
from journal.web.policy import Policy, policy


@blueprint.get("/desk/submissions/<id:submission_id>/hold")
@policy(Policy.EDITOR)
def hold_form(submission_id: str) -> ResponseReturnValue:
    """Say what holding a paper means, and ask why."""
    return _hold_words().shown(opened(submission_id, "hold"), ReasonForm(formdata=None))


@blueprint.post("/desk/submissions/<id:submission_id>/hold")
@policy(Policy.EDITOR)
def hold_now(submission_id: str) -> ResponseReturnValue:
    """Hold the paper."""
    paper, form = opened(submission_id, "hold"), ReasonForm()
    if tried(form, lambda: hold(acting(), submission_id, form.reason.data or "")):
        flash(_("The paper is held. Its letters wait until you release it."), "good")
        return back_to(submission_id)
    return _hold_words().shown(paper, form), 422


@blueprint.get("/desk/submissions/<id:submission_id>/release")
@policy(Policy.EDITOR)
def release_form(submission_id: str) -> ResponseReturnValue:
    """Say what happens when the paper is released."""
    return _release_words().shown(opened(submission_id, "release"), RemarkForm(formdata=None))


@blueprint.post("/desk/submissions/<id:submission_id>/release")
@policy(Policy.EDITOR)
def release_now(submission_id: str) -> ResponseReturnValue:
    """Release the paper."""
    paper, form = opened(submission_id, "release"), RemarkForm()
    if tried(form, lambda: release(acting(), submission_id, form.reason.data or "")):
        flash(_("The paper goes on. Letters that waited are sent now."), "good")
        return back_to(submission_id)
    return _release_words().shown(paper, form), 422


def _hold_words() -> ActPage:
    return ActPage(
        _("Hold the paper"),
        _(
            "Until you release it nothing is decided, produced or published, and no letter about"
            " the paper leaves the journal, not even a reminder. The authors see nothing of it and"
            " can go on with their own part."
        ),
        _("Hold the paper"),
        {"reason": _("Private: only editors of this paper read it.")},
    )


def _release_words() -> ActPage:
    return ActPage(
        _("Release the paper"),
        _("Everything is open again as it was. The letters that waited are sent at once."),
        _("Release the paper"),
        {"reason": _("For the editors alone; you may leave it out.")},
    )
