"""A form of reviews: what reviewers are asked, and which of it, as they answer.

An answer is kept as text: the number of a scale's step (from 1), the words of a choice, a JSON list
of such words where several may be chosen. A file has no text: it lies beside the answers.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from journal.domain.said import N_, Said

# What a reviewer writes for hours is never too long: a book of four hundred pages fits.
LONG_LIMIT = 1_000_000
SHORT_LIMIT = 1_000

Answers = Mapping[str, str]


class Kind(StrEnum):
    """What an element of a form is."""

    HEADING = "heading"
    SCALE = "scale"
    SINGLE = "single"
    MULTIPLE = "multiple"
    SHORT = "short"
    LONG = "long"
    FILE = "file"


KIND_LABELS: dict[Kind, str] = {
    Kind.SCALE: N_("Scale"),
    Kind.SINGLE: N_("One choice"),
    Kind.MULTIPLE: N_("Several choices"),
    Kind.SHORT: N_("A line of text"),
    Kind.LONG: N_("Text"),
    Kind.FILE: N_("File"),
    Kind.HEADING: N_("Heading"),
}
WITH_CHOICES = frozenset({Kind.SCALE, Kind.SINGLE, Kind.MULTIPLE})
WRITTEN = frozenset({Kind.SHORT, Kind.LONG})
_LIMITS = {Kind.SHORT: SHORT_LIMIT, Kind.LONG: LONG_LIMIT}


@dataclass(frozen=True, slots=True)
class Condition:
    """An earlier element, and the answer to it without which this one is not asked."""

    element_id: str
    value: str


@dataclass(frozen=True, slots=True)
class Element:
    """One part of a form; `choices` of a scale are the words of its steps, low to high."""

    id: str
    kind: Kind
    label: str
    hint: str = ""
    is_required: bool = False
    is_for_author: bool = False
    weight: int = 0
    choices: tuple[str, ...] = ()
    asked_if: Condition | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """Return what may be chosen, as answers keep it."""
        if self.kind is Kind.SCALE:
            return tuple(str(step) for step in range(1, len(self.choices) + 1))
        return self.choices

    def picked(self, value: str) -> tuple[str, ...]:
        """Return each single thing that this answer says."""
        if self.kind is Kind.MULTIPLE:
            return listed(value)
        return (value,) if value else ()

    def words_of(self, value: str) -> str:
        """Return the words of one thing that may be chosen."""
        return dict(zip(self.values, self.choices, strict=True)).get(value, value)

    def words(self, value: str) -> tuple[str, ...]:
        """Return the answer as it is read: a scale's step by its word."""
        return tuple(self.words_of(one) for one in self.picked(value))


@dataclass(frozen=True, slots=True)
class Form:
    """The elements of a form in their order; what is frozen has been used and stays as it is."""

    id: str
    name: str
    elements: tuple[Element, ...] = ()
    is_frozen: bool = False
    is_retired: bool = False

    def element(self, element_id: str) -> Element | None:
        """Return the element of this id."""
        return next((one for one in self.elements if one.id == element_id), None)


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered to one element, in words; `step` is the number on a scale."""

    element: Element
    words: tuple[str, ...]
    step: str = ""

    @property
    def is_written(self) -> bool:
        """Tell whether the reviewer wrote it, and did not choose it."""
        return self.element.kind in WRITTEN


def listed(value: str) -> tuple[str, ...]:
    """Return the words of an answer that chose several; none where it is no such list."""
    try:
        found = json.loads(value) if value else []
    except ValueError:
        return ()
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def as_list(words: Collection[str]) -> str:
    """Return several chosen words as an answer keeps them; nothing chosen is no answer."""
    return json.dumps(list(words), ensure_ascii=False) if words else ""


def asked(form: Form, answers: Answers) -> tuple[Element, ...]:
    """Return the elements that are asked of who has answered so far, in order.

    What hangs on an element that is not asked itself is not asked either.
    """
    found: list[Element] = []
    said: dict[str, tuple[str, ...]] = {}
    for one in form.elements:
        hangs_on = one.asked_if
        if hangs_on is None or hangs_on.value in said.get(hangs_on.element_id, ()):
            found.append(one)
            said[one.id] = one.picked(answers.get(one.id, ""))
    return tuple(found)


def missing(
    form: Form, answers: Answers, files: Collection[str] = frozenset()
) -> tuple[Element, ...]:
    """Return the elements that are asked, must be answered and are not; `files` by element."""
    return tuple(
        one
        for one in asked(form, answers)
        if one.is_required and not answers.get(one.id) and one.id not in files
    )


def answered(form: Form, answers: Answers) -> tuple[Told, ...]:
    """Return what was answered of what is asked, in order; files lie beside it."""
    read = (_told(one, answers.get(one.id, "")) for one in asked(form, answers))
    return tuple(one for one in read if one.words)


def answered_for_author(form: Form, answers: Answers) -> tuple[Told, ...]:
    """Return what was answered for the author to read."""
    return tuple(one for one in answered(form, answers) if one.element.is_for_author)


def _told(element: Element, value: str) -> Told:
    return Told(element, element.words(value), value if element.kind is Kind.SCALE else "")


def unfit(form: Form, answers: Answers) -> dict[str, Said]:
    """Return why an answer can never be kept, by the id of its element."""
    found = {name: _unfit(form.element(name), value) for name, value in answers.items() if value}
    return {name: said for name, said in found.items() if said is not None}


def _unfit(element: Element | None, value: str) -> Said | None:
    if element is None or element.kind in (Kind.HEADING, Kind.FILE):
        return Said(N_("This form does not ask that."))
    if element.kind in WRITTEN:
        limit = _LIMITS[element.kind]
        too_long = Said.of(N_("At most %(limit)s characters, please."), limit=limit)
        return too_long if len(value) > limit else None
    if set(element.picked(value)) <= set(element.values) and element.picked(value):
        return None
    if element.kind is Kind.SCALE:
        return Said.of(N_("Please choose a score from 1 to %(most)s."), most=len(element.choices))
    return Said(N_("Please choose from what is offered."))
