"""Sections, kept by the manager."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.domain.sections import SectionFields
from journal.queries.section import section_fields
from journal.queries.section import sections as read_sections
from journal.services.overwriting import fingerprint
from journal.services.section import create_section, edit_section, place_section
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.ordering import asked_place
from journal.web.manager.section_form import SectionForm
from journal.web.policy import Policy, policy

_USUAL = SectionFields("", abstract_words=250)


@blueprint.get("/manage/sections")
@policy(Policy.MANAGER)
def sections() -> ResponseReturnValue:
    """Show the sections in their order."""
    return render_template("manager/section_list.html", sections=read_sections())


@blueprint.post("/manage/sections/order")
@policy(Policy.MANAGER)
def order_sections() -> ResponseReturnValue:
    """Move one section."""
    place_section(acting(), *asked_place())
    return redirect(url_for("manager.sections"), 303)


@blueprint.get("/manage/sections/new")
@policy(Policy.MANAGER)
def new_section() -> ResponseReturnValue:
    """Show the empty form."""
    return _page(SectionForm.showing(_USUAL))


@blueprint.post("/manage/sections/new")
@policy(Policy.MANAGER)
def new_section_now() -> ResponseReturnValue:
    """Make the section."""
    form = SectionForm()
    form.offer()
    try:
        if form.validate():
            create_section(acting(), form.values())
            return _saved()
    except Invalid as invalid:
        form.show(invalid)
    return _page(form), 422


@blueprint.get("/manage/sections/<id:section_id>")
@policy(Policy.MANAGER)
def section(section_id: str) -> ResponseReturnValue:
    """Show the form with what is stored."""
    stored = section_fields(section_id) or abort(404)
    return _page(SectionForm.showing(stored, fingerprint(stored)), stored)


@blueprint.post("/manage/sections/<id:section_id>")
@policy(Policy.MANAGER)
def section_now(section_id: str) -> ResponseReturnValue:
    """Keep what was typed."""
    form, stored = SectionForm(), section_fields(section_id) or abort(404)
    form.offer()
    try:
        if form.validate():
            edit_section(acting(), section_id, form.values(), form.seen.data)
            return _saved()
    except Invalid as invalid:
        form.show(invalid)
        if "overwritten" in invalid.errors:
            form.seen.data = fingerprint(section_fields(section_id))
    return _page(form, stored), 422


def _page(form: SectionForm, stored: SectionFields | None = None) -> str:
    form.offer()
    return render_template("manager/section_form.html", form=form, stored=stored)


def _saved() -> ResponseReturnValue:
    flash(_("The section is saved."), "good")
    return redirect(url_for("manager.sections"), 303)
