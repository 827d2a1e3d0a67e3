"""Signing in and out."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.access.viewer import Viewer
from journal.domain.refusal import Invalid
from journal.queries.session import viewer_behind
from journal.services import rate
from journal.services.session import sign_in, sign_out
from journal.web.account import blueprint
from journal.web.account.forms import SignInForm
from journal.web.account.onwards import wanted
from journal.web.asking import (
    acting,
    acting_nobody,
    address_of_caller,
    drop_cookie,
    keep_cookie,
    viewer,
)
from journal.web.policy import Policy, policy


@blueprint.get("/sign-in")
@policy(Policy.OPEN)
def sign_in_form() -> ResponseReturnValue:
    """Show the form; who is signed in goes on."""
    if viewer().is_signed_in:
        return redirect(wanted() or _home(viewer()), 303)
    return render_template("account/sign_in.html", form=SignInForm(), next=wanted())


@blueprint.post("/sign-in")
@policy(Policy.OPEN)
def sign_in_now() -> ResponseReturnValue:
    """Open a session, or show the form again with what was wrong."""
    form = SignInForm()
    by = acting_nobody()
    try:
        if form.validate():
            email = form.email.data or ""
            tries = ((address_of_caller(), rate.SIGN_IN_PLACE), (email, rate.SIGN_IN))
            for who, limit in tries:
                rate.spend(by, "sign-in", who, limit)
            token = sign_in(by, email, form.password.data or "")
            for who, limit in tries:
                rate.give_back(by, "sign-in", who, limit)
            asked_for = wanted()  # before the cookie of who was nobody is emptied
            keep_cookie(token)
            return redirect(asked_for or _home(viewer_behind(token, by.at)), 303)
    except Invalid as invalid:
        form.show(invalid)
    return render_template("account/sign_in.html", form=form, next=wanted()), 422


@blueprint.post("/sign-out")
@policy(Policy.OPEN)
def sign_out_now() -> ResponseReturnValue:
    """End the session; a second click finds none and is fine."""
    if viewer().session_id:
        sign_out(acting(), viewer().session_id)
    drop_cookie()
    flash(_("You are signed out."), "good")
    return redirect(url_for("account.sign_in_form"), 303)


def _home(who: Viewer) -> str:
    if who.is_editor:
        return "/desk"
    if who.is_manager:
        return "/manage"
    if who.is_production:
        return "/production"
    return "/reviews" if who.is_reviewer else "/submissions"
