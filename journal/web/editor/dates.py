"""Dates of a paper moved by the desk; a revision that lapses, and is awaited again."""

from datetime import date, timedelta

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.decisions import BY_NAME
from journal.domain.workflow import State
from journal.queries.desk.paper import Facts
from journal.queries.desk.rounds import rounds
from journal.services.due import lapse, move_revision_date, move_round_date, reopen
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.act_page import ActPage
from journal.web.editor.desk_forms import LapseForm, ToldDateForm
from journal.web.editor.paper import opened
from journal.web.editor.trying import back_to, tried
from journal.web.policy import Policy, policy


@blueprint.get("/desk/submissions/<id:submission_id>/date")
@policy(Policy.EDITOR)
def due_date(submission_id: str) -> ResponseReturnValue:
    """Ask for the new day of the round, or of the revision."""
    paper = opened(submission_id, "move_due_date")
    return _date_page(paper, _dated(_present(paper)))


@blueprint.post("/desk/submissions/<id:submission_id>/date")
@policy(Policy.EDITOR)
def due_date_now(submission_id: str) -> ResponseReturnValue:
    """Move the day."""
    paper, form = opened(submission_id, "move_due_date"), ToldDateForm()
    verb = move_revision_date if _awaits_revision(paper) else move_round_date
    if tried(form, lambda: verb(acting(), submission_id, _day(form), is_told=_told(form))):
        flash(_("The new date stands."), "good")
        return back_to(submission_id)
    return _date_page(paper, form), 422


@blueprint.get("/desk/submissions/<id:submission_id>/lapse")
@policy(Policy.EDITOR)
def lapse_form(submission_id: str) -> ResponseReturnValue:
    """Say what it means to let a revision lapse."""
    form = LapseForm(formdata=None, data={"is_told": True})
    return _lapse_words().shown(opened(submission_id, "lapse"), form)


@blueprint.post("/desk/submissions/<id:submission_id>/lapse")
@policy(Policy.EDITOR)
def lapse_now(submission_id: str) -> ResponseReturnValue:
    """Wait no longer for the revision."""
    paper, form = opened(submission_id, "lapse"), LapseForm()
    reason = form.reason.data or ""
    if tried(form, lambda: lapse(acting(), submission_id, reason, is_told=_told(form))):
        flash(_("The revision has lapsed. It can be reopened at any time."), "good")
        return back_to(submission_id)
    return _lapse_words().shown(paper, form), 422


@blueprint.get("/desk/submissions/<id:submission_id>/reopen")
@policy(Policy.EDITOR)
def reopen_form(submission_id: str) -> ResponseReturnValue:
    """Ask until when the revision is awaited again."""
    days = BY_NAME["minor-revision"].revision_days or 0
    form = _dated(acting().at.date() + timedelta(days=days))
    return _reopen_page(opened(submission_id, "reopen"), form)


@blueprint.post("/desk/submissions/<id:submission_id>/reopen")
@policy(Policy.EDITOR)
def reopen_now(submission_id: str) -> ResponseReturnValue:
    """Wait for the revision again."""
    paper, form = opened(submission_id, "reopen"), ToldDateForm()
    if tried(form, lambda: reopen(acting(), submission_id, _day(form), is_told=_told(form))):
        flash(_("The author can send the revision again."), "good")
        return back_to(submission_id)
    return _reopen_page(paper, form), 422


def _awaits_revision(paper: Facts) -> bool:
    return paper.state is State.REVISION_REQUESTED


def _present(paper: Facts) -> date | None:
    """Return the day that stands now."""
    if _awaits_revision(paper):
        return paper.revision_due_on
    return next((one.due_on for one in rounds(paper.id) if one.is_open), None)


def _dated(day: date | None) -> ToldDateForm:
    return ToldDateForm(formdata=None, data={"due_on": day, "is_told": True})


def _day(form: ToldDateForm) -> date:
    return form.due_on.data or acting().at.date()


def _told(form: ToldDateForm | LapseForm) -> bool:
    return bool(form.is_told.data)


def _tomorrow() -> date:
    return acting().at.date() + timedelta(days=1)


def _date_page(paper: Facts, form: ToldDateForm) -> str:
    if _awaits_revision(paper):
        lead = _("A revision that comes late is taken all the same; reminders follow this day.")
        words = ActPage(_("Date of the revision"), lead, _("Move the date"))
    else:
        lead = _(
            "The round's date moves, and with it that of each reviewer who has the same one."
            " Other reviewers keep theirs."
        )
        words = ActPage(_("Date of the round"), lead, _("Move the date"))
    return words.shown(paper, form, tomorrow=_tomorrow())


def _lapse_words() -> ActPage:
    return ActPage(
        _("Let the revision lapse"),
        _(
            "The paper is put aside: no reminder goes out, and it counts no longer as work. You"
            " can reopen the revision whenever the author comes back."
        ),
        _("Let it lapse"),
        {"reason": _("For the editors alone; it stands in the history.")},
    )


def _reopen_page(paper: Facts, form: ToldDateForm) -> str:
    lead = _("The author can send the revision again, as it was asked for.")
    words = ActPage(_("Reopen the revision"), lead, _("Reopen the revision"))
    return words.shown(paper, form, tomorrow=_tomorrow())
