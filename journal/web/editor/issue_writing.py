"""Writing an issue: the form of a new one, of one that stands, and of its parts."""

from collections.abc import Callable
from dataclasses import asdict

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.issue_draft import DraftSection, IssueDraft
from journal.domain.refusal import Invalid
from journal.queries.issue import following
from journal.services.issue import create_issue, edit_issue, remove_issue
from journal.services.issue_section import edit_section
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.duty import need
from journal.web.editor import blueprint
from journal.web.editor.issue import back, found
from journal.web.editor.issue_forms import IssueForm, PartForm
from journal.web.forms import Form
from journal.web.policy import Policy, policy


@blueprint.get("/desk/issues/new")
@policy(Policy.EDITOR)
def new_issue() -> ResponseReturnValue:
    """Show the form, filled with what the next issue is likely to be."""
    need("build_issue")
    return _page(IssueForm(formdata=None, data=asdict(following(acting().at.date()))))


@blueprint.post("/desk/issues/new")
@policy(Policy.EDITOR)
def new_issue_now() -> ResponseReturnValue:
    """Begin the issue."""
    need("build_issue")
    form = IssueForm()
    made: list[str] = []
    if not _tried(form, lambda: made.append(create_issue(acting(), form.values()))):
        return _page(form), 422
    flash(_("The issue is begun. Nobody outside the desk sees it yet."), "good")
    return redirect(url_for("editor.issue", issue_id=made[0]), 303)


@blueprint.get("/desk/issues/<id:issue_id>/edit")
@policy(Policy.EDITOR)
def edit_issue_form(issue_id: str) -> ResponseReturnValue:
    """Show the form with what is stored."""
    need("build_issue")
    draft = found(issue_id)
    if draft.published_at is not None:
        return back(issue_id)
    fields = {**asdict(draft.mark), "introduction": draft.introduction}
    fields |= {"first_page": draft.first_page, "planned_on": draft.planned_on}
    return _page(IssueForm(formdata=None, data=fields), draft)


@blueprint.post("/desk/issues/<id:issue_id>/edit")
@policy(Policy.EDITOR)
def edit_issue_now(issue_id: str) -> ResponseReturnValue:
    """Keep what was typed."""
    need("build_issue")
    draft, form = found(issue_id), IssueForm()
    if not _tried(form, lambda: edit_issue(acting(), issue_id, form.values())):
        return _page(form, draft), 422
    flash(_("The issue is saved."), "good")
    return back(issue_id)


@blueprint.post("/desk/issues/<id:issue_id>/remove")
@policy(Policy.EDITOR)
def remove_issue_now(issue_id: str) -> ResponseReturnValue:
    """Remove an issue in which nothing stands."""
    try:
        remove_issue(acting(), issue_id)
    except Invalid as invalid:
        flash(speak(invalid.errors["issue"]), "bad")
        return back(issue_id)
    flash(_("The issue is removed."), "good")
    return redirect(url_for("editor.issues"), 303)


@blueprint.get("/desk/issues/<id:issue_id>/parts/<id:part_id>")
@policy(Policy.EDITOR)
def edit_part_form(issue_id: str, part_id: str) -> ResponseReturnValue:
    """Show what stands above the papers of this part."""
    need("build_issue")
    draft, part = _part(issue_id, part_id)
    if draft.published_at is not None:
        return back(issue_id)
    form = PartForm(formdata=None, data={"title": part.title, "introduction": part.introduction})
    return _part_page(form, draft, part)


@blueprint.post("/desk/issues/<id:issue_id>/parts/<id:part_id>")
@policy(Policy.EDITOR)
def edit_part_now(issue_id: str, part_id: str) -> ResponseReturnValue:
    """Keep what was typed."""
    need("build_issue")
    (draft, part), form = _part(issue_id, part_id), PartForm()
    title, introduction = form.title.data or "", form.introduction.data or ""
    if not _tried(form, lambda: edit_section(acting(), issue_id, part_id, title, introduction)):
        return _part_page(form, draft, part), 422
    flash(_("The part is saved."), "good")
    return back(issue_id, f"part-{part_id}")


def _tried(form: Form, act: Callable[[], object]) -> bool:
    """Do the act where the form is whole; tell whether it was done."""
    if not form.validate():
        return False
    try:
        act()
    except Invalid as invalid:
        form.show(invalid)
        return False
    return True


def _part(issue_id: str, part_id: str) -> tuple[IssueDraft, DraftSection]:
    draft = found(issue_id)
    part = next((one for one in draft.sections if one.id == part_id), None)
    return draft, part or abort(404)


def _page(form: IssueForm, draft: IssueDraft | None = None) -> str:
    return render_template("editor/issue_form.html", form=form, issue=draft)


def _part_page(form: PartForm, draft: IssueDraft, part: DraftSection) -> str:
    return render_template("editor/issue_part_form.html", form=form, issue=draft, part=part)
