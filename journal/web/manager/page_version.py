"""What a page about the journal says, from a day on."""

from datetime import date

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.pages import PageFields
from journal.domain.refusal import Invalid
from journal.queries.page import KeptVersion, page_fields, page_versions
from journal.services.overwriting import fingerprint
from journal.services.page import correct_version, drop_version, write_version
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.page_form import VersionForm
from journal.web.policy import Policy, policy


@blueprint.get("/manage/pages/<id:page_id>/versions/new")
@policy(Policy.MANAGER)
def new_version(page_id: str) -> ResponseReturnValue:
    """Show the form with the newest text, to be written on."""
    stored = page_fields(page_id) or abort(404)
    form = VersionForm(formdata=None, data={"body": stored.body, "holds_from": _today()})
    return _form(page_id, stored, form)


@blueprint.post("/manage/pages/<id:page_id>/versions/new")
@policy(Policy.MANAGER)
def new_version_now(page_id: str) -> ResponseReturnValue:
    """Keep the text, or show what it would look like."""
    form, stored = VersionForm(), page_fields(page_id) or abort(404)
    if "preview" in request.form:
        return _form(page_id, stored, form, is_preview=True)
    try:
        if form.validate() and form.holds_from.data:
            write_version(acting(), page_id, form.body.data or "", form.holds_from.data)
            return _back(page_id, _("The text is kept. It holds from its day on."))
    except Invalid as invalid:
        form.show(invalid)
    return _form(page_id, stored, form), 422


@blueprint.get("/manage/pages/<id:page_id>/versions/<id:page_version_id>")
@policy(Policy.MANAGER)
def version(page_id: str, page_version_id: str) -> ResponseReturnValue:
    """Show the form with this text."""
    kept = _version(page_id, page_version_id)
    data = {"body": kept.body, "holds_from": kept.holds_from, "seen": _mark(kept)}
    form = VersionForm(formdata=None, data=data)
    return _form(page_id, page_fields(page_id) or abort(404), form, kept)


@blueprint.post("/manage/pages/<id:page_id>/versions/<id:page_version_id>")
@policy(Policy.MANAGER)
def version_now(page_id: str, page_version_id: str) -> ResponseReturnValue:
    """Keep what was changed, or show what it would look like."""
    form, kept = VersionForm(), _version(page_id, page_version_id)
    stored = page_fields(page_id) or abort(404)
    if "preview" in request.form:
        return _form(page_id, stored, form, kept, is_preview=True)
    try:
        if form.validate() and form.holds_from.data:
            typed = (form.body.data or "", form.holds_from.data)
            correct_version(acting(), page_id, page_version_id, *typed, form.seen.data)
            return _back(page_id, _("The text is saved."))
    except Invalid as invalid:
        form.show(invalid)
        if "overwritten" in invalid.errors:
            form.seen.data = _mark(_version(page_id, page_version_id))
    return _form(page_id, stored, form, kept), 422


@blueprint.post("/manage/pages/<id:page_id>/versions/<id:page_version_id>/drop")
@policy(Policy.MANAGER)
def drop_version_now(page_id: str, page_version_id: str) -> ResponseReturnValue:
    """Take back a text that is still to come."""
    try:
        drop_version(acting(), page_id, page_version_id)
    except Invalid as invalid:
        flash(" ".join(speak(said) for said in invalid.errors.values()), "bad")
        return redirect(url_for("manager.page", page_id=page_id), 303)
    return _back(page_id, _("The text is gone: it will not come into force."))


def _today() -> date:
    return acting().at.date()


def _version(page_id: str, version_id: str) -> KeptVersion:
    found = (one for one in page_versions(page_id) if one.id == version_id)
    return next(found, None) or abort(404)


def _mark(kept: KeptVersion) -> str:
    return fingerprint((kept.body, kept.holds_from))


def _form(
    page_id: str,
    stored: PageFields,
    form: VersionForm,
    kept: KeptVersion | None = None,
    *,
    is_preview: bool = False,
) -> str:
    return render_template(
        "manager/page_version_form.html",
        page_id=page_id,
        stored=stored,
        form=form,
        kept=kept,
        today=_today(),
        is_preview=is_preview,
    )


def _back(page_id: str, words: str) -> ResponseReturnValue:
    flash(words, "good")
    return redirect(url_for("manager.page", page_id=page_id), 303)
