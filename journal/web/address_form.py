"""Another address for somebody who lost their mailbox: one form, on two desks."""

from flask import abort, render_template, request
from flask_babel import lazy_gettext as _l
from wtforms import EmailField, TextAreaField
from wtforms.validators import InputRequired, Length

from journal.domain.refusal import Invalid, Refused
from journal.queries.address import asked, why_not_here
from journal.queries.person import Person
from journal.queries.person import person as read_person
from journal.services.address import ask_address_for
from journal.web.asking import acting, viewer
from journal.web.forms import Form

_NEEDED = InputRequired(_l("Please fill this in."))


class LostMailboxForm(Form):
    """The address, and why the office enters it."""

    email = EmailField(_l("New e-mail address"), [_NEEDED, Length(max=254)])
    reason = TextAreaField(_l("Reason, and how you know who asks"), [_NEEDED])


def person_here(account_id: str) -> Person:
    """Return whom it is about; raises Refused where the viewer may not do this."""
    refusal = why_not_here(viewer(), account_id, acting().at)
    if refusal is not None:
        raise Refused(refusal)
    return read_person(account_id) or abort(404)


def is_asked(account_id: str, form: LostMailboxForm) -> bool:
    """Ask for the address; tell whether it was, else the errors stand in the form."""
    try:
        if form.validate():
            ask_address_for(acting(), account_id, form.email.data or "", form.reason.data or "")
            return True
    except Invalid as invalid:
        form.show(invalid)
    return False


def shown(person: Person, form: LostMailboxForm, back: tuple[str, str], withdraw_url: str) -> str:
    """Return the page; `back` is label and address of the page before."""
    return render_template(
        "manager/address_form.html",
        person=person,
        form=form,
        waiting=asked(person.id, acting().at),
        back=back,
        post_url=request.path,
        withdraw_url=withdraw_url,
    )
