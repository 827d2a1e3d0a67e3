"""How many of the references are by the people whose names are given."""

import re
from collections.abc import Sequence

from journal.documents.folding import spellings
from journal.documents.telling.paper import Line
from journal.documents.telling.shape import folded
from journal.documents.terms import is_person

# Told from three on, where they are more than every seventh.
_FEWEST = 3
_SHARE = 0.15
_NUMBERED = re.compile(r"^\s*(?:\[\d{1,3}\]|\d{1,3}[.)](?!\d)|\(\d{1,3}\))\s*")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_ENDS = re.compile(r"(?:[.。]|\d|/\S+)\s*$")
_LONGEST_AUTHORS = 260


def share(references: Sequence[Line], names: Sequence[str]) -> tuple[Line, str] | None:
    """Return the first of the references by one of the names, and "4 / 20"; None where few are."""
    wanted = [pattern for name in names if is_person(name) for pattern in _by(name)]
    listed = entries(references)
    own = [line for line, text in listed if any(one.search(_authors(text)) for one in wanted)]
    if len(own) < _FEWEST or len(own) < _SHARE * len(listed):
        return None
    return own[0], f"{len(own)} / {len(listed)}"


def entries(references: Sequence[Line]) -> list[tuple[Line, str]]:
    """Return each source with its first line: paragraphs are sources, lines are parts of one."""
    is_numbered = any(_NUMBERED.match(line.text) for line in references[:1])
    found: list[tuple[Line, str]] = []
    for line in references:
        if found and not _begins(line, found[-1][1], is_numbered=is_numbered):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.text}")
        else:
            found.append((line, line.text))
    return [(line, text) for line, text in found if _YEAR.search(text)]


def _begins(line: Line, before: str, *, is_numbered: bool) -> bool:
    if line.place.startswith("paragraph"):
        return True
    if is_numbered:
        return bool(_NUMBERED.match(line.text))
    starts = line.text.lstrip()[:1]
    return bool(_ENDS.search(before) and _YEAR.search(before)) and starts != starts.lower()


def _authors(entry: str) -> str:
    """Return what stands before the year, or the beginning where the year comes at the end."""
    text = folded(_NUMBERED.sub("", entry, count=1))
    year = _YEAR.search(text)
    end = year.start() if year and year.start() > 6 else _LONGEST_AUTHORS
    return text[: min(end, _LONGEST_AUTHORS)]


def _by(name: str) -> list[re.Pattern[str]]:
    return [pattern for spelled in spellings(name) for pattern in _patterns(spelled)]


def _patterns(name: str) -> list[re.Pattern[str]]:
    family, _, given = name.partition(",")
    words = [word for word in re.split(r"[^\w'-]+", name) if len(word.strip(".")) > 0]
    if given.strip():
        first, last = given.split()[0], " ".join(family.split())
    elif len(words) > 1:
        first, last = words[0], words[-1]
    else:
        return [re.compile(rf"\b{re.escape(name.strip())}")] if name.strip() else []
    initial, last = re.escape(first[0]), re.escape(last)
    return [
        re.compile(rf"\b{last}\b,?\s(?:\w\.?[\s-]?)?{initial}"),
        re.compile(rf"\b{initial}\w*\.?[\s-]?(?:\w+\.?[\s-]?){{0,2}}\s?\b{last}\b"),
        re.compile(rf"{last}\s?{re.escape(first)}(?!\w)"),
    ]
