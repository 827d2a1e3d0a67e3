"""Registering, and choosing a password by the link in a letter."""

from flask import abort, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.access import links
from journal.domain.refusal import Invalid
from journal.queries.account import link_opens
from journal.services import account, rate
from journal.services.around import signing_key
from journal.web.account import blueprint
from journal.web.account.forms import AddressForm, PasswordForm, RegisterForm
from journal.web.account.onwards import remember, wanted
from journal.web.asking import acting_nobody, address_of_caller
from journal.web.policy import Policy, policy


@blueprint.get("/register")
@policy(Policy.OPEN)
def register_form() -> ResponseReturnValue:
    """Show the form."""
    return render_template("account/register.html", form=RegisterForm(), next=wanted())


@blueprint.post("/register")
@policy(Policy.OPEN)
def register_now() -> ResponseReturnValue:
    """Send the letter; the answer is the same for known and unknown addresses."""
    form = RegisterForm()
    if not form.validate():
        return render_template("account/register.html", form=form, next=wanted()), 422
    _spend(form.email.data or "")
    remember()
    account.register(acting_nobody(), form.name.data or "", form.email.data or "")
    return render_template("account/letter_sent.html", address=form.email.data)


@blueprint.get("/account/reset")
@policy(Policy.OPEN)
def reset_form() -> ResponseReturnValue:
    """Ask for the address."""
    return render_template("account/reset.html", form=AddressForm())


@blueprint.post("/account/reset")
@policy(Policy.OPEN)
def reset_now() -> ResponseReturnValue:
    """Send the letter; the answer is the same for known and unknown addresses."""
    form = AddressForm()
    if not form.validate():
        return render_template("account/reset.html", form=form), 422
    _spend(form.email.data or "")
    account.ask_reset(acting_nobody(), form.email.data or "")
    return render_template("account/letter_sent.html", address=form.email.data)


@blueprint.get("/account/<any(confirm, reset):kind>/<token>")
@policy(Policy.OPEN)
def password_form(kind: str, token: str) -> ResponseReturnValue:
    """Show the form that the link in the letter opens; a look at it changes nothing."""
    if not link_opens(signing_key(), kind, token):
        return render_template("account/link_spent.html"), 410
    return render_template("account/password.html", form=PasswordForm(), kind=kind)


@blueprint.post("/account/<any(confirm, reset):kind>/<token>")
@policy(Policy.OPEN)
def password_now(kind: str, token: str) -> ResponseReturnValue:
    """Keep the password."""
    form = PasswordForm()
    if kind not in (links.CONFIRM, links.RESET):
        abort(404)
    if not link_opens(signing_key(), kind, token):
        return render_template("account/link_spent.html"), 410
    try:
        if form.validate():
            account.choose_password(acting_nobody(), kind, token, form.password.data or "")
            flash(_("Your password is set. Please sign in with it."), "good")
            return redirect("/sign-in", 303)
    except Invalid as invalid:
        form.show(invalid)
    return render_template("account/password.html", form=form, kind=kind), 422


def _spend(address: str) -> None:
    by = acting_nobody()
    rate.spend(by, "letter", address_of_caller(), rate.SIGN_IN_PLACE)
    rate.spend(by, "letter", address.lower(), rate.MAIL_OUT)
