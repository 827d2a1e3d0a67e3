"""What was found in a paper on its way to reviewers."""

from flask import render_template

from journal.queries.desk.paper import facts
from journal.queries.examination import of_copy
from journal.web.editor import blueprint
from journal.web.editor.paper import standing_here
from journal.web.examined import told
from journal.web.policy import Policy, policy


@blueprint.get("/desk/submissions/<id:submission_id>/findings")
@policy(Policy.EDITOR)
def findings(submission_id: str) -> str:
    """Show what the copy for reviewers has no more, and what still stands in it."""
    standing_here(submission_id)
    return render_template(
        "editor/finding_list.html",
        facts=facts(submission_id),
        examined=told(of_copy(submission_id)),
    )
