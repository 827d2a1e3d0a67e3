"""The desk page of one submission, its files and its letters."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.scoring import RECOMMENDATIONS
from journal.domain.transparency import TRANSPARENCY_LABELS
from journal.domain.waiting import STATE_SHAPES
from journal.domain.workflow import STATE_LABELS
from journal.queries.desk.files import desk_file
from journal.queries.desk.letters import letter
from journal.queries.desk.page import desk_page
from journal.queries.desk.paper import facts
from journal.services.outbox import retry
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
        buttons=buttons(page),
        production_url=production_url(page),
        labels=STATE_LABELS,
        shapes=STATE_SHAPES,
        modes=TRANSPARENCY_LABELS,
        recommended=RECOMMENDATIONS,
    )


@blueprint.get("/desk/submissions/<id:submission_id>/files/<id:file_id>")
@policy(Policy.EDITOR)
def submission_file(submission_id: str, file_id: str) -> ResponseReturnValue:
    """Hand a file out under a neutral name; `?name=original` asks for its sender's."""
    standing_here(submission_id)
    file = desk_file(submission_id, file_id) or abort(404)
    name = file.original if request.args.get("name") == "original" else file.name
    return send_file_row(file.sha256, file.media_type, name)


@blueprint.get("/desk/submissions/<id:submission_id>/letters/<id:letter_id>")
@policy(Policy.EDITOR)
def submission_letter(submission_id: str, letter_id: str) -> ResponseReturnValue:
    """Show one letter; a personal link in it is never shown."""
    standing_here(submission_id)
    found = letter(submission_id, letter_id) or abort(404)
    return render_template("editor/letter_page.html", letter=found, facts=facts(submission_id))


@blueprint.post("/desk/submissions/<id:submission_id>/letters/<id:letter_id>")
@policy(Policy.EDITOR)
def retry_letter(submission_id: str, letter_id: str) -> ResponseReturnValue:
    """Try once more to send a letter that failed."""
    standing_here(submission_id)
    letter(submission_id, letter_id) or abort(404)
    retry(acting(), letter_id)
    flash(_("The letter is tried again."), "good")
    return redirect(url_for("editor.submission", submission_id=submission_id) + "#letters", 303)
