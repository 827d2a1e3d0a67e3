"""What was found in the text, as findings: each with its place and its sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from journal.documents import passages as at
from journal.documents.passages import Passage, Role
from journal.documents.telling import addresses, front, kinds, people, selfcited, sentences
from journal.documents.telling.paper import Paper, Sentence, taken_apart
from journal.documents.telling.shape import Zone
from journal.domain.finding import Finding, Severity

_MOST_SHOWN = 300
# Signs: 400 pages, for which two seconds are needed.
_MOST_READ = 1_200_000
# Nobody reads more.
_MOST_TOLD = 2_000
_SPACE = re.compile(r"\s+")


def found_in(passages: Iterable[Passage], names: Sequence[str]) -> list[Finding]:
    """Return the findings, those of lines first; see `telling`."""
    read, unread = _within_reach(passages)
    paper = taken_apart(read)
    told = chain(_of_lines(paper), _of_sentences(paper), _of_references(paper, names))
    found = list(islice(told, _MOST_TOLD))
    if unread is not None:
        found.append(
            _finding(kinds.UNREAD_TEXT, unread.place or at.WHOLE, unread.text[:_MOST_SHOWN])
        )
    elif len(found) == _MOST_TOLD:
        found.append(_finding(kinds.UNREAD_TEXT, at.WHOLE, ""))
    return list({(f.kind, f.place, f.text): f for f in found}.values())


def _within_reach(passages: Iterable[Passage]) -> tuple[list[Passage], Passage | None]:
    """Return the passages up to the length of a very thick book, and the first beyond it."""
    read: list[Passage] = []
    left = _MOST_READ
    for passage in passages:
        left -= 0 if passage.role is Role.MARK else len(passage.text)
        if left < 0:
            return read, passage
        read.append(passage)
    return read, None


def _of_lines(paper: Paper) -> Iterator[Finding]:
    named: set[str] = set()
    for kind, line in front.told_by(paper.lines):
        # One byline of a page is enough to be looked at: the rest stands around it.
        if kind != kinds.BYLINE or line.place not in named:
            yield _finding(kind, line.place, line.text)
        named |= {line.place} if kind == kinds.BYLINE else set()


def _of_sentences(paper: Paper) -> Iterator[Finding]:
    # Rows of a table say the same a thousand times.
    known: dict[tuple[str, str, Zone], tuple[tuple[str, int, int], ...]] = {}
    for sentence in paper.sentences:
        same = sentence.text, sentence.own, sentence.zone
        if same not in known:
            known[same] = tuple(_told_by(sentence))
        for kind, start, end in known[same]:
            yield _finding(kind, sentence.place, _around(sentence.plain, sentence.text, start, end))
    for kind, sentence in people.notes_on_authors(paper.sentences):
        yield _finding(kind, sentence.place, sentence.text)


def _told_by(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    yield from sentences.instructions_in(sentence)
    if sentence.zone is Zone.REFERENCES:
        return
    yield from addresses.told_by(sentence)
    yield from sentences.told_by(sentence)
    yield from people.contributions(sentence)


def _of_references(paper: Paper, names: Sequence[str]) -> Iterator[Finding]:
    found = selfcited.share(paper.references, names)
    if found:
        line, counted = found
        yield _finding(kinds.SELF_CITED_SHARE, line.place, counted)


def _around(plain: str, text: str, start: int, end: int) -> str:
    """Return the sentence, or what stands around the find where it is very long."""
    if len(text) <= _MOST_SHOWN:
        return text
    spare = max(0, _MOST_SHOWN - (end - start)) // 2
    # Accents aside the two are of nearly the same length: no need to count signs.
    start = round(start * len(text) / max(1, len(plain)))
    first, last = max(0, start - spare), start + (end - start) + spare
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")


def _finding(kind: str, place: str, text: str) -> Finding:
    shown = _SPACE.sub(" ", text).strip()
    return Finding(kind, place, shown[: _MOST_SHOWN + 2], Severity.NEEDS_PERSON)
