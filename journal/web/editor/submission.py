"""The desk page of one submission, and its files."""

from collections.abc import Mapping
from datetime import date, datetime

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from journal.domain.reviews import RECOMMENDATIONS
from journal.domain.supplements import KIND_LABELS
from journal.domain.transparency import TRANSPARENCY_LABELS
from journal.domain.waiting import STATE_SHAPES
from journal.domain.workflow import STATE_LABELS
from journal.queries.desk.files import desk_file
from journal.queries.desk.page import DeskPage, desk_page
from journal.queries.desk.reminders import next_to_reviewers
from journal.queries.reminders import do_rest
from journal.services.around import setting
from journal.services.reminding import weekend
from journal.web.asking import acting, viewer
from journal.web.editor import blueprint
from journal.web.editor.buttons import buttons, production_url
from journal.web.editor.paper import guests_decide, standing_here
from journal.web.policy import Policy, policy
from journal.web.sending import send_file_row


@blueprint.get("/desk/submissions/<id:submission_id>")
@policy(Policy.EDITOR)
def submission(submission_id: str) -> ResponseReturnValue:
    """Show all that there is about one paper, and what can be done with it."""
    at = acting().at
    page = desk_page(viewer(), submission_id, at, guests_decide=guests_decide()) or abort(404)
    return render_template(
        "editor/submission_page.html",
        desk=page,
        at=at,
        next_reminders=_next_reminders(page, at),
        buttons=buttons(page),
        production_url=production_url(page),
        labels=STATE_LABELS,
        shapes=STATE_SHAPES,
        modes=TRANSPARENCY_LABELS,
        recommended=RECOMMENDATIONS,
        further_kinds=KIND_LABELS,
    )


def _next_reminders(page: DeskPage, at: datetime) -> Mapping[str, date]:
    """Return the day of the next reminder of each awaited review; nothing is asked without one."""
    if page.facts.held_at or not (page.open_round and page.open_round.awaited):
        return {}
    if do_rest() or not setting("REMINDERS"):
        return {}
    return next_to_reviewers(page.facts.id, at, weekend())


@blueprint.get("/desk/submissions/<id:submission_id>/files/<id:file_id>")
@policy(Policy.EDITOR)
def submission_file(submission_id: str, file_id: str) -> ResponseReturnValue:
    """Hand a file out under a neutral name; `?name=original` asks for its sender's."""
    standing_here(submission_id)
    file = desk_file(submission_id, file_id) or abort(404)
    name = file.original if request.args.get("name") == "original" else file.name
    return send_file_row(file.sha256, file.media_type, name)
