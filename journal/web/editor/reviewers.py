"""Finding reviewers, asking them, and letting them go."""

from datetime import date, timedelta

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.letters import Composed
from journal.domain.rounds import REVIEW_DAYS
from journal.queries.desk.paper import Facts
from journal.queries.desk.ranking import Paper, ranking
from journal.queries.desk.reviewers import why_barred
from journal.queries.desk.rounds import RoundView, rounds
from journal.queries.desk.versions import is_readable
from journal.queries.named import wish_about
from journal.queries.person import Person, person
from journal.queries.ties import OPPOSED
from journal.services import letter
from journal.services.alternate import line_up
from journal.services.invitation import (
    cancel_review,
    invitation_letter,
    invite,
    move_due_date,
    person_to_ask,
    with_date,
)
from journal.services.reminding import remind
from journal.services.words import speak
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.editor.alternates import LINE
from journal.web.editor.desk_forms import DueForm, InvitationForm, PersonForm
from journal.web.editor.paper import opened
from journal.web.editor.trying import LATER, PREVIEW, SEND, back_to, letter_in, step, tried
from journal.web.paging import Pager, number_asked, words_asked
from journal.web.policy import Policy, policy
from journal.web.told import tell


@blueprint.get("/desk/submissions/<id:submission_id>/reviewers")
@policy(Policy.EDITOR)
def reviewers(submission_id: str) -> ResponseReturnValue:
    """Search people for this paper."""
    return _list_page(opened(submission_id, "invite_reviewer"), PersonForm(formdata=None))


@blueprint.post("/desk/submissions/<id:submission_id>/reviewers")
@policy(Policy.EDITOR)
def reviewer_new(submission_id: str) -> ResponseReturnValue:
    """Go on to the invitation of somebody named by name and address."""
    paper, form, asked = opened(submission_id, "invite_reviewer"), PersonForm(), []
    name, email = form.name.data or "", form.email.data or ""
    if tried(form, lambda: asked.append(person_to_ask(acting(), submission_id, name, email))):
        return redirect(
            url_for("editor.invitation", submission_id=submission_id, account_id=asked[0]), 303
        )
    return _list_page(paper, form), 422


@blueprint.get("/desk/submissions/<id:submission_id>/reviewers/<id:account_id>")
@policy(Policy.EDITOR)
def invitation(submission_id: str, account_id: str) -> ResponseReturnValue:
    """Show the draft of the invitation."""
    paper, who = opened(submission_id, "invite_reviewer"), person(account_id) or abort(404)
    barred, view = why_barred(submission_id, [account_id]).get(account_id), _open_round(paper.id)
    if barred is not None or not _is_readable(view, submission_id):
        if barred is not None:
            flash(f"{who.name}: {speak(barred)}", "warn")
        return redirect(url_for("editor.reviewers", submission_id=submission_id), 303)
    weighs = "adjudicating" in request.args
    draft = invitation_letter(submission_id, account_id, is_adjudicating=weighs)
    data = {
        "subject": draft.subject,
        "text": draft.text,
        "due_on": _usual_due(view),
        "adjudicating": "1" if weighs else "",
    }
    return _letter_page(paper, who, InvitationForm(formdata=None, data=data))


@blueprint.post("/desk/submissions/<id:submission_id>/reviewers/<id:account_id>")
@policy(Policy.EDITOR)
def invitation_now(submission_id: str, account_id: str) -> ResponseReturnValue:
    """Show the letter as it would go, or send it."""
    paper, who = opened(submission_id, "invite_reviewer"), person(account_id) or abort(404)
    form = InvitationForm()
    due_on: date = form.due_on.data or acting().at.date()
    if step() == SEND:
        if tried(form, lambda: _invite(submission_id, account_id, due_on, form)):
            flash(_("%(name)s is invited by letter.", name=who.name), "good")
            return back_to(submission_id)
    elif step() == LATER:
        typed = letter_in(form)
        if tried(form, lambda: line_up(acting(), submission_id, account_id, typed)):
            tell(_("%(name)s is in line. No letter was sent.", name=who.name), LINE)
            address = url_for("editor.alternates", submission_id=submission_id, _anchor=LINE)
            return redirect(address, 303)
    elif step() == PREVIEW and form.validate():
        shown = with_date(letter_in(form), due_on, acting().language)
        return _letter_page(paper, who, form, letter.previewed(shown))
    return _letter_page(paper, who, form), 422 if form.errors else 200


