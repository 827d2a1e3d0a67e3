"""An editor lays two versions of a paper side by side: manuscripts, or the copies for reviewers."""

from flask import request

from journal.queries.desk.files import desk_file
from journal.queries.desk.paper import facts
from journal.queries.desk.versions import versions
from journal.services.comparing import Side
from journal.web.comparing import compared_page
from journal.web.editor import blueprint
from journal.web.editor.paper import standing_here
from journal.web.policy import Policy, policy

_KINDS = ("manuscript", "anonymized")


@blueprint.get("/desk/submissions/<id:submission_id>/compare")
@policy(Policy.EDITOR)
def compare(submission_id: str) -> str:
    """Show what changed between two versions."""
    standing_here(submission_id)
    kind = "anonymized" if request.args.get("of") == "anonymized" else "manuscript"
    sides = _sides(submission_id, kind)
    other = next(one for one in _KINDS if one != kind)
    return compared_page(
        "editor/submission_compare.html",
        sides,
        facts=facts(submission_id),
        kind=kind,
        other=other if len(_sides(submission_id, other)) > 1 else None,
    )


def _sides(submission_id: str, kind: str) -> dict[int, Side]:
    found = {}
    for version in versions(submission_id):
        for line in version.files:
            file = desk_file(submission_id, line.id) if line.kind == kind else None
            if file is not None:
                found[version.number] = Side(version.number, file.sha256, file.media_type)
    return found
