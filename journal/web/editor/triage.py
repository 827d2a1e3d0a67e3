"""What an editor does with a new paper, and with its rounds of review."""

from datetime import date, timedelta

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.rounds import REVIEW_DAYS, REVIEWS_REQUIRED
from journal.queries.desk.checks import checks, open_checks
from journal.queries.desk.paper import Facts
from journal.queries.examination import of_copy
from journal.queries.review_form import form_id_for, forms_offered
from journal.services.round import cancel_round, open_round
from journal.services.triage import return_to_author, send_to_review
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.desk_forms import PlanForm, ReasonForm
from journal.web.editor.findings import further_told
from journal.web.editor.paper import opened
from journal.web.editor.trying import back_to, tried
from journal.web.examined import told
from journal.web.policy import Policy, policy


@blueprint.get("/desk/submissions/<id:submission_id>/review")
@policy(Policy.EDITOR)
def review_plan(submission_id: str) -> ResponseReturnValue:
    """Ask how the first round is to be."""
    return _plan_page(
        opened(submission_id, "send_to_review"), _usual_plan(submission_id), is_first=True
    )


@blueprint.post("/desk/submissions/<id:submission_id>/review")
@policy(Policy.EDITOR)
def review_plan_now(submission_id: str) -> ResponseReturnValue:
    """Send a new paper to review."""
    form, facts = PlanForm(), opened(submission_id, "send_to_review")
    if tried(form, lambda: send_to_review(acting(), submission_id, *_plan(form))):
        flash(_("The paper is in review. Next, find its reviewers."), "good")
        return back_to(submission_id)
    return _plan_page(facts, form, is_first=True), 422


@blueprint.get("/desk/submissions/<id:submission_id>/round")
@policy(Policy.EDITOR)
def round_plan(submission_id: str) -> ResponseReturnValue:
    """Ask how a further round is to be."""
    return _plan_page(
        opened(submission_id, "open_round"), _usual_plan(submission_id), is_first=False
    )


@blueprint.post("/desk/submissions/<id:submission_id>/round")
@policy(Policy.EDITOR)
def round_plan_now(submission_id: str) -> ResponseReturnValue:
    """Open a further round."""
    form, facts = PlanForm(), opened(submission_id, "open_round")
    if tried(form, lambda: open_round(acting(), submission_id, *_plan(form))):
        flash(_("A new round of review is open. Next, find its reviewers."), "good")
        return back_to(submission_id)
    return _plan_page(facts, form, is_first=False), 422


@blueprint.post("/desk/submissions/<id:submission_id>/round/cancel")
@policy(Policy.EDITOR)
def round_cancel(submission_id: str) -> ResponseReturnValue:
    """Call the open round off."""
    cancel_round(acting(), submission_id)
    flash(_("The round is called off, and everybody who was asked is told."), "good")
    return back_to(submission_id)


@blueprint.get("/desk/submissions/<id:submission_id>/return")
@policy(Policy.EDITOR)
def return_form(submission_id: str) -> ResponseReturnValue:
    """Ask why the paper goes back."""
    return _return_page(opened(submission_id, "return_to_author"), ReasonForm(formdata=None))


@blueprint.post("/desk/submissions/<id:submission_id>/return")
@policy(Policy.EDITOR)
def return_now(submission_id: str) -> ResponseReturnValue:
    """Give the paper back to its author."""
    form, facts = ReasonForm(), opened(submission_id, "return_to_author")
    reason = form.reason.data or ""
    if tried(form, lambda: return_to_author(acting(), submission_id, reason)):
        text = _("%(reference)s is with its author again, with your reason.")
        flash(text % {"reference": facts.reference}, "good")
        return redirect(url_for("editor.desk"), 303)
    return _return_page(facts, form), 422


def _plan(form: PlanForm) -> tuple[date, int, str, str]:
    due_on, form_id = form.due_on.data or acting().at.date(), form.form_id.data or ""
    return due_on, form.reviews_required.data or 0, form.reason.data or "", form_id


def _usual_plan(submission_id: str) -> PlanForm:
    due_on = acting().at.date() + timedelta(days=REVIEW_DAYS)
    data = {
        "due_on": due_on,
        "reviews_required": REVIEWS_REQUIRED,
        "form_id": form_id_for(submission_id),
    }
    return PlanForm(formdata=None, data=data)


def _plan_page(facts: Facts, form: PlanForm, *, is_first: bool) -> str:
    form.form_id.choices = [(one.id, speak(one.name)) for one in forms_offered()]
    return render_template(
        "editor/round_form.html",
        facts=facts,
        form=form,
        is_first=is_first,
        examined=told(of_copy(facts.id)),
        further=further_told(facts.id),
        unchecked=open_checks(checks(facts.id, facts.checks)) if is_first else (),
        tomorrow=acting().at.date() + timedelta(days=1),
    )


def _return_page(facts: Facts, form: ReasonForm) -> str:
    return render_template("editor/return_form.html", facts=facts, form=form)
