"""What outsiders get: frozen copies that have no field for what must stay hidden."""

from dataclasses import dataclass
from datetime import date

from journal.domain.published import PublishedAuthor
from journal.domain.review_form import Form, Told, answered
from journal.domain.reviews import ReviewText
from journal.domain.rounds import ReviewStatus
from journal.domain.translation import Translation
from journal.domain.transparency import Transparency


@dataclass(frozen=True, slots=True)
class ReviewerCopy:
    """The paper and the task as a reviewer knows them; nobody who wrote it stands in it.

    `part` is the call's title, else the section's; `review_languages` are those in which the author
    reads reviews.
    """

    review_id: str
    reference: str
    title: str
    abstract: str
    keywords: tuple[str, ...]
    language: str
    review_languages: tuple[str, ...]
    translations: tuple[Translation, ...]
    part: str
    content_notices: tuple[str, ...]
    study_kind: str
    guideline: str
    page_count: int | None
    word_count: int | None
    version: int
    round: int
    transparency: Transparency
    status: ReviewStatus
    invited_on: date
    due_on: date
    is_stepped_back: bool = False
    is_round_open: bool = True


@dataclass(frozen=True, slots=True)
class OpenReviewerCopy(ReviewerCopy):
    """The same where identities are visible: a shape of its own, for who has accepted."""

    authors: tuple[PublishedAuthor, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file with which the reviewer answered an element; `size` in bytes."""

    element_id: str
    label: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class OwnReview:
    """What the reviewer was asked and wrote, for them alone; what editors did to it beside it."""

    text: ReviewText
    form: Form
    is_saved: bool = False
    submitted_on: date | None = None
    is_late: bool = False
    file_name: str = ""
    file_size: int = 0
    files: tuple[OwnFile, ...] = ()
    # Where words are struck: what the author reads or would read of comments and answers.
    for_author: str | None = None
    told_author: tuple[Told, ...] = ()
    is_withheld: bool = False
    returned_on: date | None = None
    return_words: str = ""
    is_signed: bool = False
    is_released: bool = False

    @property
    def told(self) -> tuple[Told, ...]:
        """Return what was answered, in words."""
        return answered(self.form, self.text.answers)


@dataclass(frozen=True, slots=True)
class OtherReview:
    """Another's review as its author reads it: nobody's name, no day, and no score.

    `alias` is the author's number for who wrote it; who adjudicates knows it by a letter instead.
    """

    text: str
    told: tuple[Told, ...] = ()
    alias: int | None = None
    letter: str = ""


@dataclass(frozen=True, slots=True)
class HelperCopy:
    """A co-reviewer as the reviewer who named them sees them; `answer`: empty, "yes" or "no"."""

    id: str
    name: str
    email: str
    answer: str


@dataclass(frozen=True, slots=True)
class EarlierReview:
    """The reviewer's own review of an earlier round."""

    round: int
    review: OwnReview


@dataclass(frozen=True, slots=True)
class FileCopy:
    """A file as it is handed out, under a neutral name."""

    sha256: str
    media_type: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class FurtherCopy:
    """A further file of the paper as a reviewer gets it; `kind` is a message."""

    id: str
    kind: str
    title: str
    file: FileCopy


@dataclass(frozen=True, slots=True)
class CopyCompared:
    """An anonymized copy that is laid beside another."""

    number: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class AnsweredCopy:
    """One answer of the author; `point` holds this reviewer's own words and nobody else's."""

    point: str
    is_own: bool
    answer: str
    place: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the page of one review shows to its reviewer.

    `bounds` are the first and last day that may be chosen; `offers` the acts open now.
    """

    paper: ReviewerCopy
    own: OwnReview
    offers: frozenset[str]
    manuscript: FileCopy | None = None
    earlier: tuple[EarlierReview, ...] = ()
    response: str = ""
    answers: tuple[AnsweredCopy, ...] = ()
    has_further: bool = False
    has_answer_file: bool = False
    is_comparable: bool = False
    is_viewable: bool = False
    others: tuple[OtherReview, ...] = ()
    helpers: tuple[HelperCopy, ...] = ()
    is_adjudicating: bool = False
    bounds: tuple[date, date] | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line of a reviewer's list."""

    review_id: str
    reference: str
    title: str
    part: str
    round: int
    status: ReviewStatus
    due_on: date
    is_stepped_back: bool = False
    submitted_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewList:
    """What waits for the reviewer, and a page of what is done, the latest first."""

    open: tuple[ReviewLine, ...]
    done: tuple[ReviewLine, ...]
    done_count: int = 0


@dataclass(frozen=True, slots=True)
class LinkedReview:
    """What a personal link leads to: the review, and whose it is."""

    review_id: str
    account_id: str
    generation: int
