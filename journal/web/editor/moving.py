"""A paper is moved to another call or section, filed away, or taken up again."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.filing import FILING_LABELS
from journal.queries.desk.listing import calls_named, sections_named
from journal.queries.desk.paper import Facts
from journal.services.filing import file_away, take_up_again
from journal.services.moving import Destination, move_paper
from journal.services.words import speak
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.act_page import ActPage
from journal.web.editor.desk_forms import FilingForm, MoveForm
from journal.web.editor.paper import opened
from journal.web.editor.trying import back_to, tried
from journal.web.policy import Policy, policy


@blueprint.get("/desk/submissions/<id:submission_id>/move")
@policy(Policy.EDITOR)
def move_form(submission_id: str) -> ResponseReturnValue:
    """Ask where the paper goes."""
    paper = opened(submission_id, "move_paper")
    data = {"call_id": paper.call_id or "", "section_id": paper.section_id}
    return _move_page(paper, MoveForm(formdata=None, data=data))


@blueprint.post("/desk/submissions/<id:submission_id>/move")
@policy(Policy.EDITOR)
def move_now(submission_id: str) -> ResponseReturnValue:
    """Move the paper."""
    paper, form = opened(submission_id, "move_paper"), MoveForm()
    _offer(form)
    if tried(form, lambda: move_paper(acting(), submission_id, _asked(form))):
        flash(_("The paper is moved, and its author is told."), "good")
        return back_to(submission_id)
    return _move_page(paper, form), 422


@blueprint.get("/desk/submissions/<id:submission_id>/file-away")
@policy(Policy.EDITOR)
def file_away_form(submission_id: str) -> ResponseReturnValue:
    """Ask what the paper is."""
    return _filing_page(opened(submission_id, "file_away"), FilingForm(formdata=None))


@blueprint.post("/desk/submissions/<id:submission_id>/file-away")
@policy(Policy.EDITOR)
def file_away_now(submission_id: str) -> ResponseReturnValue:
    """File the paper away."""
    paper, form = opened(submission_id, "file_away"), FilingForm()
    kind, remark, is_told = form.kind.data or "", form.remark.data or "", bool(form.is_told.data)
    _name_kinds(form)
    if tried(form, lambda: file_away(acting(), submission_id, kind, remark, is_told=is_told)):
        text = _("%(reference)s is filed away. You find it by the state “Filed away”.")
        flash(text % {"reference": paper.reference}, "good")
        return redirect(url_for("editor.desk"), 303)
    return _filing_page(paper, form), 422


@blueprint.post("/desk/submissions/<id:submission_id>/take-up")
@policy(Policy.EDITOR)
def take_up(submission_id: str) -> ResponseReturnValue:
    """Make a paper that was filed away a new one again."""
    take_up_again(acting(), submission_id)
    flash(_("The paper is on the desk again."), "good")
    return back_to(submission_id)


def _asked(form: MoveForm) -> Destination:
    return Destination(
        form.call_id.data or None,
        form.section_id.data or "",
        form.reason.data or "",
        form.agreement.data or "",
    )


def _offer(form: MoveForm) -> None:
    form.call_id.choices = [("", _("No call")), *calls_named()]
    form.section_id.choices = list(sections_named())


def _name_kinds(form: FilingForm) -> None:
    form.kind.choices = [(kind.value, speak(label)) for kind, label in FILING_LABELS.items()]


def _move_page(paper: Facts, form: MoveForm) -> str:
    _offer(form)
    words = ActPage(
        _("Move to another call or section"),
        _(
            "The author is told by letter. Guest editors of the old call no longer see the paper;"
            " if its editor may not handle it there, it is given to somebody who may."
        ),
        _("Move the paper"),
        {
            "reason": _("For the editors; it stands in the history."),
            "agreement": _(
                "Only where one section is reviewed and the other is not: when and how the author"
                " agreed."
            ),
        },
    )
    return words.shown(paper, form)


def _filing_page(paper: Facts, form: FilingForm) -> str:
    _name_kinds(form)
    words = ActPage(
        _("File away"),
        _(
            "For what was never meant for the workflow. It leaves every list and every count; you"
            " can take it up again at any time. A real paper is better rejected, with a letter."
        ),
        _("File it away"),
        {"remark": _("For the editors; it stands in the history.")},
    )
    return words.shown(paper, form)
