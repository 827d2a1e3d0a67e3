"""The day of a review for the reviewer's calendar; it tells nothing of the paper."""

from datetime import UTC, datetime, time

from flask import Response, abort, request, url_for
from flask_babel import gettext as _

from journal.exports.calendar import Entry, calendar
from journal.services.around import identity
from journal.web.headers import FILE_CSP
from journal.web.policy import Policy, policy
from journal.web.reviewer import blueprint
from journal.web.reviewer.shown import asked_for, today


@blueprint.get("/reviews/<id:review_id>/calendar")
@policy(Policy.REVIEWER)
def day_file(review_id: str) -> Response:
    """Give the day on which the review is due as a calendar file (RFC 5545), title neutral."""
    review = asked_for(review_id)
    if "write" not in review.offers:
        abort(404)
    due_on = review.paper.due_on
    # The same bytes all day long: what a calendar asks for again has not changed.
    at = datetime.combine(today(), time(), UTC)
    address = identity().base_url + url_for("reviewer.show", review_id=review_id)
    entry = Entry(f"review-{review_id}", due_on, _("Review due"))
    text = calendar(identity().name, address, [entry], at, at.toordinal())
    response = Response(text, content_type="text/calendar; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename="review.ics")
    response.headers["Content-Security-Policy"] = FILE_CSP
    response.add_etag()
    response.make_conditional(request)
    return response
