"""The journal's usual licence, and others."""

from dataclasses import asdict

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired

from journal.domain.licences import LicenceFields
from journal.domain.refusal import Invalid
from journal.queries.licence import licence_fields
from journal.queries.licence import licences as read_licences
from journal.services.licence import (
    add_licence,
    edit_licence,
    place_licence,
    remove_licence,
    save_usual_licence,
    usual_licence,
)
from journal.services.overwriting import fingerprint
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.forms import Form
from journal.web.manager import blueprint
from journal.web.manager.ordering import asked_place
from journal.web.policy import Policy, policy


class LicenceForm(Form):
    """A licence."""

    name = StringField(_l("Name"), [InputRequired(_l("Please fill this in."))])
    url = StringField(_l("Address of its text"))
    holder = StringField(_l("Holder of the rights"))
    seen = HiddenField()

    def values(self) -> LicenceFields:
        """Return what was typed."""
        return LicenceFields(self.name.data or "", self.url.data or "", self.holder.data or "")


@blueprint.get("/manage/licences")
@policy(Policy.MANAGER)
def licences() -> ResponseReturnValue:
    """Show the usual licence and the others."""
    return _list(_showing(usual_licence()))


@blueprint.post("/manage/licences")
@policy(Policy.MANAGER)
def usual_licence_now() -> ResponseReturnValue:
    """Keep the usual licence."""
    form = LicenceForm()
    try:
        if form.validate():
            save_usual_licence(acting(), form.values(), form.seen.data)
            return _back(_("The usual licence is saved. What is published keeps its own."))
    except Invalid as invalid:
        form.show(invalid)
        if "overwritten" in invalid.errors:
            form.seen.data = fingerprint(usual_licence())
    return _list(form), 422


@blueprint.post("/manage/licences/order")
@policy(Policy.MANAGER)
def order_licences() -> ResponseReturnValue:
    """Move one licence."""
    place_licence(acting(), *asked_place())
    return redirect(url_for("manager.licences"), 303)


@blueprint.get("/manage/licences/new")
@policy(Policy.MANAGER)
def new_licence() -> ResponseReturnValue:
    """Show the empty form."""
    return _form(LicenceForm(formdata=None))


@blueprint.post("/manage/licences/new")
@policy(Policy.MANAGER)
def new_licence_now() -> ResponseReturnValue:
    """Add the licence."""
    form = LicenceForm()
    try:
        if form.validate():
            add_licence(acting(), form.values())
            return _back(_("The licence is kept. Sections and articles can have it now."))
    except Invalid as invalid:
        form.show(invalid)
    return _form(form), 422


@blueprint.get("/manage/licences/<id:licence_id>")
@policy(Policy.MANAGER)
def licence(licence_id: str) -> ResponseReturnValue:
    """Show the form with what is stored."""
    stored = licence_fields(licence_id) or abort(404)
    return _form(_showing(stored), licence_id, stored)


@blueprint.post("/manage/licences/<id:licence_id>")
@policy(Policy.MANAGER)
def licence_now(licence_id: str) -> ResponseReturnValue:
    """Keep what was typed."""
    form, stored = LicenceForm(), licence_fields(licence_id) or abort(404)
    try:
        if form.validate():
            edit_licence(acting(), licence_id, form.values(), form.seen.data)
            return _back(_("The licence is saved. What is published keeps its own."))
    except Invalid as invalid:
        form.show(invalid)
        if "overwritten" in invalid.errors:
            form.seen.data = fingerprint(licence_fields(licence_id))
    return _form(form, licence_id, stored), 422


@blueprint.post("/manage/licences/<id:licence_id>/remove")
@policy(Policy.MANAGER)
def remove_licence_now(licence_id: str) -> ResponseReturnValue:
    """Take the licence away."""
    try:
        remove_licence(acting(), licence_id)
    except Invalid as invalid:
        flash(" ".join(speak(said) for said in invalid.errors.values()), "bad")
        return redirect(url_for("manager.licences"), 303)
    return _back(_("The licence is gone."))


def _showing(stored: LicenceFields) -> LicenceForm:
    return LicenceForm(formdata=None, data=asdict(stored) | {"seen": fingerprint(stored)})


def _list(form: LicenceForm) -> str:
    return render_template("manager/licence_list.html", form=form, licences=read_licences())


def _form(
    form: LicenceForm, licence_id: str | None = None, stored: LicenceFields | None = None
) -> str:
    return render_template(
        "manager/licence_form.html", form=form, licence_id=licence_id, stored=stored
    )


def _back(words: str) -> ResponseReturnValue:
    flash(words, "good")
    return redirect(url_for("manager.licences"), 303)
