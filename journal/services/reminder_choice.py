"""What editors do not want of the ladder: one step passed over, or all of it at rest."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, delete, select

from journal.domain.acting import Acting
from journal.domain.refusal import Overtaken
from journal.domain.reminders import Kind, step_named
from journal.domain.said import N_, Said
from journal.models.reminder import Reminder, ReminderPause
from journal.queries.reminders import OFF, SWITCH, Thread, do_rest, thread
from journal.services import unit
from journal.services.around import setting
from journal.services.duty import on_duty
from journal.services.entering import entered
from journal.services.history import record
from journal.services.setting import keep

_OVER = Said(N_("Nothing is awaited there any more: no reminder would be sent."))
_SENT = Said(N_("This reminder has been sent already."))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which reminders are spoken of: about what, and in which paper."""

    submission_id: str
    kind: Kind
    subject_id: str


@unit.act
def pass_over(by: Acting, chosen: Chosen, step: str, counted_from: date) -> None:
    """Take this one step out; taken out twice, it is taken out once.

    It holds for the day that the step counts from: where that is moved, the step comes again.
    Raises Overtaken where it was sent meanwhile, or nothing is awaited any more.
    """
    found = _entered(by, chosen)
    if step_named(found.kind, step) is None or counted_from != found.awaited.counts_from:
        raise Overtaken(_OVER)
    row = unit.session().scalar(_row(chosen, step, counted_from))
    if row is not None and row.sent_at is not None:
        raise Overtaken(_SENT)
    if row is None:
        unit.session().add(
            Reminder(
                kind=chosen.kind,
                subject_id=chosen.subject_id,
                submission_id=chosen.submission_id,
                step=step,
                counted_from=counted_from,
                passed_over_at=by.at,
                passed_over_by_id=by.account_id,
            )
        )
        _record(by, "pass_over_reminder", found)


@unit.act
def restore(by: Acting, chosen: Chosen, step: str, counted_from: date) -> None:
    """Put a step in again that was taken out; one that was not is left as it is."""
    found = _entered(by, chosen)
    row = unit.session().scalar(_row(chosen, step, counted_from))
    if row is not None and row.sent_at is None:
        unit.session().execute(delete(Reminder).where(Reminder.id == row.id))
        _record(by, "restore_reminder", found)


@unit.act
def pause(by: Acting, chosen: Chosen) -> None:
    """Let the reminders about this rest until they are resumed; paused twice, it is once."""
    found = _entered(by, chosen)
    if found.awaited.is_paused:
        return
    row = _pause_of(chosen)
    if row is not None:
        unit.session().delete(row)
        unit.session().flush()
    unit.session().add(
        ReminderPause(
            kind=_at_rest(chosen.kind),
            subject_id=chosen.subject_id,
            submission_id=chosen.submission_id,
            paused_at=by.at,
            paused_by_id=by.account_id,
        )
    )
    _record(by, "pause_reminders", found)


@unit.act
def resume(by: Acting, chosen: Chosen) -> None:
    """Let the reminders go on; what fell into the pause is not made up for."""
    found = _entered(by, chosen)
    row = _pause_of(chosen)
    if row is not None and row.resumed_at is None:
        row.resumed_at = by.at
        _record(by, "resume_reminders", found)


@unit.act
def stop_all(by: Acting) -> None:
    """Let every reminder of the journal rest until they are let go on."""
    on_duty(by, "switch_reminders")
    if not do_rest():
        keep({SWITCH: OFF})
        record(by, "stop_reminders")


@unit.act
def go_on(by: Acting) -> None:
    """Let the journal remind people again; what fell into the rest is not made up for."""
    on_duty(by, "switch_reminders")
    if do_rest():
        keep({SWITCH: by.at.isoformat()})
        record(by, "start_reminders")


def _entered(by: Acting, chosen: Chosen) -> Thread:
    """Return what is waited for, the paper locked, where the act is open to who acts."""
    idle = chosen.kind is Kind.IDLE
    entered(by, "keep_idle_reminders" if idle else "keep_reminders", chosen.submission_id)
    zone = str(setting("ZONE"))
    found = thread(chosen.kind, chosen.subject_id, chosen.submission_id, by.at, zone)
    if found is None:
        raise Overtaken(_OVER)
    return found


def _row(chosen: Chosen, step: str, counted_from: date) -> Select[Reminder]:
    return (
        select(Reminder)
        .where(
            Reminder.kind == chosen.kind,
            Reminder.subject_id == chosen.subject_id,
            Reminder.step == step,
            Reminder.counted_from == counted_from,
        )
        .with_for_update()
    )


def _pause_of(chosen: Chosen) -> ReminderPause | None:
    key = (_at_rest(chosen.kind), chosen.subject_id)
    return unit.session().get(ReminderPause, key, with_for_update=True)


def _at_rest(kind: Kind) -> Kind:
    """Return the kind under which a pause is kept: a review rests as a whole."""
    return Kind.REVIEW if kind is Kind.INVITATION else kind


def _record(by: Acting, act: str, found: Thread) -> None:
    is_review = found.kind in (Kind.INVITATION, Kind.REVIEW)
    thing_id = found.subject_id if is_review else found.who_id
    record(by, act, submission_id=found.submission_id, thing_id=thing_id)
