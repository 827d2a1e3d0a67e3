"""The shapes of a call: in a list, as its page, and as an author's form needs it."""

from dataclasses import dataclass
from datetime import date, datetime

from journal.domain.calls import CallState, Window
from journal.domain.published import IssuePapers


@dataclass(frozen=True, slots=True)
class GuestEditor:
    """A guest editor as the public reads them."""

    name: str
    affiliation: str
    country: str


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A numbered theme; `id` is what an author ticks."""

    id: str
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section that a call takes papers for."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class CallCard:
    """One call in a list; days are read in the call's own zone."""

    slug: str
    title: str
    summary: str
    state: CallState
    opens_on: date
    closes_on: date
    closes_at: datetime
    zone: str
    first_closes_on: date
    guests: tuple[GuestEditor, ...] = ()

    @property
    def is_extended(self) -> bool:
        """Tell whether it closes later than was first announced."""
        return self.closes_on > self.first_closes_on


@dataclass(frozen=True, slots=True)
class CallPage:
    """All that a call's page shows; `papers` are what came of it, by issue."""

    card: CallCard
    background: str
    contact: str
    languages: tuple[str, ...]
    special_section_title: str
    themes: tuple[ThemeLine, ...]
    sections: tuple[SectionLine, ...]
    papers: tuple[IssuePapers, ...] = ()


@dataclass(frozen=True, slots=True)
class CallForAuthors:
    """What the form of a paper for this call needs; `domain.calls.takes` asks the window."""

    id: str
    slug: str
    title: str
    window: Window
    zone: str
    languages: tuple[str, ...]
    themes: tuple[ThemeLine, ...]
    sections: tuple[SectionLine, ...]


@dataclass(frozen=True, slots=True)
class AnnouncedCall:
    """A call in a list for readers' programs."""

    slug: str
    title: str
    summary: str
    announced_on: date


@dataclass(frozen=True, slots=True)
class CallDates:
    """What a calendar needs; `revision` counts the times that a date was changed."""

    title: str
    opens_at: datetime
    closes_at: datetime
    changed_at: datetime
    revision: int
