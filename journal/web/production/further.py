"""Further files beside a paper: as production gets them, and what readers get of them."""

from flask import Response, abort, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.queries.galley import further
from journal.queries.readers_file import for_readers
from journal.services.readers_file import keep_from_readers, show_to_readers
from journal.web.asking import acting, viewer
from journal.web.policy import Policy, policy
from journal.web.production import blueprint
from journal.web.production.paper import back, seen
from journal.web.sending import send_file_row


@blueprint.get("/production/<id:submission_id>/further/<id:file_id>")
@policy(Policy.PRODUCTION)
def send_further(submission_id: str, file_id: str) -> Response:
    """Send a further file, or the copy of it for readers, under the name its author gave it."""
    file = further(viewer(), submission_id, file_id) or abort(404)
    return send_file_row(file.sha256, file.media_type, file.name)


@blueprint.post("/production/<id:submission_id>/further/<id:supplement_id>/show")
@policy(Policy.PRODUCTION)
def show_further(submission_id: str, supplement_id: str) -> ResponseReturnValue:
    """Let readers get the file beside the paper."""
    _see(submission_id, supplement_id)
    show_to_readers(acting(), submission_id, supplement_id)
    flash(_("Readers will get this file beside the paper, byte for byte."), "good")
    return back(submission_id)


@blueprint.post("/production/<id:submission_id>/further/<id:supplement_id>/keep")
@policy(Policy.PRODUCTION)
def keep_further(submission_id: str, supplement_id: str) -> ResponseReturnValue:
    """Leave the file out of what appears."""
    _see(submission_id, supplement_id)
    keep_from_readers(acting(), submission_id, supplement_id)
    flash(_("The file is left out."), "good")
    return back(submission_id)


def _see(submission_id: str, supplement_id: str) -> None:
    """Answer as if there were nothing where the file is not among those of the paper."""
    seen(submission_id)
    if supplement_id not in {one.id for one in for_readers(submission_id)}:
        abort(404)
