"""Terms looked for in text, blind to accents and case, as whole words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from journal.documents.folding import UNSEEN, bare
from journal.documents.terms import ADDRESS, Term

# Scripts that write words without space between them: there, no word has an edge.
_EDGELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_AROUND = 40
_IN_ADDRESS = "._+%-"

Joins = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found; `text` is what stands there with a little of what stands around it.

    `is_written_as_name` tells that it begins with a capital letter, in scripts that have any.
    """

    term: Term
    text: str
    start: int
    end: int
    is_written_as_name: bool


def hits(terms: Sequence[Term], text: str, *, is_mark: bool = False) -> list[Hit]:
    """Return every place of the text where a term stands.

    Only marks, which are not read as text, are searched for the names that people sign in by.
    """
    quick = text.lower() if text.isascii() else bare(UNSEEN.sub("", text))
    wanted = [term for term in terms if term.anchor in quick and (is_mark or not term.is_login)]
    if not wanted:
        return []
    folded, places = _folded(text)
    found = [
        _hit(term, text, places[start], places[end - 1] + 1)
        for term in wanted
        for start, end in spans(term, folded, str.isalnum)
    ]
    return [hit for hit in found if hit.is_written_as_name or not hit.term.is_acronym]


def spans(term: Term, folded: str, joins: Joins) -> Iterator[tuple[int, int]]:
    """Yield where the term stands in folded text as whole words; `joins` tells letters of words."""
    if term.anchor not in folded:
        return
    is_inside = _is_inside_address if term.kind == ADDRESS else _is_inside_word
    for found in term.pattern.finditer(folded):
        if not is_inside(folded, *found.span(), joins):
            yield found.span()


def context(text: str, start: int, end: int) -> str:
    """Return what stands there with up to 40 signs on either side, on one line."""
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    if start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{text[start:end]}{after}".split())


def _is_inside_word(folded: str, start: int, end: int, joins: Joins) -> bool:
    return _goes_on(folded[start - 1 : start], folded[start], joins) or _goes_on(
        folded[end : end + 1], folded[end - 1], joins
    )


def _is_inside_address(folded: str, start: int, end: int, joins: Joins) -> bool:
    del end  # the pattern itself looks at what follows
    before = folded[start - 1 : start]
    return bool(before) and (joins(before) or before in _IN_ADDRESS)


def _goes_on(beyond: str, edge: str, joins: Joins) -> bool:
    if not beyond or not joins(beyond) or not joins(edge):
        return False
    return not (_EDGELESS.match(beyond) or _EDGELESS.match(edge))


def _hit(term: Term, text: str, start: int, end: int) -> Hit:
    first = text[start]
    return Hit(term, context(text, start, end), start, end, first.upper() == first)


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text folded sign by sign, and for each sign of it where it comes from."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        folded = _fold_sign(sign)
        signs.append(folded)
        places.extend([place] * len(folded))
    return "".join(signs), places


@lru_cache(maxsize=8192)
def _fold_sign(sign: str) -> str:
    if UNSEEN.match(sign):
        return ""
    return " " if sign.isspace() else bare(sign)
