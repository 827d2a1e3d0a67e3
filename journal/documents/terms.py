"""What a search for a person has to look for: a name in its forms, an address, an institution."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal.documents.folding import bare, spellings
from journal.domain.said import N_

NAME = "name"
PART_OF_NAME = "part-of-name"
ADDRESS = "address"
INSTITUTION = "institution"
IDENTIFIER = "identifier"

KIND_LABELS = {
    NAME: N_("Name"),
    PART_OF_NAME: N_("Family name alone"),
    ADDRESS: N_("E-mail address"),
    INSTITUTION: N_("Institution"),
    IDENTIFIER: N_("Identifier"),
}

_TITLES = {
    "dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "phd", "md", "msc", "ma", "ba",
    "bsc", "mph", "rn", "psyd", "dphil", "llm", "jr", "sr", "ii", "iii",
}  # fmt: skip
# Words that tell an institution from a person, as stems, in the languages of the field.
_INSTITUTIONS = re.compile(
    r"\b(universi|hochschul|institut|hospital|klinik|clinic|centre|center|centro|zentrum|college"
    r"|department|departament|dipartimento|abteilung|school|ecole|escuela|facult|fakult|foundation"
    r"|fundacion|fondation|stiftung|ministr|ministerio|academ|akademi|association|asociacion"
    r"|verein|council|network|society|sociedade|organi[sz]ation|laborator|polytechn|trust\b|unit\b"
    r"|museum|agency|committee|commission|service)"
)
# An institution's name made of these alone is everybody's. Short ones count only as they stand:
# "a" begins Aarhus and "law" Lawrence.
_COMMON = re.compile(
    r"the|of|and|for|a|an|in|at|on|de|del|la|le|les|des|du|di|da|do|der|die|das|und|et|y|e|fur"
    r"|(law|work|care|main|group|state|right|human|public|social|general|central|division)s?"
    r"|(droit|derecho|education|research|science|history|justice|interior|graduate|teaching)s?"
    r"|(health|national|international|regional|studie|scienc|medic|nurs|chemi|physic)\w{0,7}"
    r"|(psycholog|psychiatr|clinic|philosoph|sociolog|politic|rehabilitat|neurolog|biolog"
    r"|histor|econom|engineer)\w{0,9}"
)
_ORCID = re.compile(r"\b(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])\b")
_BETWEEN = r"(?:[\s,.;_+\-‐-―]|%20){1,4}"
_MAYBE_BETWEEN = r"(?:[\s,.;_+\-‐-―]|%20){0,4}"
_IN_WORD = r"[\s.\-‐-―'’‘ʼ`´]{0,2}"
_IN_PHRASE = r"(?:[\s,.;:()'’‘\"“”&/|_\-‐-―]|%20){1,4}"
_AT = r"\s?(?:@|%40|[\[(]\s?at\s?[\])])\s?"
# Shorter ones are found in every text, or in every picture by chance.
_SHORTEST_NAME = 2
_SHORTEST_FAMILY = 3
_SHORTEST_LOGIN = 4
_LONGEST_ACRONYM = 5
_CLOSE_ENOUGH = 7
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for in folded text.

    `anchor` must be in the text for the pattern to match at all; `wanted` is what was asked for.
    `letters` is the least number of signs that a match has. An acronym counts only where it is
    written as a name: the WHO is not who. A login (initial and family name in one) counts only
    where nobody reads: "award" is a word to all but Anna Ward's computer.
    """

    kind: str
    wanted: str
    anchor: str
    pattern: re.Pattern[str]
    letters: int
    is_acronym: bool = False
    is_login: bool = False


def terms_for(names: Sequence[str]) -> list[Term]:
    """Return what to look for, in the order of the names: each a person, address or institution.

    A person's name is found in either order, with initials between, accents and case aside.
    """
    found: dict[tuple[str, str], Term] = {}
    for name in names:
        for term in _terms(" ".join(name.split())):
            found.setdefault((term.kind, term.pattern.pattern), term)
    return list(found.values())


def names_institution(text: str) -> bool:
    """Tell whether a word that tells an institution from a person is in the text."""
    return bool(_INSTITUTIONS.search(bare(text)))


def is_person(wanted: str) -> bool:
    """Tell whether what is looked for is a person: no address, identifier or institution."""
    folded = bare(wanted)
    is_other = "@" in folded or _ORCID.search(folded) or _INSTITUTIONS.search(folded)
    return bool(folded) and not is_other


def _terms(wanted: str) -> Iterator[Term]:
    folded = bare(wanted)
    orcid = _ORCID.search(folded)
    if "@" in folded:
        yield from _address(wanted, folded)
    elif orcid:
        pattern = r"[\s\-‐-―]?".join(orcid.groups())
        yield Term(IDENTIFIER, wanted, orcid[4], re.compile(pattern), 16)
    elif _INSTITUTIONS.search(folded):
        yield from _institution(wanted, folded)
    else:
        for spelling in spellings(wanted):
            yield from _person(wanted, spelling)


