"""The day of a review for the reviewer's calendar; it tells nothing of the paper."""

from flask import Response, abort, url_for
from flask_babel import gettext as _

from journal.exports.calendar import Entry, calendar
from journal.services.around import identity
from journal.web.asking import acting_nobody
from journal.web.policy import Policy, policy
from journal.web.reviewer import blueprint
from journal.web.reviewer.shown import asked_for


@blueprint.get("/reviews/<id:review_id>/calendar")
@policy(Policy.REVIEWER)
def day_file(review_id: str) -> Response:
    """Give the day on which the review is due as a calendar file (RFC 5545), title neutral."""
    review = asked_for(review_id)
    if "write" not in review.offers:
        abort(404)
    due_on, at = review.paper.due_on, acting_nobody().at
    address = identity().base_url + url_for("reviewer.show", review_id=review_id)
    entry = Entry(f"review-{review_id}", due_on, _("Review due"))
    text = calendar(identity().name, address, [entry], at, int(at.timestamp()))
    response = Response(text, content_type="text/calendar; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename="review.ics")
    return response
