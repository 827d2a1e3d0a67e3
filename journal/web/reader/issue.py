"""Issues for readers: the archive, and each issue with what stands in it."""

from itertools import groupby

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from journal.queries import published
from journal.web.policy import Policy, policy
from journal.web.reader import blueprint


@blueprint.get("/issues")
@policy(Policy.PUBLIC)
def issues() -> ResponseReturnValue:
    """Show every issue by year, the newest first."""
    found = groupby(published.issues(), key=lambda issue: issue.year)
    years = [(year, tuple(marks)) for year, marks in found]
    return render_template("reader/issue_list.html", years=years)


@blueprint.get("/issues/<slug:slug>")
@policy(Policy.PUBLIC)
def issue(slug: str) -> ResponseReturnValue:
    """Show the issue with its sections and papers."""
    found = published.issue(slug)
    if found is None:
        abort(404)
    return render_template("reader/issue_page.html", issue=found, papers="/articles/")