def _address(wanted: str, folded: str) -> Iterator[Term]:
    local, _, domain = folded.strip("<> ").rpartition("@")
    if local and domain:
        pattern = rf"{re.escape(local)}{_AT}{re.escape(domain)}(?![\w-]|\.\w)"
        anchor = max(local, domain, key=len)
        yield Term(ADDRESS, wanted, anchor, re.compile(pattern), len(folded))


def _institution(wanted: str, folded: str) -> Iterator[Term]:
    """Take "Department of Law, University of X, Y" apart: whole, it stands so nowhere else."""
    parts = [part for part in re.split(r"[,;()]", folded) if _INSTITUTIONS.search(part)]
    for part in parts or [folded]:
        words = _chunks(part)
        if not all(_is_common(word) for word in words):
            yield _term(INSTITUTION, wanted, words, _IN_PHRASE.join(words))


def _is_common(word: str) -> bool:
    return bool(_COMMON.fullmatch(word) or _INSTITUTIONS.match(word))


def _person(wanted: str, folded: str) -> Iterator[Term]:
    given, family = _in_order(folded)
    words = [*given, *family]
    chunks = _chunks(" ".join(words))
    if len(words) == 1 and len(words[0]) >= _SHORTEST_NAME:
        is_acronym = wanted.isupper() and len(wanted) <= _LONGEST_ACRONYM
        yield _term(NAME, wanted, chunks, _word(words[0]), is_acronym=is_acronym)
    elif words:
        yield _term(NAME, wanted, _chunks(f"{words[0]} {words[-1]}"), _orders(words))
        if len(words) <= _LONGEST_NAME:
            yield from _family(wanted, family or words[-1:])
            yield from _login(wanted, words[0], words[-1])


def _in_order(folded: str) -> tuple[list[str], list[str]]:
    """Return given and family words of "Family, Given", or all the words and no family."""
    parts = [_without_titles(part) for part in folded.split(",")]
    parts = [part for part in parts if part]
    if len(parts) > 1:
        return parts[1], parts[0]
    return (parts[0] if parts else []), []


def _without_titles(part: str) -> list[str]:
    return [word for word in part.split() if word.replace(".", "") not in _TITLES and _chunks(word)]


def _orders(words: list[str]) -> str:
    """Return the pattern of the name in its own order and with any family part first."""
    whole = "".join(words)
    is_telling = len(whole) >= _CLOSE_ENOUGH or not whole.isascii()
    gap = _MAYBE_BETWEEN if is_telling else _BETWEEN
    middle = "|".join([*(_word(word) + gap for word in words[1:-1]), rf"[a-z]\.?{_BETWEEN}"])
    forward = f"{_word(words[0])}{_after(words[0], gap)}(?:{middle}){{0,3}}{_word(words[-1])}"
    turned = [_turned(words[first:], words[0], gap) for first in range(1, len(words))]
    return "|".join([forward, *turned])


def _turned(family: list[str], given: str, gap: str) -> str:
    last = _after(given, gap)
    return gap.join(map(_word, family)) + last + _word(given)


def _after(word: str, gap: str) -> str:
    """Return the gap beside the word: an initial never runs into its neighbour."""
    return _BETWEEN if len(word.strip(".")) == 1 and word.isascii() else gap


def _family(wanted: str, family: list[str]) -> Iterator[Term]:
    chunks = _chunks(" ".join(family))
    if len("".join(chunks)) >= _SHORTEST_FAMILY:
        yield _term(PART_OF_NAME, wanted, chunks, _BETWEEN.join(map(_word, family)))


def _login(wanted: str, given: str, family: str) -> Iterator[Term]:
    initial, whole = given[0], "".join(_chunks(family))
    if len(whole) >= _SHORTEST_LOGIN:
        pattern = re.compile(f"{re.escape(initial + whole)}|{re.escape(whole + initial)}")
        yield Term(PART_OF_NAME, wanted, whole, pattern, len(whole) + 1, is_login=True)


def _word(word: str) -> str:
    """Return the pattern of one word: hyphens, dots and apostrophes in it may be others or none."""
    chunks = _chunks(word)
    return _IN_WORD.join(map(re.escape, chunks)) + (r"\.?" if len(word.strip(".")) == 1 else "")


def _chunks(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _term(
    kind: str, wanted: str, chunks: list[str], pattern: str, *, is_acronym: bool = False
) -> Term:
    anchor = max(chunks, key=len)
    return Term(kind, wanted, anchor, re.compile(pattern), sum(map(len, chunks)), is_acronym)
