"""What was found in a paper on its way to reviewers."""

from flask import render_template

from journal.queries.desk.paper import facts
from journal.queries.examination import of_copy
from journal.queries.supplement import of_reviewers
from journal.web.editor import blueprint
from journal.web.editor.paper import standing_here
from journal.web.examined import Told, told
from journal.web.policy import Policy, policy


def further_told(submission_id: str) -> list[tuple[str, Told]]:
    """Return title and findings of each further file that reviewers get."""
    return [(title, told(found)) for title, found in of_reviewers(submission_id)]


@blueprint.get("/desk/submissions/<id:submission_id>/findings")
@policy(Policy.EDITOR)
def findings(submission_id: str) -> str:
    """Show what the copy for reviewers has no more, and what still stands in it."""
    standing_here(submission_id)
    return render_template(
        "editor/finding_list.html",
        facts=facts(submission_id),
        examined=told(of_copy(submission_id)),
        further=further_told(submission_id),
    )
