"""What a reviewer typed is given back, whatever became of the review meanwhile."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError

from journal.domain.refusal import Overtaken, Refused, Throttled
from journal.domain.reviews import answer_field
from journal.lib.text import clean
from journal.queries.review_form import written_labels
from journal.services.words import speak
from journal.web import answers
from journal.web.asking import viewer
from journal.web.reviewer import blueprint


@blueprint.errorhandler(Refused)
def refused(error: Refused) -> ResponseReturnValue:
    """Answer as everywhere; a link that was opened here and has ended is told as such."""
    if not error.refusal.is_hidden:
        code = 429 if isinstance(error, Throttled) else 403
        return _answer(code, speak(error.refusal.said))
    was_open = (request.view_args or {}).get("review_id") in viewer().grants
    if was_open and not _typed():
        return render_template("reviewer/link_gone.html"), 410
    return _answer(410 if was_open else 404)


@blueprint.errorhandler(Overtaken)
def overtaken(error: Overtaken) -> ResponseReturnValue:
    """Tell what happened meanwhile."""
    return _answer(409, speak(error.said))


@blueprint.errorhandler(CSRFError)
def not_our_form(_error: CSRFError) -> ResponseReturnValue:
    """Tell that the form belongs to a session that has ended."""
    return _answer(400)


def _answer(code: int, words: str = "") -> ResponseReturnValue:
    """Return the page of this status, with what was typed where anything was."""
    typed = _typed()
    if not typed:
        return answers.page(code, words)
    review_id = (request.view_args or {}).get("review_id")
    url = url_for("reviewer.show", review_id=review_id) if review_id else ""
    page = render_template(
        "reviewer/review_kept.html", said=words, code=code, typed=typed, review_url=url
    )
    return page, code


def _typed() -> list[tuple[str, str]]:
    labels = {
        "comments_author": _("Comments for the author"),
        "comments_editor": _("Confidential comments for the editors"),
        "competing_interests": _("Competing interests"),
        "reason": _("Reason, if you wish to give one"),
        "suggestions": _("Somebody we could ask instead"),
    }
    found = [(label, clean(request.form.get(name, ""))) for name, label in labels.items()]
    return [(label, text) for label, text in (*_answered(), *found) if text]


def _answered() -> list[tuple[str, str]]:
    """Return the texts that answer what was asked, whatever form that stands in."""
    prefix = answer_field("")
    sent = {
        name.removeprefix(prefix): text
        for name, text in request.form.items()
        if name.startswith(prefix)
    }
    return [(speak(label), clean(sent[one])) for one, label in written_labels(sent).items()]
