"""Another address for one's own account, and the link that confirms it."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.queries.account import has_password
from journal.queries.address import asked, change_link
from journal.services import rate
from journal.services.address import ask_address, confirm_address, withdraw_address
from journal.services.around import signing_key
from journal.web.account import blueprint
from journal.web.account.forms import NewAddressForm
from journal.web.asking import acting, acting_nobody, address_of_caller, viewer
from journal.web.policy import Policy, policy


@blueprint.get("/account/address")
@policy(Policy.SIGNED_IN)
def address() -> ResponseReturnValue:
    """Show the form, and what waits to be confirmed."""
    return _form(NewAddressForm())


@blueprint.post("/account/address")
@policy(Policy.SIGNED_IN)
def address_now() -> ResponseReturnValue:
    """Send the letters; the answer is the same whether somebody has the address or not."""
    form = NewAddressForm()
    try:
        if form.validate():
            _spend(form.email.data or "")
            ask_address(acting(), form.email.data or "", form.password.data or "")
            flash(_("We have written to the new address. Use the link in that letter."), "good")
            return redirect(url_for("account.address"), 303)
    except Invalid as invalid:
        form.show(invalid)
    return _form(form), 422


@blueprint.post("/account/address/withdraw")
@policy(Policy.SIGNED_IN)
def withdraw_address_now() -> ResponseReturnValue:
    """Keep the address that the account has."""
    withdraw_address(acting(), viewer().account_id or "")
    flash(_("Your account keeps its address; the link in the letter is dead."), "good")
    return redirect(url_for("account.address"), 303)


@blueprint.get("/account/new-address/<token>")
@policy(Policy.OPEN)
def new_address(token: str) -> ResponseReturnValue:
    """Show what the link would do; a look at it changes nothing."""
    rate.spend(acting_nobody(), "link", address_of_caller(), rate.LINKS)
    found = change_link(signing_key(), token, acting_nobody().at)
    if found is None:
        return render_template("account/address_gone.html"), 410
    return render_template("account/address_confirm.html", found=found)


@blueprint.post("/account/new-address/<token>")
@policy(Policy.OPEN)
def new_address_now(token: str) -> ResponseReturnValue:
    """Give the account the address; a second click finds it done."""
    if change_link(signing_key(), token, acting_nobody().at) is None:
        return render_template("account/address_gone.html"), 410
    confirm_address(acting_nobody(), token, viewer().session_id)
    if viewer().is_signed_in:
        flash(_("Your address is changed."), "good")
        return redirect(url_for("account.profile"), 303)
    flash(_("Your address is changed. Sign in with it from now on."), "good")
    return redirect(url_for("account.sign_in_form"), 303)


def _form(form: NewAddressForm) -> str:
    own = viewer().account_id or abort(404)
    return render_template(
        "account/address.html",
        form=form,
        email=viewer().email,
        waiting=asked(own, acting().at),
        has_password=has_password(own),
    )


def _spend(email: str) -> None:
    by = acting()
    rate.spend(by, "sign-in", viewer().email, rate.SIGN_IN)
    rate.spend(by, "letter", by.account_id or "", rate.MAIL_OUT)
    rate.spend(by, "letter", email, rate.MAIL_OUT)
