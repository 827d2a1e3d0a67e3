"""Dates of a paper moved by the desk: its round's, its revision's; a revision lapses and reopens.

One reviewer's date is moved in `services.invitation`.
"""

from datetime import date

from journal.domain.acting import Acting
from journal.domain.inviting import why_not_due
from journal.domain.refusal import Overtaken
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not
from journal.domain.workflow import State
from journal.services import letter, unit
from journal.services.decision import author_of, set_days
from journal.services.entering import entered
from journal.services.history import record
from journal.services.invitation import tell_date
from journal.services.move import move
from journal.services.note import noted
from journal.services.round import open_reviews, open_round_of
from journal.services.telling import told

_NONE_OPEN = Said(N_("No round of review is open for this paper. Nothing was changed."))
_NO_REVISION = Said(N_("No revision is awaited any more. Nothing was changed."))


@unit.act
def move_round_date(by: Acting, submission_id: str, due_on: date, *, is_told: bool = True) -> None:
    """Move the open round's date, and that of each awaited reviewer who shared it.

    They are told by letter. Raises Invalid for `due_on`, Overtaken where no round is open.
    """
    entered(by, "move_due_date", submission_id)
    refuse({"due_on": why_not_due(due_on, by.at.date())})
    row = open_round_of(submission_id)
    if row is None:
        raise Overtaken(_NONE_OPEN)
    if row.due_on == due_on:
        return
    shared = [one for one in open_reviews(row.id) if one.due_on == row.due_on]
    row.due_on = due_on
    record(by, "move_round_date", submission_id=submission_id, thing_id=row.id)
    for review in shared:
        review.due_on = due_on
        record(by, "move_due_date", submission_id=submission_id, thing_id=review.id)
        if is_told:
            tell_date(by, review)


@unit.act
def move_revision_date(
    by: Acting, submission_id: str, due_on: date, *, is_told: bool = True
) -> None:
    """Move the day by which the revision should come; the author is told by letter.

    Raises Invalid for `due_on`, Overtaken where no revision is awaited.
    """
    if entered(by, "move_due_date", submission_id).state is not State.REVISION_REQUESTED:
        raise Overtaken(_NO_REVISION)
    refuse({"due_on": why_not_due(due_on, by.at.date())})
    set_days(submission_id, revision_due_on=due_on)
    record(by, "move_revision_date", submission_id=submission_id)
    _tell(by, "revision_date_moved", submission_id, due_on, is_told=is_told)


@unit.act
def lapse(by: Acting, submission_id: str, reason: str = "", *, is_told: bool = True) -> None:
    """Wait no longer for the revision; it can be reopened. The author is told by letter.

    Raises Invalid for `reason`, which is for the editors alone.
    """
    entered(by, "lapse", submission_id)
    refuse({"reason": why_not(reason, TEXT)})
    move(by, submission_id, "lapse", note_id=noted(by, submission_id, reason))
    _tell(by, "revision_lapsed", submission_id, None, is_told=is_told)


@unit.act
def reopen(by: Acting, submission_id: str, due_on: date, *, is_told: bool = True) -> None:
    """Wait for the revision again, until this day; the author is told by letter.

    Raises Invalid for `due_on`.
    """
    entered(by, "reopen", submission_id)
    refuse({"due_on": why_not_due(due_on, by.at.date())})
    move(by, submission_id, "reopen")
    set_days(submission_id, revision_due_on=due_on)
    _tell(by, "revision_reopened", submission_id, due_on, is_told=is_told)


def _tell(
    by: Acting, occasion: str, submission_id: str, due_on: date | None, *, is_told: bool
) -> None:
    if not is_told:
        return
    to = author_of(submission_id)
    composed = letter.drafted(occasion, to, told(submission_id) | {"due": due_on or ""})
    letter.post(by, occasion, to, composed, submission_id=submission_id)
