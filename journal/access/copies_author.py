"""What an author gets: shapes without a field for who reviewed, how many, or how far they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from journal.domain.answering import Answered
from journal.domain.author import AuthorEntry
from journal.domain.call_cards import CallForAuthors
from journal.domain.limits import NOT_COUNTED, Counts, Measure
from journal.domain.notices import told
from journal.domain.outlook import Known
from journal.domain.review_form import Told
from journal.domain.submission import Declarations, Details, Gap, Policy, Step
from journal.domain.supplements import Supplement
from journal.domain.translation import Translation
from journal.domain.workflow import State


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the authors' own, under its own name; `size` in bytes.

    `is_made`: the journal made it of another file.
    """

    id: str
    name: str
    size: int
    extension: str
    is_made: bool = False


@dataclass(frozen=True, slots=True)
class OwnVersion:
    """One sending: v1, v2 …; `sent_on` None while it is prepared, `counts` of its manuscript.

    `has_open_files`: a further file shall go to reviewers and cannot.
    """

    number: int
    sent_on: date | None
    manuscript: OwnFile | None
    anonymized: OwnFile | None
    response_file: OwnFile | None
    response: str
    has_rows: bool = False
    counts: Counts = NOT_COUNTED
    has_further: bool = False
    has_open_files: bool = False


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """A section as the form offers it, with what it asks of a paper."""

    id: str
    title: str
    note: str
    policy: Policy


@dataclass(frozen=True, slots=True)
class Writing:
    """A paper while its sender prepares it, with all that the steps show."""

    id: str
    reference: str
    state: State
    begun_at: datetime
    changed_at: datetime
    was_sent: bool
    return_reason: str
    section_id: str
    call: CallForAuthors | None
    sections: tuple[SectionChoice, ...]
    details: Details
    declarations: Declarations
    authors: tuple[AuthorEntry, ...]
    version: OwnVersion
    word_count: int | None
    page_count: int | None
    policy: Policy
    gaps: tuple[Gap, ...]
    warnings: tuple[Gap, ...]
    measures: tuple[Measure, ...]
    is_count_disputed: bool
    revision_due_on: date | None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps that this paper needs."""
        return tuple(s for s in Step if s is not Step.ANONYMITY or self.policy.needs_anonymized)

    @property
    def notices(self) -> tuple[str, ...]:
        """Return the content notices as messages."""
        return told(" ".join(self.details.content_notices), self.details.notice_words)

    @property
    def done(self) -> tuple[Step, ...]:
        """Return the steps that lack nothing."""
        open_steps = {gap.step for gap in self.gaps}
        return tuple(s for s in self.steps if s not in open_steps and s is not Step.SEND)

    @property
    def next_step(self) -> Step:
        """Return the first step that lacks something, else the last."""
        return next((gap.step for gap in self.gaps), Step.SEND)


@dataclass(frozen=True, slots=True)
class ReleasedReview:
    """A review as its author gets it: an alias, what is meant for them, the released file.

    `signed_by` is the reviewer's name where they let the author read it, else "".
    """

    alias: int
    told: tuple[Told, ...]
    text: str
    file_id: str | None
    file_name: str
    file_size: int
    signed_by: str = ""

    @property
    def written(self) -> str:
        """Return all that the reviewer wrote for the author, to be answered point by point."""
        answers = (one.words[0] for one in self.told if one.is_written)
        return "\n\n".join(part for part in (*answers, self.text) if part)


@dataclass(frozen=True, slots=True)
class DecisionLetter:
    """A decision whose letter went out; `label` is a message."""

    label: str
    on: date
    subject: str
    text: str
    revision_due_on: date | None
    taken_back_on: date | None
    reviews: tuple[ReleasedReview, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A public step of the paper, by day; `label` is a message."""

    label: str
    on: date


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A paper in the author's list."""

    id: str
    reference: str
    title: str
    state: State
    call: str
    section: str
    sent_on: date | None
    changed_on: date
    revision_due_on: date | None
    is_sender: bool
    was_sent: bool


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A paper after its sending, as every author reads it; `slug` once the world can read it.

    `public` are the public names of authors whose own are sealed, by the line of the byline.
    """

    line: OwnLine
    is_reviewed: bool
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    translations: tuple[Translation, ...] = ()
    authors: tuple[AuthorEntry, ...] = ()
    versions: tuple[OwnVersion, ...] = ()
    decisions: tuple[DecisionLetter, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    offers: frozenset[str] = frozenset()
    slug: str | None = None
    has_answers: bool = False
    public: Mapping[str, str] = field(default_factory=dict)
    responses: Mapping[int, tuple[Answered, ...]] = field(default_factory=dict)
    further: Mapping[int, tuple[Supplement, ...]] = field(default_factory=dict)
    section_id: str | None = None
    known: Known | None = None
    asked_on: date | None = None
