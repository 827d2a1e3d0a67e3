"""A reviewer of a later round sees what changed since the version that they reviewed."""

from journal.queries.comparison import copies_reviewed
from journal.services.comparing import Side
from journal.web.comparing import compared_page
from journal.web.policy import Policy, policy
from journal.web.reviewer import blueprint
from journal.web.reviewer.shown import asked_for, today
from journal.web.speaking import reader


@blueprint.get("/reviews/<id:review_id>/compare")
@policy(Policy.REVIEWER)
def compare(review_id: str) -> str:
    """Show what changed between two anonymized copies."""
    review = asked_for(review_id)
    copies = copies_reviewed(reader(), review_id, today())
    sides = {one.number: Side(one.number, one.sha256, one.media_type) for one in copies}
    return compared_page("reviewer/review_compare.html", sides, paper=review.paper)
