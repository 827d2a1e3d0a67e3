"""The outbox of a desk: letters that wait, went or failed, and what can be done about each."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from journal.domain.outgoing import SOUGHT, WAY_LABELS, WAY_SHAPES
from journal.queries.desk.outbox import Sought, failed_count, outbox, outgoing
from journal.queries.desk.paper import desk_standing
from journal.services import stopping
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.editor.trying import back_to
from journal.web.paging import Pager, number_asked, words_asked
from journal.web.policy import Policy, policy
from journal.web.told import tell


@blueprint.app_context_processor
def words_of_ways() -> dict[str, object]:
    """Give every page the words for where a letter is."""
    return {"way_labels": WAY_LABELS, "way_shapes": WAY_SHAPES}


@blueprint.get("/desk/letters")
@policy(Policy.EDITOR)
def letters() -> ResponseReturnValue:
    """Show the letters that the viewer may know of, the newest first."""
    number = number_asked(request.args.get("page"))
    asked = {name: words_asked(request.args.get(name)) for name in ("q", "way")}
    at = acting().at
    lines, has_more = outbox(viewer(), Sought(asked["way"], asked["q"]), at, number)
    return render_template(
        "editor/outbox.html",
        lines=lines,
        at=at,
        asked=asked,
        ways=SOUGHT,
        failed=failed_count(viewer()),
        pager=Pager("editor.letters", number, has_more, asked),
    )


@blueprint.get("/desk/letters/<id:letter_id>")
@policy(Policy.EDITOR)
def letter(letter_id: str) -> ResponseReturnValue:
    """Show one letter; a personal link in it is never shown."""
    at = acting().at
    found = outgoing(viewer(), letter_id, at) or abort(404)
    paper = found.line.submission_id
    overseen = paper is not None and desk_standing(viewer(), paper) is not None
    return render_template("editor/letter_page.html", letter=found, at=at, overseen=overseen)


@blueprint.post("/desk/letters/<id:letter_id>/stop")
@policy(Policy.EDITOR)
def stop_letter(letter_id: str) -> ResponseReturnValue:
    """Stop the letter."""
    stopping.stop(acting(), letter_id)
    tell(_("The letter is stopped. You can still send it after all."), letter_id)
    return _back(letter_id)


@blueprint.post("/desk/letters/<id:letter_id>/stop-all")
@policy(Policy.EDITOR)
def stop_batch(letter_id: str) -> ResponseReturnValue:
    """Stop all letters that the same act wrote."""
    count = stopping.stop_batch(acting(), letter_id)
    tell(ngettext("%(num)s letter is stopped.", "%(num)s letters are stopped.", count), letter_id)
    return _back(letter_id)


@blueprint.post("/desk/letters/<id:letter_id>/send")
@policy(Policy.EDITOR)
def send_letter(letter_id: str) -> ResponseReturnValue:
    """Send a stopped letter after all."""
    stopping.send_after_all(acting(), letter_id)
    tell(_("The letter goes now."), letter_id)
    return _back(letter_id)


@blueprint.post("/desk/letters/<id:letter_id>/retry")
@policy(Policy.EDITOR)
def retry_letter(letter_id: str) -> ResponseReturnValue:
    """Try once more to send a letter that failed."""
    stopping.retry(acting(), letter_id)
    tell(_("The letter is tried again."), letter_id)
    return _back(letter_id)


@blueprint.post("/desk/letters/retry")
@policy(Policy.EDITOR)
def retry_letters() -> ResponseReturnValue:
    """Try every failed letter again."""
    count = stopping.retry_all(acting())
    flash(
        ngettext("%(num)s letter is tried again.", "%(num)s letters are tried again.", count),
        "good",
    )
    return redirect(url_for("editor.letters"), 303)


def _back(letter_id: str) -> ResponseReturnValue:
    """Lead to where the button stood: the paper's page, or the letters."""
    if request.form.get("back") == "paper":
        found = outgoing(viewer(), letter_id, acting().at)
        if found and found.line.submission_id:
            return back_to(found.line.submission_id, letter_id)
    return redirect(url_for("editor.letters", _anchor=letter_id), 303)
