"""The line of people who are asked next, and whether they are asked without an editor."""

from collections.abc import Callable, Mapping
from datetime import date

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from journal.domain.alternates import DEPTH, due_for_next
from journal.domain.letters import Composed
from journal.domain.refusal import Overtaken
from journal.queries.alternates import (
    Pipeline,
    Standby,
    invitations_rest,
    journal_fills_lines,
    journal_goes_by_itself,
    pipeline,
)
from journal.queries.desk.alternates import LetterAhead, ahead, free_places, line
from journal.queries.desk.lining import best
from journal.services import alternate, by_itself, letter
from journal.services.invitation import with_date
from journal.services.reminding import weekend
from journal.services.words import speak
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.editor.desk_forms import LetterForm
from journal.web.editor.paper import opened
from journal.web.editor.trying import letter_in, tried
from journal.web.manager.ordering import asked_place
from journal.web.policy import Policy, policy
from journal.web.told import tell

CHOICES = {"yes": True, "no": False, "": None}
LINE = "line"


@blueprint.get("/desk/submissions/<id:submission_id>/alternates")
@policy(Policy.EDITOR)
def alternates(submission_id: str) -> ResponseReturnValue:
    """Show who is asked next; with `letter`, one of the letters to be changed."""
    return _page(submission_id, request.args.get("letter", ""))


@blueprint.post("/desk/submissions/<id:submission_id>/alternates")
@policy(Policy.EDITOR)
def alternates_now(submission_id: str) -> ResponseReturnValue:
    """Do what the button says about one person of the line, or about all of it."""
    opened(submission_id, "read_as_editor")
    if "position" in request.form:
        item, position = asked_place()
        alternate.place(acting(), submission_id, item, position)
        return _back(submission_id, item)
    act = request.form.get("act", "")
    if act == "change":
        return _changed(submission_id, request.form.get("item", ""))
    return _ACTS.get(act, _unknown)(submission_id, request.form.get("item", ""))


def _asked(submission_id: str, item: str) -> Response:
    """Ask this person; what stands against it is told beside them."""
    to_desk = request.form.get("back") == "desk"
    try:
        name = alternate.ask_next(acting(), submission_id, item)
    except Overtaken as overtaken:
        tell(speak(overtaken.said), LINE, "warn")
        return _back(submission_id, LINE)
    tell(_("%(name)s is invited by letter.", name=name), LINE)
    return redirect(url_for("editor.desk"), 303) if to_desk else _back(submission_id, LINE)


def _best_put_in(submission_id: str, _item: str) -> Response:
    """Put the first of the ranking in line who are not there yet."""
    found, by = pipeline(submission_id), acting()
    besides = {one.account_id for one in found.line} if found else set()
    chosen = best(viewer(), submission_id, DEPTH, by.at, besides)
    alternate.line_up_all(by, submission_id, chosen)
    if chosen:
        told = ngettext(
            "%(num)s person was put in line.", "%(num)s people were put in line.", len(chosen)
        )
        tell(told, LINE)
    else:
        tell(_("The ranking names nobody else who could be asked now."), LINE, "warn")
    return _back(submission_id, LINE)


def _taken_out(submission_id: str, item: str) -> Response:
    alternate.take_out(acting(), submission_id, item)
    tell(_("They are not in line any more. No letter was sent."), LINE)
    return _back(submission_id, LINE)


def _held(submission_id: str, item: str) -> Response:
    alternate.hold(acting(), submission_id, item, is_held=True)
    tell(_("The journal does not ask them by itself. You still can."), item)
    if request.form.get("back") == "list":
        return redirect(url_for("editor.reminders"), 303)
    return _back(submission_id, item)


def _released(submission_id: str, item: str) -> Response:
    alternate.hold(acting(), submission_id, item, is_held=False)
    tell(_("The journal may ask them by itself again."), item)
    return _back(submission_id, item)


def _chosen(submission_id: str, _item: str) -> Response:
    choice = CHOICES.get(request.form.get("choice", ""))
    by_itself.choose_for_round(acting(), submission_id, choice)
    tell(_("Your choice is kept."), "by-itself")
    return _back(submission_id, "by-itself")


def _paused(submission_id: str, _item: str) -> Response:
    by_itself.pause(acting(), submission_id, is_paused=True)
    tell(_("Nobody is asked by itself for this paper until you let it go on."), "by-itself")
    return _back(submission_id, "by-itself")


def _resumed(submission_id: str, _item: str) -> Response:
    by_itself.pause(acting(), submission_id, is_paused=False)
    tell(_("Invitations of this paper go by themselves again."), "by-itself")
    return _back(submission_id, "by-itself")


def _unknown(_submission_id: str, _item: str) -> Response:
    abort(404)


_ACTS: dict[str, Callable[[str, str], Response]] = {
    "ask": _asked,
    "best": _best_put_in,
    "take-out": _taken_out,
    "hold": _held,
    "release": _released,
    "choose": _chosen,
    "pause": _paused,
    "resume": _resumed,
}


def _changed(submission_id: str, item: str) -> ResponseReturnValue:
    form = LetterForm()
    typed = letter_in(form)
    if tried(form, lambda: alternate.change_letter(acting(), submission_id, item, typed)):
        tell(_("The letter is kept."), item)
        return _back(submission_id, item)
    return _page(submission_id, item, form), 422


def _page(submission_id: str, chosen: str, form: LetterForm | None = None) -> str:
    paper = opened(submission_id, "invite_reviewer")
    found, by = pipeline(submission_id), acting()
    standing = line(found, by.at) if found else ()
    coming = ahead(found, standing, by.at, weekend()) if found else ()
    days = {each.one.id: each for each in coming}
    one = _in_line(found, chosen)
    if one is not None and form is None:
        form = LetterForm(formdata=None, data={"subject": one.subject, "text": one.body})
    return render_template(
        "editor/alternate_list.html",
        facts=paper,
        found=found,
        line=standing,
        free=free_places(found, by.at) if found else 0,
        days=days,
        letters=_letters(found, days, by.at.date()),
        form=form if one else None,
        letter_of=one,
        said=_said(found),
        rests=invitations_rest(),
        do_fill=journal_fills_lines(),
    )


def _in_line(found: Pipeline | None, alternate_id: str) -> Standby | None:
    return next((one for one in found.line if one.id == alternate_id), None) if found else None


def _letters(
    found: Pipeline | None, days: Mapping[str, LetterAhead], today: date
) -> dict[str, Composed]:
    """Return each letter of the line as it would go: on its day, else today."""
    if found is None:
        return {}
    on = {one.id: days[one.id].day if one.id in days else today for one in found.line}
    return {one.id: letter_of(found, one, on[one.id]) for one in found.line}


def letter_of(found: Pipeline, one: Standby, day: date) -> Composed:
    """Return the letter as it would go on this day, without the personal link."""
    due_on = due_for_next(found.due_on, day)
    return letter.previewed(with_date(Composed(one.subject, one.body), due_on, one.language))


def _said(found: Pipeline | None) -> str:
    """Return what holds where the round itself says nothing."""
    wanted = journal_goes_by_itself() if not found or found.of_call is None else found.of_call
    return str(_("yes") if wanted else _("no"))


def _back(submission_id: str, place: str) -> Response:
    address = url_for("editor.alternates", submission_id=submission_id, _anchor=place)
    return redirect(address, 303)
