"""Editors’ notes on the ties of a person, and how many reviews are asked of one at once."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.queries.person import Person, person
from journal.queries.person_note import may_note, notes_about
from journal.services.person_note import choose_limit, drop_note, note_tie
from journal.services.words import speak
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.editor.desk_forms import NoteForm
from journal.web.editor.trying import tried
from journal.web.policy import Policy, policy
from journal.web.told import tell

_LIST, _LIMIT = "notes", "limit"


@blueprint.get("/desk/people/<id:account_id>/notes")
@policy(Policy.EDITOR)
def person_notes(account_id: str) -> ResponseReturnValue:
    """Show what editors noted of somebody, and the form of a further note."""
    return _page(_noted(account_id), NoteForm(formdata=None))


@blueprint.post("/desk/people/<id:account_id>/notes")
@policy(Policy.EDITOR)
def person_notes_now(account_id: str) -> ResponseReturnValue:
    """Keep a note, or forget one."""
    who, form = _noted(account_id), NoteForm()
    gone = request.form.get("gone", "")
    address = url_for("editor.person_notes", account_id=account_id, _anchor=_LIST)
    if gone:
        drop_note(acting(), account_id, gone)
        tell(_("The note is gone."), _LIST)
        return redirect(address, 303)
    about, until = form.about.data or "", form.until_year.data
    if tried(form, lambda: note_tie(acting(), account_id, about, until)):
        tell(_("The note is kept. Editors read it where it keeps somebody from a paper."), _LIST)
        return redirect(address, 303)
    return _page(who, form), 422


@blueprint.post("/desk/people/limit")
@policy(Policy.EDITOR)
def review_limit_now() -> ResponseReturnValue:
    """Choose how many reviews are asked of a person at once."""
    given = request.form.get("limit", "").strip()
    try:
        choose_limit(
            acting(),
            int(given) if given.isascii() and given.isdecimal() and len(given) < 6 else None,
        )
        tell(_("Your choice is kept."), _LIMIT)
    except Invalid as invalid:
        tell(" ".join(speak(said) for said in invalid.errors.values()), _LIMIT, "bad")
    return redirect(url_for("editor.people", _anchor=_LIMIT), 303)


def _noted(account_id: str) -> Person:
    """Return whom the notes are about; 404 where they are not for the viewer."""
    if not may_note(viewer(), account_id):
        abort(404)
    return person(account_id) or abort(404)


def _page(who: Person, form: NoteForm) -> str:
    notes = notes_about(viewer(), who.id) or ()
    return render_template("editor/person_notes.html", who=who, notes=notes, form=form)
