"""What papers say at their end about the people who wrote them: who did what, and who is who."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from journal.documents.telling import kinds, names, words
from journal.documents.telling.names import is_masked
from journal.documents.telling.paper import Sentence
from journal.documents.telling.shape import Zone, pattern

Told = tuple[str, int, int]

# Initials with dots, not the short names of countries and titles.
_DOTTED = re.compile(
    r"(?<![\w.])(?!U\.\s?S\.|U\.\s?K\.|U\.\s?N\.|E\.\s?U\.|D\.\s?C\.|P\.\s?O\.|Ph\.|M\.\s?[AD]\.|B\.\s?A\.|И\.\s?О)"
    r"(?:[A-ZА-Я]\.[ -]?){1,3}[A-ZА-Я]\.(?![A-Za-z])"
)
_BARE = re.compile(r"(?<![\w-])[A-ZА-Я]{2,3}(?![\w-])")
_ARABIC_INITIALS = re.compile(r"(?<!\w)[\u0621-\u064a]\.\s?[\u0621-\u064a]\.")
_ACRONYMS = {
    "WHO", "UN", "EU", "UK", "US", "USA", "NGO", "MSF", "ICC", "PHD", "MD", "MA", "BA", "MSC", "CI",
    "SD", "SE", "OR", "RR", "ICD", "DSM", "PTSD", "CBT", "RCT", "AI", "IT", "IQ", "HIV", "GP", "II",
    "III", "IV", "VI", "TV", "LGB", "IDP", "CAT", "ECT", "IRB", "REC", "ONG", "ONU", "OMS", "VIH",
    "UE", "EE", "UU", "ООН", "ВОЗ", "СМИ", "РФ", "США", "ЕС", "ПТСР", "ВИЧ", "NHS", "MRI", "FES",
    "RN", "MPH", "ICU", "SMD", "DOI", "PDF", "API", "URL",
}  # fmt: skip
_OF_TEAM = re.compile(
    r"\b(?:authors?|researchers?|coders?|reviewers?|raters?|interviewers?|investigators?|analysts?"
    r"|auteure?s?|chercheu\w+|codeu\w+|investigador\w+|autor\w*|исследовател\w+|кодировщик\w*"
    r")\b[^().]{0,24}\(((?:[A-ZА-Я]{2,3}|(?:[A-ZА-Я]\. ?){2,3})(?:(?:,? (?:and|et|y|и|&) |, ?|/)"
    r"(?:[A-ZА-Я]{2,3}|(?:[A-ZА-Я]\. ?){2,3}))*)\)"
)
_CODED_BY = re.compile(
    r"\b(?:coded|rated|screened|extracted|transcribed|scored|translated|codificad[oa]s|codees?)"
    r"\b[^.;]{0,30} (?:by|par|por) ((?:[A-Z]{2,3})(?:(?:,? (?:and|et|y|&) |, |/)[A-Z]{2,3})+)(?!\w)"
)
_NEAR = 70
# More initials, before the verb that they share.
_ALSO = re.compile(r"^(?:\W|\b(?:and|et|y|и|\w\.)(?=\W))*")
_FEWEST_WORDS = 3
_BEGINS_WITH_NAME = re.compile(
    r"^(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs|Dra?|Mme|M)\.? )?(?:[A-ZА-Я][\w'.-]+ ){1,3}"
    r"(?:(?:de|da|van|von|al|el|bin|la) )?[A-ZА-Я][\w'-]+"
)


def contributions(sentence: Sentence) -> Iterator[Told]:
    """Yield who did what for the paper, told by initials or names."""
    text = sentence.unquoted
    found = _OF_TEAM.search(text) or _CODED_BY.search(text)
    if found and not _is_acronyms(found[1]):
        yield kinds.CONTRIBUTION, *found.span()
        return
    for initials in (*_DOTTED.finditer(text), *_ARABIC_INITIALS.finditer(text)):
        if _did_something(sentence, initials):
            yield kinds.CONTRIBUTION, *initials.span()
            return
    if sentence.zone is Zone.CONTRIBUTIONS:
        yield from _in_statement(text)


def _is_acronyms(listed: str) -> bool:
    bare = re.findall(r"[A-ZА-Я]{2,4}", listed.replace(". ", "").replace(".", ""))
    return bool(bare) and all(one in _ACRONYMS for one in bare)


def _did_something(sentence: Sentence, initials: re.Match[str]) -> bool:
    """Tell whether a verb of writing papers follows the initials."""
    if sentence.zone is Zone.CONTRIBUTIONS:
        return True
    after = sentence.folded[initials.end() : initials.end() + _NEAR]
    return bool(_doing().match(_ALSO.sub("", after)))


def _in_statement(text: str) -> Iterator[Told]:
    bare = [m for m in _BARE.finditer(text) if m[0] not in _ACRONYMS]
    named = names.person(text)
    if bare:
        yield kinds.CONTRIBUTION, *bare[0].span()
    elif named:
        start = text.index(named)
        yield kinds.CONTRIBUTION, start, start + len(named)


@cache
def _doing() -> re.Pattern[str]:
    return pattern(rf"(?:\w+ )?(?:{words.either('did')})")


def notes_on_authors(sentences: Sequence[Sentence]) -> Iterator[tuple[str, Sentence]]:
    """Yield the first words of a note about the authors, and the lines that read as one."""
    is_told = False
    for sentence in sentences:
        if sentence.zone is Zone.AUTHORS and not is_told and _says_something(sentence):
            is_told = True
            yield kinds.BIOGRAPHY, sentence
        elif sentence.zone in {Zone.FRONT, Zone.CONTACT} and _is_note(sentence):
            yield kinds.BIOGRAPHY, sentence


def _says_something(sentence: Sentence) -> bool:
    if is_masked(sentence.folded):
        return False
    is_heading = pattern(words.headings()[Zone.AUTHORS]).fullmatch(sentence.folded.strip(" .:"))
    is_long = len(sentence.folded.split()) >= _FEWEST_WORDS or not sentence.folded.isascii()
    return not is_heading and is_long


def _is_note(sentence: Sentence) -> bool:
    found = _BEGINS_WITH_NAME.match(sentence.unquoted)
    if not found or not names.person(found[0]):
        return False
    after = sentence.folded[found.end() : found.end() + 90]
    return bool(_profession().match(after))


@cache
def _profession() -> re.Pattern[str]:
    degrees = r"(?:, ?(?:phd|md|ma|msc|mph|m\.d\.|ph\.d\.))*"
    return pattern(rf"^{degrees},? ?(?:{words.either('is_by_profession')})")
