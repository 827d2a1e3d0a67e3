"""A file goes out: by range, with its hash as ETag, as a guest that may run nothing."""

from flask import Response, current_app, request, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from journal.queries.read import rest
from journal.services.around import surroundings
from journal.web.finished import FILE
from journal.web.headers import FILE_CSP, VIEWED_CSP
from journal.web.policy import Policy, policy_of


def send_file_row(
    sha256: str, media_type: str, download_name: str, *, inline: bool = False
) -> Response:
    """Answer with the bytes that lie under this hash; no database connection is held meanwhile.

    `inline` only for a PDF that passed the gate: everything else is offered for saving. Only
    readers are told when a file came: others' times are known by the day.
    """
    rest()
    path = surroundings().storage.path(sha256)
    response = send_file(
        path,
        mimetype=media_type,
        as_attachment=not inline,
        download_name=download_name,
        conditional=False,
        etag=sha256,
    )
    is_public = policy_of(current_app, request.endpoint or "") is Policy.PUBLIC
    if not is_public:
        del response.headers["Last-Modified"]
    try:
        response.make_conditional(
            request.environ, accept_ranges=True, complete_length=response.content_length
        )
    except RequestedRangeNotSatisfiable:
        response.close()
        raise
    response.headers["Content-Security-Policy"] = FILE_CSP
    response.headers["Accept-Ranges"] = "bytes"
    if is_public:
        request.environ[FILE] = path
    return response


def view_file_row(sha256: str, media_type: str, download_name: str) -> Response:
    """Answer with a PDF that passed the gate, in the browser's viewer beside a form of ours."""
    response = send_file_row(sha256, media_type, download_name, inline=True)
    response.headers["Content-Security-Policy"] = VIEWED_CSP
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response
