"""Who of the desk is away, and who stands in: entered by themselves, or by the office for them."""

from datetime import date, timedelta

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, SelectField

from journal.access.duties import duties
from journal.domain.absence import may_stand_in
from journal.queries.absence import DeskPerson, absences, people_of_the_desk
from journal.services.absence import end_absence, enter_absence
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.editor.desk_forms import NEEDED
from journal.web.editor.trying import tried
from journal.web.forms import Form
from journal.web.policy import Policy, policy


class AbsenceForm(Form):
    """Who is away, from when to when, and who stands in."""

    account_id = SelectField(_l("Who is away"), validate_choice=False)
    starts_on = DateField(_l("First day away"), [NEEDED])
    ends_on = DateField(_l("Last day away"), [NEEDED])
    stand_in_id = SelectField(_l("Who stands in"), [NEEDED], validate_choice=False)


@blueprint.get("/desk/absence")
@policy(Policy.EDITOR)
def absence_list() -> ResponseReturnValue:
    """Show who is away or will be: the viewer's own part, to the office everybody's."""
    data = {"account_id": viewer().account_id}
    return _page(AbsenceForm(formdata=None, data=data))


@blueprint.post("/desk/absence")
@policy(Policy.EDITOR)
def absence_new() -> ResponseReturnValue:
    """Enter an absence."""
    form = AbsenceForm()
    if tried(form, lambda: _enter(form)):
        flash(_("The absence is entered, and the stand-in is told by letter."), "good")
        return redirect(url_for("editor.absence_list"), 303)
    return _page(form), 422


@blueprint.post("/desk/absence/<id:absence_id>/end")
@policy(Policy.EDITOR)
def absence_end(absence_id: str) -> ResponseReturnValue:
    """End an absence at once."""
    end_absence(acting(), absence_id)
    flash(_("The absence has ended, and with it what the stand-in could see by it."), "good")
    return redirect(url_for("editor.absence_list"), 303)


def _enter(form: AbsenceForm) -> None:
    mine = viewer().account_id or ""
    account_id = (form.account_id.data or mine) if _may_enter() else mine
    first: date = form.starts_on.data or acting().at.date()
    last: date = form.ends_on.data or first
    enter_absence(acting(), account_id, form.stand_in_id.data, first, last)


def _may_enter() -> bool:
    return "enter_absence" in duties(viewer().offices)


def _page(form: AbsenceForm) -> str:
    today, mine = acting().at.date(), viewer().account_id
    people = people_of_the_desk(today)
    form.account_id.choices = [(one.account_id, one.name) for one in people]
    fit = [(one.account_id, one.name) for one in people if _fits(one)]
    form.stand_in_id.choices = [("", _("Please choose")), *fit]
    return render_template(
        "editor/absence_list.html",
        form=form,
        lines=absences(today, None if _may_enter() else mine),
        mine=mine,
        today=today,
        latest=today + timedelta(days=366),
        may_enter=_may_enter(),
    )


def _fits(one: DeskPerson) -> bool:
    """Tell whether the list of stand-ins names this person.

    To the office everybody; to others who may stand in for them: a guest editor of a call that is
    not announced must stay unknown.
    """
    own = tuple(held for held in viewer().offices if held.for_id is None)
    is_other = one.account_id != viewer().account_id
    return _may_enter() or (is_other and may_stand_in(own, one.offices))
