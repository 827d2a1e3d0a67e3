"""A section: all that is published in it."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from journal.queries.archive import A_PAGE, in_section
from journal.web.paging import Pager, number_asked
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint


@blueprint.get("/sections/<slug:slug>")
@policy(Policy.PUBLIC)
def section(slug: str) -> ResponseReturnValue:
    """Show a page of the section's papers, the newest first."""
    number = number_asked(request.args.get("page"))
    found = in_section(slug, number) or abort(404)
    pager = Pager("reader.section", number, len(found.papers) > A_PAGE, {"slug": slug})
    return render_template(
        "reader/section_page.html", section=found, papers=found.papers[:A_PAGE], pager=pager
    )
