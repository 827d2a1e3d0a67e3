"""The link of who is named in a byline: they agree, object, or follow the paper."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from journal.domain.refusal import Invalid
from journal.queries.authorship import AskedAuthor, asked_author, follows
from journal.services import rate
from journal.services.around import signing_key
from journal.services.authorship import (
    claim_account,
    confirm_authorship,
    follow_paper,
    object_to_authorship,
)
from journal.web.asking import acting, acting_nobody, address_of_caller, viewer
from journal.web.author import blueprint
from journal.web.forms import Form
from journal.web.policy import Policy, policy


class ObjectionForm(Form):
    """What is wrong."""

    words = TextAreaField(_l("What is wrong"))


@blueprint.get("/a/<token>")
@policy(Policy.OPEN)
def coauthor(token: str) -> ResponseReturnValue:
    """Show the paper's title and byline, and what can be answered; a look changes nothing."""
    rate.spend(acting_nobody(), "link", address_of_caller(), rate.LINKS)
    return _page(token, ObjectionForm(formdata=None))


@blueprint.post("/a/<token>")
@policy(Policy.OPEN)
def coauthor_now(token: str) -> ResponseReturnValue:
    """Keep the answer."""
    found = asked_author(signing_key(), token)
    if found is None:
        return render_template("author/coauthor_gone.html"), 410
    form = ObjectionForm()
    try:
        if request.form.get("answer") == "object":
            # Each other word is a letter to the office.
            rate.spend(acting_nobody(), "objection", found.email, rate.MAIL_OUT)
            object_to_authorship(acting_nobody(), token, form.words.data or "")
        elif request.form.get("answer") == "confirm":
            confirm_authorship(acting_nobody(), token)
    except Invalid as invalid:
        form.show(invalid)
        return _page(token, form, 422)
    return redirect(url_for("author.coauthor", token=token), 303)


@blueprint.post("/a/<token>/follow")
@policy(Policy.OPEN)
def coauthor_follow(token: str) -> ResponseReturnValue:
    """Put the paper among those of the account here, or let an account be made by letter."""
    if viewer().is_signed_in:
        submission_id = follow_paper(acting(), token)
        return redirect(url_for("author.paper", submission_id=submission_id), 303)
    found = asked_author(signing_key(), token)
    if found is None:
        return render_template("author/coauthor_gone.html"), 410
    rate.spend(acting_nobody(), "letter", found.email, rate.MAIL_OUT)
    address = claim_account(acting_nobody(), token)
    return render_template("account/letter_sent.html", address=address)


def _page(token: str, form: ObjectionForm, status: int = 200) -> ResponseReturnValue:
    found = asked_author(signing_key(), token)
    if found is None:
        return render_template("author/coauthor_gone.html"), 410
    return _shown(token, found, form), status


def _shown(token: str, found: AskedAuthor, form: ObjectionForm) -> str:
    return render_template(
        "author/coauthor.html",
        found=found,
        form=form,
        token=token,
        is_following=follows(viewer().account_id, found.submission_id),
    )
