"""Whether the journal answers."""

from flask import Response

from journal.queries.health import answers
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint


@blueprint.get("/health")
@policy(Policy.PUBLIC)
def health() -> Response:
    """Answer 200 where the database answers."""
    return Response(answers() + "\n", mimetype="text/plain")
