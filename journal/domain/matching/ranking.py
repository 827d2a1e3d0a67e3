"""Who is asked first to review a paper: points in parts, each with its reason in words.

Nothing here reads a clock or a database; what is told of a person is what who asks may know.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from journal.domain.matching import reasons
from journal.domain.matching.candidate import Part, Person, Record, Wanted
from journal.domain.said import Said

__all__ = ["Part", "Person", "Ranked", "Record", "Wanted", "parts", "rank"]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody at their place, 1 the first; who must not be asked stands after all others."""

    place: int
    person: Person
    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        """Return what the parts add up to."""
        return sum(part.points for part in self.parts)

    @property
    def told(self) -> tuple[Said, ...]:
        """Return the reasons that set this person apart, the weightiest first."""
        telling = [part for part in self.parts if part.tells]
        return tuple(part.reason for part in sorted(telling, key=lambda one: -abs(one.points)))


def rank(wanted: Wanted, persons: Iterable[Person]) -> tuple[Ranked, ...]:
    """Return everybody in the order in which to ask them.

    Equal points go by the likeness of the words, then by name, so that the order is always one.
    """
    reckoned = [(person, parts(wanted, person)) for person in persons]
    reckoned.sort(key=lambda one: _order(*one))
    return tuple(Ranked(place, *one) for place, one in enumerate(reckoned, 1))


def parts(wanted: Wanted, person: Person) -> tuple[Part, ...]:
    """Return what somebody's points for this paper are made of; 100 without what is extraordinary.

    A return to the paper adds as much again, and each hindrance takes as much away.
    """
    found = [
        reasons.subject(person),
        reasons.language(wanted, person),
        reasons.load(person),
        reasons.reliable(person),
        reasons.quick(person),
        reasons.paused(wanted, person),
        reasons.country(wanted, person),
    ]
    found += [reasons.EARLIER] if person.reviewed_before else []
    found += [reasons.VOLUNTEER] if person.has_volunteered else []
    found += [reasons.SUGGESTED] if person.is_suggested else []
    found += [reasons.neighbour(person)] if person.neighbour else []
    found += [reasons.REST] if person.rests else []
    return tuple(found)


def _order(person: Person, found: tuple[Part, ...]) -> tuple[bool, int, float, str, str]:
    points = sum(part.points for part in found)
    return (bool(person.against), -points, -person.likeness, person.name, person.key)
