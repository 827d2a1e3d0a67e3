"""State moves only here: a compare-and-set in SQL, from the table in `domain/workflow.py`."""

from sqlalchemy import update

from journal.domain.acting import Acting
from journal.domain.refusal import Overtaken
from journal.domain.said import N_, Said
from journal.domain.workflow import BY_ACT, STATE_LABELS, State
from journal.models.submission import Submission
from journal.services import unit
from journal.services.history import record


def overtaken(state: State) -> Overtaken:
    """Return what the second caller in a race is told."""
    text = N_("Somebody else was faster: this submission is now “%(state)s”. Nothing was changed.")
    return Overtaken(Said.of(text, state=Said(STATE_LABELS[state])))


def move(by: Acting, submission_id: str, act: str, *, as_act: str | None = None) -> State:
    """Move the submission by this row of the workflow; return the state it came from.

    Raises Overtaken where its state is no longer one of the row's sources.
    """
    row = BY_ACT[act]
    before = state_of(submission_id)
    if before not in row.sources:
        raise overtaken(before)
    return _set(by, submission_id, as_act or act, before, row.target)


def move_back(by: Acting, submission_id: str, act: str, before: State, target: State) -> State:
    """Take a move back: from `before`, which must still hold, to the state it came from."""
    return _set(by, submission_id, act, before, target)


def state_of(submission_id: str) -> State:
    """Return the submission's state, its row locked until the act ends."""
    row = unit.session().get_one(Submission, submission_id, with_for_update=True)
    unit.session().refresh(row)
    return row.state


def _set(by: Acting, submission_id: str, act: str, before: State, target: State) -> State:
    changed = unit.session().execute(
        update(Submission)
        .where(Submission.id == submission_id, Submission.state == before)
        .values(state=target, stirred_at=by.at)
        .returning(Submission.id)
    )
    if changed.one_or_none() is None:
        raise overtaken(state_of(submission_id))
    record(by, act, submission_id=submission_id, from_state=before, to_state=target)
    return before
