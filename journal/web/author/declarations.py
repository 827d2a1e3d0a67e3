"""What the authors declare."""

from dataclasses import asdict, replace
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from journal.access.copies_author import Writing
from journal.domain.consent import Consent
from journal.domain.named import NamedReviewer, Stance
from journal.domain.submission import Declarations, Step
from journal.queries.named import with_named
from journal.services.writing import save_declarations
from journal.web.author import blueprint
from journal.web.author.forms import DeclarationsForm
from journal.web.author.steps import being_written, saved, shown, tried
from journal.web.policy import Policy, policy
from journal.web.rows import place_pressed
from journal.web.speaking import acting


@blueprint.route("/submissions/<id:submission_id>/declarations", methods=["GET", "POST"])
@policy(Policy.SIGNED_IN)
def declarations(submission_id: str) -> ResponseReturnValue:
    """Show the declarations, or keep them; a button of a list shows that list changed."""
    paper = being_written(submission_id)
    if request.method == "GET":
        return _shown(paper, with_named(paper.declarations, paper.id))
    form = DeclarationsForm()
    form.ask(paper.policy)
    by, declared = acting(), form.declarations()
    if _is_pressed(request.form):
        declared = _pressed(declared, request.form)
        nobody = DeclarationsForm(formdata=None)
        tried(nobody, lambda: save_declarations(by, submission_id, declared))
        return _shown(paper, declared)
    return saved(
        paper, Step.DECLARATIONS, form, lambda: save_declarations(by, submission_id, declared)
    )


def _shown(paper: Writing, declared: Declarations) -> str:
    form = DeclarationsForm(formdata=None, data=asdict(declared))
    form.ask(paper.policy)
    return shown(paper, Step.DECLARATIONS, form)


def _is_pressed(buttons: MultiDict[str, str]) -> bool:
    return "add" in buttons or "remove" in buttons


def _pressed(declared: Declarations, buttons: MultiDict[str, str]) -> Declarations:
    """Return the declarations after the button: `add` names a list, `remove` a list and a place."""
    name, _sign, _place = (buttons.get("add") or buttons.get("remove", "")).partition("-")
    if name not in _BLANK:
        return declared
    rows: tuple[NamedReviewer | Consent, ...] = getattr(declared, name)
    place = place_pressed(name, buttons, len(rows))
    if "add" in buttons:
        rows = (*rows, _BLANK[name])
    elif place is not None:
        rows = (*rows[:place], *rows[place + 1 :])
    changed: dict[str, Any] = {name: rows}
    return replace(declared, **changed)


# What a new row of each list holds.
_BLANK: dict[str, NamedReviewer | Consent] = {
    **dict.fromkeys(map(str, Stance), NamedReviewer()),
    "consents": Consent(),
}
