"""The manager gives somebody another address."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.services.address import withdraw_address
from journal.web.address_form import LostMailboxForm, is_asked, person_here, shown
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.policy import Policy, policy


@blueprint.get("/manage/people/<id:account_id>/address")
@policy(Policy.MANAGER)
def address(account_id: str) -> ResponseReturnValue:
    """Show the form."""
    return _page(account_id, LostMailboxForm(formdata=None))


@blueprint.post("/manage/people/<id:account_id>/address")
@policy(Policy.MANAGER)
def address_now(account_id: str) -> ResponseReturnValue:
    """Write to both addresses."""
    form = LostMailboxForm()
    if not is_asked(account_id, form):
        return _page(account_id, form), 422
    flash(_("Both addresses are written to. The new one counts once it is confirmed."), "good")
    return redirect(url_for("manager.person", account_id=account_id), 303)


@blueprint.post("/manage/people/<id:account_id>/address/withdraw")
@policy(Policy.MANAGER)
def withdraw_address_now(account_id: str) -> ResponseReturnValue:
    """Let the account keep its address."""
    withdraw_address(acting(), account_id)
    flash(_("The account keeps its address; the link in the letter is dead."), "good")
    return redirect(url_for("manager.person", account_id=account_id), 303)


def _page(account_id: str, form: LostMailboxForm) -> str:
    person = person_here(account_id)
    back = (person.name, url_for("manager.person", account_id=account_id))
    withdraw = url_for("manager.withdraw_address_now", account_id=account_id)
    return shown(person, form, back, withdraw)
