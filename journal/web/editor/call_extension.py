"""A call that is open to somebody longer than to others."""

from datetime import date, timedelta

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.calls import last_day
from journal.queries.call_desk import CallDesk
from journal.queries.extension import extensions_of
from journal.services.extension import extend_for
from journal.web.asking import acting
from journal.web.duty import need
from journal.web.editor import blueprint
from journal.web.editor.call import found
from journal.web.editor.call_forms import ExtensionForm
from journal.web.editor.trying import tried
from journal.web.policy import Policy, policy


@blueprint.get("/desk/calls/<id:call_id>/extensions")
@policy(Policy.EDITOR)
def call_extensions(call_id: str) -> ResponseReturnValue:
    """Show for whom the call is longer open, and ask for whom it shall be."""
    need("extend_for")
    return _page(found(call_id), ExtensionForm(formdata=None))


@blueprint.post("/desk/calls/<id:call_id>/extensions")
@policy(Policy.EDITOR)
def call_extension_now(call_id: str) -> ResponseReturnValue:
    """Let somebody send later."""
    need("extend_for")
    desk, form = found(call_id), ExtensionForm()
    day: date = form.last_on.data or acting().at.date()
    typed = (form.name.data or "", form.email.data or "", day, form.reason.data or "")
    if tried(form, lambda: extend_for(acting(), call_id, *typed)):
        flash(_("They can send until that day, and are told by letter."), "good")
        return redirect(url_for("editor.call_extensions", call_id=call_id), 303)
    return _page(desk, form), 422


def _page(desk: CallDesk, form: ExtensionForm) -> str:
    at = acting().at
    return render_template(
        "editor/call_extensions.html",
        call=desk.line,
        given=[
            (one, last_day(one.until, desk.line.zone), one.until <= at)
            for one in extensions_of(desk.line.id)
        ],
        form=form,
        tomorrow=at.date() + timedelta(days=1),
    )
