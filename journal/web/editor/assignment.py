"""Who handles a paper, and who must not."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.queries.absence import AbsenceLine, absences
from journal.queries.desk.editors import EditorLine, editors_for
from journal.queries.desk.paper import Facts, facts
from journal.services.assignment import assign
from journal.services.conflict import declare_conflict
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.editor.desk_forms import AssignForm, ConflictForm
from journal.web.editor.paper import opened
from journal.web.editor.trying import back_to, tried
from journal.web.policy import Policy, policy
from journal.web.speech import day


@blueprint.get("/desk/submissions/<id:submission_id>/editor")
@policy(Policy.EDITOR)
def assignment(submission_id: str) -> ResponseReturnValue:
    """Show who could handle the paper."""
    paper = opened(submission_id, "assign_editor")
    return _page(paper, AssignForm(formdata=None, data={"account_id": paper.editor_id}))


@blueprint.post("/desk/submissions/<id:submission_id>/editor")
@policy(Policy.EDITOR)
def assignment_now(submission_id: str) -> ResponseReturnValue:
    """Give the paper to an editor."""
    paper, form = opened(submission_id, "assign_editor"), AssignForm()
    _offer(paper, form)
    if tried(form, lambda: assign(acting(), submission_id, form.account_id.data)):
        name = facts(submission_id).editor
        flash(_("%(name)s handles the paper now.", name=name), "good")
        return back_to(submission_id)
    return _page(paper, form), 422


@blueprint.get("/desk/submissions/<id:submission_id>/conflict")
@policy(Policy.EDITOR)
def conflict(submission_id: str) -> ResponseReturnValue:
    """Say what declaring a conflict means."""
    paper = opened(submission_id, "declare_conflict")
    return _conflict_page(paper, ConflictForm(formdata=None))


@blueprint.post("/desk/submissions/<id:submission_id>/conflict")
@policy(Policy.EDITOR)
def conflict_now(submission_id: str) -> ResponseReturnValue:
    """Put a conflict between the viewer and the paper."""
    form = ConflictForm()
    if tried(form, lambda: declare_conflict(acting(), submission_id, form.reason.data or "")):
        flash(_("Thank you. You have nothing more to do with that paper."), "good")
        return redirect(url_for("editor.desk"), 303)
    return _conflict_page(opened(submission_id, "declare_conflict"), form), 422


def _page(paper: Facts, form: AssignForm) -> str:
    notes = _offer(paper, form)
    return render_template("editor/assignment_form.html", facts=paper, form=form, notes=notes)


def _offer(paper: Facts, form: AssignForm) -> dict[str, str]:
    """Fill the choices; return a note for each, the conflict without its reason."""
    today = acting().at.date()
    lines = editors_for(viewer(), paper.id, paper.call_id, today)
    form.account_id.choices = [(line.account_id, line.name) for line in lines]
    away = {one.account_id: one for one in absences(today) if one.is_on(today)}
    return {line.account_id: _note(line, away.get(line.account_id)) for line in lines}


def _note(line: EditorLine, absence: AbsenceLine | None) -> str:
    if line.is_in_conflict:
        return str(_("A conflict stands between them and the paper."))
    notes = [str(_("Papers in hand: %(count)s", count=line.load))]
    if absence is not None:
        words = _("away until %(day)s, %(name)s stands in")
        notes.append(words % {"day": day(absence.ends_on), "name": absence.stand_in})
    return "; ".join(notes)


def _conflict_page(paper: Facts, form: ConflictForm) -> str:
    return render_template("editor/conflict_form.html", facts=paper, form=form)
