"""Writing a call: the form of a new one, of one that stands, and the preview."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.queries.call import call_preview
from journal.queries.call_desk import CallDesk
from journal.queries.call_fields import call_fields
from journal.services.call import create_call, edit_call
from journal.services.overwriting import fingerprint
from journal.web.asking import acting
from journal.web.duty import need
from journal.web.editor import blueprint
from journal.web.editor.call import found
from journal.web.editor.call_forms import CallForm, filled
from journal.web.policy import Policy, policy


@blueprint.get("/desk/calls/new")
@policy(Policy.EDITOR)
def new_call() -> ResponseReturnValue:
    """Show the empty form."""
    need("create_call")
    form = CallForm(formdata=None, data={"languages": ["en"], "zone": "anywhere"})
    return _page(form)


@blueprint.post("/desk/calls/new")
@policy(Policy.EDITOR)
def new_call_now() -> ResponseReturnValue:
    """Keep the new call as a draft."""
    need("create_call")
    form = CallForm()
    form.offer()
    try:
        if form.validate():
            call_id = create_call(acting(), form.values())
            flash(_("The call is kept as a draft. Nobody outside the desk sees it yet."), "good")
            return redirect(url_for("editor.call", call_id=call_id), 303)
    except Invalid as invalid:
        form.show(invalid)
    return _page(form), 422


@blueprint.get("/desk/calls/<id:call_id>/edit")
@policy(Policy.EDITOR)
def edit_call_form(call_id: str) -> ResponseReturnValue:
    """Show the form with what is stored."""
    need("edit_call")
    desk = found(call_id)
    form = filled(call_fields(call_id) or abort(404))
    return _page(_held(form, desk), desk)


@blueprint.post("/desk/calls/<id:call_id>/edit")
@policy(Policy.EDITOR)
def edit_call_now(call_id: str) -> ResponseReturnValue:
    """Keep what was typed."""
    need("edit_call")
    desk, stored = found(call_id), call_fields(call_id) or abort(404)
    form = _held(CallForm(), desk)
    form.offer()
    try:
        if form.validate():
            edit_call(acting(), call_id, form.values(stored), form.seen.data)
            flash(_("The call is saved."), "good")
            return redirect(url_for("editor.call", call_id=call_id), 303)
    except Invalid as invalid:
        form.show(invalid)
        if "overwritten" in invalid.errors:
            form.seen.data = fingerprint(call_fields(call_id))
    return _page(form, desk), 422


@blueprint.get("/desk/calls/<id:call_id>/preview")
@policy(Policy.EDITOR)
def preview_call(call_id: str) -> ResponseReturnValue:
    """Show the page as everybody would read it."""
    desk = found(call_id)
    page = call_preview(call_id, acting().at) or abort(404)
    back = url_for("editor.call", call_id=call_id)
    return render_template("reader/call_page.html", call=page, card=page.card, desk=desk, back=back)


def _held(form: CallForm, desk: CallDesk) -> CallForm:
    if desk.announced_at is not None:
        form.hold()
    return form


def _page(form: CallForm, desk: CallDesk | None = None) -> str:
    form.offer()
    return render_template("editor/call_form.html", form=form, desk=desk)
