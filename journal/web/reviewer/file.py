"""The paper for its reviewer, and the reviewer's own file; always under a neutral name."""

from flask import Response, abort, request

from journal.access.copies import FileCopy
from journal.queries import review_file
from journal.web.policy import Policy, policy
from journal.web.reviewer import blueprint
from journal.web.reviewer.shown import today
from journal.web.sending import send_file_row, view_file_row
from journal.web.speaking import reader


@blueprint.get("/reviews/<id:review_id>/manuscript")
@policy(Policy.REVIEWER)
def manuscript(review_id: str) -> Response:
    """Send the anonymized manuscript of the review's round."""
    return _sent(review_file.manuscript(reader(), review_id, today()))


@blueprint.get("/reviews/<id:review_id>/manuscript/view")
@policy(Policy.REVIEWER)
def view(review_id: str) -> Response:
    """Show the anonymized PDF in the browser's own viewer; any other kind is no page."""
    found = review_file.viewed(reader(), review_id, today()) or abort(404)
    return view_file_row(found.sha256, found.media_type, found.name)


@blueprint.get("/reviews/<id:review_id>/response")
@policy(Policy.REVIEWER)
def response_file(review_id: str) -> Response:
    """Send the file in which the author answered the reviews."""
    return _sent(review_file.response(reader(), review_id, today()))


@blueprint.get("/reviews/<id:review_id>/further/<id:supplement_id>")
@policy(Policy.REVIEWER)
def further(review_id: str, supplement_id: str) -> Response:
    """Send the clean copy of a further file that reviewers may have."""
    found = review_file.further(reader(), review_id, today())
    return _sent(next((one.file for one in found if one.id == supplement_id), None))


@blueprint.get("/reviews/<id:review_id>/file")
@policy(Policy.REVIEWER)
def own_file(review_id: str) -> Response:
    """Send the reviewer their own file, or the one with which they answered an element."""
    element_id = request.args.get("answer", "")
    return _sent(review_file.own_file(reader(), review_id, today(), element_id))


def _sent(found: FileCopy | None) -> Response:
    if found is None:
        abort(404)
    return send_file_row(found.sha256, found.media_type, found.name)
