"""The answer to the reviews as a table: one row a point, the reviewer's words beside the author's.

The reviewer's words are never taken from a form: they are what was released, cut into points.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from journal.domain.refusal import Overtaken
from journal.domain.said import N_, Said
from journal.domain.submission import STATEMENT
from journal.domain.wording import LINE, why_not

MOST_ROWS = 300
_HEADING = 60
_NUMBERED = re.compile(
    r"^[ \t]*(?:\(?\d{1,3}[.):]|[-*•–]|\(?[a-z]\))[ \t]+(?=\S)", re.MULTILINE | re.IGNORECASE
)
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE = re.compile(r"(?<=[.!?؟。！？])\s+(?=\S)|(?<=[。！？])(?=\S)")
_CHANGED = Said(
    N_("The rows were changed in another window. What you typed here stands below: please copy it.")
)


@dataclass(frozen=True, slots=True)
class Answered:
    """One row; `alias` None where the author tells of something that no reviewer asked for."""

    key: str
    alias: int | None = None
    point: str = ""
    answer: str = ""
    place: str = ""

    @property
    def is_divisible(self) -> bool:
        """Tell whether the reviewer's words can be cut further."""
        return len(_pieces(self.point)) > 1


@dataclass(frozen=True, slots=True)
class Typed:
    """What came with the form: the cells by row, and the button that was pressed on a row."""

    cells: Mapping[str, tuple[str, str]]
    button: str = ""
    key: str = ""


def points(text: str) -> tuple[str, ...]:
    """Return the points of a review: those it numbers, else its paragraphs.

    A heading stays with what follows it.
    """
    starts = [found.start() for found in _NUMBERED.finditer(text)]
    if len(starts) < 2:
        return tuple(_under_headings(_parts(_BLANK.split(text))))
    edges = [0, *starts, len(text)] if starts[0] else [*starts, len(text)]
    cut = [text[begin:end] for begin, end in pairwise(edges)]
    return tuple(_under_headings(_parts(cut)))


def begun(reviews: Iterable[tuple[int, str]]) -> tuple[Answered, ...]:
    """Return the table as it begins: every point of every released review, unanswered."""
    rows = [
        Answered(f"{alias}.{number}", alias, point)
        for alias, text in reviews
        for number, point in enumerate(points(text), start=1)
    ]
    return tuple(rows[:MOST_ROWS])


def filled(rows: Sequence[Answered], typed: Typed) -> tuple[Answered, ...]:
    """Return the rows with what was typed; raises Overtaken where one of them is gone."""
    if not typed.cells.keys() <= {row.key for row in rows}:
        raise Overtaken(_CHANGED)
    return tuple(_filled(row, typed.cells.get(row.key)) for row in rows)


def faults(rows: Sequence[Answered]) -> dict[str, Said | None]:
    """Return what cannot be kept, by `answer-<key>` and `place-<key>`."""
    found = {f"answer-{row.key}": why_not(row.answer, STATEMENT) for row in rows}
    return found | {f"place-{row.key}": why_not(row.place, LINE) for row in rows}


def pressed(rows: Sequence[Answered], typed: Typed) -> tuple[Answered, ...]:
    """Return the rows after the button; unchanged where it can do nothing."""
    if typed.button == "add" and len(rows) < MOST_ROWS:
        return (*rows, Answered(_next_key("own", rows)))
    places = [place for place, row in enumerate(rows) if row.key == typed.key]
    if not places or typed.button not in _ACTS:
        return tuple(rows)
    return tuple(_ACTS[typed.button](list(rows), places[0]))


def can_merge(rows: Sequence[Answered], place: int) -> bool:
    """Tell whether the row can join the one above: both are of one reviewer."""
    return place > 0 and rows[place - 1].alias == rows[place].alias


def words_of(rows: Iterable[Answered]) -> str:
    """Return all that the author wrote; the reviewers' words are shown to nobody it could harm."""
    return "\n\n".join(text for row in rows for text in (row.answer, row.place) if text)


def _filled(row: Answered, cells: tuple[str, str] | None) -> Answered:
    return replace(row, answer=cells[0], place=cells[1]) if cells else row


def _parts(texts: Iterable[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]


def _under_headings(parts: Sequence[str]) -> list[str]:
    """Join a short line without an end, such as “Major comments:”, to what follows it."""
    found: list[str] = []
    above = ""
    for part in parts:
        whole = f"{above}\n\n{part}" if above else part
        above = whole if _is_heading(part) else ""
        if not above:
            found.append(whole)
    return [*found, above] if above else found


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING and "\n" not in text and text[-1] not in ".!?…؟。！？"


def _pieces(point: str) -> list[str]:
    """Return the point cut by its paragraphs, else by its lines, else by its sentences."""
    for by in (_BLANK, re.compile(r"\n"), _SENTENCE):
        found = _parts(by.split(point))
        if len(found) > 1:
            return found
    return [point]


def _split(rows: list[Answered], place: int) -> list[Answered]:
    row = rows[place]
    first, *others = _pieces(row.point)
    if len(rows) + len(others) > MOST_ROWS:
        return rows
    more: list[Answered] = []
    for piece in others:
        more.append(Answered(_next_key(row.key, [*rows, *more]), row.alias, piece))
    return [*rows[:place], replace(row, point=first), *more, *rows[place + 1 :]]


def _merge(rows: list[Answered], place: int) -> list[Answered]:
    if not can_merge(rows, place):
        return rows
    above, row = rows[place - 1], rows[place]
    joined = replace(
        above,
        point=_joined("\n\n", above.point, row.point),
        answer=_joined("\n\n", above.answer, row.answer),
        place=_joined("; ", above.place, row.place),
    )
    return [*rows[: place - 1], joined, *rows[place + 1 :]]


def _remove(rows: list[Answered], place: int) -> list[Answered]:
    return [*rows[:place], *rows[place + 1 :]]


def _joined(sign: str, *texts: str) -> str:
    return sign.join(text for text in texts if text)


def _next_key(stem: str, rows: Sequence[Answered]) -> str:
    """Return a key that no row has."""
    taken = {row.key for row in rows}
    stem = stem.partition("+")[0]
    return next(key for n in range(1, len(rows) + 2) if (key := f"{stem}+{n}") not in taken)


_ACTS = {"split": _split, "merge": _merge, "remove": _remove}
