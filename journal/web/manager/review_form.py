"""Forms of reviews: begun, looked at as their reviewers will, copied, chosen, retired."""

from collections.abc import Callable

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired

from journal.domain.refusal import Invalid
from journal.domain.review_form import KIND_LABELS
from journal.domain.reviews import ReviewText
from journal.queries.review_form import form as read_form
from journal.queries.review_form_desk import form_lines
from journal.services.review_file import ACCEPTS
from journal.services.review_form import (
    choose_usual_form,
    copy_form,
    create_form,
    rename_form,
    restore_form,
    retire_form,
)
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.forms import Form
from journal.web.manager import blueprint
from journal.web.policy import Policy, policy
from journal.web.receiving import limit
from journal.web.review_form import filled


class NameForm(Form):
    """What a form is called among editors."""

    name = StringField(_l("Name"), [InputRequired(_l("Please fill this in."))])


@blueprint.get("/manage/review-forms")
@policy(Policy.MANAGER)
def review_forms() -> ResponseReturnValue:
    """Show the forms, and begin a new one."""
    return _list(NameForm(formdata=None))


@blueprint.post("/manage/review-forms")
@policy(Policy.MANAGER)
def new_review_form_now() -> ResponseReturnValue:
    """Begin a form."""
    form, made = NameForm(), list[str]()
    if _tried(form, lambda: made.append(create_form(acting(), form.name.data or ""))):
        return redirect(url_for("manager.review_form", form_id=made[0]), 303)
    return _list(form), 422


@blueprint.get("/manage/review-forms/<id:form_id>")
@policy(Policy.MANAGER)
def review_form(form_id: str) -> ResponseReturnValue:
    """Show what the form asks."""
    return _page(form_id)


@blueprint.get("/manage/review-forms/<id:form_id>/preview")
@policy(Policy.MANAGER)
def preview_review_form(form_id: str) -> ResponseReturnValue:
    """Show the form as its reviewers see it."""
    asked = read_form(form_id) or abort(404)
    return render_template(
        "manager/review_form_preview.html",
        asked=asked,
        form=filled(asked, ReviewText()),
        accepts=ACCEPTS,
        limit=limit(),
    )


@blueprint.post("/manage/review-forms/<id:form_id>/name")
@policy(Policy.MANAGER)
def name_review_form_now(form_id: str) -> ResponseReturnValue:
    """Give the form another name."""
    form = NameForm()
    if _tried(form, lambda: rename_form(acting(), form_id, form.name.data or "")):
        flash(_("The name is saved."), "good")
        return _to(form_id)
    return _page(form_id, form), 422


@blueprint.post("/manage/review-forms/<id:form_id>/copy")
@policy(Policy.MANAGER)
def copy_review_form_now(form_id: str) -> ResponseReturnValue:
    """Begin the next version."""
    made = copy_form(acting(), form_id)
    flash(_("This is the next version. Reviewers are asked it once somebody chooses it."), "good")
    return _to(made)


@blueprint.post("/manage/review-forms/<id:form_id>/usual")
@policy(Policy.MANAGER)
def usual_review_form_now(form_id: str) -> ResponseReturnValue:
    """Ask this form wherever nothing else is said."""
    done = _("Rounds that are opened from now on ask this form, unless a call or section does not.")
    return _done(form_id, lambda: choose_usual_form(acting(), form_id), done)


@blueprint.post("/manage/review-forms/<id:form_id>/retire")
@policy(Policy.MANAGER)
def retire_review_form_now(form_id: str) -> ResponseReturnValue:
    """Offer the form no more."""
    done = _("The form is retired. Who is asked it already goes on.")
    return _done(form_id, lambda: retire_form(acting(), form_id), done)


@blueprint.post("/manage/review-forms/<id:form_id>/restore")
@policy(Policy.MANAGER)
def restore_review_form_now(form_id: str) -> ResponseReturnValue:
    """Offer the form again."""
    done = _("The form can be chosen again.")
    return _done(form_id, lambda: restore_form(acting(), form_id), done)


def _done(form_id: str, act: Callable[[], None], words: str) -> ResponseReturnValue:
    try:
        act()
        flash(words, "good")
    except Invalid as invalid:
        flash(" ".join(speak(said) for said in invalid.errors.values()), "bad")
    return _to(form_id)


def _tried(form: NameForm, act: Callable[[], object]) -> bool:
    try:
        if form.validate():
            act()
            return True
    except Invalid as invalid:
        form.show(invalid)
    return False


def _to(form_id: str) -> ResponseReturnValue:
    return redirect(url_for("manager.review_form", form_id=form_id), 303)


def _list(form: NameForm) -> str:
    return render_template("manager/review_form_list.html", form=form, lines=form_lines())


def _page(form_id: str, form: NameForm | None = None) -> str:
    asked = read_form(form_id) or abort(404)
    return render_template(
        "manager/review_form_page.html",
        asked=asked,
        line=form_lines(form_id)[0],
        form=form or NameForm(formdata=None, data={"name": speak(asked.name)}),
        kinds=KIND_LABELS,
    )
