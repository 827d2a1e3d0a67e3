"""What became of the letter that asked a person into an office."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from journal.models.letter import Letter, LetterState
from journal.queries.read import session

# The letters with a link to choose a first password.
FIRST_LETTERS = ("office_appointed_first", "guest_appointed_first")


@dataclass(frozen=True, slots=True)
class Invitation:
    """The last letter: when it was written, where it is, and how many there were."""

    written_at: datetime
    state: LetterState
    sent_at: datetime | None
    server_words: str
    count: int


def invitation(account_id: str) -> Invitation | None:
    """Return the last invitation to this person, None where there was none; one select."""
    row = (
        session()
        .execute(
            select(
                Letter.written_at,
                Letter.state,
                Letter.sent_at,
                Letter.server_words,
                func.count().over().label("count"),
            )
            .where(Letter.account_id == account_id, Letter.occasion.in_(FIRST_LETTERS))
            .order_by(Letter.written_at.desc(), Letter.id)
            .limit(1)
        )
        .one_or_none()
    )
    return Invitation(*row) if row else None
