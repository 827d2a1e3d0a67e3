"""What a form of reviews must be before it can be used, told beside what is wrong."""

from collections.abc import Mapping
from dataclasses import replace

from journal.domain.review_form import WITH_CHOICES, Element, Form, Kind
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, SUMMARY, why_not, why_not_needed
from journal.lib.text import clean, one_line

MOST_ELEMENTS = 60
MOST_FILES = 3
MOST_WEIGHT = 9
FEWEST_CHOICES = 2
_MOST_CHOICES = {Kind.SCALE: 10, Kind.SINGLE: 30, Kind.MULTIPLE: 30}
_TWICE = Said(N_("Two of these are the same."))
_NO_WEIGHT = Said.of(N_("A weight is a number from 0 to %(most)s."), most=MOST_WEIGHT)
_TOO_MANY = Said.of(N_("A form has at most %(most)s parts."), most=MOST_ELEMENTS)
_TOO_MANY_FILES = Said.of(N_("A form asks for at most %(most)s files."), most=MOST_FILES)
_NOT_BEFORE = Said(N_("This is asked only after an answer that does not come before it."))
_NO_ANSWER = Said(N_("This hangs on an answer that can no longer be given."))


def cleaned(element: Element) -> Element:
    """Return the element as it is kept: nothing stands in it that its kind has no use for."""
    choices = tuple(one for one in map(one_line, element.choices) if one)
    is_heading = element.kind is Kind.HEADING
    return replace(
        element,
        label=one_line(element.label),
        hint=clean(element.hint),
        is_required=element.is_required and not is_heading,
        # A file goes to the author only beside the review, through the gate of the decision.
        is_for_author=element.is_for_author and element.kind not in (Kind.HEADING, Kind.FILE),
        weight=element.weight if element.kind is Kind.SCALE else 0,
        choices=choices if element.kind in WITH_CHOICES else (),
    )


def faults(element: Element) -> dict[str, Said | None]:
    """Return what is wrong with one element taken alone, by field."""
    is_weight = 0 <= element.weight <= MOST_WEIGHT
    return {
        "label": why_not_needed(element.label, LINE),
        "hint": why_not(element.hint, SUMMARY),
        "choices": _why_not_choices(element) if element.kind in WITH_CHOICES else None,
        "weight": None if is_weight else _NO_WEIGHT,
    }


def form_faults(form: Form) -> dict[str, Said]:
    """Return what is wrong between elements, by the id of each; what is none's own under ""."""
    found = {"": _TOO_MANY} if len(form.elements) > MOST_ELEMENTS else {}
    if sum(one.kind is Kind.FILE for one in form.elements) > MOST_FILES:
        found[""] = _TOO_MANY_FILES
    before: dict[str, Element] = {}
    for one in form.elements:
        wrong = _why_not_asked(one, before)
        if wrong is not None:
            found[one.id] = wrong
        before[one.id] = one
    return found


def triggers(form: Form, element_id: str | None) -> tuple[Element, ...]:
    """Return the elements on whose answer this one may hang: those with choices before it.

    An element that is still to come stands behind all.
    """
    ids = [one.id for one in form.elements]
    place = ids.index(element_id) if element_id in ids else len(ids)
    return tuple(one for one in form.elements[:place] if one.kind in WITH_CHOICES)


def _why_not_asked(element: Element, before: Mapping[str, Element]) -> Said | None:
    hangs_on = element.asked_if
    if hangs_on is None:
        return None
    other = before.get(hangs_on.element_id)
    if other is None or other.kind not in WITH_CHOICES:
        return _NOT_BEFORE
    return None if hangs_on.value in other.values else _NO_ANSWER


def _why_not_choices(element: Element) -> Said | None:
    most = _MOST_CHOICES[element.kind]
    if not FEWEST_CHOICES <= len(element.choices) <= most:
        number = N_("From %(fewest)s to %(most)s, please: one a line.")
        return Said.of(number, fewest=FEWEST_CHOICES, most=most)
    if len(set(element.choices)) < len(element.choices):
        return _TWICE
    wrong = (why_not_needed(one, LINE) for one in element.choices)
    return next((said for said in wrong if said), None)
