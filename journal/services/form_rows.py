"""Elements of forms of reviews as their rows hold them."""

from journal.domain.review_form import Element, as_list
from journal.models.review_form import FormElement


def columns(element: Element) -> dict[str, object]:
    """Return what an element says, by column; neither whose it is nor where it stands."""
    hangs_on = element.asked_if
    return {
        "kind": element.kind,
        "label": element.label,
        "hint": element.hint,
        "is_required": element.is_required,
        "is_for_author": element.is_for_author,
        "weight": element.weight,
        "choices": as_list(element.choices),
        "asked_if_id": hangs_on.element_id if hangs_on else None,
        "asked_if_value": hangs_on.value if hangs_on else "",
    }


def row_of(form_id: str, position: int, element: Element) -> FormElement:
    """Return the row of an element at this place (from 1) of the form."""
    return FormElement(id=element.id, form_id=form_id, position=position, **columns(element))
