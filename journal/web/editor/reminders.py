"""The letters to come: of all papers for fourteen days, and of one paper to their end."""

from datetime import date

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from journal.access.duties import duties
from journal.access.permissions import offers
from journal.domain.letters import Composed
from journal.domain.reminders import Kind
from journal.domain.said import N_
from journal.queries.alternates import (
    invitations_rest,
    journal_fills_lines,
    journal_goes_by_itself,
)
from journal.queries.desk.alternates import LetterAhead, letters_ahead
from journal.queries.desk.paper import facts
from journal.queries.desk.reminders import Ladder, ladders, reminders_ahead
from journal.queries.letter_template import all_wordings
from journal.queries.reminders import do_rest
from journal.services import by_itself, letter, reminder_choice
from journal.services.around import setting
from journal.services.reminder_choice import Chosen
from journal.services.reminder_letter import drafted
from journal.services.reminding import weekend
from journal.services.telling import told
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.editor.alternates import letter_of
from journal.web.editor.paper import standing_here
from journal.web.paging import Pager, number_asked
from journal.web.policy import Policy, policy
from journal.web.told import tell

A_PAGE = 50
KIND_LABELS = {
    Kind.INVITATION: N_("Invitation unanswered"),
    Kind.REVIEW: N_("Review awaited"),
    Kind.REVISION: N_("Revision awaited"),
    Kind.IDLE: N_("Waits for its editor"),
}


@blueprint.get("/desk/reminders")
@policy(Policy.EDITOR)
def reminders() -> ResponseReturnValue:
    """Show the reminders of the next fourteen days, by day."""
    number = number_asked(request.args.get("page"))
    found = reminders_ahead(viewer(), acting().at, str(setting("ZONE")), weekend())
    start = (number - 1) * A_PAGE
    return render_template(
        "editor/reminder_list.html",
        lines=found[start : start + A_PAGE],
        total=len(found),
        labels=KIND_LABELS,
        is_off=do_rest() or not setting("REMINDERS"),
        is_at_rest=do_rest(),
        may_switch="switch_reminders" in duties(viewer().offices),
        invitations=_invitations() if number == 1 else (),
        goes_by_itself=journal_goes_by_itself(),
        do_fill=journal_fills_lines(),
        do_invitations_rest=invitations_rest(),
        pager=Pager("editor.reminders", number, len(found) > start + A_PAGE),
    )


@blueprint.post("/desk/reminders")
@policy(Policy.EDITOR)
def reminders_switch() -> ResponseReturnValue:
    """Stop all reminders of the journal, or let them go on."""
    if request.form.get("act") == "stop":
        reminder_choice.stop_all(acting())
        flash(_("The journal reminds nobody until you let it go on."), "good")
    else:
        reminder_choice.go_on(acting())
        flash(
            _("The journal reminds people again. What came meanwhile is not made up for."), "good"
        )
    return redirect(url_for("editor.reminders"), 303)


@blueprint.post("/desk/reminders/invitations")
@policy(Policy.EDITOR)
def invitations_switch() -> ResponseReturnValue:
    """Stop what goes by itself in the whole journal, let it go on, or choose what is usual."""
    act = request.form.get("act", "")
    if act in ("stop", "start"):
        by_itself.stop_all(acting(), is_stopped=act == "stop")
        stopped = _("Nobody is asked by itself until you let it go on.")
        told_now = stopped if act == "stop" else _("Invitations go by themselves again.")
    else:
        if act in ("fill", "leave"):
            by_itself.choose_filling(acting(), is_wanted=act == "fill")
        else:
            by_itself.choose_for_journal(acting(), is_wanted=act == "yes")
        told_now = _("Your choice is kept.")
    tell(told_now, "invitations")
    return redirect(url_for("editor.reminders", _anchor="invitations"), 303)


@blueprint.get("/desk/submissions/<id:submission_id>/reminders")
@policy(Policy.EDITOR)
def paper_reminders(submission_id: str) -> ResponseReturnValue:
    """Show all reminders of one paper, with their letters, and what can be done about them."""
    standing = standing_here(submission_id)
    zone = str(setting("ZONE"))
    found = ladders(submission_id, standing.state, acting().at, zone, weekend())
    return render_template(
        "editor/reminder_paper.html",
        facts=facts(submission_id),
        ladders=found,
        letters=_letters(submission_id, found),
        labels=KIND_LABELS,
        offers=offers(standing),
        is_off=do_rest() or not setting("REMINDERS"),
    )


@blueprint.post("/desk/submissions/<id:submission_id>/reminders")
@policy(Policy.EDITOR)
def paper_reminders_now(submission_id: str) -> ResponseReturnValue:
    """Take one reminder out or put it in again, or let those of one person rest or go on."""
    standing_here(submission_id)
    chosen, act = _chosen(submission_id), request.form.get("act", "")
    place = f"{chosen.kind}-{chosen.subject_id}"
    if act not in ("pause", "resume"):
        place += request.form.get("step", "")
    tell(_done(chosen, act), place)
    return _back(submission_id, place)


def _invitations() -> list[tuple[LetterAhead, Composed]]:
    """Return who would be asked by itself in the next fourteen days, with the letters."""
    found = letters_ahead(viewer(), acting().at, weekend())[:A_PAGE]
    return [(one, letter_of(one.pipeline, one.one, one.day)) for one in found]


def _done(chosen: Chosen, act: str) -> str:
    """Do what the button says; return what was done."""
    if act == "pause":
        reminder_choice.pause(acting(), chosen)
        words = _("These reminders are paused until you resume them.")
    elif act == "resume":
        reminder_choice.resume(acting(), chosen)
        words = _("These reminders are resumed. What came meanwhile is not made up for.")
    elif act == "restore":
        reminder_choice.restore(acting(), chosen, *_step())
        words = _("This reminder will be sent.")
    else:
        reminder_choice.pass_over(acting(), chosen, *_step())
        words = _("This reminder will not be sent. Those after it will.")
    return str(words)


def _step() -> tuple[str, date]:
    """Return the step's name and the day it counts from; 404 where there is no day."""
    try:
        counted_from = date.fromisoformat(request.form.get("counted_from", ""))
    except ValueError:
        abort(404)
    return request.form.get("step", ""), counted_from


def _chosen(submission_id: str) -> Chosen:
    """Return what the form speaks of; 404 for a kind that is none."""
    kind = request.form.get("kind", "")
    if kind not in set(Kind):
        abort(404)
    return Chosen(submission_id, Kind(kind), request.form.get("subject_id", ""))


def _back(submission_id: str, place: str) -> Response:
    if request.form.get("back") == "list":
        return redirect(url_for("editor.reminders", _anchor=place), 303)
    address = url_for("editor.paper_reminders", submission_id=submission_id, _anchor=place)
    return redirect(address, 303)


def _letters(submission_id: str, found: tuple[Ladder, ...]) -> dict[str, Composed]:
    """Return each letter to come as its reader would get it, without the personal link."""
    lines = [line for one in found for line in one.coming]
    if not lines:
        return {}
    paper, language = told(submission_id), acting().language
    kept = all_wordings({line.step.occasion for line in lines})
    return {
        line.key: letter.previewed(
            drafted(line.thread, line.step, paper, language, kept[line.step.occasion])
        )
        for line in lines
    }
