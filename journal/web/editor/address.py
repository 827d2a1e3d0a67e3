"""The office gives somebody another address."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.services.address import withdraw_address
from journal.web.address_form import LostMailboxForm, is_asked, person_here, shown
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.policy import Policy, policy


@blueprint.get("/desk/people/<id:account_id>/address")
@policy(Policy.EDITOR)
def address(account_id: str) -> ResponseReturnValue:
    """Show the form."""
    return _page(account_id, LostMailboxForm(formdata=None))


@blueprint.post("/desk/people/<id:account_id>/address")
@policy(Policy.EDITOR)
def address_now(account_id: str) -> ResponseReturnValue:
    """Write to both addresses."""
    form = LostMailboxForm()
    if not is_asked(account_id, form):
        return _page(account_id, form), 422
    flash(_("Both addresses are written to. The new one counts once it is confirmed."), "good")
    return redirect(url_for("editor.people"), 303)


@blueprint.post("/desk/people/<id:account_id>/address/withdraw")
@policy(Policy.EDITOR)
def withdraw_address_now(account_id: str) -> ResponseReturnValue:
    """Let the account keep its address."""
    withdraw_address(acting(), account_id)
    flash(_("The account keeps its address; the link in the letter is dead."), "good")
    return redirect(url_for("editor.people"), 303)


def _page(account_id: str, form: LostMailboxForm) -> str:
    person = person_here(account_id)
    back = (_("People"), url_for("editor.people"))
    withdraw = url_for("editor.withdraw_address_now", account_id=account_id)
    return shown(person, form, back, withdraw)
