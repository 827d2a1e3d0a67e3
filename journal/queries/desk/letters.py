"""The letters about a paper, as its editors see them: never with a personal link."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from journal.access.links import SHOWN
from journal.models.letter import Letter, LetterState
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter in the list; `server_words` tells why one failed."""

    id: str
    subject: str
    to_name: str
    state: LetterState
    written_at: datetime
    sent_at: datetime | None
    server_words: str


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter, whole."""

    line: LetterLine
    to_address: str
    text: str


_LINE = (
    Letter.id,
    Letter.subject,
    Letter.to_name,
    Letter.state,
    Letter.written_at,
    Letter.sent_at,
    Letter.server_words,
)


_IS_OF = Letter.submission_id == bindparam("submission_id")
_LETTERS = select(*_LINE).where(_IS_OF).order_by(Letter.written_at.desc(), Letter.id)
_LETTER = select(*_LINE, Letter.to_address, Letter.body).where(
    _IS_OF, Letter.id == bindparam("letter_id")
)


def letters(submission_id: str) -> tuple[LetterLine, ...]:
    """Return the letters about the paper, the newest first."""
    rows = session().execute(_LETTERS, {"submission_id": submission_id})
    return tuple(LetterLine(*row) for row in rows)


def letter(submission_id: str, letter_id: str) -> LetterPage | None:
    """Return the letter, None where this paper has none of this id."""
    asked = {"submission_id": submission_id, "letter_id": letter_id}
    row = session().execute(_LETTER, asked).one_or_none()
    if row is None:
        return None
    return LetterPage(LetterLine(*row[:-2]), row.to_address, row.body.replace("{link}", SHOWN))
