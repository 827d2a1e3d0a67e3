"""The reviews of a person, and one of them: read, written, sent."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.review_form import Kind
from journal.domain.review_form_building import MOST_FILES
from journal.domain.reviews import answer_field
from journal.domain.said import N_, Said
from journal.queries.review_form import form_of
from journal.queries.reviewer import PAGE, reviews_of
from journal.services import rate
from journal.services import review as reviews
from journal.services.anonymity import without_traces
from journal.services.coreviewer import drop_helper, name_helper
from journal.services.file import Upload, checked
from journal.services.review_file import (
    KINDS,
    attach_answer,
    attach_file,
    remove_answer,
    remove_file,
)
from journal.services.review_signing import sign
from journal.web.policy import Policy, policy
from journal.web.receiving import received
from journal.web.review_form import ReviewForm, typed
from journal.web.reviewer import blueprint
from journal.web.reviewer.offline import fill_in
from journal.web.reviewer.shown import asked_for, rendered, today
from journal.web.speaking import acting, after, reader, told

_LAST_PAGE = 1000
_REMOVE = "remove-"
_NO_DAY = Said(N_("Please choose a day."))


@blueprint.get("/reviews")
@policy(Policy.REVIEWER)
def review_list() -> str:
    """Show what waits for the reviewer, and what is done."""
    number = min(max(request.args.get("page", 1, type=int), 1), _LAST_PAGE)
    found = reviews_of(reader(), today(), number)
    return render_template(
        "reviewer/review_list.html",
        reviews=found,
        today=today(),
        number=number,
        has_more=found.done_count > number * PAGE,
    )


@blueprint.get("/reviews/<id:review_id>")
@policy(Policy.REVIEWER)
def show(review_id: str) -> str:
    """Show the invitation, the form, or what was sent."""
    return rendered(asked_for(review_id))


@blueprint.post("/reviews/<id:review_id>/save")
@policy(Policy.REVIEWER)
def save(review_id: str) -> ResponseReturnValue:
    """Keep what is typed, while it is typed (static/js/autosave.js)."""
    form = _typed(review_id)
    reviews.save(acting(review_id), review_id, form.text(), form.opened())
    return "", 204


@blueprint.post("/reviews/<id:review_id>")
@policy(Policy.REVIEWER, uploads=1 + MOST_FILES)
def write(review_id: str) -> ResponseReturnValue:
    """Keep what was typed, then do what the button says.

    All buttons of the page belong to one form, so that none of them loses what was typed.
    """
    form = _typed(review_id)
    what = "drop" if request.form.get("helper") else request.form.get("do", "")
    try:
        if what == "fill":
            _take_files(acting(review_id), review_id, form)
            return fill_in(acting(review_id), review_id, form)
        _act(what)(acting(review_id), review_id, form)
    except Invalid as invalid:
        form.show(invalid)
        return rendered(asked_for(review_id), form), 422
    if what == "leave":
        return redirect(after(url_for("reviewer.thanks")), 303)
    if what == "send":
        return redirect(after(url_for("reviewer.show", review_id=review_id)), 303)
    text = _TEXT.get(what, request.args.get("text", type=int))
    return redirect(url_for("reviewer.show", review_id=review_id, text=text), 303)


def _typed(review_id: str) -> ReviewForm:
    """Return what was typed; the acts ask whose review it is."""
    request.form  # noqa: B018 - all bytes are in before the database is asked
    asked = form_of(review_id)
    if asked is None:
        raise Refused(HIDDEN)
    return typed(asked)


def _send(by: Acting, review_id: str, form: ReviewForm) -> None:
    try:
        _take_files(by, review_id, form)
        reviews.submit(by, review_id, form.text(), form.opened())
    except Invalid:
        # What cannot be sent yet is kept all the same, where it can be kept.
        with suppress(Invalid):
            reviews.save(by, review_id, form.text(), form.opened())
        raise
    flash(told(_("Your review is sent. Thank you for the time you gave to it.")), "good")


def _keep(by: Acting, review_id: str, form: ReviewForm) -> None:
    reviews.save(by, review_id, form.text(), form.opened())
    _take_files(by, review_id, form)


def _later(by: Acting, review_id: str, form: ReviewForm) -> None:
    _keep(by, review_id, form)
    flash(_("Saved. You can close this page and come back at any time."), "good")


def _remove(by: Acting, review_id: str, form: ReviewForm) -> None:
    reviews.save(by, review_id, form.text(), form.opened())
    remove_file(by, review_id)
    flash(_("The file is taken off. What you typed is saved."), "good")


def _date(by: Acting, review_id: str, form: ReviewForm) -> None:
    _keep(by, review_id, form)
    day: date | None = form.due_on.data
    if day is None:
        raise Invalid({"due_on": _NO_DAY})
    reviews.change_due_date(by, review_id, day)
    flash(_("The new day is noted. What you typed is saved."), "good")


def _leave(by: Acting, review_id: str, form: ReviewForm) -> None:
    _keep(by, review_id, form)
    reviews.step_back_leaving_text(by, review_id)


def _name(by: Acting, review_id: str, form: ReviewForm) -> None:
    _keep(by, review_id, form)
    # Named and taken back again and again, somebody would be written to without end.
    rate.spend(by, "helper", review_id, rate.MAIL_OUT)
    name_helper(by, review_id, form.helper_name.data or "", form.helper_email.data or "")
    flash(_("They get a letter, unless they had one. What you typed is saved."), "good")


def _drop(by: Acting, review_id: str, form: ReviewForm) -> None:
    _keep(by, review_id, form)
    drop_helper(by, review_id, request.form.get("helper", ""))
    flash(_("The name is taken back. What you typed is saved."), "good")


def _sign(by: Acting, review_id: str, form: ReviewForm) -> None:
    _keep(by, review_id, form)
    sign(by, review_id, is_signed=True)
    flash(_("The author will read your name. What you typed is saved."), "good")


def _unsign(by: Acting, review_id: str, form: ReviewForm) -> None:
    _keep(by, review_id, form)
    sign(by, review_id, is_signed=False)
    flash(_("The author does not learn who you are. What you typed is saved."), "good")


_DO = {
    "sign": _sign,
    "unsign": _unsign,
    "send": _send,
    "later": _later,
    "remove": _remove,
    "date": _date,
    "leave": _leave,
    "name": _name,
    "drop": _drop,
    "read": _keep,
    "close": _keep,
}
# Whether the paper's text stands beside the form on the page that follows.
_TEXT = {"read": 1, "close": None, "send": None}


def _act(what: str) -> Callable[[Acting, str, ReviewForm], None]:
    """Return what the button does; one of them takes off the file that answers an element."""
    element_id = what.removeprefix(_REMOVE)
    if element_id == what:
        return _DO.get(what, _later)
    return lambda by, review_id, form: _remove_answer(by, review_id, form, element_id)


def _remove_answer(by: Acting, review_id: str, form: ReviewForm, element_id: str) -> None:
    reviews.save(by, review_id, form.text(), form.opened())
    remove_answer(by, review_id, element_id)
    flash(_("The file is taken off. What you typed is saved."), "good")


def _take_files(by: Acting, review_id: str, form: ReviewForm) -> None:
    """Attach the files that came with the form, beside the review or as answers."""
    own = _upload("file")
    if own is not None:
        attach_file(by, review_id, own)
    for one in form.asked.elements:
        upload = _upload(answer_field(one.id)) if one.kind is Kind.FILE else None
        if upload is not None:
            attach_answer(by, review_id, one.id, upload)


def _upload(field: str) -> Upload | None:
    """Return the file of this field without traces; raises Invalid for the field."""
    file = received(field)
    if file is None:
        return None
    try:
        return without_traces(checked(file.stored, file.name, KINDS))
    except Invalid as invalid:
        # Whoever looks into files knows no other field than "file".
        told = {field if name == "file" else name: said for name, said in invalid.errors.items()}
        raise Invalid(told) from invalid
