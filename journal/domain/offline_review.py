"""A review as a text file: to be written where there is no line, and read back.

==== Originality [k3…]          each part begins so; what stands in brackets is its key
| One step, please.             lines of ours, left out when it is read
----
[ ] 1 Known
[x] 2 New                       a tick is any sign between the brackets
==== Comments for the author [comments_author]
----
Whatever is written here, to the last line before the next part.

A line of an answer that would begin a part is written with a backslash before it, and so is one
that begins with a backslash: what was written comes back as it was, to the letter. Ends of lines
may be anybody's, as may be the encoding.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

_PART, _TOLD, _ANSWER, _ESCAPE = "==== ", "|", "----", "\\"
_KEY = re.compile(r"\[([\w-]+)\]\s*$")
_TICK = re.compile(r"\[\s*([^\]\s]?)[^\]]*\]")
# No choice is longer, and no form offers so many: what is, a stranger sent to keep us busy.
_LONGEST_LINE, _MOST_LINES = 1_000, 500
_STATE = re.compile(r"^\|.*\{([\w.-]+)\}\s*$", re.MULTILINE)
_BREAK = re.compile(r"\r\n|\r")


class Manner(StrEnum):
    """How a part is answered."""

    TEXT = "text"
    ONE = "one"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Question:
    """A part of the form in its reader's language; `choices` are (value, words)."""

    key: str
    label: str
    told: tuple[str, ...] = ()
    manner: Manner = Manner.TEXT
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """What a file says: answers by key, several as a tuple of values.

    `stray` are the lines that belong to no part, `unclear` the keys of choices that cannot be told.
    """

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stray: str = ""
    unclear: tuple[str, ...] = ()


def written(
    head: Iterable[str], questions: Sequence[Question], answers: Mapping[str, tuple[str, ...]]
) -> str:
    """Return the file: lines of ours at its head, then every part with what is answered so far."""
    lines = [f"{_TOLD} {line}".rstrip() for line in head]
    for one in questions:
        lines += ["", f"{_PART}{' '.join(one.label.split())} [{one.key}]"]
        lines += [f"{_TOLD} {line}" for told in one.told for line in told.splitlines()]
        lines += [_ANSWER, *_answered(one, answers.get(one.key, ()))]
    return "\n".join(lines) + "\n"


def read(text: str, questions: Sequence[Question]) -> Filled:
    """Return what a file says; parts that are not in it are left out of the answers."""
    known = {one.key: one for one in questions}
    answers: dict[str, tuple[str, ...]] = {}
    stray: list[str] = []
    unclear: list[str] = []
    for key, lines in _parts(text):
        if key not in known or key in answers:
            stray += lines
            continue
        answers[key], rest = _understood(known[key], lines)
        if rest:
            unclear.append(key)
            stray += rest
    return Filled(answers, "\n".join(stray).strip("\n"), tuple(unclear))


def joined(
    here: Mapping[str, tuple[str, ...]],
    filled: Filled,
    questions: Sequence[Question],
    *,
    is_unchanged: bool,
    between: str,
) -> dict[str, tuple[str, ...]]:
    """Return what stands in the review once the file is read in: nothing written is lost.

    Where the text here `is_unchanged` since the file was made, the file says all there is. Else a
    text that is another in the file follows it, after the line `between`; a choice is the file's.
    """
    found = dict(here)
    for one in questions:
        if one.key not in filled.answers or one.key in filled.unclear:
            continue
        new, old = filled.answers[one.key], here.get(one.key, ())
        if is_unchanged or not old:
            found[one.key] = new
        elif one.manner is not Manner.TEXT:
            found[one.key] = new or old
        else:
            found[one.key] = _both(new, old, between)
    return found


def _both(new: tuple[str, ...], old: tuple[str, ...], between: str) -> tuple[str, ...]:
    said, stood = "\n".join(new), "\n".join(old)
    if not said.strip() or said.strip() == stood.strip():
        return old
    return (f"{said.rstrip()}\n\n{between}\n\n{stood}",)


def state_in(text: str) -> str:
    """Return the mark of the text with which the file was made, "" where it tells none."""
    head = text.partition(f"\n{_PART}")[0]
    # The last one: the lines before it hold what others wrote, the paper's title too.
    return next(iter(reversed(_STATE.findall(head))), "")


def decoded(content: bytes) -> str:
    """Return the text of a file, whatever program wrote it."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace").replace("\0", "")
    try:
        return content.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace").replace("\0", "")


def _answered(question: Question, values: tuple[str, ...]) -> list[str]:
    if question.manner is Manner.TEXT:
        return [_escaped(line) for value in values for line in value.split("\n")]
    return [
        f"[{'x' if value in values else ' '}] {value}" + ("" if value == words else f" {words}")
        for value, words in question.choices
    ]


def _escaped(line: str) -> str:
    return _ESCAPE + line if line.startswith((_PART, _ESCAPE)) else line


def _parts(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the key of each part with the lines of its answer; no key: what stands before."""
    key, is_ours = "", True
    lines: list[str] = []
    for line in _BREAK.sub("\n", text).split("\n"):
        if line.startswith(_PART) and (found := _KEY.search(line)):
            yield key, _without_gap(lines)
            key, lines, is_ours = found[1], [], True
        elif is_ours and line.strip() == _ANSWER and key:
            is_ours = False
        elif not is_ours or not line.startswith(_TOLD):
            lines.append(line[1:] if line.startswith(_ESCAPE) else line)
    yield key, _without_gap(lines)


def _without_gap(lines: list[str]) -> list[str]:
    """Return the lines without the empty one that parts one part from the next."""
    return lines[:-1] if lines and not lines[-1] else lines


def _understood(question: Question, lines: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return what these lines answer, and those that answer nothing."""
    if question.manner is Manner.TEXT:
        text = "\n".join(lines)
        return ((text,) if text.strip() else ()), []
    if len(lines) > _MOST_LINES:
        return (), lines
    chosen: list[str] = []
    rest: list[str] = []
    for line in filter(str.strip, lines):
        is_ticked, said = _ticked(line.strip())
        value = _chosen(question, said) if len(said) <= _LONGEST_LINE else None
        if value is None:
            rest.append(line)
        elif is_ticked and value not in chosen:
            chosen.append(value)
    if question.manner is Manner.ONE and len(chosen) > 1:
        return (), lines
    return tuple(chosen), rest


def _ticked(line: str) -> tuple[bool, str]:
    """Return whether a line is ticked, and what it offers; one without brackets is."""
    tick = _TICK.match(line) if len(line) <= _LONGEST_LINE else None
    return (True, line) if tick is None else (bool(tick[1]), line[tick.end() :])


def _chosen(question: Question, said: str) -> str | None:
    """Return the value that is meant: by itself, by its words, or by both."""
    said = " ".join(said.split()).casefold()
    for value, words in question.choices:
        told = " ".join(words.split()).casefold()
        if said in (value.casefold(), told, f"{value.casefold()} {told}"):
            return value
    return None
