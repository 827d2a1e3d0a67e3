"""The parts of a form of reviews: added, changed, moved, taken out."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.domain.review_form import KIND_LABELS, Element, Form, Kind
from journal.queries.review_form import form as read_form
from journal.services.form_element import (
    add_element,
    change_element,
    place_element,
    remove_element,
)
from journal.services.overwriting import fingerprint
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.form_element_form import WEIGHTS, ElementForm, empty, showing
from journal.web.manager.ordering import asked_place
from journal.web.policy import Policy, policy

_KIND = "any(scale, single, multiple, short, long, file, heading)"


@blueprint.get(f"/manage/review-forms/<id:form_id>/add/<{_KIND}:element_kind>")
@policy(Policy.MANAGER)
def new_element(form_id: str, element_kind: str) -> ResponseReturnValue:
    """Ask what the new part says."""
    form = _open(form_id)
    kind = Kind(element_kind)
    return _page(form, kind, empty(kind, form))


@blueprint.post(f"/manage/review-forms/<id:form_id>/add/<{_KIND}:element_kind>")
@policy(Policy.MANAGER)
def new_element_now(form_id: str, element_kind: str) -> ResponseReturnValue:
    """Put the part behind all others."""
    form, kind = _form(form_id), Kind(element_kind)
    typed = ElementForm().asking(kind, form, None)
    try:
        if typed.validate():
            add_element(acting(), form_id, typed.element(kind, form))
            return _back(form_id, _("It is added, behind all others."))
    except Invalid as invalid:
        typed.show(invalid)
    return _page(form, kind, typed), 422


@blueprint.get("/manage/review-forms/<id:form_id>/parts/<id:element_id>")
@policy(Policy.MANAGER)
def element(form_id: str, element_id: str) -> ResponseReturnValue:
    """Show the part as it is written."""
    form = _open(form_id)
    stored = form.element(element_id) or abort(404)
    return _page(form, stored.kind, showing(form, stored, fingerprint(stored)), stored)


@blueprint.post("/manage/review-forms/<id:form_id>/parts/<id:element_id>")
@policy(Policy.MANAGER)
def element_now(form_id: str, element_id: str) -> ResponseReturnValue:
    """Keep what was typed."""
    form = _form(form_id)
    stored = form.element(element_id) or abort(404)
    typed = ElementForm().asking(stored.kind, form, element_id)
    try:
        if typed.validate():
            said = typed.element(stored.kind, form, element_id)
            change_element(acting(), form_id, said, typed.seen.data)
            return _back(form_id, _("It is saved."))
    except Invalid as invalid:
        typed.show(invalid)
        if "overwritten" in invalid.errors:
            typed.seen.data = fingerprint(stored)
    return _page(form, stored.kind, typed, stored), 422


@blueprint.post("/manage/review-forms/<id:form_id>/order")
@policy(Policy.MANAGER)
def order_elements(form_id: str) -> ResponseReturnValue:
    """Move one part."""
    try:
        place_element(acting(), form_id, *asked_place())
    except Invalid as invalid:
        flash(_told(invalid), "bad")
    return redirect(url_for("manager.review_form", form_id=form_id), 303)


@blueprint.post("/manage/review-forms/<id:form_id>/parts/<id:element_id>/remove")
@policy(Policy.MANAGER)
def remove_element_now(form_id: str, element_id: str) -> ResponseReturnValue:
    """Take the part out."""
    try:
        remove_element(acting(), form_id, element_id)
    except Invalid as invalid:
        flash(_told(invalid), "bad")
        return redirect(url_for("manager.review_form", form_id=form_id), 303)
    return _back(form_id, _("It is taken out."))


def _told(invalid: Invalid) -> str:
    return " ".join(speak(said) for said in invalid.errors.values())


def _form(form_id: str) -> Form:
    return read_form(form_id) or abort(404)


def _open(form_id: str) -> Form:
    """Return the form while it can be changed; what was used has no such page any more."""
    form = _form(form_id)
    if form.is_frozen:
        abort(404)
    return form


def _page(form: Form, kind: Kind, typed: ElementForm, stored: Element | None = None) -> str:
    return render_template(
        "manager/form_element.html",
        asked=form,
        form=typed,
        kind=kind,
        kind_label=KIND_LABELS[kind],
        stored=stored,
        weights=WEIGHTS,
    )


def _back(form_id: str, words: str) -> ResponseReturnValue:
    flash(words, "good")
    return redirect(url_for("manager.review_form", form_id=form_id), 303)
