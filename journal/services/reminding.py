"""Reminders: by the ladder, each step exactly once, or by hand; kindly, not twice a day."""

from datetime import timedelta

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.refusal import Overtaken
from journal.domain.reminders import Kind, due, free_days
from journal.domain.rounds import ReviewStatus
from journal.domain.said import N_, Said
from journal.models.reminder import Reminder
from journal.queries.reminders import Thread, thread
from journal.services import reminder_letter, unit
from journal.services.around import setting
from journal.services.history import record
from journal.services.invitation import review_of, status_of
from journal.services.move import state_of

BY_HAND = "by-hand"
_PAUSE = timedelta(days=1)
_KINDS = {ReviewStatus.INVITED: Kind.INVITATION, ReviewStatus.ACCEPTED: Kind.REVIEW}
_NOTHING = Said(N_("Nothing is awaited from this person any more. No letter was sent."))


@unit.act
def remind_by_step(by: Acting, kind: Kind, subject_id: str, submission_id: str) -> bool:
    """Send the step that is due now, if one is: its row and its letter in one act.

    Tell whether it was sent. The paper is locked before its rows are read: of two workers the
    second finds the first one's step, and a reviewer who answers just now is not reminded.
    """
    state_of(submission_id)
    found = thread(kind, subject_id, submission_id, by.at, str(setting("ZONE")))
    step = due(found.awaited, by.at, weekend()) if found else None
    if found is None or step is None:
        return False
    letter_id = reminder_letter.write(by, found, step)
    _keep(by, found, step.name, letter_id)
    act = "no_reply" if step.occasion == "reminder_no_reply" else "reminded"
    thing_id = found.who_id if kind in (Kind.REVISION, Kind.IDLE) else subject_id
    record(by, act, submission_id=submission_id, thing_id=thing_id)
    return True


@unit.act
def remind(by: Acting, review_id: str) -> bool:
    """Write to a reviewer who has not answered or not sent; tell whether it was done now.

    Whoever was reminded within a day, also by the ladder, is left in peace; the ladder counts the
    letter as one of its own. Raises Overtaken where nothing is awaited.
    """
    review = review_of(by, review_id, "invite_reviewer")
    kind = _KINDS.get(status_of(review))
    if kind is None:
        raise Overtaken(_NOTHING)
    if _was_reminded(by, review_id):
        return False
    letter_id = reminder_letter.write_by_hand(by, kind, review)
    unit.session().add(
        Reminder(
            kind=kind,
            subject_id=review_id,
            submission_id=review.submission_id,
            step=BY_HAND,
            counted_from=by.at.date(),
            sent_at=by.at,
            letter_id=letter_id,
        )
    )
    record(by, "remind_reviewer", submission_id=review.submission_id, thing_id=review_id)
    return True


def weekend() -> frozenset[int]:
    """Return the days on which this journal reminds nobody."""
    return free_days(str(setting("WEEKEND")))


def _keep(by: Acting, found: Thread, step: str, letter_id: str) -> None:
    unit.session().add(
        Reminder(
            kind=found.kind,
            subject_id=found.subject_id,
            submission_id=found.submission_id,
            step=step,
            counted_from=found.awaited.counts_from,
            sent_at=by.at,
            letter_id=letter_id,
        )
    )
    unit.session().flush()


def _was_reminded(by: Acting, review_id: str) -> bool:
    """Tell whether a reminder went to the reviewer within a day; what told the editor is none."""
    found = unit.session().scalar(
        select(Reminder.id)
        .where(
            Reminder.subject_id == review_id,
            Reminder.sent_at > by.at - _PAUSE,
            Reminder.step.not_in(reminder_letter.TO_EDITORS),
        )
        .limit(1)
    )
    return found is not None
