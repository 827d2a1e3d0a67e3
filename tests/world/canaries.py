"""Words that stand in one place of the world each: wherever one turns up, it tells what came out.

A text's canary is `zq<kind>zq<of>zq`, a person's is `xq<who>xq` in name, address and affiliation
(`cast.person`). Ids hold no vowels and keys hold some, so that chance never writes a canary.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_TEXT = re.compile(r"zq([a-z]+?)zq([a-z0-9]+?)zq", re.IGNORECASE)
_PERSON = re.compile(
    r"(centre(?:\W|%20|_)*)?(family)?xq([a-z]+?)xq(@|%40|\.example)?", re.IGNORECASE
)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_ID = re.compile(r"(?<![A-Za-z0-9])[a-z0-9]{18}(?![A-Za-z0-9])")
NAME, ADDRESS, PLACE, ORCID, ACCOUNT = "name", "address", "affiliation", "orcid", "account"


@dataclass(frozen=True, slots=True, order=True)
class Canary:
    """A word of the world: what it is, and of whom or of what."""

    kind: str
    of: str


@dataclass(frozen=True, slots=True, eq=False)
class Finder:
    """Finds canaries; who there is, and the words that chance made, are told to it."""

    people: frozenset[str] = frozenset()
    orcids: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, Canary] = field(default_factory=dict)

    def found(self, text: str) -> frozenset[Canary]:
        """Return every canary in the text."""
        named = {Canary(kind.lower(), of.lower()) for kind, of in _TEXT.findall(text)}
        named |= {
            Canary(_part_of_person(place, at), who.lower())
            for place, _, who, at in _PERSON.findall(text)
            if who.lower() in self.people
        }
        iris = _ORCID.findall(text) if self.orcids else ()
        named |= {Canary(ORCID, self.orcids[iri]) for iri in iris if iri in self.orcids}
        ids = _ID.findall(text) if self.ids else ()
        return frozenset(named | {self.ids[one] for one in ids if one in self.ids})


def word(kind: str, of: str) -> str:
    """Return the canary as it is written into the world."""
    return f"zq{kind}zq{of}zq"


def words(kind: str, *of: str) -> str:
    """Return canaries as a sentence holds them."""
    return " ".join(word(kind, one) for one in of)


def canary_of(who: str) -> str:
    """Return the word of `cast.person` for this person of the world."""
    return f"xq{who}xq"


def kinds(canaries: Iterable[Canary]) -> frozenset[str]:
    """Return which kinds these are."""
    return frozenset(canary.kind for canary in canaries)


def orcid_of(number: int) -> str:
    """Return a valid ORCID iD; the check digit is ISO 7064, MOD 11-2."""
    digits = f"0000000{number:08d}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    whole = digits + ("X" if check == 10 else str(check))
    return "-".join(whole[at : at + 4] for at in range(0, 16, 4))


def _part_of_person(place: str, at: str) -> str:
    if at:
        return ADDRESS
    return PLACE if place else NAME
