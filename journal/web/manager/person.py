"""One person: their offices, their invitation, their account."""

from collections.abc import Callable
from dataclasses import asdict

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.acting import Acting
from journal.domain.refusal import Invalid
from journal.queries.address import asked
from journal.queries.invited import invitation
from journal.queries.person import Person, offices_of_person
from journal.queries.person import person as read_person
from journal.services.inviting import invite_again, withdraw_invitation
from journal.services.leaving import block_account, end_office, unblock_account
from journal.services.people import appoint
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.forms import OfficeForm
from journal.web.policy import Policy, policy
from journal.web.told import tell


@blueprint.get("/manage/people/<id:account_id>")
@policy(Policy.MANAGER)
def person(account_id: str) -> ResponseReturnValue:
    """Show one person, their offices, and the form that gives another."""
    found = read_person(account_id) or abort(404)
    return _person(found, OfficeForm(formdata=None, data={"starts_on": acting().at.date()}))


@blueprint.post("/manage/people/<id:account_id>")
@policy(Policy.MANAGER)
def appoint_now(account_id: str) -> ResponseReturnValue:
    """Give the person an office."""
    found, form = read_person(account_id) or abort(404), OfficeForm()
    form.offer()
    try:
        if form.validate() and (given := form.given()):
            appoint(acting(), account_id, **asdict(given))
            return _back(account_id, _("The office is given, and told by letter."))
    except Invalid as invalid:
        form.show(invalid)
    return _person(found, form), 422


@blueprint.post("/manage/people/<id:account_id>/offices/<id:office_id>/end")
@policy(Policy.MANAGER)
def end_office_now(account_id: str, office_id: str) -> ResponseReturnValue:
    """End the office at once."""
    try:
        end_office(acting(), office_id, account_id=account_id)
    except Invalid as invalid:
        return _refused(account_id, invalid)
    tell(_("The office has ended. It is gone from every page they have open."), office_id)
    address = url_for("manager.person", account_id=account_id, _anchor=office_id)
    return redirect(address, 303)


@blueprint.post("/manage/people/<id:account_id>/invite-again")
@policy(Policy.MANAGER)
def invite_again_now(account_id: str) -> ResponseReturnValue:
    """Send the invitation anew."""
    words = _("The invitation goes out anew; the link in the older letter is dead.")
    return _done(invite_again, account_id, words)


@blueprint.post("/manage/people/<id:account_id>/withdraw-invitation")
@policy(Policy.MANAGER)
def withdraw_invitation_now(account_id: str) -> ResponseReturnValue:
    """Take the invitation back."""
    words = _("The invitation is taken back: the offices are gone and the link is dead.")
    return _done(withdraw_invitation, account_id, words)


@blueprint.post("/manage/people/<id:account_id>/block")
@policy(Policy.MANAGER)
def block_now(account_id: str) -> ResponseReturnValue:
    """Let nobody use the account."""
    return _done(block_account, account_id, _("The account is blocked, on every page open too."))


@blueprint.post("/manage/people/<id:account_id>/unblock")
@policy(Policy.MANAGER)
def unblock_now(account_id: str) -> ResponseReturnValue:
    """Let the person sign in again."""
    return _done(unblock_account, account_id, _("The person can sign in again."))


def _done(act: Callable[[Acting, str], None], account_id: str, words: str) -> ResponseReturnValue:
    try:
        act(acting(), account_id)
    except Invalid as invalid:
        return _refused(account_id, invalid)
    return _back(account_id, words)


def _refused(account_id: str, invalid: Invalid) -> ResponseReturnValue:
    flash(" ".join(speak(said) for said in invalid.errors.values()), "bad")
    return redirect(url_for("manager.person", account_id=account_id), 303)


def _back(account_id: str, words: str) -> ResponseReturnValue:
    flash(words, "good")
    return redirect(url_for("manager.person", account_id=account_id), 303)


def _person(found: Person, form: OfficeForm) -> str:
    form.offer()
    return render_template(
        "manager/person_page.html",
        person=found,
        form=form,
        offices=offices_of_person(found.id),
        invitation=None if found.has_password else invitation(found.id),
        waiting=asked(found.id, acting().at),
        today=acting().at.date(),
    )
