"""The form of a review as a text file: taken along, filled in without a line, read in again."""

from collections.abc import Iterator, Mapping

from flask import Response, abort, flash, request
from flask_babel import gettext as _

from journal.access.copies import ReviewPage
from journal.domain.acting import Acting
from journal.domain.offline_review import (
    Filled,
    Manner,
    Question,
    joined,
    read,
    state_in,
    written,
)
from journal.domain.refusal import Invalid
from journal.domain.review_form import Element, Form, Kind, as_list
from journal.domain.reviews import RECOMMENDATIONS, ReviewText, mark
from journal.domain.said import N_, Said
from journal.lib.text import clean
from journal.services import review as reviews
from journal.services.around import identity
from journal.services.offline import text_of
from journal.web.headers import FILE_CSP
from journal.web.policy import Policy, policy
from journal.web.receiving import received
from journal.web.review_form import ReviewForm, filled
from journal.web.reviewer import blueprint
from journal.web.reviewer.shown import asked_for, rendered
from journal.web.speech import day

_TEXTS = ("comments_author", "comments_editor", "competing_interests")
# Of what belongs nowhere so much is given back: the rest is in the file.
_MOST_STRAY = 50_000
_NO_FILE = Said(N_("Choose the text file that you filled in."))
_OTHER = Said(
    N_(
        "This is no file of this review: none of its questions stands in it. Take the file from"
        " this page, and fill that in."
    )
)
_MANNERS = {Kind.SCALE: Manner.ONE, Kind.SINGLE: Manner.ONE, Kind.MULTIPLE: Manner.SEVERAL}


@blueprint.get("/reviews/<id:review_id>/form.txt")
@policy(Policy.REVIEWER)
def text_file(review_id: str) -> Response:
    """Give the form with what is saved as a text file; its name tells the reference alone."""
    review = asked_for(review_id)
    if "write" not in review.offers:
        abort(404)
    own = review.own
    text = written(_head(review), _questions(own.form), _as_answers(own.text, own.form))
    # What old editors of Windows need to find the ends of lines, and the encoding.
    response = Response(text.replace("\n", "\r\n").encode("utf-8-sig"), mimetype="text/plain")
    name = f"{review.paper.reference}-review.txt"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Content-Security-Policy"] = FILE_CSP
    response.add_etag()
    response.make_conditional(request)
    return response


def fill_in(by: Acting, review_id: str, form: ReviewForm) -> str:
    """Read the file that came with the form in, keep what it says, and show it.

    Raises Invalid for `filled` or what a text must be, with all that was typed as it was.
    """
    before = asked_for(review_id)
    file = received("filled")
    if file is None:
        raise Invalid({"filled": _NO_FILE})
    text, asked = text_of(file.stored), _questions(form.asked)
    found = read(text, asked)
    if not found.answers:
        raise Invalid({"filled": _OTHER})
    typed = form.text()
    is_unchanged = state_in(text) == mark(typed)
    between = _("(What stood here before the file was read in:)")
    here = _as_answers(typed, form.asked)
    whole = joined(here, found, asked, is_unchanged=is_unchanged, between=between)
    saved = _as_text(whole, form.asked)
    reviews.save(by, review_id, saved, form.opened())
    flash(_("Your file is read in and saved. Look at it once more before you send it."), "good")
    return _shown(review_id, before, form, saved, found)


def _shown(
    review_id: str, before: ReviewPage, form: ReviewForm, text: ReviewText, found: Filled
) -> str:
    shown = filled(form.asked, text, before.paper.due_on)
    # The same page goes on: what it saves next is not another window's.
    shown.window.data = f"{form.opened().name}.{mark(text)}"
    return rendered(asked_for(review_id), shown, stray=found.stray[:_MOST_STRAY])


def _head(review: ReviewPage) -> Iterator[str]:
    paper = review.paper
    yield f"{identity().name} · {paper.reference}"
    yield " ".join(paper.title.split())
    yield _("due %(day)s", day=day(paper.due_on)) + f" {{{mark(review.own.text)}}}"
    yield ""
    yield _("Write below the lines that are only ----, and leave the lines that begin with ==== as")
    yield _(
        "they are. Put an x between the brackets of what you choose: [x]. Save the file as text"
    )
    yield _("and bring it to the page of your review; there you read it once more and send it.")
    yield _("Lines that begin with | are not read.")


def _questions(form: Form) -> list[Question]:
    """Return every part of a review that can be written in a file."""
    found, heading = [], ""
    for one in form.elements:
        if one.kind is Kind.HEADING:
            heading = _(one.label)
        elif one.kind is not Kind.FILE:
            found.append(_question(one, form, heading))
            heading = ""
    recommendations = tuple((name, _(label)) for name, label in RECOMMENDATIONS.items())
    told = (_("Advice to the editors, who decide."),)
    found.append(Question("recommendation", _("Recommendation"), told, Manner.ONE, recommendations))
    found += [Question(name, _(label), (_(hint),)) for name, label, hint in _FIXED]
    return found


_FIXED = (
    (
        "comments_author",
        N_("Comments for the author"),
        N_(
            "The author reads this. Please do not sign it, and name no place or work that would"
            " tell who you are."
        ),
    ),
    (
        "comments_editor",
        N_("Confidential comments for the editors"),
        N_("Never shown to the author or to other reviewers."),
    ),
    (
        "competing_interests",
        N_("Competing interests"),
        N_(
            "Anything the editors should know about you and this work. Leave it empty if there is"
            " nothing."
        ),
    ),
)


def _question(element: Element, form: Form, heading: str) -> Question:
    manner = _MANNERS.get(element.kind, Manner.TEXT)
    choices = zip(element.values, element.choices, strict=True) if element.choices else ()
    return Question(
        element.id,
        _(element.label),
        tuple(_told(element, form, heading)),
        manner,
        tuple((value, _(words)) for value, words in choices),
    )


def _told(element: Element, form: Form, heading: str) -> Iterator[str]:
    if heading:
        yield f"{heading}:"
    if element.hint:
        yield _(element.hint)
    hangs_on = element.asked_if and form.element(element.asked_if.element_id)
    if element.asked_if and hangs_on:
        words = _("Only if “%(question)s” is answered with “%(answer)s”.")
        answer = ", ".join(hangs_on.words(element.asked_if.value)) or element.asked_if.value
        yield words % {"question": _(hangs_on.label), "answer": _(answer)}
    if element.kind is Kind.MULTIPLE:
        yield _("Any number of them.")
    if element.is_for_author:
        yield _("The author reads this.")


def _as_answers(text: ReviewText, form: Form) -> dict[str, tuple[str, ...]]:
    said = text.answers
    found = {one.id: one.picked(said[one.id]) for one in form.elements if one.id in said}
    given = ("recommendation", *_TEXTS)
    rest = {name: (getattr(text, name),) for name in given if getattr(text, name)}
    return found | rest


def _as_text(answers: Mapping[str, tuple[str, ...]], form: Form) -> ReviewText:
    said = {}
    for one in form.elements:
        values = tuple(map(clean, answers.get(one.id, ())))
        if any(values):
            said[one.id] = as_list(values) if one.kind is Kind.MULTIPLE else "\n".join(values)
    fixed = {name: clean("\n".join(answers.get(name, ()))) for name in ("recommendation", *_TEXTS)}
    return ReviewText(answers=said, **fixed)
