"""What stands between somebody and the authors of a paper, with the evidence in words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journal.domain.named import NamedReviewer, is_same
from journal.domain.said import N_, Said
from journal.lib.text import fold

# A shared institution or paper counts for so many years: what NSF and most journals ask about is
# four; one more covers the time in which a paper waits.
YEARS = 5
SEALED = Said(N_("In conflict with the paper"))
_NAMESAKE = N_("Has the name of an author: %(name)s")
_SAME = N_("At the same institution as %(name)s: %(institution)s")
_PAST = N_("Wrote from the institution of %(name)s in %(year)s: %(institution)s")
_MAIL = N_("Mail at the same institution as %(name)s: %(institution)s")
_WROTE = N_("Wrote with %(name)s in %(year)s")
_NAMES = N_("Names %(name)s among those they wrote with")
_NAMED = N_("%(name)s names them among those they wrote with")
# Providers at which anybody may have an address: sharing one tells nothing. Everybody of the
# demonstration journal has theirs at one: demo.example.
_PUBLIC = frozenset(
    (
        "126 139 163 aol bk demo fastmail free gmail gmx googlemail hey hotmail hush hushmail "
        "icloud inbox laposte libero list live mac mail mailbox me msn naver orange outlook pm "
        "posteo proton protonmail qq rediffmail riseup rocketmail seznam sina tutanota ukr vk "
        "wanadoo web wp yahoo yandex ymail zoho"
    ).split()
)
_SHORT, _COUNTRY, _PARTS = 3, 2, 3
# How an institution calls itself, folded; a part of an affiliation without one is a place or chair.
_KINDS = (
    "univer hospital hopital ospedal clinic klinik institut centre center centro centrum zentrum "
    "colleg foundation fundacion stiftung academ akadem council association society ministr "
    "大学 大學 医院 研究 학교 جامع مستشف مركز универ центр институт больниц"
).split()
_SHORTEST = 2
_NOW = 9999


@dataclass(frozen=True, slots=True)
class Stay:
    """An affiliation, its institution in the register, and the year; None is now."""

    affiliation: str
    ror: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal knows of somebody; of a sealed author nothing is told, not even that."""

    name: str
    names: tuple[str, ...]
    email: str
    stays: tuple[Stay, ...]
    coauthors: str = ""
    is_sealed: bool = False
    other_emails: tuple[str, ...] = ()

    @property
    def emails(self) -> tuple[str, ...]:
        """Return every address they are known by."""
        return (self.email, *self.other_emails)


@dataclass(frozen=True, slots=True)
class Traced:
    """Somebody with what they are compared by, worked out once for many comparisons."""

    known: Known
    names: frozenset[str]
    stays: tuple[tuple[Stay, frozenset[str]], ...]
    everywhere: frozenset[str]
    houses: tuple[str, ...]


def traced(known: Known) -> Traced:
    """Return somebody ready to be compared; where they are now comes before where they were."""
    latest_first = sorted(known.stays, key=lambda one: -(one.year or _NOW))
    stays = tuple((one, keys(one)) for one in latest_first)
    return Traced(
        known,
        frozenset(fold(name) for name in known.names),
        stays,
        frozenset().union(*(found for _, found in stays)),
        tuple(filter(None, map(mail_house, known.emails))),
    )


def is_unknown(person: Traced) -> bool:
    """Tell whether nothing is known that a tie could be found by."""
    return not (person.known.coauthors or person.everywhere or person.houses)


def ties(person: Traced, author: Traced, wrote_in: int | None) -> tuple[Said, ...]:
    """Return what ties these two; `wrote_in` is the year of their last paper together."""
    found = list(_told(person, author))
    if wrote_in is not None:
        found.append(Said.of(_WROTE, name=author.known.name, year=str(wrote_in)))
    if found and author.known.is_sealed:
        return (SEALED,)
    return tuple(found)


