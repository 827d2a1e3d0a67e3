"""The page before the abstract: who wrote it and where they work, line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from journal.documents import passages as at
from journal.documents.telling import kinds, names, words
from journal.documents.telling.names import is_masked
from journal.documents.telling.paper import Line
from journal.documents.telling.shape import Zone, pattern, plain

_ZONES = {Zone.FRONT, Zone.CONTACT, Zone.AUTHORS}
_MARKER = re.compile(r"^\s*[(\[]?(?:[\d¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[a-f]|[*†‡§#])[)\].]?\s*(?=[^\W\d_])")
_BARE_MARKER = re.compile(r"^\s*[\d*†‡§]{1,2}\s*$")
# "Kenyatta National Hospital"; and "Department of Law", which names nothing yet.
_WHOLE_UNIT = re.compile(
    r"(?:[A-Z][\w'-]+ ){1,5}"
    r"(?:Hospital|University|Institute|Centre|Center|Clinic|College|Foundation)"
)
_UNIT_OF = re.compile(r"\b(?:of|for|against|de|d'|del|da|do|des|du|pour|para|in)\b|d'")
_LONGEST = 320
_NAME = (
    r"(?:[A-ZА-Я][\w'-]*[.]?,? ){1,3}(?:(?:de|da|dos|do|van|von|al|el|bin|la|ter|der) ){0,2}"
    r"[A-ZА-Я][\w'-]+|[\u4e00-\u9fff]{2,4}"
)
_MARK = r"\s?(?:\(?[\d¹²³]{1,2}(?:\s?,\s?[\d*†¹²³]{1,2})*\)?|[*†‡§])(?:,?[*†‡§])*"
_MARKED_NAMES = re.compile(
    rf"(?:{_NAME}){_MARK}(?:\s*(?:[,;，、·]|\band\b|\bet\b|\by\b|\bи\b|&)\s*(?:{_NAME}){_MARK})"
)
_MARKED_ARABIC = re.compile(
    r"^\s*(?:[\u0600-\u06ff]{2,} ){1,3}[\u0600-\u06ff]{2,}\s?\d{1,2}\s?[،,]"
    r"\s?و?(?:[\u0600-\u06ff]{2,} ){1,3}"
    r"[\u0600-\u06ff]{2,}\s?\d{1,2}"
)
_JOINT = r"(?:\s*[,;]\s*(?:and |& |et |y |и )?|\s+(?:and|&|et|y|und|и)\s+)"
_CAPITAL = r"[A-ZА-Я][a-zа-я]+"
_ONE = (
    rf"{_CAPITAL}(?:-{_CAPITAL})?"
    r"(?: (?:[A-ZА-Я]\.|[A-ZА-Я][a-zа-я'-]+|de|da|van|von|al|el|la)){0,3} [A-ZА-Я][a-zа-я'-]+"
)
_LIST = re.compile(rf"{_ONE}(?:{_JOINT}{_ONE})+\.?")
# Words of titles that are written with capitals, too.
_TITLE_WORDS = re.compile(
    r"\b(?:health|mental|rights|human|social|torture|trauma|violence|care|study|review|war|memory"
    r"|justice|law|policy|poverty|displacement|disorders?|treatment|rehabilitation|practice|theory"
    r"|research|education|risk|youth|children|women|men|studies|methods?|sciences?|state|police"
    r"|prison|migration|asylum|refugees?|survivors?|patients|students|staff|nurses|people"
    r"|evidence|impact|needs?|support|running|title"
    r"|case|report|reports|original|article|open|access|short|communication|systematic)\b",
    re.IGNORECASE,
)
_ET_AL = re.compile(
    r"^(?:\d+ )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)? (?:et al\.?|и др\.|y cols?\.|等)(?=\W|$)"
)
_EDGE = 3
_FEWEST_RUNNING = 2


def told_by(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Yield kind and line of what the first page and the running heads tell."""
    first = next((line for line in lines if line.zone is Zone.FRONT), None)
    before: Line | None = None
    for line in lines:
        if line.zone in _ZONES and line is not first:
            yield from _told_in_front(line, before if before is not first else None)
        elif line.zone is not Zone.REFERENCES and _is_footnoted(line, before):
            yield from ((kinds.AFFILIATION, line) for _ in [0] if _is_affiliation(line.text))
        before = line
    yield from _running_heads(lines)


