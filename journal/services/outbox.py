"""The outbox: letters claimed, handed to the mail server outside any act, and recorded."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.backoff import wait_after
from journal.models.letter import Letter, LetterState
from journal.services import unit
from journal.services.around import identity, signing_key
from journal.services.history import record
from journal.services.hold import is_of_held_paper

LEASE = timedelta(minutes=5)
_DIED = "The process died while it sent this."


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter that this worker may send until its lease ends; the personal link is in it."""

    id: str
    message_id: str
    to_name: str
    to_address: str
    language: str
    subject: str
    text: str
    written_at: datetime


@unit.act
def claim(by: Acting, most: int) -> tuple[Claimed, ...]:
    """Lease at most so many waiting letters, oldest first; no other worker gets them meanwhile.

    The job that `by` names is the worker's place.
    """
    rows = unit.session().scalars(
        select(Letter)
        .where(
            Letter.state == LetterState.QUEUED,
            Letter.not_before <= by.at,
            or_(Letter.claimed_until.is_(None), Letter.claimed_until < by.at),
            ~is_of_held_paper(),
        )
        .order_by(Letter.not_before, Letter.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return tuple(_lease(by, row) for row in rows)


@unit.act
def sent(by: Acting, letter_id: str) -> None:
    """Record that the server took the letter."""
    row = _locked(letter_id)
    if row.state is LetterState.QUEUED:
        row.state = LetterState.SENT
        row.sent_at = by.at
        row.claimed_until = None
        row.server_words = ""
        record(by, "letter_sent", submission_id=row.submission_id, thing_id=row.id)


@unit.act
def not_sent(by: Acting, letter_id: str, words: str, *, is_final: bool) -> None:
    """Record what the server said; the letter is tried again later, or shown as failed."""
    row = _locked(letter_id)
    if row.state is not LetterState.QUEUED:
        return
    wait = None if is_final else wait_after(row.attempts)
    row.claimed_until = None
    row.server_words = words
    if wait is None:
        row.state = LetterState.FAILED
        record(by, "letter_failed", submission_id=row.submission_id, thing_id=row.id)
    else:
        row.not_before = by.at + wait


@unit.act
def give_back(by: Acting, worker: str) -> None:
    """Free what an earlier process of this worker's place had claimed: it died.

    At once the first time; later as after a failure, for the letter itself may be the cause.
    """
    claimed = select(Letter.id).where(
        Letter.state == LetterState.QUEUED,
        Letter.claimed_by == worker,
        Letter.claimed_until.is_not(None),
    )
    for letter_id in unit.session().scalars(claimed).all():
        row = _locked(letter_id)
        if row.attempts > 1:
            not_sent(by, letter_id, _DIED, is_final=False)
        row.claimed_until = None


@unit.act
def retry(by: Acting, letter_id: str) -> None:
    """Put a failed letter into the queue again; one that waits or went is left as it is."""
    row = _locked(letter_id)
    if row.state is LetterState.FAILED:
        row.state = LetterState.QUEUED
        row.attempts = 0
        row.not_before = by.at
        record(by, "letter_retried", submission_id=row.submission_id, thing_id=row.id)


def _locked(letter_id: str) -> Letter:
    return unit.session().get_one(Letter, letter_id, with_for_update=True)


def _lease(by: Acting, row: Letter) -> Claimed:
    row.claimed_by = by.job or ""
    row.claimed_until = by.at + LEASE
    row.attempts += 1
    return Claimed(
        id=row.id,
        message_id=row.message_id,
        to_name=row.to_name,
        to_address=row.to_address,
        language=row.language,
        subject=row.subject,
        text=_with_link(row),
        written_at=row.written_at,
    )


def _with_link(row: Letter) -> str:
    # Only a letter that carries a link has a place for it: elsewhere the word is somebody's own.
    if row.link_kind is None or row.link_id is None:
        return row.body
    token = links.token(signing_key(), row.link_kind, row.link_id, row.link_generation)
    link = identity().base_url + links.PATHS[row.link_kind] + token
    return row.body.replace("{link}", link)
