"""Calls on the desk: the list, each call, and the acts on it."""

from collections.abc import Callable

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.access.duties import duties
from journal.domain.acting import Acting
from journal.domain.calls import CALL_STATE_LABELS
from journal.domain.refusal import Invalid
from journal.domain.workflow import STATE_LABELS
from journal.queries.call_desk import A_PAGE, CallDesk, call_on_desk, calls_on_desk
from journal.services.by_itself import choose_for_call
from journal.services.call import announce_call, archive_call, close_call, extend_call
from journal.services.call_removal import remove_call
from journal.services.words import speak
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.editor.alternates import CHOICES
from journal.web.editor.call_forms import ExtendForm
from journal.web.paging import Pager, number_asked
from journal.web.policy import Policy, policy


@blueprint.get("/desk/calls")
@policy(Policy.EDITOR)
def calls() -> ResponseReturnValue:
    """Show the calls that the viewer may see."""
    number = number_asked(request.args.get("page"))
    rows = calls_on_desk(viewer(), acting().at, (number - 1) * A_PAGE)
    return render_template(
        "editor/call_list.html",
        calls=rows[:A_PAGE],
        pager=Pager("editor.calls", number, len(rows) > A_PAGE),
        labels=CALL_STATE_LABELS,
        offers=duties(viewer().offices),
    )


@blueprint.get("/desk/calls/<id:call_id>")
@policy(Policy.EDITOR)
def call(call_id: str) -> ResponseReturnValue:
    """Show one call, its guest editors and what may be done with it."""
    return call_desk_page(found(call_id), ExtendForm(formdata=None))


@blueprint.post("/desk/calls/<id:call_id>/announce")
@policy(Policy.EDITOR)
def announce(call_id: str) -> ResponseReturnValue:
    """Make the call public."""
    return _done(call_id, announce_call, _("The call is announced: its page is public now."))


@blueprint.post("/desk/calls/<id:call_id>/close")
@policy(Policy.EDITOR)
def close(call_id: str) -> ResponseReturnValue:
    """Close the call now."""
    return _done(call_id, close_call, _("The call is closed."))


@blueprint.post("/desk/calls/<id:call_id>/archive")
@policy(Policy.EDITOR)
def archive(call_id: str) -> ResponseReturnValue:
    """Put the call into the archive."""
    return _done(call_id, archive_call, _("The call is in the archive. Its page stays."))


@blueprint.post("/desk/calls/<id:call_id>/by-itself")
@policy(Policy.EDITOR)
def call_by_itself(call_id: str) -> ResponseReturnValue:
    """Choose whether the next in line for a review is asked without an editor."""
    choice = CHOICES.get(request.form.get("choice", ""))
    return _done(
        call_id, lambda by, one: choose_for_call(by, one, choice), _("Your choice is kept.")
    )


@blueprint.post("/desk/calls/<id:call_id>/remove")
@policy(Policy.EDITOR)
def remove(call_id: str) -> ResponseReturnValue:
    """Take a draft call away."""
    try:
        remove_call(acting(), call_id)
    except Invalid as invalid:
        flash(" ".join(speak(said) for said in invalid.errors.values()), "bad")
        return redirect(url_for("editor.call", call_id=call_id), 303)
    flash(_("The draft of the call is gone."), "good")
    return redirect(url_for("editor.calls"), 303)


@blueprint.post("/desk/calls/<id:call_id>/extend")
@policy(Policy.EDITOR)
def extend(call_id: str) -> ResponseReturnValue:
    """Let the call close later."""
    desk, form = found(call_id), ExtendForm()
    try:
        if form.validate() and form.closes_on.data:
            extend_call(acting(), call_id, form.closes_on.data)
            flash(_("The call is extended. Everybody reads the new date."), "good")
            return _back(call_id)
    except Invalid as invalid:
        form.show(invalid)
    return call_desk_page(desk, form), 422


def found(call_id: str) -> CallDesk:
    """Return the call; where the viewer may not see it, answer as if there were none."""
    return call_on_desk(viewer(), call_id, acting().at) or abort(404)


def call_desk_page(desk: CallDesk, extend_form: ExtendForm) -> str:
    """Return the page of one call."""
    return render_template(
        "editor/call_page.html",
        call=desk.line,
        desk=desk,
        form=extend_form,
        state=CALL_STATE_LABELS[desk.line.state],
        states=STATE_LABELS,
    )


def _done(call_id: str, act: Callable[[Acting, str], None], words: str) -> ResponseReturnValue:
    found(call_id)
    try:
        act(acting(), call_id)
    except Invalid as invalid:
        flash(" ".join(speak(said) for said in invalid.errors.values()), "bad")
    else:
        flash(words, "good")
    return _back(call_id)


def _back(call_id: str) -> ResponseReturnValue:
    return redirect(url_for("editor.call", call_id=call_id), 303)
