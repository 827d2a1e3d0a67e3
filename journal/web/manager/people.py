"""People and their offices."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.office import OFFICE_LABELS, Office
from journal.domain.refusal import Invalid
from journal.lib.text import one_line
from journal.queries.person import (
    Person,
    office_holders,
    offices_of_person,
    people_found,
)
from journal.queries.person import person as read_person
from journal.services.people import add_person, appoint, end_office
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.forms import OfficeForm, PersonForm
from journal.web.policy import Policy, policy


@blueprint.get("/manage/people")
@policy(Policy.MANAGER)
def people() -> ResponseReturnValue:
    """Show who holds an office, and who was searched for."""
    words = one_line(request.args.get("q", ""))[:200]
    return render_template(
        "manager/people_list.html",
        words=words,
        found=people_found(words),
        holders=office_holders(acting().at.date()),
        labels=OFFICE_LABELS,
    )


@blueprint.get("/manage/people/new")
@policy(Policy.MANAGER)
def new_person() -> ResponseReturnValue:
    """Show the empty form."""
    return _form(PersonForm(formdata=None))


@blueprint.post("/manage/people/new")
@policy(Policy.MANAGER)
def new_person_now() -> ResponseReturnValue:
    """Make the account, or find the one with this address."""
    form = PersonForm()
    form.offer()
    try:
        if form.validate():
            account_id = add_person(
                acting(),
                form.name.data or "",
                form.email.data or "",
                affiliation=form.affiliation.data or "",
                country=form.country.data or "",
            )
            return redirect(url_for("manager.person", account_id=account_id), 303)
    except Invalid as invalid:
        form.show(invalid)
    return _form(form), 422


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
        if form.validate() and form.starts_on.data:
            appoint(
                acting(),
                account_id,
                Office(form.office.data),
                call_id=form.call_id.data or None,
                section_id=form.section_id.data or None,
                starts_on=form.starts_on.data,
                ends_on=form.ends_on.data,
            )
            flash(_("The office is given, and told by letter."), "good")
            return redirect(url_for("manager.person", account_id=account_id), 303)
    except Invalid as invalid:
        form.show(invalid)
    return _person(found, form), 422


@blueprint.post("/manage/people/<id:account_id>/offices/<id:office_id>/end")
@policy(Policy.MANAGER)
def end_office_now(account_id: str, office_id: str) -> ResponseReturnValue:
    """End the office at once."""
    try:
        end_office(acting(), office_id, account_id=account_id)
        flash(_("The office has ended. It is gone from every page they have open."), "good")
    except Invalid as invalid:
        flash(" ".join(speak(said) for said in invalid.errors.values()), "bad")
    return redirect(url_for("manager.person", account_id=account_id), 303)


def _form(form: PersonForm) -> str:
    form.offer()
    return render_template("manager/person_form.html", form=form)


def _person(found: Person, form: OfficeForm) -> str:
    form.offer()
    return render_template(
        "manager/person_page.html",
        person=found,
        form=form,
        offices=offices_of_person(found.id),
        today=acting().at.date(),
        labels=OFFICE_LABELS,
    )
