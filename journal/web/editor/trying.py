"""A form and its act, and letters that are looked at before they go."""

from collections.abc import Callable

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from journal.domain.letters import Composed
from journal.domain.refusal import Invalid
from journal.web.editor.desk_forms import LetterForm
from journal.web.forms import Form

# The steps of a letter's form, by its buttons.
PREVIEW, SEND, LATER = "preview", "send", "later"


def tried(form: Form, act: Callable[[], object]) -> bool:
    """Do the act with a form that is filled; tell whether it was done, errors beside the fields."""
    if not form.validate():
        return False
    try:
        act()
    except Invalid as invalid:
        form.show(invalid)
        return False
    return True


def step() -> str:
    """Return which button of a letter's form was pressed."""
    return request.form.get("step", "")


def letter_in(form: LetterForm) -> Composed:
    """Return the letter as it was typed."""
    return Composed(form.subject.data or "", form.text.data or "")


def back_to(submission_id: str, place: str | None = None) -> Response:
    """Lead to the paper's page: to this place of it, else to its top."""
    address = url_for("editor.submission", submission_id=submission_id, _anchor=place)
    return redirect(address, 303)