@blueprint.post("/desk/submissions/<id:submission_id>/reviews/<id:review_id>/cancel")
@policy(Policy.EDITOR)
def review_cancel(submission_id: str, review_id: str) -> ResponseReturnValue:
    """Let a reviewer go."""
    _of_paper(submission_id, review_id)
    cancel_review(acting(), review_id)
    tell(_("The reviewer is let go; their link opens nothing more."), review_id)
    return back_to(submission_id, review_id)


@blueprint.post("/desk/submissions/<id:submission_id>/reviews/<id:review_id>/due")
@policy(Policy.EDITOR)
def review_due(submission_id: str, review_id: str) -> ResponseReturnValue:
    """Give a reviewer another date."""
    _of_paper(submission_id, review_id)
    form = DueForm()
    due_on: date = form.due_on.data or acting().at.date()
    is_told = bool(form.is_told.data)
    if tried(form, lambda: move_due_date(acting(), review_id, due_on, is_told=is_told)):
        told, kept = _("The reviewer is told the new date."), _("The new date stands.")
        tell(told if is_told else kept, review_id)
    else:
        tell(" ".join(str(error) for error in form.due_on.errors), review_id, "bad")
    return back_to(submission_id, review_id)


@blueprint.post("/desk/submissions/<id:submission_id>/reviews/<id:review_id>/remind")
@policy(Policy.EDITOR)
def review_remind(submission_id: str, review_id: str) -> ResponseReturnValue:
    """Remind a reviewer."""
    _of_paper(submission_id, review_id)
    if remind(acting(), review_id):
        tell(_("The reminder is written."), review_id)
    else:
        tell(_("They were reminded within a day. No second letter was sent."), review_id, "info")
    return back_to(submission_id, review_id)


def _invite(submission_id: str, account_id: str, due_on: date, form: InvitationForm) -> str:
    weighs = bool(form.adjudicating.data)
    typed = letter_in(form)
    return invite(acting(), submission_id, account_id, due_on, typed, is_adjudicating=weighs)


def _of_paper(submission_id: str, review_id: str) -> None:
    """Answer 404 where the review is none of this paper's."""
    opened(submission_id, "read_as_editor")
    if not any(one.id == review_id for view in rounds(submission_id) for one in view.reviews):
        abort(404)


def _open_round(submission_id: str) -> RoundView | None:
    return next((view for view in rounds(submission_id) if view.is_open), None)


def _is_readable(view: RoundView | None, submission_id: str) -> bool:
    """Tell whether a round is open, on a version that reviewers may read."""
    return view is not None and is_readable(submission_id, view.version)


def _usual_due(view: RoundView | None) -> date:
    """Return the round's day, or the usual time from today where it is over."""
    today = acting().at.date()
    if view is not None and view.due_on > today:
        return view.due_on
    return today + timedelta(days=REVIEW_DAYS)


def _list_page(paper: Facts, form: PersonForm) -> str:
    words, number = words_asked(request.args.get("q")), number_asked(request.args.get("page"))
    text = f"{paper.title}\n{paper.abstract}\n{paper.keywords}"
    asked_for = Paper(paper.id, text, paper.language, paper.named)
    found = ranking(viewer(), asked_for, acting().at, words, number)
    view = _open_round(paper.id)
    asked = {"submission_id": paper.id, "q": words}
    return render_template(
        "editor/reviewer_list.html",
        facts=paper,
        found=found,
        words=words,
        form=form,
        round=view,
        is_readable=_is_readable(view, paper.id),
        lists=paper.named,
        opposed=OPPOSED,
        pager=Pager("editor.reviewers", number, found.has_more, asked),
    )


def _letter_page(
    paper: Facts, who: Person, form: InvitationForm, preview: Composed | None = None
) -> str:
    return render_template(
        "editor/invitation_form.html",
        facts=paper,
        who=who,
        form=form,
        preview=preview,
        wish=wish_about(paper.named, who.email, who.name),
        tomorrow=acting().at.date() + timedelta(days=1),
    )
