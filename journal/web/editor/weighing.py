"""An editor reads all reviews of a paper side by side, with what their scores come to."""

from flask import render_template

from journal.domain.reviews import RECOMMENDATIONS
from journal.queries.desk.rounds import rounds
from journal.web.editor import blueprint
from journal.web.editor.paper import opened
from journal.web.policy import Policy, policy


@blueprint.get("/desk/submissions/<id:submission_id>/reviews")
@policy(Policy.EDITOR)
def reviews(submission_id: str) -> str:
    """Show every round, the newest first, question by question."""
    return render_template(
        "editor/review_compare.html",
        facts=opened(submission_id, "read_as_editor"),
        rounds=rounds(submission_id),
        recommended=RECOMMENDATIONS,
    )
