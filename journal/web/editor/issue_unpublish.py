"""A published issue is taken back by the editor-in-chief, with a reason."""

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.issue_draft import IssueDraft
from journal.domain.refusal import Invalid
from journal.services.unpublishing import grace_ends, unpublish_issue
from journal.web.asking import acting
from journal.web.duty import need
from journal.web.editor import blueprint
from journal.web.editor.issue import back, found, may_unpublish
from journal.web.editor.issue_forms import ReasonForm
from journal.web.policy import Policy, policy


@blueprint.get("/desk/issues/<id:issue_id>/unpublish")
@policy(Policy.EDITOR)
def unpublish_form(issue_id: str) -> ResponseReturnValue:
    """Ask for the reason."""
    need("unpublish_issue")
    draft = found(issue_id)
    if not may_unpublish(draft):
        return back(issue_id)
    return _page(ReasonForm(formdata=None), draft)


@blueprint.post("/desk/issues/<id:issue_id>/unpublish")
@policy(Policy.EDITOR)
def unpublish(issue_id: str) -> ResponseReturnValue:
    """Take the issue back."""
    need("unpublish_issue")
    draft, form = found(issue_id), ReasonForm()
    try:
        unpublish_issue(acting(), issue_id, form.reason.data or "")
    except Invalid as invalid:
        form.show(invalid)
        return _page(form, draft), 422
    flash(_("The issue is taken back. Nobody outside the desk finds it any more."), "good")
    return back(issue_id)


def _page(form: ReasonForm, draft: IssueDraft) -> str:
    ends_at = grace_ends(draft.published_at or acting().at)
    return render_template("editor/issue_unpublish.html", form=form, issue=draft, ends_at=ends_at)
