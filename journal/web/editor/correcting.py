"""What a paper says of itself is corrected; a withdrawal is taken back."""

from dataclasses import asdict, replace

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.domain.workflow import WITHDRAWAL_DAYS
from journal.queries.byline import byline
from journal.queries.desk.paper import Facts
from journal.services.correction import Corrected, correct_authors, correct_details
from journal.services.undoing import undo_withdrawal
from journal.web.asking import acting
from journal.web.byline_form import BylineForm, entries_in, form_of, is_pressed, pressed
from journal.web.editor import blueprint
from journal.web.editor.act_page import ActPage
from journal.web.editor.desk_forms import DetailsForm, ReasonForm
from journal.web.editor.paper import opened
from journal.web.editor.trying import back_to, tried
from journal.web.named import countries
from journal.web.policy import Policy, policy
from journal.web.translation_form import pressed as pressed_in_languages
from journal.web.translation_form import translations_in


@blueprint.get("/desk/submissions/<id:submission_id>/details")
@policy(Policy.EDITOR)
def details_form(submission_id: str) -> ResponseReturnValue:
    """Show the details as they stand."""
    paper = opened(submission_id, "correct_details")
    stands = Corrected(paper.title, paper.abstract, paper.keywords, paper.translations)
    return _details_page(paper, DetailsForm(formdata=None, data=asdict(stands)))


@blueprint.post("/desk/submissions/<id:submission_id>/details")
@policy(Policy.EDITOR)
def details_now(submission_id: str) -> ResponseReturnValue:
    """Correct the details; a button of the rows only shows them changed."""
    paper, form = opened(submission_id, "correct_details"), DetailsForm()
    typed = translations_in(form.translations)
    to = Corrected(form.title.data or "", form.abstract.data or "", form.keywords.data or "", typed)
    rows = pressed_in_languages(typed, request.form)
    if rows is not None:
        changed = asdict(replace(to, translations=rows))
        return _details_page(paper, DetailsForm(formdata=None, data=changed))
    if tried(form, lambda: _tell(correct_details(acting(), submission_id, to))):
        return back_to(submission_id)
    return _details_page(paper, form), 422


@blueprint.get("/desk/submissions/<id:submission_id>/authors")
@policy(Policy.EDITOR)
def authors_form(submission_id: str) -> ResponseReturnValue:
    """Show the list of authors as it stands."""
    paper = opened(submission_id, "correct_details")
    return _authors_page(paper, form_of(byline(submission_id)))


@blueprint.post("/desk/submissions/<id:submission_id>/authors")
@policy(Policy.EDITOR)
def authors_now(submission_id: str) -> ResponseReturnValue:
    """Correct the list of authors; a button that moves rows only shows them moved."""
    paper, form = opened(submission_id, "correct_details"), BylineForm()
    entries = pressed(entries_in(form), request.form)
    if is_pressed(request.form):
        return _authors_page(paper, form_of(entries))
    try:
        _tell(correct_authors(acting(), submission_id, entries))
    except Invalid as invalid:
        form.show(invalid)
        return _authors_page(paper, form), 422
    return back_to(submission_id)


@blueprint.get("/desk/submissions/<id:submission_id>/undo-withdrawal")
@policy(Policy.EDITOR)
def undo_form(submission_id: str) -> ResponseReturnValue:
    """Ask why the withdrawal is taken back."""
    return _undo_words().shown(opened(submission_id, "undo_withdrawal"), ReasonForm(formdata=None))


@blueprint.post("/desk/submissions/<id:submission_id>/undo-withdrawal")
@policy(Policy.EDITOR)
def undo_now(submission_id: str) -> ResponseReturnValue:
    """Take the withdrawal back."""
    paper, form = opened(submission_id, "undo_withdrawal"), ReasonForm()
    if tried(form, lambda: undo_withdrawal(acting(), submission_id, form.reason.data or "")):
        flash(_("The paper stands where it stood before. Its author and editor are told."), "good")
        return back_to(submission_id)
    return _undo_words().shown(paper, form), 422


def _tell(is_changed: bool) -> None:
    text = _("Corrected, and the author is told.") if is_changed else _("Nothing was changed.")
    flash(text, "good" if is_changed else "info")


def _details_page(paper: Facts, form: DetailsForm) -> str:
    return render_template("editor/details_form.html", facts=paper, form=form)


def _undo_words() -> ActPage:
    return ActPage(
        _("Take the withdrawal back"),
        _(
            "The paper stands again where it stood before. A round of review that was open stays"
            " closed. This can be done for %(days)s days after the withdrawal.",
            days=WITHDRAWAL_DAYS,
        ),
        _("Take it back"),
        {"reason": _("For the editors; it stands in the history.")},
    )


def _authors_page(paper: Facts, form: BylineForm) -> str:
    return render_template(
        "editor/authors_form.html", facts=paper, form=form, countries=countries()
    )
