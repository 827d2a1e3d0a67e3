"""Words that stand in one place of the world each: wherever one turns up, it tells what came out.

A text's canary is `zq<kind>zq<of>zq`, a person's is `xq<who>xq` in name, address and affiliation
(`cast.person`). Ids hold no vowels and keys hold some, so that chance never writes a canary.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# Written for lower case: that is many times faster than to look for both.
_TEXT = re.compile(r"zq([a-z]+?)zq([a-z0-9]+?)zq")
_PERSON = re.compile(r"xq([a-z]+?)xq(@|%40|\.example)?")
_AT_A_PLACE = re.compile(r"centre(?:\W|%20|_)*$")
_ORCID = re.compile(r"0000-000\d-\d{4}-\d{3}[\dx]")
_BETWEEN = re.compile(r"[^a-z0-9]+")
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
        """Return every canary in the text, in whichever case it is written."""
        low = text.lower()
        named = {Canary(kind, of) for kind, of in _TEXT.findall(low)}
        named |= {_personal(low, one) for one in _PERSON.finditer(low) if one[1] in self.people}
        iris = self.orcids.keys() & {iri.upper() for iri in _ORCID.findall(low)}
        named |= {Canary(ORCID, self.orcids[iri]) for iri in iris}
        ids = self.ids.keys() & set(_BETWEEN.split(low))
        return frozenset(named | {self.ids[one] for one in ids})


def word(kind: str, of: str) -> str:
    """Return the canary as it is written into the world."""
    return f"zq{kind}zq{of}zq"


def canary_of(who: str) -> str:
    """Return the word of `cast.person` for this person of the world."""
    return f"xq{who}xq"


def orcid_of(number: int) -> str:
    """Return a valid ORCID iD; the check digit is ISO 7064, MOD 11-2."""
    digits = f"0000000{number:08d}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    whole = digits + ("X" if check == 10 else str(check))
    return "-".join(whole[at : at + 4] for at in range(0, 16, 4))


def _personal(text: str, found: re.Match[str]) -> Canary:
    """Return which part of a person this is, by what stands around it."""
    if found[2]:
        return Canary(ADDRESS, found[1])
    before = text[max(0, found.start() - 20) : found.start()]
    return Canary(PLACE if _AT_A_PLACE.search(before) else NAME, found[1])
