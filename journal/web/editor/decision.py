"""Deciding: the reviews side by side, the kind, the letter."""

from flask import abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.decisions import Kind
from journal.domain.letters import Composed
from journal.domain.reviews import RECOMMENDATIONS
from journal.domain.workflow import State
from journal.queries.desk.paper import Facts, facts
from journal.queries.desk.rounds import ReviewView, rounds, unreleased
from journal.queries.desk.verdicts import recommendations
from journal.services import reviewer_file
from journal.services.decision import (
    Verdict,
    drafted,
    due_date,
    is_reason_needed,
    previewed,
    record_decision,
)
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.desk_forms import DecisionForm
from journal.web.editor.paper import kind_here, kind_named, kinds_here, standing_here
from journal.web.editor.reading import copy_beside, newest_copy
from journal.web.editor.trying import PREVIEW, SEND, back_to, letter_in, step, tried
from journal.web.policy import Policy, policy

_STATES = {str(state): state for state in State}


@blueprint.get("/desk/submissions/<id:submission_id>/decision")
@policy(Policy.EDITOR)
def decision(submission_id: str) -> ResponseReturnValue:
    """Show what the reviewers wrote, and the decisions that are open."""
    kinds = kinds_here(submission_id)
    return render_template(
        "editor/decision_page.html",
        facts=facts(submission_id),
        kinds=kinds,
        copy=newest_copy(submission_id),
        rounds=rounds(submission_id),
        recommendations=recommendations(submission_id),
        recommended=RECOMMENDATIONS,
    )


@blueprint.get("/desk/submissions/<id:submission_id>/decision/<slug:kind>")
@policy(Policy.EDITOR)
def decision_letter(submission_id: str, kind: str) -> ResponseReturnValue:
    """Show the draft of the decision's letter."""
    chosen, paper = kind_here(submission_id, kind), facts(submission_id)
    return _page(paper, chosen, _draft(paper, chosen))


@blueprint.post("/desk/submissions/<id:submission_id>/decision/<slug:kind>")
@policy(Policy.EDITOR)
def decision_letter_now(submission_id: str, kind: str) -> ResponseReturnValue:
    """Show the letter as the author will read it, or decide."""
    standing_here(submission_id)
    if step() == SEND:
        # Whoever comes second hears from the act itself what happened.
        return _decide(facts(submission_id), kind_named(kind))
    chosen, paper = kind_here(submission_id, kind), facts(submission_id)
    form, seen = _typed(paper, chosen), list[Composed]()

    def preview() -> None:
        seen.append(_previewed(paper, _verdict(chosen, form)))

    if step() == PREVIEW and tried(form, preview):
        return _page(paper, chosen, form, seen[0])
    return _page(paper, chosen, form), 422 if form.errors else 200


def _decide(paper: Facts, kind: Kind) -> ResponseReturnValue:
    form = _typed(paper, kind)
    if tried(form, lambda: record_decision(acting(), paper.id, _verdict(kind, form))):
        flash(_("Decided. The author learns of it from the letter."), "good")
        return back_to(paper.id)
    return _page(paper, kind, form), 422


def _draft(paper: Facts, kind: Kind) -> DecisionForm:
    """Return the form as it is offered: the reviews of the open round ticked, no file."""
    letter = drafted(paper.id, kind.name)
    current = next((one for one in rounds(paper.id) if one.is_open), None)
    data = {
        "subject": letter.subject,
        "text": letter.text,
        "expected_state": paper.state,
        "expected_round": current.id if current else "",
        "released": [one.id for one in current.came if one.may_go] if current else [],
        "revision_due_on": due_date(kind.name, acting().at),
    }
    return _asked(paper, kind, DecisionForm(formdata=None, data=data))


def _typed(paper: Facts, kind: Kind) -> DecisionForm:
    return _asked(paper, kind, DecisionForm())


def _asked(paper: Facts, kind: Kind, form: DecisionForm) -> DecisionForm:
    """Take out what this kind does not ask, and fill the choices."""
    if kind.revision_days is None:
        del form.revision_due_on
    if not is_reason_needed(paper.id, kind.name):
        del form.reason
    waiting = unreleased(rounds(paper.id)) if kind.releases_reviews else ()
    form.released.choices = [(one.id, _named(one)) for one in waiting]
    form.files.choices = [(one.id, _file_named(one)) for one in waiting if one.file_id]
    for name in ("released", "files"):
        if not form[name].choices and not form[name].data:
            del form[name]
    return form


def _named(review: ReviewView) -> str:
    advice = RECOMMENDATIONS.get(review.text.recommendation, "")
    return f"{review.name}: {_(advice)}" if advice else review.name


def _file_named(review: ReviewView) -> str:
    named = f"{review.name}: {review.file_name}"
    if not review.passages:
        return named
    return f"{named} – {_('passages of this review are struck: they may stand in its file too')}"


def _verdict(kind: Kind, form: DecisionForm) -> Verdict:
    return Verdict(
        kind=kind.name,
        letter=letter_in(form),
        expected_state=_STATES.get(form.expected_state.data or "") or abort(400),
        expected_round=form.expected_round.data,
        released=frozenset(form.released.data or ()) if "released" in form else frozenset(),
        files=frozenset(form.files.data or ()) if "files" in form else frozenset(),
        revision_due_on=form.revision_due_on.data if "revision_due_on" in form else None,
        reason=(form.reason.data or "") if "reason" in form else "",
    )


def _previewed(paper: Facts, verdict: Verdict) -> Composed:
    reviewer_file.gate(paper.id, verdict.files)
    return previewed(paper.id, verdict)


def _page(paper: Facts, kind: Kind, form: DecisionForm, preview: Composed | None = None) -> str:
    return render_template(
        "editor/decision_form.html",
        facts=paper,
        kind=kind,
        form=form,
        preview=preview,
        copy=copy_beside(paper.id),
        rounds=rounds(paper.id),
        recommended=RECOMMENDATIONS,
    )
