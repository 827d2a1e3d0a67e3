"""What a review holds, what it lacks before it can be sent, and until when it is taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from journal.domain.rounds import ReviewStatus
from journal.domain.said import N_, Said
from journal.domain.scoring import CRITERION_NAMES, RECOMMENDATIONS, missing
from journal.lib.signing import digest
from journal.lib.text import fold

# A decision closes the round; who had accepted may still send until so long after the due date.
LATE_DAYS = 14
# A reviewer may choose a day up to so long after the day the round asks for.
LATER_DAYS = 28
TEXT_LIMIT = 100_000
# What a reviewer writes for hours is never too long: a book of four hundred pages fits.
REVIEW_LIMIT = 1_000_000
_TEXTS = ("comments_author", "comments_editor", "competing_interests")
_SCORES = range(1, 6)


@dataclass(frozen=True, slots=True)
class ReviewText:
    """What a reviewer writes; scores are 1 to 5 by the name of their criterion."""

    scores: Mapping[str, int] = field(default_factory=dict)
    recommendation: str = ""
    comments_author: str = ""
    comments_editor: str = ""
    competing_interests: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """The window that a text is typed in, and the mark of the text it began with."""

    name: str
    seen: str

    def is_older(self, saved_in: str, saved: ReviewText) -> bool:
        """Tell whether another window has changed the text since this one was opened."""
        return bool(saved_in) and saved_in != self.name and mark(saved) != self.seen


def mark(text: ReviewText) -> str:
    """Return what tells one text from another, as 24 hexadecimal signs."""
    plain = replace(text, scores=dict(sorted(text.scores.items())))
    return digest(repr(plain))[:24]


def score_field(criterion: str) -> str:
    """Return the name of the form's field for this criterion."""
    return f"score_{criterion}"


def overlong(limit: int = TEXT_LIMIT, **texts: str) -> dict[str, Said]:
    """Return the texts that are too long to keep, by their name."""
    said = Said.of(N_("At most %(limit)s characters, please."), limit=limit)
    return {name: said for name, text in texts.items() if len(text) > limit}


def faults(text: ReviewText) -> dict[str, Said]:
    """Return what can never be kept, by the field it stands in: empty where all can be."""
    found = overlong(REVIEW_LIMIT, **{name: getattr(text, name) for name in _TEXTS})
    if text.recommendation and text.recommendation not in RECOMMENDATIONS:
        found["recommendation"] = Said(N_("Please choose one of the recommendations."))
    for name, value in text.scores.items():
        if name not in CRITERION_NAMES or value not in _SCORES:
            found[score_field(name)] = Said(N_("Please choose a score from 1 to 5."))
    return found


def lacks(text: ReviewText, *, has_file: bool, on_word: bool = False) -> dict[str, Said]:
    """Return what is missing before the review can be sent, by the field it stands in.

    Comments for the author may stand in an attached file instead. Who enters what a reviewer wrote
    in a letter has no scores where the letter has none, and must not invent them.
    """
    needed = () if on_word else missing(text.scores)
    found = {score_field(criterion.name): Said(N_("Please give a score.")) for criterion in needed}
    if not text.recommendation:
        found["recommendation"] = Said(N_("Choose one before you send."))
    if not text.comments_author and not has_file:
        found["comments_author"] = Said(
            N_("Please write something the author can work with, or attach a file.")
        )
    return found


def signature(text: ReviewText, names: Iterable[str]) -> str | None:
    """Return the name or address of the reviewer that stands in the comments for the author.

    A name of one word is left alone: it may be a word like any other.
    """
    told = fold(text.comments_author)
    for name in names:
        is_telling = " " in name.strip() or "@" in name
        if is_telling and fold(name) in told:
            return name
    return None


def last_day(due_on: date) -> date:
    """Return the last day on which a review is taken once its round is closed."""
    return due_on + timedelta(days=LATE_DAYS)


def reopens_until(submitted_at: datetime, days: int) -> datetime:
    """Return until when a review that was sent can be taken in hand again."""
    return submitted_at + timedelta(days=days)


def due_bounds(today: date, round_due_on: date, due_on: date) -> tuple[date, date] | None:
    """Return the first and last day a reviewer may choose, None where none is left.

    They hang on the round's own day, so that choosing again and again does not move them.
    """
    latest = max(round_due_on + timedelta(days=LATER_DAYS), due_on)
    return (today, latest) if latest >= today else None


def is_live(status: ReviewStatus, due_on: date, today: date, *, is_round_open: bool) -> bool:
    """Tell whether the reviewer may still come to the review by their personal link."""
    if status in (ReviewStatus.DECLINED, ReviewStatus.CANCELLED):
        return False
    return is_round_open or (status is not ReviewStatus.INVITED and today <= last_day(due_on))
