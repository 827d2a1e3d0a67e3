"""Pages about the journal, kept by the manager."""

from dataclasses import asdict

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.pages import PageFields
from journal.domain.refusal import Invalid
from journal.queries.page import page_fields
from journal.queries.page import pages as read_pages
from journal.services.overwriting import fingerprint
from journal.services.page import create_page, edit_page, place_page, remove_page
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.forms import PageForm
from journal.web.manager.ordering import asked_place
from journal.web.policy import Policy, policy


@blueprint.get("/manage/pages")
@policy(Policy.MANAGER)
def pages() -> ResponseReturnValue:
    """Show the pages in their order."""
    return render_template("manager/page_list.html", pages=read_pages())


@blueprint.post("/manage/pages/order")
@policy(Policy.MANAGER)
def order_pages() -> ResponseReturnValue:
    """Move one page."""
    place_page(acting(), *asked_place())
    return redirect(url_for("manager.pages"), 303)


@blueprint.get("/manage/pages/new")
@policy(Policy.MANAGER)
def new_page() -> ResponseReturnValue:
    """Show the empty form."""
    return _form(PageForm(formdata=None))


@blueprint.post("/manage/pages/new")
@policy(Policy.MANAGER)
def new_page_now() -> ResponseReturnValue:
    """Make the page."""
    form = PageForm()
    try:
        if form.validate():
            create_page(acting(), form.values())
            return _back(_("The page is public."))
    except Invalid as invalid:
        form.show(invalid)
    return _form(form), 422


@blueprint.get("/manage/pages/<id:page_id>")
@policy(Policy.MANAGER)
def page(page_id: str) -> ResponseReturnValue:
    """Show the form with what is stored."""
    stored = page_fields(page_id) or abort(404)
    data = asdict(stored) | {"seen": fingerprint(stored)}
    return _form(PageForm(formdata=None, data=data), page_id, stored)


@blueprint.post("/manage/pages/<id:page_id>")
@policy(Policy.MANAGER)
def page_now(page_id: str) -> ResponseReturnValue:
    """Keep what was typed."""
    form, stored = PageForm(), page_fields(page_id) or abort(404)
    try:
        if form.validate():
            edit_page(acting(), page_id, form.values(), form.seen.data)
            return _back(_("The page is saved."))
    except Invalid as invalid:
        form.show(invalid)
        if "overwritten" in invalid.errors:
            form.seen.data = fingerprint(page_fields(page_id))
    return _form(form, page_id, stored), 422


@blueprint.post("/manage/pages/<id:page_id>/remove")
@policy(Policy.MANAGER)
def remove_page_now(page_id: str) -> ResponseReturnValue:
    """Take the page away."""
    remove_page(acting(), page_id)
    return _back(_("The page is gone."))


def _form(form: PageForm, page_id: str | None = None, stored: PageFields | None = None) -> str:
    return render_template("manager/page_form.html", form=form, page_id=page_id, stored=stored)


def _back(words: str) -> ResponseReturnValue:
    flash(words, "good")
    return redirect(url_for("manager.pages"), 303)
