"""The office acts for somebody who wrote or phoned."""

from datetime import datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.word import SOURCE_LABELS
from journal.queries.call import open_calls
from journal.queries.desk.paper import Facts, authors
from journal.queries.desk.rounds import rounds
from journal.queries.section import open_sections
from journal.queries.word import begun
from journal.services.on_word import Heard, NewPaper, start_for, take_word
from journal.services.words import speak
from journal.web.asking import acting, viewer
from journal.web.duty import need
from journal.web.editor import blueprint
from journal.web.editor.act_page import ActPage
from journal.web.editor.desk_forms import PaperForForm, WordForm
from journal.web.editor.paper import opened
from journal.web.editor.trying import tried
from journal.web.policy import Policy, policy


@blueprint.get("/desk/submissions/<id:submission_id>/word")
@policy(Policy.EDITOR)
def word(submission_id: str) -> ResponseReturnValue:
    """Ask whose word the office has, and how it came."""
    return _word_page(opened(submission_id, "take_word"), WordForm(formdata=None))


@blueprint.post("/desk/submissions/<id:submission_id>/word")
@policy(Policy.EDITOR)
def word_now(submission_id: str) -> ResponseReturnValue:
    """Keep the word, and lead to the person's own page."""
    paper, form = opened(submission_id, "take_word"), WordForm()
    review_id = (form.whose.data or "").removeprefix(_AUTHOR) or None
    _offer(paper, form)
    if tried(form, lambda: take_word(acting(), submission_id, _heard(form), review_id)):
        if review_id is not None:
            return redirect(url_for("reviewer.show", review_id=review_id), 303)
        return redirect(url_for("author.paper", submission_id=submission_id), 303)
    return _word_page(paper, form), 422


@blueprint.get("/desk/for-author")
@policy(Policy.EDITOR)
def for_author() -> ResponseReturnValue:
    """Ask for whom a paper is submitted, and show what was begun."""
    need("submit_for")
    return _new_page(PaperForForm(formdata=None))


@blueprint.post("/desk/for-author")
@policy(Policy.EDITOR)
def for_author_now() -> ResponseReturnValue:
    """Begin the draft, and lead to its first step."""
    need("submit_for")
    form, made = PaperForForm(), list[str]()
    paper = NewPaper(
        form.name.data or "",
        form.email.data or "",
        form.call.data or None,
        form.section_id.data or None,
    )
    _offer_places(form)
    if tried(form, lambda: made.append(start_for(acting(), paper, _heard(form)))):
        flash(_("The draft is begun. Bring the manuscript as its author would."), "good")
        return redirect(url_for("author.manuscript", submission_id=made[0]), 303)
    return _new_page(form), 422


_AUTHOR = "author"


def _heard(form: WordForm | PaperForForm) -> Heard:
    return Heard(form.source.data or "", form.text.data or "")


def _offer_sources(form: WordForm | PaperForForm) -> None:
    form.source.choices = [(one.value, speak(label)) for one, label in SOURCE_LABELS.items()]


def _offer(paper: Facts, form: WordForm) -> None:
    _offer_sources(form)
    author = next((one.name for one in authors(paper.id) if one.is_corresponding), "")
    form.whose.choices = [(_AUTHOR, _("%(name)s, the author", name=author))]
    for view in rounds(paper.id):
        form.whose.choices += [
            (one.id, _("%(name)s, asked to review", name=one.name)) for one in view.awaited
        ]


def _offer_places(form: PaperForForm) -> None:
    _offer_sources(form)
    form.call.choices = [("", _("No call")), *((one.slug, one.title) for one in open_calls(_at()))]
    form.section_id.choices = [(one.id, one.title) for one in open_sections()]


def _at() -> datetime:
    return acting().at


def _word_page(paper: Facts, form: WordForm) -> str:
    _offer(paper, form)
    words = ActPage(
        _("For somebody who wrote or phoned"),
        _(
            "Say whose word you have. You then see the page of that person and do there what they"
            " asked for: revise, withdraw, answer an invitation, enter a review. They get a letter"
            " with a copy, and can object. The history names both of you."
        ),
        _("Go on to their page"),
        {"text": _("What they wrote or said, in a line or two. They read it in their letter.")},
    )
    return words.shown(paper, form)


def _new_page(form: PaperForForm) -> str:
    _offer_places(form)
    return render_template("editor/for_author.html", form=form, begun=begun(viewer(), _at()))