def _told(person: Traced, author: Traced) -> Iterator[Said]:
    name = author.known.name
    if person.names & author.names:
        # Likely the same person, by another address: where both work tells nothing more.
        yield Said.of(_NAMESAKE, name=name)
    elif shared := _shared_stay(person, author):
        yield shared
    elif house := _shared_house(person, author):
        yield Said.of(_MAIL, name=name, institution=house)
    if is_listed(person.known.coauthors, author.known):
        yield Said.of(_NAMES, name=name)
    if is_listed(author.known.coauthors, person.known):
        yield Said.of(_NAMED, name=name)


def _shared_stay(person: Traced, author: Traced) -> Said | None:
    """Return the institution at which both are, or were; of the present before the past."""
    for stay, found in person.stays:
        if found & author.everywhere:
            told = {"name": author.known.name, "institution": stay.affiliation}
            if stay.year is None:
                return Said.of(_SAME, **told)
            return Said.of(_PAST, **told, year=str(stay.year))
    return None


def _shared_house(person: Traced, author: Traced) -> str:
    return next((one for one in author.houses if one in person.houses), "")


def is_listed(lines: str, person: Known) -> bool:
    """Tell whether somebody stands in a list of a person a line, with an address or without."""
    return any(
        is_same(row, email, person.names)
        for row in map(_row, lines.splitlines())
        for email in person.emails
    )


def _row(line: str) -> NamedReviewer:
    """Return the person of a line: what holds an @ is the address, the rest the name."""
    words = line.replace(",", " ").split()
    email = next((word.strip("<>();") for word in words if "@" in word), "")
    return NamedReviewer(" ".join(word for word in words if "@" not in word), email.lower())


def mail_house(email: str) -> str:
    """Return the institution's part of an address; empty at a public provider."""
    labels = email.rpartition("@")[2].lower().split(".")
    if len(labels) < _SHORTEST:
        return ""
    is_two = len(labels[-1]) == _COUNTRY and len(labels[-2]) <= _SHORT and len(labels) >= _PARTS
    kept = labels[-3:] if is_two else labels[-2:]
    return "" if kept[0] in _PUBLIC else ".".join(kept)


def keys(stay: Stay) -> frozenset[str]:
    """Return by what the institutions of an affiliation are compared."""
    whole = fold(stay.affiliation).strip(" .")
    parts = [part.strip(" .") for part in whole.replace(";", ",").split(",")]
    named = {part for part in parts if _is_institution(part)}
    register = {f"ror {stay.ror}"} if stay.ror else set()
    return frozenset(named | register | ({whole} if whole else set()))


def _is_institution(part: str) -> bool:
    """Tell whether this names one: a kind, and more words than the kind alone."""
    is_named = len(part.split()) >= _SHORTEST or not part.isascii()
    return is_named and any(kind in part for kind in _KINDS)


def share(one: Traced, other: Traced) -> bool:
    """Tell whether the two are at one institution now, by what they tell or by their mail."""
    return bool(_now(one) & _now(other)) or bool(_shared_house(one, other))


def _now(person: Traced) -> frozenset[str]:
    return frozenset().union(*(found for stay, found in person.stays if stay.year is None))


def households(people: Mapping[str, Traced]) -> dict[str, str]:
    """Return of whom two are at one institution, or joined by others who are: by key, a name.

    Who shares with nobody is left out.
    """
    chief: dict[str, str] = {key: key for key in people}
    first: dict[str, str] = {}
    for key in sorted(people):
        for place in (*_now(people[key]), *people[key].houses):
            other = first.setdefault(place, key)
            chief[_head(chief, key)] = _head(chief, other)
    heads = {key: _head(chief, key) for key in people}
    sizes = Counter(heads.values())
    return {key: head for key, head in heads.items() if sizes[head] > 1}


def _head(chief: Mapping[str, str], key: str) -> str:
    while chief[key] != key:
        key = chief[key]
    return key
