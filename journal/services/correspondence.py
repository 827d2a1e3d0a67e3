"""Free letters: a desk writes to anybody who has to do with a paper."""

from datetime import timedelta

from sqlalchemy import select

from journal.access.letters import stoppable
from journal.documents.match import hits
from journal.documents.terms import terms_for
from journal.domain.acting import Acting
from journal.domain.letters import Composed
from journal.domain.mentions import Place
from journal.domain.occasions import FREE
from journal.domain.refusal import Invalid, Overtaken
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, TEXT, refuse, why_not_needed
from journal.models.answer import Side
from journal.models.letter import Letter, LetterState
from journal.queries.desk.addressees import OFFICE, Addressee, addressees, masked_from
from journal.services import letter, unit
from journal.services.around import identity, setting
from journal.services.entering import entered
from journal.services.history import record
from journal.services.mentioning import mention_in
from journal.services.stopping import found
from journal.services.telling import told
from journal.services.words import say

_NOBODY = Said(N_("Please choose somebody to write to."))
_OFFICE = Said(N_("editorial office"))
_NAMED = N_("These names must stay unknown to this reader: %(names)s.")
_NOT_STOPPED = Said(N_("This letter is not stopped any more. Its words were not changed."))
_A_WHILE = timedelta(minutes=10)


def people(by: Acting, submission_id: str) -> tuple[Addressee, ...]:
    """Return everybody who can be written to about the paper, the office last."""
    language = str(setting("LANGUAGE"))
    mailbox = Addressee(
        OFFICE, Side.DESK, OFFICE, say(_OFFICE, by.language), identity().contact_email, language
    )
    return (*addressees(submission_id, by.at.date()), mailbox)


def addressee(by: Acting, submission_id: str, key: str) -> Addressee:
    """Return the person of this key; raises Invalid for `to` where there is none."""
    for one in people(by, submission_id):
        if one.key == key:
            return one
    raise Invalid({"to": _NOBODY})


def drafted(submission_id: str, to: Addressee) -> Composed:
    """Return the empty letter to this person: greeting and closing, as the journal words them."""
    return letter.drafted(FREE, _recipient(to), told(submission_id) | {"text": ""})


def named(submission_id: str, to: Addressee, composed: Composed) -> tuple[str, ...]:
    """Return what stands in the letter and must stay unknown to its reader."""
    terms = terms_for(masked_from(submission_id, to))
    text = f"{composed.subject}\n{composed.text}"
    return tuple(dict.fromkeys(text[hit.start : hit.end] for hit in hits(terms, text)))


@unit.act
def write_letter(
    by: Acting, submission_id: str, key: str, composed: Composed, *, is_confirmed: bool = False
) -> str:
    """Write a letter in the person's own words; return its id. Sent twice, it is written once.

    Raises Invalid for `to`, `subject` or `text`, and for `confirmed` where a masked name stands in
    it and nobody said that it may.
    """
    entered(by, "write_letter", submission_id)
    to = addressee(by, submission_id, key)
    _check(submission_id, to, composed, is_confirmed=is_confirmed)
    twin = _twin(by, submission_id, to, composed)
    if twin is not None:
        return twin
    mention_in(by, submission_id, Place.LETTER, composed.subject, composed.text)
    letter_id = letter.post(
        by,
        FREE,
        _recipient(to),
        composed,
        submission_id=submission_id,
        review_id=to.review_id,
    )
    record(by, "write_letter", submission_id=submission_id, thing_id=letter_id)
    return letter_id


@unit.act
def change_letter(
    by: Acting, letter_id: str, composed: Composed, *, is_confirmed: bool = False
) -> None:
    """Change the words of a stopped free letter and let it go, held as a new one is.

    Raises Invalid as `write_letter` does, Overtaken where it is not stopped.
    """
    row = found(by, letter_id, stoppable)
    if row.state is not LetterState.STOPPED or row.occasion != FREE or not row.submission_id:
        raise Overtaken(_NOT_STOPPED)
    _check(row.submission_id, reader_of(by, row), composed, is_confirmed=is_confirmed)
    mention_in(by, row.submission_id, Place.LETTER, composed.subject, composed.text)
    composed = letter.untold(row.submission_id, composed)
    row.subject, row.body = composed.subject, composed.text
    row.state, row.attempts = LetterState.QUEUED, 0
    row.not_before = letter.goes_at(by, FREE)
    record(by, "letter_changed", submission_id=row.submission_id, thing_id=row.id)


def reader_of(by: Acting, row: Letter) -> Addressee:
    """Return who the letter is to, as far as the paper knows them; else somebody outside."""
    for one in people(by, row.submission_id or ""):
        if one.address == row.to_address and one.review_id == row.review_id:
            return one
    return Addressee("", Side.OTHER, "", row.to_name, row.to_address, row.language)


def _check(submission_id: str, to: Addressee, composed: Composed, *, is_confirmed: bool) -> None:
    refuse(
        {
            "subject": why_not_needed(composed.subject, LINE),
            "text": why_not_needed(composed.text, TEXT),
        }
    )
    names = () if is_confirmed else named(submission_id, to, composed)
    if names:
        raise Invalid({"confirmed": Said.of(_NAMED, names=", ".join(names))})


def _twin(by: Acting, submission_id: str, to: Addressee, composed: Composed) -> str | None:
    """Return the same letter by the same person, written a moment ago: a second click."""
    return unit.session().scalar(
        select(Letter.id)
        .where(
            Letter.submission_id == submission_id,
            Letter.occasion == FREE,
            Letter.written_by_id == by.account_id,
            Letter.to_address == to.address,
            Letter.subject == composed.subject,
            Letter.body == composed.text,
            Letter.written_at > by.at - _A_WHILE,
        )
        .limit(1)
    )


def _recipient(to: Addressee) -> letter.Recipient:
    return letter.Recipient(to.name, to.address, to.language, to.account_id)
