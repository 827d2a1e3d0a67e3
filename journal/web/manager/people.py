"""Everybody the journal knows, and whoever should be added."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from journal.domain.refusal import Invalid
from journal.queries.people import A_PAGE
from journal.queries.people import people as read_people
from journal.services.inviting import invite_person
from journal.services.people import add_person
from journal.web.asking import acting
from journal.web.manager import blueprint
from journal.web.manager.forms import PeopleForm, PersonForm
from journal.web.paging import Pager, number_asked
from journal.web.policy import Policy, policy


@blueprint.get("/manage/people")
@policy(Policy.MANAGER)
def people() -> ResponseReturnValue:
    """Show a page of the people looked for: who is in office, unless something else is asked."""
    form, number = PeopleForm(request.args), number_asked(request.args.get("page"))
    form.offer()
    asked, day = form.asked(), acting().at.date()
    rows = read_people(asked, day, (number - 1) * A_PAGE)
    kept = {name: request.args.get(name, "") for name in ("office", "standing")}
    pager = Pager("manager.people", number, len(rows) > A_PAGE, {"q": asked.words, **kept})
    return render_template(
        "manager/people_list.html",
        form=form,
        asked=asked,
        people=rows[:A_PAGE],
        today=day,
        pager=pager,
    )


@blueprint.get("/manage/people/new")
@policy(Policy.MANAGER)
def new_person() -> ResponseReturnValue:
    """Show the empty form."""
    return _form(PersonForm(formdata=None, data={"starts_on": acting().at.date()}))


@blueprint.post("/manage/people/new")
@policy(Policy.MANAGER)
def new_person_now() -> ResponseReturnValue:
    """Ask the person into the office, or add them without one; a known address is found."""
    form = PersonForm()
    form.offer()
    try:
        if form.validate():
            return redirect(url_for("manager.person", account_id=_added(form)), 303)
    except Invalid as invalid:
        form.show(invalid)
    return _form(form), 422


def _added(form: PersonForm) -> str:
    name, email, given = form.name.data or "", form.email.data or "", form.given()
    affiliation, country = form.affiliation.data or "", form.country.data or ""
    place = {"affiliation": affiliation, "country": country}
    if given is None:
        return add_person(acting(), name, email, **place)
    return invite_person(acting(), name, email, given, **place)


def _form(form: PersonForm) -> str:
    form.offer()
    return render_template("manager/person_form.html", form=form)
