"""An editor reads in the browser: the copy for reviewers as it looks, any version as plain text."""

from flask import Response, abort, render_template

from journal.domain.said import Said
from journal.queries.desk.files import DeskFile, desk_file
from journal.queries.desk.paper import facts
from journal.queries.desk.versions import FileLine, versions
from journal.services.reading import read
from journal.web.editor import blueprint
from journal.web.editor.paper import standing_here
from journal.web.headers import may_frame_reading
from journal.web.policy import Policy, policy
from journal.web.sending import view_file_row


@blueprint.get("/desk/submissions/<id:submission_id>/files/<id:file_id>/view")
@policy(Policy.EDITOR)
def view_file(submission_id: str, file_id: str) -> Response:
    """Show a PDF that passed the gate in the browser's own viewer; any other file is no page."""
    file = _file(submission_id, file_id)
    if not file.is_viewable:
        abort(404)
    return view_file_row(file.sha256, file.media_type, file.name)


@blueprint.get("/desk/submissions/<id:submission_id>/files/<id:file_id>/text")
@policy(Policy.EDITOR)
def read_file(submission_id: str, file_id: str) -> str:
    """Show the text of a version's file as a plain page."""
    file = _file(submission_id, file_id)
    if file.number is None:
        abort(404)
    paper = facts(submission_id)
    told = read(file.sha256, file.media_type)
    return render_template(
        "editor/submission_text.html",
        facts=paper,
        file=file,
        file_id=file_id,
        pages=() if isinstance(told, Said) else told,
        why_not=told if isinstance(told, Said) else None,
    )


def newest_copy(submission_id: str) -> FileLine | None:
    """Return the newest copy for reviewers."""
    lines = [line for version in versions(submission_id) for line in version.files]
    return next((line for line in lines if line.kind == "anonymized"), None)


def copy_beside(submission_id: str) -> FileLine | None:
    """Return the newest copy for reviewers, for a page that shows it beside its form."""
    found = newest_copy(submission_id)
    if found is not None and found.is_viewable:
        may_frame_reading()
    return found


def _file(submission_id: str, file_id: str) -> DeskFile:
    standing_here(submission_id)
    return desk_file(submission_id, file_id) or abort(404)
