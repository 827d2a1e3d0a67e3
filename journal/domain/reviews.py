"""What a review holds, what it lacks before it can be sent, and until when it is taken."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from journal.domain.review_form import (
    LONG_LIMIT,
    WRITTEN,
    Answers,
    Form,
    Kind,
    asked,
    missing,
    unfit,
)
from journal.domain.rounds import ReviewStatus
from journal.domain.said import N_, Said
from journal.lib.signing import digest
from journal.lib.text import fold

# A decision closes the round; who had accepted may still send until so long after the due date.
LATE_DAYS = 14
# A reviewer may choose a day up to so long after the day the round asks for.
LATER_DAYS = 28
TEXT_LIMIT = 100_000
REVIEW_LIMIT = LONG_LIMIT
RECOMMENDATIONS: dict[str, str] = {
    "accept": N_("Accept"),
    "minor-revision": N_("Minor revision"),
    "major-revision": N_("Major revision"),
    "reject": N_("Reject"),
}
_DIGITS = 4
_TEXTS = ("comments_author", "comments_editor", "competing_interests")
_LACKS: dict[Kind, str] = {
    Kind.SCALE: N_("Please give a score."),
    Kind.SINGLE: N_("Please choose one."),
    Kind.MULTIPLE: N_("Please choose at least one."),
    Kind.FILE: N_("Please attach a file."),
}


@dataclass(frozen=True, slots=True)
class ReviewText:
    """What a reviewer writes; answers by the id of their element, none of them empty."""

    answers: Answers = field(default_factory=dict)
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
    """Return what tells one text from another, as 24 hexadecimal signs.

    It is spelt as before there were forms: a page that was open then knows what it began with.
    """
    answers = sorted(text.answers.items())
    scores = {name: int(value) if _is_step(value) else value for name, value in answers}
    rest = (f"{name}={getattr(text, name)!r}" for name in ("recommendation", *_TEXTS))
    return digest(f"ReviewText({', '.join([f'{scores=}', *rest])})")[:24]


def _is_step(value: str) -> bool:
    """Tell whether it may be the step of a scale; a line of digits without end is a text."""
    return value.isdecimal() and len(value) < _DIGITS


def answer_field(element_id: str) -> str:
    """Return the name of the form's field for this element."""
    return f"answer_{element_id}"


def overlong(limit: int = TEXT_LIMIT, **texts: str) -> dict[str, Said]:
    """Return the texts that are too long to keep, by their name."""
    said = Said.of(N_("At most %(limit)s characters, please."), limit=limit)
    return {name: said for name, text in texts.items() if len(text) > limit}


def faults(text: ReviewText, form: Form) -> dict[str, Said]:
    """Return what can never be kept, by the field it stands in: empty where all can be."""
    found = overlong(REVIEW_LIMIT, **{name: getattr(text, name) for name in _TEXTS})
    if text.recommendation and text.recommendation not in RECOMMENDATIONS:
        found["recommendation"] = Said(N_("Please choose one of the recommendations."))
    wrong = unfit(form, text.answers)
    return found | {answer_field(name): said for name, said in wrong.items()}


@dataclass(frozen=True, slots=True)
class Files:
    """What lies beside a review: its own file, and those that answer an element."""

    has_own: bool = False
    of_elements: Collection[str] = frozenset()


def lacks(text: ReviewText, form: Form, files: Files, *, on_word: bool = False) -> dict[str, Said]:
    """Return what is missing before the review can be sent, by the field it stands in.

    Comments for the author may stand in an attached file instead. Who enters what a reviewer wrote
    in a letter has no answers where the letter has none, and must not invent them.
    """
    needed = () if on_word else missing(form, text.answers, files.of_elements)
    found = {
        answer_field(one.id): Said(_LACKS.get(one.kind, N_("Please fill this in.")))
        for one in needed
    }
    if not text.recommendation:
        found["recommendation"] = Said(N_("Choose one before you send."))
    if not text.comments_author and not files.has_own:
        found["comments_author"] = Said(
            N_("Please write something the author can work with, or attach a file.")
        )
    return found


def for_author(text: ReviewText, form: Form) -> dict[str, str]:
    """Return the texts that the author will read, by the field they stand in."""
    written = [
        one for one in asked(form, text.answers) if one.is_for_author and one.kind in WRITTEN
    ]
    answers = {answer_field(one.id): text.answers.get(one.id, "") for one in written}
    return answers | {"comments_author": text.comments_author}


def signature(words: str, names: Iterable[str]) -> str | None:
    """Return the name or address of the reviewer that stands in words for the author.

    A name of one word is left alone: it may be a word like any other.
    """
    told = fold(words)
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
