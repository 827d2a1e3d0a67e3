"""Institutions for who types an affiliation: the script of that field asks here."""

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from journal.queries.institution import Suggestion, suggestions
from journal.web.author import blueprint
from journal.web.named import country_name
from journal.web.paging import words_asked
from journal.web.policy import Policy, policy


@blueprint.get("/ror")
@policy(Policy.SIGNED_IN)
def institutions() -> ResponseReturnValue:
    """Tell the institutions that fit what was typed; none where no register was imported."""
    return jsonify([_told(one) for one in suggestions(words_asked(request.args.get("q")))])


def _told(one: Suggestion) -> dict[str, str]:
    country = country_name(one.country) if one.country else ""
    usual = one.usual if one.usual != one.name else ""
    where = ", ".join(part for part in (usual, one.place, country) if part)
    return {"ror": one.ror, "name": one.name, "where": where, "country": country}
