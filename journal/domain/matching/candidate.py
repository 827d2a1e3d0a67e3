"""What is known of somebody who could review a paper, and of what the paper wants."""

from dataclasses import dataclass, field
from datetime import date

from journal.domain.said import Said


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a paper wants of its reviewers; `countries` are those of who is asked already."""

    language: str
    today: date
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Record:
    """How somebody answered before.

    `asked` leaves out what counts against nobody: put off, stepped back from, withdrawn by the
    journal, not due yet. `sent` of these became reviews, within `days` as a rule; `rating` is the
    mean of what editors thought of them, 1 to 5.
    """

    asked: int = 0
    sent: int = 0
    days: int | None = None
    rating: float | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who could be asked, as far as who asks may know of them.

    `languages` are those they tell to read, `letters` that of their letters. `rests`: they take no
    further review now. `neighbour` is a reviewer of the round at their institution. `against` is
    why they must not be asked at all.
    """

    key: str
    name: str
    languages: tuple[str, ...] = ()
    letters: str = "en"
    country: str = ""
    likeness: float = 0.0
    shared: tuple[str, ...] = ()
    open_count: int = 0
    limit: int = 2
    record: Record = field(default=Record())
    last_asked_on: date | None = None
    reviewed_before: bool = False
    has_volunteered: bool = False
    is_suggested: bool = False
    rests: bool = False
    neighbour: str = ""
    against: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of somebody's points: what is looked at, the points of at most so many, and why.

    What `tells` sets the person apart: it is among the reasons in one line.
    """

    name: Said
    points: int
    most: int
    reason: Said
    tells: bool = False
