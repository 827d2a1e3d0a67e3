"""Review for us: anybody can offer to, signed in or by a letter that comes back."""

from dataclasses import asdict
from typing import TypeVar

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.domain.volunteering import Offer
from journal.queries.account import own_profile
from journal.queries.candidates import usual_limit
from journal.queries.volunteer import offer_waits, offered_at
from journal.services import rate
from journal.services.around import signing_key
from journal.services.volunteer import (
    ask_volunteer,
    confirm_volunteer,
    volunteer,
    volunteer_no_more,
)
from journal.web.account import blueprint
from journal.web.account.forms import OfferForm, StrangerForm
from journal.web.asking import acting, acting_nobody, address_of_caller, viewer
from journal.web.policy import Policy, policy

AnyForm = TypeVar("AnyForm", bound=OfferForm)


@blueprint.get("/review-for-us")
@policy(Policy.OPEN)
def volunteer_form() -> ResponseReturnValue:
    """Show the form; with the link of a letter, the button that makes the offer."""
    if "yes" in request.args:
        return _confirm_page(request.args["yes"])
    if not viewer().is_signed_in:
        return _page(_ready(StrangerForm(formdata=None)))
    mine = asdict(own_profile(viewer().account_id or ""))
    mine["languages"] = mine["languages"].split()
    return _page(_ready(OfferForm(formdata=None, data=mine)))


@blueprint.post("/review-for-us")
@policy(Policy.OPEN)
def volunteer_now() -> ResponseReturnValue:
    """Offer, confirm what was offered before, or take it back."""
    if "yes" in request.args:
        return _confirmed(request.args["yes"])
    if viewer().is_signed_in:
        return _own()
    form = _ready(StrangerForm())
    try:
        if form.validate():
            email = form.email.data or ""
            _spend(email)
            ask_volunteer(acting_nobody(), form.name.data or "", email, _offer(form))
            return render_template("account/volunteer_sent.html", address=email)
    except Invalid as invalid:
        form.show(invalid)
    return _page(form), 422


def _own() -> ResponseReturnValue:
    if request.form.get("act") == "stop":
        volunteer_no_more(acting())
        flash(_("Your offer is taken back. Your profile stays as it is."), "good")
        return redirect(url_for("account.volunteer_form"), 303)
    form = _ready(OfferForm())
    try:
        if form.validate():
            volunteer(acting(), _offer(form))
            flash(_("Thank you. Editors find you from now on."), "good")
            return redirect(url_for("account.volunteer_form"), 303)
    except Invalid as invalid:
        form.show(invalid)
    return _page(form), 422


def _confirm_page(token: str) -> ResponseReturnValue:
    rate.spend(acting_nobody(), "link", address_of_caller(), rate.LINKS)
    if not offer_waits(signing_key(), token, acting_nobody().at):
        return render_template("account/volunteer_gone.html"), 410
    return render_template("account/volunteer_confirm.html")


def _confirmed(token: str) -> ResponseReturnValue:
    if not offer_waits(signing_key(), token, acting_nobody().at):
        return render_template("account/volunteer_gone.html"), 410
    confirm_volunteer(acting_nobody(), token)
    return render_template("account/volunteer_thanks.html")


def _ready(form: AnyForm) -> AnyForm:
    form.offer()
    return form


def _offer(form: OfferForm) -> Offer:
    return Offer(
        expertise=form.expertise.data or "",
        languages=tuple(form.languages.data or ()),
        affiliation=form.affiliation.data or "",
        country=form.country.data or "",
        review_limit=form.review_limit.data,
        available_from=form.available_from.data,
    )


def _page(form: OfferForm) -> str:
    own = viewer().account_id
    since = offered_at(own) if own else None
    return render_template("account/volunteer.html", form=form, since=since, usual=usual_limit())


def _spend(address: str) -> None:
    by = acting_nobody()
    rate.spend(by, "letter", address_of_caller(), rate.SIGN_IN_PLACE)
    rate.spend(by, "letter", address.lower(), rate.MAIL_OUT)
