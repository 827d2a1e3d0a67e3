"""The elements of a form of reviews that no round has asked yet: added, changed, moved, removed.

A form is whole after every act: what hangs on an answer always stands behind it.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete, update

from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.review_form import Element, Form
from journal.domain.review_form_building import cleaned, faults, form_faults
from journal.domain.said import N_, Said
from journal.domain.wording import refuse
from journal.lib.ids import new_id
from journal.lib.ordering import moved
from journal.models.review_form import FormElement
from journal.services import unit
from journal.services.form_rows import columns, row_of
from journal.services.history import record
from journal.services.overwriting import is_repeated
from journal.services.review_form import changeable

_HANGS = N_("“%(label)s” is asked only after an answer to this. Please change that first.")
# Behind every place there can be: rows are put there while they change places.
_ASIDE = 1000


@unit.act
def add_element(by: Acting, form_id: str, element: Element) -> str:
    """Put the element behind all others; return its id. Sent twice in a row, it is added once.

    Raises Invalid by field; Overtaken where reviewers have been asked the form.
    """
    form = changeable(by, form_id)
    last = form.elements[-1] if form.elements else None
    new = replace(cleaned(element), id=new_id())
    if last is not None and replace(new, id=last.id) == last:
        return last.id
    _check(replace(form, elements=(*form.elements, new)), new)
    unit.session().add(row_of(form_id, len(form.elements) + 1, new))
    unit.session().flush()
    record(by, "add_form_element", thing_id=form_id)
    return new.id


@unit.act
def change_element(by: Acting, form_id: str, element: Element, seen: str | None = None) -> None:
    """Change what the element of this id says; its kind stays.

    Raises Invalid by field, also where somebody else changed it meanwhile; Overtaken as above.
    """
    form = changeable(by, form_id)
    stored = form.element(element.id)
    if stored is None:
        raise Refused(HIDDEN)
    new = cleaned(replace(element, kind=stored.kind))
    if is_repeated(stored, new, seen):
        return
    _check(_with(form, [new if one.id == new.id else one for one in form.elements]), new)
    unit.session().execute(
        update(FormElement).where(FormElement.id == new.id).values(**columns(new))
    )
    record(by, "change_form_element", thing_id=form_id)


@unit.act
def place_element(by: Acting, form_id: str, element_id: str, position: int) -> None:
    """Put the element at this position (from 1). Raises Invalid for `form` if it cannot stand."""
    form = changeable(by, form_id)
    by_id = {one.id: one for one in form.elements}
    placed = _with(form, [by_id[one] for one in moved(list(by_id), element_id, position)])
    if placed == form:
        return
    _refuse_loose(placed)
    _number(placed)
    record(by, "place_form_element", thing_id=form_id)


@unit.act
def remove_element(by: Acting, form_id: str, element_id: str) -> None:
    """Take the element out; taken out twice, it is gone once. Raises Invalid as `place_element`."""
    form = changeable(by, form_id)
    if form.element(element_id) is None:
        return
    rest = _with(form, [one for one in form.elements if one.id != element_id])
    _refuse_loose(rest)
    unit.session().execute(delete(FormElement).where(FormElement.id == element_id))
    _number(rest)
    record(by, "remove_form_element", thing_id=form_id)


def _with(form: Form, elements: Sequence[Element]) -> Form:
    return replace(form, elements=tuple(elements))


def _check(form: Form, new: Element) -> None:
    """Raise Invalid for what is wrong with the element, alone or among the others."""
    found = form_faults(form)
    own = {"asked_if": found.pop(new.id, None), "label": found.pop("", None)}
    refuse({**own, **{name: said for name, said in faults(new).items() if said}})
    _refuse_loose(form)


def _refuse_loose(form: Form) -> None:
    """Raise Invalid for `form`, naming an element that would hang on an answer not given before."""
    labels = {one.id: one.label for one in form.elements}
    found = next(iter(form_faults(form)), None)
    if found is not None:
        raise Invalid({"form": Said.of(_HANGS, label=labels.get(found, ""))})


def _number(form: Form) -> None:
    session = unit.session()
    aside = FormElement.position + _ASIDE
    session.execute(
        update(FormElement).where(FormElement.form_id == form.id).values(position=aside)
    )
    for position, one in enumerate(form.elements, start=1):
        session.execute(
            update(FormElement).where(FormElement.id == one.id).values(position=position)
        )
