"""Guest editors of a call."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.lib.text import one_line
from journal.queries.call_desk import CallDesk
from journal.queries.person import people_found
from journal.services.guest import add_guest, appoint_guest, dismiss_guest
from journal.web.asking import acting
from journal.web.duty import need
from journal.web.editor import blueprint
from journal.web.editor.call import found
from journal.web.editor.call_forms import GuestForm
from journal.web.policy import Policy, policy


@blueprint.get("/desk/calls/<id:call_id>/guests")
@policy(Policy.EDITOR)
def call_guests(call_id: str) -> ResponseReturnValue:
    """Show who is guest editor, find people, or add one by name and address."""
    need("appoint_guest")
    return _page(found(call_id), GuestForm(formdata=None))


@blueprint.post("/desk/calls/<id:call_id>/guests")
@policy(Policy.EDITOR)
def appoint_guest_now(call_id: str) -> ResponseReturnValue:
    """Make somebody whom the journal knows guest editor."""
    need("appoint_guest")
    found(call_id)
    appoint_guest(acting(), call_id, one_line(request.form.get("account_id", "")))
    return _appointed(call_id)


@blueprint.post("/desk/calls/<id:call_id>/guests/new")
@policy(Policy.EDITOR)
def add_guest_now(call_id: str) -> ResponseReturnValue:
    """Make somebody guest editor by name and address."""
    need("appoint_guest")
    desk, form = found(call_id), GuestForm()
    try:
        if form.validate():
            typed = (form.name.data, form.email.data, form.affiliation.data)
            add_guest(acting(), call_id, *(text or "" for text in typed))
            return _appointed(call_id)
    except Invalid as invalid:
        form.show(invalid)
    return _page(desk, form), 422


@blueprint.post("/desk/calls/<id:call_id>/guests/<id:office_id>/end")
@policy(Policy.EDITOR)
def dismiss_guest_now(call_id: str, office_id: str) -> ResponseReturnValue:
    """End a guest editor's office."""
    need("appoint_guest")
    found(call_id)
    dismiss_guest(acting(), call_id, office_id)
    flash(_("The office has ended. Their desk no longer shows this call."), "good")
    return _back(call_id)


def _page(desk: CallDesk, form: GuestForm) -> str:
    words = one_line(request.args.get("q", ""))[:200]
    people = people_found(words)
    return render_template(
        "editor/call_guests.html", desk=desk, call=desk.line, form=form, words=words, people=people
    )


def _appointed(call_id: str) -> ResponseReturnValue:
    flash(_("The guest editor is appointed and told by letter."), "good")
    return _back(call_id)


def _back(call_id: str) -> ResponseReturnValue:
    return redirect(url_for("editor.call_guests", call_id=call_id), 303)
