"""The office takes the word of somebody who wrote or phoned, and acts by it.

The acts themselves are those of authors and reviewers (`services.speaking`); here the word is kept.
"""

from dataclasses import dataclass, replace

from sqlalchemy import exists, select

from journal.access.words import begun_alone
from journal.domain.acting import Acting, Word
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.word import Source
from journal.domain.wording import TEXT, refuse, why_not_needed
from journal.lib.ids import new_id
from journal.models.note import Note
from journal.models.review import Review
from journal.models.submission import Submission
from journal.services import unit
from journal.services.duty import on_duty
from journal.services.entering import entered
from journal.services.history import record
from journal.services.people import account_for
from journal.services.submission import start

_SOURCE_NEEDED = Said(N_("Please say how the word came."))
_WHO_NEEDED = Said(N_("Please choose whose word it is."))
_OWN = Said(N_("This is your own address. Please submit under your own name."))
_BEGUN = Said(
    N_(
        "This reviewer has begun to write here. Please ask them to send the review by their link:"
        " what is not sent is nobody's but theirs."
    )
)


@dataclass(frozen=True, slots=True)
class Heard:
    """How the word came, and what it was, in the office's words."""

    source: str
    text: str


@unit.act
def take_word(by: Acting, submission_id: str, heard: Heard, review_id: str | None = None) -> str:
    """Keep the word of the paper's author, or of the reviewer of this review; return the note's id.

    From then on who took it down acts for them on this paper or review alone. Raises Invalid for
    `whose`, `source` or `text`.
    """
    entered(by, "take_word", submission_id)
    refuse(_faults(heard))
    whose = _whose(submission_id, review_id)
    note_id = _kept(by, submission_id, whose, heard, review_id)
    record(by, "take_word", submission_id=submission_id, thing_id=whose, note_id=note_id)
    return note_id


@dataclass(frozen=True, slots=True)
class NewPaper:
    """Whose paper the office begins, and for which call or section."""

    name: str
    email: str
    call_slug: str | None = None
    section_id: str | None = None


@unit.act
def start_for(by: Acting, paper: NewPaper, heard: Heard) -> str:
    """Begin a draft for somebody who wrote or phoned, known to the journal or not; return its id.

    Raises Invalid for `name`, `email`, `call`, `section_id`, `source` or `text`.
    """
    on_duty(by, "submit_for")
    refuse(_faults(heard))
    account_id = account_for(by, paper.name, paper.email)
    if account_id == by.account_id:
        raise Invalid({"email": _OWN})
    note_id = new_id()
    author = replace(by, account_id=account_id, word=Word(note_id, by.account_id or ""))
    submission_id = start(author, paper.call_slug, paper.section_id)
    _keep(by, note_id, submission_id, account_id, heard)
    return submission_id


def _faults(heard: Heard) -> dict[str, Said | None]:
    return {
        "source": None if heard.source in set(Source) else _SOURCE_NEEDED,
        "text": why_not_needed(heard.text, TEXT),
    }


def _whose(submission_id: str, review_id: str | None) -> str:
    if review_id is None:
        return unit.session().get_one(Submission, submission_id).account_id
    review = unit.session().get(Review, review_id)
    if review is None or review.submission_id != submission_id:
        raise Invalid({"whose": _WHO_NEEDED})
    if unit.session().scalar(select(exists().where(begun_alone(review_id)))):
        raise Invalid({"whose": _BEGUN})
    return review.account_id


def _kept(
    by: Acting, submission_id: str, account_id: str, heard: Heard, review_id: str | None
) -> str:
    if account_id == by.account_id:
        raise Refused(HIDDEN)
    note_id = new_id()
    _keep(by, note_id, submission_id, account_id, heard, review_id)
    return note_id


def _keep(
    by: Acting,
    note_id: str,
    submission_id: str,
    account_id: str,
    heard: Heard,
    review_id: str | None = None,
) -> None:
    unit.session().add(
        Note(
            id=note_id,
            submission_id=submission_id,
            account_id=account_id,
            review_id=review_id,
            source=Source(heard.source),
            text=heard.text,
            written_by_id=by.account_id,
            written_at=by.at,
        )
    )
    unit.session().flush()
