"""Pages about the journal: which there are, in which order, under which address."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.pages import PageFields
from journal.domain.refusal import Invalid
from journal.queries.page import kept_pages, page_fields, page_versions
from journal.services.overwriting import fingerprint
from journal.services.page import create_page, place_page, remove_page, rename_page
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.ordering import asked_place
from journal.web.manager.page_form import NameForm, NewPageForm
from journal.web.policy import Policy, policy


@blueprint.get("/manage/pages")
@policy(Policy.MANAGER)
def pages() -> ResponseReturnValue:
    """Show the pages in their order."""
    return render_template("manager/page_list.html", pages=kept_pages(acting().at.date()))


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
    return _new(NewPageForm(formdata=None, data={"holds_from": acting().at.date()}))


@blueprint.post("/manage/pages/new")
@policy(Policy.MANAGER)
def new_page_now() -> ResponseReturnValue:
    """Make the page, or show what it would look like."""
    form = NewPageForm()
    if "preview" in request.form:
        return _new(form, is_preview=True)
    try:
        if form.validate():
            create_page(acting(), form.values(), form.holds_from.data)
            return _back(_("The page is kept. Readers find it from its day on."))
    except Invalid as invalid:
        form.show(invalid)
    return _new(form), 422


@blueprint.get("/manage/pages/<id:page_id>")
@policy(Policy.MANAGER)
def page(page_id: str) -> ResponseReturnValue:
    """Show the page's texts by day, and the form of its title and address."""
    stored = page_fields(page_id) or abort(404)
    data = {"title": stored.title, "slug": stored.slug, "seen": _mark(stored)}
    return _page(page_id, stored, NameForm(formdata=None, data=data))


@blueprint.post("/manage/pages/<id:page_id>")
@policy(Policy.MANAGER)
def page_now(page_id: str) -> ResponseReturnValue:
    """Keep title and address."""
    form, stored = NameForm(), page_fields(page_id) or abort(404)
    try:
        if form.validate():
            typed = (form.title.data or "", form.slug.data or "")
            rename_page(acting(), page_id, *typed, form.seen.data)
            flash(_("Title and address are saved."), "good")
            return redirect(url_for("manager.page", page_id=page_id), 303)
    except Invalid as invalid:
        form.show(invalid)
        if "overwritten" in invalid.errors:
            form.seen.data = _mark(page_fields(page_id) or stored)
    return _page(page_id, stored, form), 422


@blueprint.post("/manage/pages/<id:page_id>/remove")
@policy(Policy.MANAGER)
def remove_page_now(page_id: str) -> ResponseReturnValue:
    """Take the page away."""
    remove_page(acting(), page_id)
    return _back(_("The page is gone."))


def _mark(stored: PageFields) -> str:
    return fingerprint(PageFields(stored.title, stored.slug))


def _new(form: NewPageForm, *, is_preview: bool = False) -> str:
    return render_template("manager/page_form.html", form=form, is_preview=is_preview)


def _page(page_id: str, stored: PageFields, form: NameForm) -> str:
    return render_template(
        "manager/page_page.html",
        form=form,
        page_id=page_id,
        stored=stored,
        versions=page_versions(page_id),
        today=acting().at.date(),
    )


def _back(words: str) -> ResponseReturnValue:
    flash(words, "good")
    return redirect(url_for("manager.pages"), 303)
