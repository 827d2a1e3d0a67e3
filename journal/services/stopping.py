"""Letters are stopped before they go, and sent after all."""

from collections.abc import Callable, Iterable

from sqlalchemy import ColumnElement, or_, select, update

from journal.access.letters import seen, stoppable
from journal.access.links import REVIEW
from journal.access.standing import offices_of
from journal.domain.acting import Acting
from journal.domain.decisions import BY_NAME
from journal.domain.office import Held
from journal.domain.refusal import HIDDEN, Overtaken, Refused
from journal.domain.said import N_, Said
from journal.models.decision import Decision
from journal.models.issue import Issue
from journal.models.letter import Letter, LetterState
from journal.models.publication import Publication
from journal.models.review import Review
from journal.services import outbox, unit
from journal.services.history import record

Scope = Callable[[str, Iterable[Held]], ColumnElement[bool]]
_S = LetterState
_GONE = Said(N_("This letter has gone already. It could not be stopped."))
_NOW = Said(N_("This letter is with the mail server at this moment. It could not be stopped."))
_ALL_GONE = Said(N_("These letters have gone already. None could be stopped."))
_ENDED = Said(N_("What this letter says no longer holds. It was not sent."))
_DECISIONS = tuple(kind.occasion for kind in BY_NAME.values())
_APPEARANCES = ("published", "published_first", "published_in_issue")


@unit.act
def stop(by: Acting, letter_id: str) -> None:
    """Stop the letter; what was done stays done. Stopped twice, it is stopped once.

    Raises Overtaken where it has gone, or a worker is handing it over.
    """
    row = found(by, letter_id, stoppable)
    if row.state is _S.STOPPED:
        return
    if not _stopped(by, Letter.id == letter_id):
        unit.session().refresh(row)
        raise Overtaken(_NOW if row.state is _S.QUEUED else _GONE)


@unit.act
def stop_batch(by: Acting, letter_id: str) -> int:
    """Stop every letter that the same act wrote and that still waits; return how many were.

    Raises Overtaken where none could be.
    """
    row = found(by, letter_id, stoppable)
    mine = _scope(by, stoppable)
    count = len(_stopped(by, Letter.act_id == row.act_id, mine))
    if not count and row.state is not _S.STOPPED:
        raise Overtaken(_ALL_GONE)
    return count


@unit.act
def send_after_all(by: Acting, letter_id: str) -> None:
    """Let a stopped or held letter go at once; one that waits or went is left as it is.

    Raises Overtaken where its link is dead, or its decision or issue was taken back.
    """
    row = found(by, letter_id, stoppable)
    if row.state not in (_S.STOPPED, _S.HELD):
        return
    if _is_over(row):
        raise Overtaken(_ENDED)
    row.state = _S.QUEUED
    row.attempts = 0
    row.server_words = ""
    row.not_before = by.at
    record(by, "letter_released", submission_id=row.submission_id, thing_id=row.id)


@unit.act
def retry(by: Acting, letter_id: str) -> None:
    """Try a failed letter again, where who acts may see it."""
    found(by, letter_id, seen)
    outbox.retry(by, letter_id)


@unit.act
def retry_all(by: Acting) -> int:
    """Try every failed letter again that who acts may see; return how many."""
    ids = unit.session().scalars(
        select(Letter.id).where(Letter.state == _S.FAILED, _scope(by, seen)).order_by(Letter.id)
    )
    found = list(ids)
    for letter_id in found:
        outbox.retry(by, letter_id)
    return len(found)


def called_back(by: Acting, *which: ColumnElement[bool]) -> bool:
    """Stop the letters of this kind that nobody has read yet; tell whether there was one.

    For an act that undoes another: who never heard of it need not be told that it is over.
    """
    waits = Letter.state.in_([_S.QUEUED, _S.STOPPED, _S.HELD])
    was_stopped = unit.session().scalar(
        select(Letter.id).where(waits, Letter.state != _S.QUEUED, *which).limit(1)
    )
    return bool(_stopped(by, *which)) or was_stopped is not None


def _stopped(by: Acting, *which: ColumnElement[bool]) -> list[str]:
    """Stop what waits and no worker holds; the worker's claim is a write to the same row."""
    is_free = or_(Letter.claimed_until.is_(None), Letter.claimed_until < by.at)
    rows = unit.session().execute(
        update(Letter)
        .where(Letter.state == _S.QUEUED, is_free, *which)
        .values(state=_S.STOPPED, claimed_until=None)
        .returning(Letter.id, Letter.submission_id)
        .execution_options(synchronize_session=False)
    )
    ids = []
    for letter_id, submission_id in rows.all():
        record(by, "letter_stopped", submission_id=submission_id, thing_id=letter_id)
        ids.append(letter_id)
    return ids


def found(by: Acting, letter_id: str, scope: Scope) -> Letter:
    """Return the letter, its row locked; raises Refused where it must stay unknown."""
    row = unit.session().scalar(
        select(Letter)
        .where(Letter.id == letter_id, _scope(by, scope))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise Refused(HIDDEN)
    return row


def _scope(by: Acting, scope: Scope) -> ColumnElement[bool]:
    if by.account_id is None:
        raise Refused(HIDDEN)
    return scope(by.account_id, offices_of(unit.session(), by.account_id, by.at.date()))


def _is_over(row: Letter) -> bool:
    if row.link_kind == REVIEW:
        review = unit.session().get(Review, row.link_id)
        return review is None or review.generation != row.link_generation
    if row.occasion in _APPEARANCES:
        return not _is_out(row)
    if row.occasion not in _DECISIONS:
        return False
    taken_back = select(Decision.id).where(
        Decision.submission_id == row.submission_id,
        Decision.decided_at == row.written_at,
        Decision.reverted_at.is_not(None),
    )
    return unit.session().scalar(taken_back) is not None


def _is_out(row: Letter) -> bool:
    """Tell whether the paper is still out since the moment that the letter tells."""
    since = or_(Publication.published_at == row.written_at, Issue.published_at == row.written_at)
    still = (
        select(Publication.id)
        .outerjoin(Issue, Issue.id == Publication.issue_id)
        .where(Publication.submission_id == row.submission_id, since)
    )
    return unit.session().scalar(still) is not None
