"""Building an issue: parts and papers come in, go out, and change their places."""

from collections.abc import Callable

from flask import abort, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.services.issue import order_item, place, take_out
from journal.services.issue_introduction import introduce, introduce_no_more
from journal.services.issue_section import (
    add_section,
    add_special_section,
    order_section,
    remove_section,
)
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.issue import back
from journal.web.editor.issue_undo import Moved, remember
from journal.web.policy import Policy, policy


@blueprint.post("/desk/issues/<id:issue_id>/parts")
@policy(Policy.EDITOR)
def add_part(issue_id: str) -> ResponseReturnValue:
    """Add a section of the journal, or the special section of a call."""
    call_id, section_id = request.form.get("call"), request.form.get("section")
    if call_id:
        return _done(issue_id, lambda: add_special_section(acting(), issue_id, call_id), "parts")
    return _done(issue_id, lambda: add_section(acting(), issue_id, section_id or ""), "parts")


@blueprint.post("/desk/issues/<id:issue_id>/parts/<id:part_id>/remove")
@policy(Policy.EDITOR)
def remove_part(issue_id: str, part_id: str) -> ResponseReturnValue:
    """Take an empty part out."""
    return _done(issue_id, lambda: remove_section(acting(), issue_id, part_id), "parts")


@blueprint.post("/desk/issues/<id:issue_id>/parts/order")
@policy(Policy.EDITOR)
def order_parts(issue_id: str) -> ResponseReturnValue:
    """Put a part at another place."""
    part_id, position = _moved()
    stood = order_section(acting(), issue_id, part_id, position)
    remember(Moved(issue_id, part_id, position=stood, is_up=position < stood, is_part=True))
    return back(issue_id)


@blueprint.post("/desk/issues/<id:issue_id>/items")
@policy(Policy.EDITOR)
def place_paper(issue_id: str) -> ResponseReturnValue:
    """Place a paper where it belongs, or in the part that was chosen, or back where it stood."""
    paper_id, into = request.form.get("paper", ""), request.form.get("into") or None
    at = _number(request.form["position"]) if "position" in request.form else None
    return _done(
        issue_id,
        lambda: place(acting(), issue_id, paper_id, into, at),
        "papers",
        _("The paper is placed in the issue."),
    )


@blueprint.post("/desk/issues/<id:issue_id>/items/<id:item_id>/remove")
@policy(Policy.EDITOR)
def take_paper_out(issue_id: str, item_id: str) -> ResponseReturnValue:
    """Take a paper out of the issue; the next page offers to put it back."""
    stood = take_out(acting(), issue_id, item_id)
    if stood is not None:
        into, at = stood.issue_section_id, stood.position
        remember(Moved(issue_id, paper=stood.submission_id, into=into, position=at))
    return back(issue_id)


@blueprint.post("/desk/issues/<id:issue_id>/items/order")
@policy(Policy.EDITOR)
def order_items(issue_id: str) -> ResponseReturnValue:
    """Put a paper at another place, also of another part."""
    item_id, position = _moved()
    into = request.form.get("into") or None
    stood = order_item(acting(), issue_id, item_id, position, into)
    is_up = position < stood.position and into in (None, stood.issue_section_id)
    before = stood.issue_section_id
    remember(Moved(issue_id, item_id, into=before, position=stood.position, is_up=is_up))
    return back(issue_id)


@blueprint.post("/desk/issues/<id:issue_id>/items/<id:item_id>/introduction")
@policy(Policy.EDITOR)
def introduction(issue_id: str, item_id: str) -> ResponseReturnValue:
    """Let a paper introduce its special section, or no more."""
    act = introduce_no_more if request.form.get("off") else introduce
    return _done(issue_id, lambda: act(acting(), issue_id, item_id), f"item-{item_id}")


def _moved() -> tuple[str, int]:
    return request.form.get("item", ""), _number(request.form.get("position", ""))


def _number(position: str) -> int:
    if not (position.isascii() and position.isdecimal() and len(position) < 6):
        abort(400)
    return int(position)


def _done(
    issue_id: str, act: Callable[[], object], anchor: str, words: str = ""
) -> ResponseReturnValue:
    """Do the act and lead back; the act itself asks whether it may be done."""
    try:
        act()
    except Invalid as invalid:
        flash(" ".join(speak(said) for said in invalid.errors.values()), "bad")
    else:
        if words:
            flash(words, "good")
    return back(issue_id, anchor)
