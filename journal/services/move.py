"""State moves only here: a compare-and-set in SQL, from the table in `domain/workflow.py`."""

from sqlalchemy import update

from journal.domain.acting import Acting
from journal.domain.refusal import Overtaken, Refusal, Refused
from journal.domain.said import N_, Said
from journal.domain.workflow import BY_ACT, STATE_LABELS, State
from journal.models.submission import Submission
from journal.services import unit
from journal.services.history import record

_HELD = N_("“%(title)s” is held by an editor. Until it is released it stays where it is.")


def overtaken(state: State) -> Overtaken:
    """Return what the second caller in a race is told."""
    text = N_("Somebody else was faster: this submission is now “%(state)s”. Nothing was changed.")
    return Overtaken(Said.of(text, state=Said(STATE_LABELS[state])))


def move(
    by: Acting,
    submission_id: str,
    act: str,
    *,
    as_act: str | None = None,
    note_id: str | None = None,
) -> State:
    """Move the submission by this row of the workflow; return the state it came from.

    Raises Overtaken where its state is no longer one of the row's sources, Refused where the
    paper is held and this is no act of its author.
    """
    row = BY_ACT[act]
    before = state_of(submission_id)
    if before not in row.sources:
        raise overtaken(before)
    if not row.is_authors:
        _refuse_held(submission_id)
    return _set(by, submission_id, as_act or act, before, row.target, note_id)


def move_back(
    by: Acting,
    submission_id: str,
    act: str,
    before: State,
    target: State,
    *,
    note_id: str | None = None,
) -> State:
    """Take a move back: from `before`, which must still hold, to the state it came from."""
    return _set(by, submission_id, act, before, target, note_id)


def state_of(submission_id: str) -> State:
    """Return the submission's state, its row locked until the act ends."""
    row = unit.session().get_one(Submission, submission_id, with_for_update=True)
    unit.session().refresh(row)
    return row.state


def _refuse_held(submission_id: str) -> None:
    paper = unit.session().get_one(Submission, submission_id)
    if paper.held_at is not None:
        raise Refused(Refusal(Said.of(_HELD, title=paper.title)))


def _set(
    by: Acting,
    submission_id: str,
    act: str,
    before: State,
    target: State,
    note_id: str | None = None,
) -> State:
    changed = unit.session().execute(
        update(Submission)
        .where(Submission.id == submission_id, Submission.state == before)
        .values(state=target, stirred_at=by.at)
        .returning(Submission.id)
    )
    if changed.one_or_none() is None:
        raise overtaken(state_of(submission_id))
    record(
        by,
        act,
        submission_id=submission_id,
        note_id=note_id,
        from_state=before,
        to_state=target,
    )
    return before
