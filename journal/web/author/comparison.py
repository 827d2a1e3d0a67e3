"""An author lays two versions of the paper side by side."""

from flask import abort

from journal.queries.submission_author import own_paper
from journal.services.comparing import Side
from journal.web.author import blueprint
from journal.web.author.steps import me, read_here
from journal.web.comparing import compared_page
from journal.web.policy import Policy, policy


@blueprint.get("/submissions/<id:submission_id>/compare")
@policy(Policy.SIGNED_IN)
def compare(submission_id: str) -> str:
    """Show what changed between two manuscripts."""
    paper = own_paper(me(), submission_id, opens=False) or abort(404)
    sides = {}
    for version in paper.versions:
        file = version.manuscript and read_here(submission_id, version.manuscript.id)
        if file:
            sides[version.number] = Side(version.number, file.sha256, file.media_type)
    return compared_page("author/submission_compare.html", sides, line=paper.line)
