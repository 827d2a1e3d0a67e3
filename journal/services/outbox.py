"""The outbox: letters claimed, handed to the mail server outside any act, and recorded."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, update

from journal.access import links
from journal.documents.swapping import swap, swapped
from journal.domain.acting import Acting
from journal.domain.backoff import wait_after, wait_after_death
from journal.domain.public_names import NO_KEY, is_sealed_address
from journal.domain.said import N_, Said
from journal.models.letter import Letter, LetterState
from journal.models.submission import Submission
from journal.services import unit
from journal.services.around import identity, signing_key
from journal.services.history import record
from journal.services.hold import is_of_held_paper
from journal.services.sealing import address_of
from journal.services.words import say

LEASE = timedelta(minutes=5)
_DIED = "The process died while it sent this."
# Days after which a server that cannot be reached is given up. Source: RFC 5321, 4.5.4.1.
PATIENCE = timedelta(days=5)
_MESSAGE, _OFFICE = Said(N_("A message for you")), Said(N_("Office"))
_NO_KEY_PAUSE = timedelta(hours=1)
_FIRST_PAUSE, _PAUSE = timedelta(minutes=1), timedelta(minutes=5)


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
    from_name: str


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
            _is_free(by),
            ~is_of_held_paper(),
        )
        .order_by(Letter.not_before, Letter.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return tuple(one for row in rows if (one := _lease(by, row)))


@unit.act
def sent(by: Acting, letter_id: str) -> None:
    """Record that the server took the letter."""
    row = _locked(letter_id)
    # Stopped after a lease that had run out, while it was with the server after all: it went.
    if row.state in (LetterState.QUEUED, LetterState.STOPPED):
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
    row.server_words = _untold(row, words)
    if wait is None:
        row.state = LetterState.FAILED
        record(by, "letter_failed", submission_id=row.submission_id, thing_id=row.id)
    else:
        row.not_before = by.at + wait


@unit.act
def give_back(by: Acting, worker: str) -> None:
    """Free what an earlier process of this worker's place had claimed: it died.

    At once the first times; later as after a failure, for the letter itself may be the cause.
    """
    claimed = select(Letter.id).where(
        Letter.state == LetterState.QUEUED,
        Letter.claimed_by == worker,
        Letter.claimed_until.is_not(None),
    )
    for letter_id in unit.session().scalars(claimed).all():
        row = _locked(letter_id)
        row.claimed_until = None
        wait = wait_after_death(row.attempts)
        if wait is None:
            not_sent(by, letter_id, _DIED, is_final=True)
        else:
            row.not_before = by.at + wait


@unit.act
def unreachable(by: Acting, letter_id: str, words: str) -> None:
    """Put off every letter that is due: the server answers nobody, so no letter is to blame.

    Only a letter that has waited for five days is given up, and shown as failed.
    """
    row = _locked(letter_id)
    if row.written_at <= by.at - PATIENCE:
        not_sent(by, letter_id, words, is_final=True)
        return
    pause = _PAUSE if row.server_words else _FIRST_PAUSE
    row.claimed_until = None
    row.attempts -= 1  # nobody has seen this letter yet
    unit.session().flush()
    unit.session().execute(
        update(Letter)
        .where(Letter.state == LetterState.QUEUED, Letter.not_before <= by.at, _is_free(by))
        .values(not_before=by.at + pause, server_words=words)
        .execution_options(synchronize_session="fetch")
    )


@unit.act
def retry(by: Acting, letter_id: str) -> None:
    """Put a failed letter into the queue again; one that waits or went is left as it is."""
    row = _locked(letter_id)
    if row.state is LetterState.FAILED:
        row.state = LetterState.QUEUED
        row.attempts = 0
        row.not_before = by.at
        record(by, "letter_retried", submission_id=row.submission_id, thing_id=row.id)


def _is_free(by: Acting) -> ColumnElement[bool]:
    """No worker holds the letter, or one that died."""
    return or_(Letter.claimed_until.is_(None), Letter.claimed_until < by.at)


def _locked(letter_id: str) -> Letter:
    return unit.session().get_one(Letter, letter_id, with_for_update=True)


def _lease(by: Acting, row: Letter) -> Claimed | None:
    """Return the letter to send, None where its address is sealed and the key is not here."""
    to_address = address_of(row)
    if to_address is None:
        row.server_words, row.not_before = NO_KEY.msgid, by.at + _NO_KEY_PAUSE
        return None
    row.claimed_by = by.job or ""
    row.claimed_until = by.at + LEASE
    row.attempts += 1
    return Claimed(
        id=row.id,
        message_id=row.message_id,
        to_name=row.to_name,
        to_address=to_address,
        language=row.language,
        subject=_discreet_subject(row) if row.is_discreet else row.subject,
        text=_with_link(row),
        written_at=row.written_at,
        from_name=say(_OFFICE, row.language) if row.is_discreet else identity().name,
    )


def _untold(row: Letter, words: str) -> str:
    """Return what the server said without an address that is sealed: desks read it."""
    address = address_of(row) if is_sealed_address(row.to_address) else None
    return swapped(words, [swap([address], "")]) if address else words


def _discreet_subject(row: Letter) -> str:
    """Return a subject that tells neither journal nor paper to who looks over a shoulder."""
    subject = say(_MESSAGE, row.language)
    if row.submission_id is None:
        return subject
    return f"{subject} ({unit.session().get_one(Submission, row.submission_id).reference})"


def _with_link(row: Letter) -> str:
    # Only a letter that carries a link has a place for it: elsewhere the word is somebody's own.
    if row.link_kind is None or row.link_id is None:
        return row.body
    token = links.token(signing_key(), row.link_kind, row.link_id, row.link_generation)
    link = identity().base_url + links.PATHS[row.link_kind] + token
    return row.body.replace("{link}", link)
