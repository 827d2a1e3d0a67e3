"""Forms of reviews: made, copied, retired; once a round has asked one, it stays as it is."""

from dataclasses import replace

from sqlalchemy import exists, select

from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Invalid, Overtaken, Refused
from journal.domain.review_form import Condition, Form
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, refuse, why_not_needed
from journal.lib.ids import new_id
from journal.lib.text import one_line
from journal.models.call import Call
from journal.models.review_form import ReviewForm
from journal.models.section import Section
from journal.queries.review_form import GONE, SETTING, form, forms_offered, usual_form_id
from journal.services import unit
from journal.services.duty import on_duty
from journal.services.form_rows import row_of
from journal.services.history import record
from journal.services.setting import hold_settings, keep

ACT = "keep_review_forms"
_TAKEN = Said(N_("There is a form of this name already."))
_ASKED = Said(N_("Reviewers have been asked this form: it stays as it is. Change a copy of it."))
_IS_USUAL = Said(N_("This is the usual form. Choose another as the usual one first."))
_IS_CHOSEN = Said(N_("A section or a call asks this form. Choose another there first."))


@unit.act
def freeze(by: Acting, form_id: str) -> str:
    """Let a round ask the form, which changes no more from then on; return its id.

    Joins the act that opens the round. Raises Invalid for `form_id` where it was retired.
    """
    row = _held(form_id)
    if row is None or row.retired_at is not None:
        raise Invalid({"form_id": GONE})
    row.frozen_at = row.frozen_at or by.at
    return row.id


@unit.act
def create_form(by: Acting, name: str) -> str:
    """Begin a form that asks nothing yet; return its id. Sent twice, it is begun once.

    Raises Invalid for `name`.
    """
    _alone(by)
    name = one_line(name)
    twin = next((one.id for one in forms_offered() if one.name == name), None)
    begun = form(twin) if twin else None
    if twin and begun and not begun.elements and not begun.is_frozen:
        return twin
    refuse({"name": _TAKEN if twin else why_not_needed(name, LINE)})
    return _begun(by, "create_review_form", Form(new_id(), name), None)


@unit.act
def copy_form(by: Acting, form_id: str) -> str:
    """Begin the form's next version from a copy; return its id.

    Where a copy was begun and nothing in it is changed yet, that one is returned.
    """
    _alone(by)
    source = form(form_id)
    if source is None:
        raise Refused(HIDDEN)
    copies = select(ReviewForm.id).where(
        ReviewForm.copied_from_id == form_id, ReviewForm.frozen_at.is_(None)
    )
    for other_id in unit.session().scalars(copies):
        other = form(other_id)
        if other is not None and not other.is_retired and _says(other) == _says(source):
            return other_id
    copied = replace(_with_new_ids(source), name=_next_name(source.name))
    return _begun(by, "copy_review_form", copied, form_id)


@unit.act
def rename_form(by: Acting, form_id: str, name: str) -> None:
    """Give the form another name, which reviewers never see. Raises Invalid for `name`."""
    _alone(by)
    row, name = _known(form_id), one_line(name)
    if row.name == name:
        return
    is_taken = any(one.name == name for one in forms_offered())
    refuse({"name": _TAKEN if is_taken else why_not_needed(name, LINE)})
    row.name = name
    record(by, "rename_review_form", thing_id=form_id)


@unit.act
def retire_form(by: Acting, form_id: str) -> None:
    """Offer the form no more; who is asked it goes on. Raises Invalid for `form` in use."""
    _alone(by)
    row = _known(form_id)
    if row.retired_at is not None:
        return
    chosen = (exists().where(one.review_form_id == form_id) for one in (Section, Call))
    is_chosen = any(unit.session().scalar(select(one)) for one in chosen)
    is_usual = usual_form_id() == form_id
    refuse({"form": _IS_USUAL if is_usual else _IS_CHOSEN if is_chosen else None})
    row.retired_at = by.at
    record(by, "retire_review_form", thing_id=form_id)


@unit.act
def restore_form(by: Acting, form_id: str) -> None:
    """Offer the form again. Raises Invalid for `form` where another has its name now."""
    _alone(by)
    row = _known(form_id)
    if row.retired_at is None:
        return
    is_taken = any(one.name == row.name for one in forms_offered())
    refuse({"form": _TAKEN if is_taken else None})
    row.retired_at = None
    record(by, "restore_review_form", thing_id=form_id)


@unit.act
def choose_usual_form(by: Acting, form_id: str) -> None:
    """Ask this form from now on wherever no call or section says otherwise."""
    _alone(by)
    if _known(form_id).retired_at is not None:
        raise Invalid({"form": GONE})
    if usual_form_id() != form_id:
        keep({SETTING: form_id})
        record(by, "choose_usual_form", thing_id=form_id)


def changeable(by: Acting, form_id: str) -> Form:
    """Return the form, its row locked, that no round has asked yet.

    Raises Overtaken where one has: what reviewers were asked stays.
    """
    on_duty(by, ACT)
    row = _known(form_id)
    if row.frozen_at is not None:
        raise Overtaken(_ASKED)
    found = form(form_id)
    assert found is not None  # its row is held
    return found


def _alone(by: Acting) -> None:
    """Let nobody else name, choose or retire a form until the act ends."""
    on_duty(by, ACT)
    hold_settings()


def _known(form_id: str) -> ReviewForm:
    row = _held(form_id)
    if row is None:
        raise Refused(HIDDEN)
    return row


def _held(form_id: str) -> ReviewForm | None:
    return unit.session().scalar(
        select(ReviewForm)
        .where(ReviewForm.id == form_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def _begun(by: Acting, act: str, new: Form, copied_from_id: str | None) -> str:
    session = unit.session()
    session.add(
        ReviewForm(id=new.id, name=new.name, created_at=by.at, copied_from_id=copied_from_id)
    )
    session.flush()
    for position, one in enumerate(new.elements, start=1):
        session.add(row_of(new.id, position, one))
        session.flush()  # the next one may hang on it
    record(by, act, thing_id=new.id)
    return new.id


def _with_new_ids(source: Form) -> Form:
    ids = {one.id: new_id() for one in source.elements}
    elements = tuple(
        replace(
            one,
            id=ids[one.id],
            asked_if=Condition(ids[one.asked_if.element_id], one.asked_if.value)
            if one.asked_if
            else None,
        )
        for one in source.elements
    )
    return Form(new_id(), source.name, elements)


def _says(one: Form) -> object:
    """Return what a form asks, whatever its ids: by it a copy is known as unchanged."""
    places = {element.id: place for place, element in enumerate(one.elements)}
    hangs_on = [
        (places[element.asked_if.element_id], element.asked_if.value) if element.asked_if else None
        for element in one.elements
    ]
    return [replace(element, id="", asked_if=None) for element in one.elements], hangs_on


def _next_name(name: str) -> str:
    """Return the name with the next number that is free: “Usual form 2”."""
    stem, _, number = name.rpartition(" ")
    stem, last = (stem, int(number)) if stem and number.isdecimal() else (name, 1)
    taken = {one.name for one in forms_offered()}
    while f"{stem} {last + 1}" in taken:
        last += 1
    return f"{stem} {last + 1}"
