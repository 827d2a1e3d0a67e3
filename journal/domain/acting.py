"""Who acts, and when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Word:
    """The word of somebody who wrote or phoned: the note that keeps it, and who took it down."""

    note_id: str
    taken_by_id: str


@dataclass(frozen=True, slots=True)
class Acting:
    """One actor at one instant (UTC): an account, the review a link opens, or a named job.

    With a `word` the act is that of `account_id`, whose rights it needs and whose name it bears,
    done by the hand of who took the word down; history names both.
    """

    at: datetime
    account_id: str | None = None
    review_id: str | None = None
    job: str | None = None
    language: str = "en"
    word: Word | None = None

    @property
    def hand_id(self) -> str | None:
        """Return the account that does it: with a word another than `account_id`."""
        return self.word.taken_by_id if self.word else self.account_id
