"""A letter in an editor's own words, to anybody who has to do with a paper."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField

from journal.domain.letters import Composed
from journal.domain.outgoing import Way
from journal.domain.refusal import Invalid
from journal.models.answer import Side
from journal.queries.desk.addressees import Addressee
from journal.queries.desk.outbox import OutgoingLetter, outgoing
from journal.queries.desk.paper import Facts
from journal.services import correspondence
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.editor.desk_forms import LetterForm
from journal.web.editor.paper import opened
from journal.web.editor.trying import PREVIEW, SEND, back_to, letter_in, step, tried
from journal.web.policy import Policy, policy


class FreeLetterForm(LetterForm):
    """A letter with its reader; `confirmed` is asked where a masked name stands in it."""

    to = HiddenField()
    confirmed = BooleanField(_l("These names may stand in this letter"))


@blueprint.get("/desk/submissions/<id:submission_id>/letters/new")
@policy(Policy.EDITOR)
def free_letter(submission_id: str) -> ResponseReturnValue:
    """Show to whom one can write, or the letter to the person chosen."""
    paper = opened(submission_id, "write_letter")
    people = correspondence.people(acting(), submission_id)
    to = next((one for one in people if one.key == request.args.get("to")), None)
    if to is None:
        return render_template("editor/free_letter_to.html", facts=paper, people=people)
    draft = correspondence.drafted(submission_id, to)
    data = {"to": to.key, "subject": draft.subject, "text": draft.text}
    return _page(paper, to, FreeLetterForm(formdata=None, data=data))


@blueprint.post("/desk/submissions/<id:submission_id>/letters/new")
@policy(Policy.EDITOR)
def free_letter_now(submission_id: str) -> ResponseReturnValue:
    """Show the letter as it will be read, or write it."""
    paper, form = opened(submission_id, "write_letter"), FreeLetterForm()
    try:
        to = correspondence.addressee(acting(), submission_id, form.to.data or "")
    except Invalid:
        abort(404)
    if step() == SEND:
        if tried(form, lambda: _write(paper, form)):
            flash(_("The letter to %(name)s is written.", name=to.name), "good")
            return back_to(submission_id)
        return _page(paper, to, form, is_preview=not _is_faulty(form)), 422
    is_preview = step() == PREVIEW and form.validate()
    return _page(paper, to, form, is_preview=is_preview), 422 if form.errors else 200


@blueprint.get("/desk/letters/<id:letter_id>/change")
@policy(Policy.EDITOR)
def change_letter(letter_id: str) -> ResponseReturnValue:
    """Show the words of a stopped letter, to be changed."""
    stored = _stopped(letter_id)
    data = {"subject": stored.line.subject, "text": stored.text}
    return _changing(stored, FreeLetterForm(formdata=None, data=data))


@blueprint.post("/desk/letters/<id:letter_id>/change")
@policy(Policy.EDITOR)
def change_letter_now(letter_id: str) -> ResponseReturnValue:
    """Keep the new words and let the letter go."""
    stored, form = outgoing(viewer(), letter_id, acting().at) or abort(404), FreeLetterForm()

    def change() -> None:
        correspondence.change_letter(
            acting(), letter_id, letter_in(form), is_confirmed=bool(form.confirmed.data)
        )

    if tried(form, change):
        flash(_("The letter is changed and goes."), "good")
        return redirect(url_for("editor.letter", letter_id=letter_id), 303)
    return _changing(stored, form), 422


def _stopped(letter_id: str) -> OutgoingLetter:
    found = outgoing(viewer(), letter_id, acting().at) or abort(404)
    is_open = found.line.is_free and found.line.way(acting().at) is Way.STOPPED
    return found if is_open and found.line.may_stop else abort(404)


def _changing(stored: OutgoingLetter, form: FreeLetterForm) -> str:
    if "confirmed" not in form.errors:
        del form.confirmed
    return render_template("editor/free_letter_change.html", letter=stored, form=form)


def _write(paper: Facts, form: FreeLetterForm) -> None:
    correspondence.write_letter(
        acting(),
        paper.id,
        form.to.data or "",
        letter_in(form),
        is_confirmed=bool(form.confirmed.data),
    )


def _is_faulty(form: FreeLetterForm) -> bool:
    return bool(set(form.errors) - {"confirmed"})


def _page(paper: Facts, to: Addressee, form: FreeLetterForm, *, is_preview: bool = False) -> str:
    letter = Composed(form.subject.data or "", form.text.data or "")
    names = correspondence.named(paper.id, to, letter) if is_preview else ()
    if not names:
        del form.confirmed
    return render_template(
        "editor/free_letter_form.html",
        facts=paper,
        to=to,
        form=form,
        names=names,
        is_to_desk=to.side is Side.DESK,
        preview=letter if is_preview else None,
    )
