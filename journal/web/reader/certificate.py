"""Whether a reviewer's certificate is genuine, and whom the journal thanks for a year's reviews."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from journal.domain.thanks import is_told_of
from journal.queries.certificate import confirmed
from journal.queries.thanks import thanked
from journal.services.certificate import wrote
from journal.web.asking import acting_nobody
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint


@blueprint.get("/certificates/<slug:code>")
@policy(Policy.PUBLIC)
def certificate(code: str) -> ResponseReturnValue:
    """Tell what the journal confirmed by this code; of no paper."""
    told = confirmed(code) or abort(404)
    return render_template("reader/certificate.html", told=told, wrote=wrote(told))


@blueprint.get("/thanks/<int:year>")
@policy(Policy.PUBLIC)
def thanks(year: int) -> ResponseReturnValue:
    """Name those who reviewed and want to be named; nobody where the list would tell too much."""
    today = acting_nobody().at.date()
    if not is_told_of(year, today):
        abort(404)
    names = thanked(year, today)
    return render_template("reader/thanks.html", year=str(year), names=names)
