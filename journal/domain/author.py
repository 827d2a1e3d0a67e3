"""The byline while it is being written: what an entry may hold, and what it still lacks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from journal.domain.identifiers import orcid
from journal.domain.people import PersonName, inverted
from journal.domain.public_names import NameKind, initials
from journal.domain.said import N_, Said
from journal.lib.address import is_address
from journal.lib.text import fold, has_letters

MOST_AUTHORS = 60
_COUNTRY = re.compile("[A-Z]{2}")
_LONGEST = {
    "name": 200,
    "family_name": 100,
    "other_script_name": 200,
    "public_name": 200,
    "affiliation": 500,
}


@dataclass(frozen=True, slots=True)
class AuthorEntry:
    """One person as typed; `id` names the row this entry was read from, empty for a new one.

    `roles` are keys of `domain.credit` parted by blanks, `ror` the institution of the affiliation.
    `kind` is that of the public name; `public_name` is what was typed for it. Of one that is not
    the name itself, others see the entry `outside` alone: `keeps_affiliation` where affiliation
    and country stay public, `opens_to_coauthors` where co-authors may read the rest.
    """

    id: str = ""
    name: str = ""
    family_name: str = ""
    public_name: str = ""
    email: str = ""
    orcid: str = ""
    affiliation: str = ""
    country: str = ""
    is_corresponding: bool = False
    other_script_name: str = ""
    roles: str = ""
    ror: str = ""
    kind: NameKind = NameKind.NAME
    keeps_affiliation: bool = False
    opens_to_coauthors: bool = False

    @property
    def is_sealed(self) -> bool:
        """Tell whether the person is known to others by another name."""
        return self.kind is not NameKind.NAME

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was typed: such an entry is left out."""
        texts = (self.name, self.public_name, self.other_script_name, self.email, self.orcid)
        return not any((*texts, self.affiliation))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field of the entry at this place (from 0)."""

    place: int
    field: str
    said: Said


def faults(entries: Sequence[AuthorEntry]) -> list[Fault]:
    """Return what cannot be kept; a byline without faults may still lack something."""
    found = [
        Fault(place, field, said)
        for place, entry in enumerate(entries)
        for field, said in _faults_of(entry).items()
    ]
    return found + _twice(entries) + _surplus(entries)


def _faults_of(entry: AuthorEntry) -> dict[str, Said]:
    found = _lengths(entry)
    if not has_letters(entry.name):
        found["name"] = Said(N_("Please write the name: one word is enough, in any script."))
    found |= _public_name_faults(entry)
    if entry.other_script_name and not has_letters(entry.other_script_name):
        found["other_script_name"] = Said(N_("Please write this in words."))
    if entry.family_name and fold(entry.family_name) not in fold(entry.name):
        found["family_name"] = Said(
            N_("Write the family name as it stands in the name above, or leave this empty.")
        )
    if entry.email and not is_address(entry.email):
        found["email"] = Said(N_("This is not an e-mail address. Example: name@example.org"))
    if entry.country and not _COUNTRY.fullmatch(entry.country):
        found["country"] = Said(N_("We do not know this country. Choose one from the list."))
    if entry.orcid and orcid(entry.orcid) is None:
        found["orcid"] = Said(
            N_(
                "This is not an ORCID iD, such as 0000-0002-1825-0097. A digit is missing or"
                " mistyped: please copy it from orcid.org."
            )
        )
    return found


def _public_name_faults(entry: AuthorEntry) -> dict[str, Said]:
    if entry.public_name and not has_letters(entry.public_name):
        return {"public_name": Said(N_("Please write this in words."))}
    if entry.kind is NameKind.PSEUDONYM and not entry.public_name:
        return {"public_name": Said(N_("Please write the pseudonym."))}
    if entry.kind is not NameKind.NAME and _signs(printed(entry)) == _signs(entry.name):
        return {"public_name": Said(N_("This is the name itself. Please write another."))}
    if entry.kind is NameKind.INITIALS and not (entry.public_name or initials(entry.name)):
        return {"public_name": Said(N_("Please write the initials."))}
    return {}


def _signs(name: str) -> str:
    """Return the letters of the name alone: a dot behind it hides nobody."""
    return "".join(sign for sign in fold(name) if sign.isalnum())


def _lengths(entry: AuthorEntry) -> dict[str, Said]:
    return {
        field: Said.of(N_("This may have at most %(limit)d characters."), limit=limit)
        for field, limit in _LONGEST.items()
        if len(getattr(entry, field)) > limit
    }


def _twice(entries: Sequence[AuthorEntry]) -> list[Fault]:
    addresses = [entry.email.lower() for entry in entries]
    known = [orcid(entry.orcid) or "" for entry in entries]
    return [
        *_again(addresses, "email", Said(N_("This address stands twice in the list."))),
        *_again(known, "orcid", Said(N_("This ORCID iD stands twice in the list."))),
    ]


def _again(values: Sequence[str], field: str, said: Said) -> list[Fault]:
    places = [place for place, one in enumerate(values) if one and one in values[:place]]
    return [Fault(place, field, said) for place in places]


def _surplus(entries: Sequence[AuthorEntry]) -> list[Fault]:
    if len(entries) <= MOST_AUTHORS:
        return []
    text = N_("At most %(limit)d authors can be listed here. Write to the office for more.")
    return [Fault(MOST_AUTHORS, "name", Said.of(text, limit=MOST_AUTHORS))]


def lacks(entries: Sequence[AuthorEntry]) -> list[Fault]:
    """Return what the byline still lacks before the paper can be sent."""
    if not entries:
        return [Fault(0, "name", Said(N_("Name at least one author.")))]
    corresponding = [place for place, entry in enumerate(entries) if entry.is_corresponding]
    if len(corresponding) != 1:
        text = N_("Choose one corresponding author: readers write to this person.")
        return [Fault(0, "is_corresponding", Said(text))]
    place = corresponding[0]
    if not entries[place].email:
        text = N_("The corresponding author needs an e-mail address.")
        return [Fault(place, "email", Said(text))]
    return []


def searched(entries: Sequence[AuthorEntry]) -> tuple[str, ...]:
    """Return what must not stand in a copy for reviewers: names, addresses, institutions, iDs."""
    words: dict[str, None] = {}
    for entry in entries:
        for text in (
            # "Family, Given" tells the search which part may stand alone in a citation.
            inverted(PersonName(entry.name, entry.family_name)),
            printed(entry),
            entry.other_script_name,
            entry.email,
            entry.orcid,
            entry.affiliation,
        ):
            if text.strip():
                words[text.strip()] = None
    return tuple(words)


def meant(entry: AuthorEntry) -> AuthorEntry:
    """Return the entry as it is meant: who writes another name and chooses no kind has a pseudonym.

    What was typed for another kind is left out.
    """
    typed = entry.public_name if fold(entry.public_name) != fold(entry.name) else ""
    if entry.kind is NameKind.NAME and typed:
        return replace(entry, kind=NameKind.PSEUDONYM)
    if entry.kind in (NameKind.NAME, NameKind.WITHHELD):
        return replace(entry, public_name="")
    return entry


def printed(entry: AuthorEntry) -> str:
    """Return the public name of a pseudonym or initials; empty for the others."""
    if entry.kind is NameKind.INITIALS:
        return entry.public_name or initials(entry.name)
    return entry.public_name if entry.kind is NameKind.PSEUDONYM else ""


def outside(entry: AuthorEntry, withheld: str, address: str) -> AuthorEntry:
    """Return all that others may know of who has another name; `address` stands for theirs.

    `withheld` is what stands in place of a name. The family name stays where it is part of the
    public one: by it the paper is cited.
    """
    shown = printed(entry) or withheld
    family = entry.family_name if entry.family_name in shown.split() else ""
    place = entry if entry.keeps_affiliation else AuthorEntry()
    return AuthorEntry(
        id=entry.id,
        name=shown,
        family_name=family,
        email=address,
        affiliation=place.affiliation,
        country=place.country,
        ror=place.ror,
        roles=entry.roles,
        is_corresponding=entry.is_corresponding,
        kind=entry.kind,
    )
