"""People who could review, and what they have in hand."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from journal.access.duties import duties
from journal.queries.candidates import usual_limit
from journal.queries.desk.reviewers import people as people_known
from journal.queries.desk.reviewers import volunteers
from journal.web.asking import viewer
from journal.web.editor import blueprint
from journal.web.paging import Pager, number_asked, words_asked
from journal.web.policy import Policy, policy


@blueprint.get("/desk/people")
@policy(Policy.EDITOR)
def people() -> ResponseReturnValue:
    """Search people by name, affiliation and expertise."""
    words, number = words_asked(request.args.get("q")), number_asked(request.args.get("page"))
    offered = "" if words else words_asked(request.args.get("offered"))
    if offered:
        found, has_more = volunteers(viewer(), number)
    else:
        found, has_more = people_known(viewer(), words, number)
    pager = Pager("editor.people", number, has_more, {"q": words, "offered": offered})
    return render_template(
        "editor/people_list.html",
        people=found,
        words=words,
        offered=offered,
        pager=pager,
        duties=duties(viewer().offices),
        limit=usual_limit(),
    )
