"""A decision is taken back, and a guest editor recommends one."""

from flask import abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.decisions import open_kinds
from journal.domain.reviews import RECOMMENDATIONS
from journal.domain.workflow import State
from journal.queries.desk.paper import Facts
from journal.queries.desk.rounds import rounds
from journal.queries.desk.verdicts import decisions
from journal.services.recommendation import recommend
from journal.services.reversal import revert_decision
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.desk_forms import ReasonForm, RecommendForm
from journal.web.editor.paper import guests_decide, opened
from journal.web.editor.reading import copy_beside
from journal.web.editor.trying import back_to, tried
from journal.web.policy import Policy, policy

_STATES = {str(state): state for state in State}


@blueprint.get("/desk/submissions/<id:submission_id>/revert")
@policy(Policy.EDITOR)
def revert(submission_id: str) -> ResponseReturnValue:
    """Ask why the decision is taken back."""
    return _revert_page(opened(submission_id, "revert"), ReasonForm(formdata=None))


@blueprint.post("/desk/submissions/<id:submission_id>/revert")
@policy(Policy.EDITOR)
def revert_now(submission_id: str) -> ResponseReturnValue:
    """Take the last decision back."""
    paper, form = opened(submission_id, "revert"), ReasonForm()
    if tried(form, lambda: revert_decision(acting(), submission_id, form.reason.data or "")):
        flash(_("The decision is taken back."), "good")
        return back_to(submission_id)
    return _revert_page(paper, form), 422


@blueprint.get("/desk/submissions/<id:submission_id>/recommendation")
@policy(Policy.EDITOR)
def recommendation(submission_id: str) -> ResponseReturnValue:
    """Show the reviews, and ask the guest editor what they would decide."""
    paper = _recommending(submission_id)
    data = {"expected_state": paper.state}
    return _recommend_page(paper, RecommendForm(formdata=None, data=data))


@blueprint.post("/desk/submissions/<id:submission_id>/recommendation")
@policy(Policy.EDITOR)
def recommendation_now(submission_id: str) -> ResponseReturnValue:
    """Tell the chief what the guest editor would decide."""
    paper, form = _recommending(submission_id, "read_as_editor"), RecommendForm()
    expected = _STATES.get(form.expected_state.data or "") or abort(400)
    _offer(paper, form)

    def act() -> str:
        kind, note = form.kind.data, form.note.data or ""
        return recommend(acting(), submission_id, kind, note, expected_state=expected)

    if tried(form, act):
        flash(_("Thank you. The editor-in-chief reads your recommendation and decides."), "good")
        return back_to(submission_id)
    return _recommend_page(paper, form), 422


def _recommending(submission_id: str, act: str = "recommend") -> Facts:
    if guests_decide():
        abort(404)
    return opened(submission_id, act)


def _offer(paper: Facts, form: RecommendForm) -> None:
    form.kind.choices = [(kind.name, _(kind.label)) for kind in open_kinds(paper.state)]


def _recommend_page(paper: Facts, form: RecommendForm) -> str:
    _offer(paper, form)
    return render_template(
        "editor/recommendation_form.html",
        facts=paper,
        form=form,
        copy=copy_beside(paper.id),
        rounds=rounds(paper.id),
        recommended=RECOMMENDATIONS,
    )


def _revert_page(paper: Facts, form: ReasonForm) -> str:
    last = next((one for one in decisions(paper.id) if one.reverted_at is None), None)
    return render_template("editor/revert_form.html", facts=paper, form=form, last=last)