def _told_in_front(line: Line, before: Line | None) -> Iterator[tuple[str, Line]]:
    if _is_affiliation(line.text):
        yield kinds.AFFILIATION, line
    # Raised numbers break lines: each name may stand on one of its own.
    joined = f"{before.text} {line.text}" if before else line.text
    if is_byline(line.text) or _is_list(line.text):
        yield kinds.BYLINE, line
    elif is_byline(joined):
        yield kinds.BYLINE, replace(line, text=joined)


def _is_footnoted(line: Line, before: Line | None) -> bool:
    """Tell whether the line is a note on the first page, or one marked as a note elsewhere."""
    if line.place == at.FOOTNOTE:
        return True
    if line.place != at.page(1):
        return False
    return bool(_MARKER.match(line.text)) or (
        before is not None and bool(_BARE_MARKER.match(before.text))
    )


def _is_affiliation(text: str) -> bool:
    """Tell whether the line begins with a department or institution and goes on with its place."""
    shown = plain(text)
    if len(shown) > _LONGEST or is_masked(shown.lower()):
        return False
    bare = _MARKER.sub("", shown, count=1)
    if bare[:1].islower():
        return False  # the middle of a sentence
    parts = [part.strip() for part in re.split(r"[,;،，、]|\s-\s", bare) if part.strip()]
    begun = [_begins_as_unit(part) for part in parts]
    named = bool(names.institutions(bare))
    if not (begun and begun[0]):
        return sum(begun) > 1 and named
    if bare != shown:
        return named or len(parts) > 1
    is_placed = len(parts) > 1 and not _is_of_title(parts[0])
    return is_placed or (named and not _TITLE_WORDS.search(parts[0]))


def _begins_as_unit(part: str) -> bool:
    return bool(_unit().match(part.lower()) or _WHOLE_UNIT.fullmatch(part))


def _is_of_title(part: str) -> bool:
    """Tell whether "Hospital Staff" or "School Violence" begins the line: no department is so."""
    return part.isascii() and not _UNIT_OF.search(part.lower())


@cache
def _unit() -> re.Pattern[str]:
    return pattern(words.either("unit"))


@cache
def _before_names() -> re.Pattern[str]:
    return pattern(rf"^(?:{words.either('byline')}) ?[:：] ?(?=\w)|^by (?=[a-z]+ [a-z]+)")


def is_byline(text: str) -> bool:
    """Tell whether the line says the authors' names: it says so, or marks each with a number."""
    shown = plain(text)
    if len(shown) > _LONGEST or is_masked(shown.lower()):
        return False
    if _before_names().match(shown.lower()):
        return not shown.lower().startswith("by ") or bool(re.match(r"(?i:by) [A-Z]", shown))
    return bool(_MARKED_NAMES.search(shown) or _MARKED_ARABIC.search(shown))


def _is_list(text: str) -> bool:
    shown = plain(text)
    if not _LIST.fullmatch(shown) or _TITLE_WORDS.search(shown):
        return False
    return all(names.person(one) for one in re.split(_JOINT, shown))


def _running_heads(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Yield the first of the lines at the edges of pages that name who wrote the paper."""
    seen: dict[str, int] = {}
    for line in _edges(lines):
        found = _ET_AL.match(plain(line.text))
        if found:
            named = re.sub(r"\d", "", found[0])
            seen[named] = seen.get(named, 0) + 1
            if line.place in {at.HEADER, at.FOOTER} or seen[named] == _FEWEST_RUNNING:
                yield kinds.BYLINE, line
                return


def _edges(lines: Sequence[Line]) -> Iterator[Line]:
    by_place: dict[str, list[Line]] = {}
    for line in lines:
        by_place.setdefault(line.place, []).append(line)
    for place, on_page in by_place.items():
        if place in {at.HEADER, at.FOOTER}:
            yield from on_page
        elif place.startswith("page "):
            yield from on_page[:_EDGE]
            yield from on_page[_EDGE:][-_EDGE:]
