"""The manuscript: the first thing an author brings."""

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.access.copies_author import Writing
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.submission import Step
from journal.queries.supplement import of_version
from journal.services.examination import examine
from journal.services.file import accepted, checked
from journal.services.version import bring_manuscript, dispute_counts
from journal.web.author import blueprint
from journal.web.author.forms import ManuscriptForm
from journal.web.author.steps import (
    address,
    being_written,
    following,
    left,
    prepared,
    shown,
    tried,
)
from journal.web.policy import Policy, policy
from journal.web.receiving import is_sent, limit, received
from journal.web.speaking import acting

CHOOSE = Said(N_("Please choose your file."))


@blueprint.get("/submissions/<id:submission_id>/manuscript")
@policy(Policy.SIGNED_IN)
def manuscript(submission_id: str) -> ResponseReturnValue:
    """Show what there is of the manuscript."""
    paper = being_written(submission_id)
    return _shown(paper, ManuscriptForm.showing(paper))


@blueprint.post("/submissions/<id:submission_id>/manuscript")
@policy(Policy.SIGNED_IN, uploads=1)
def manuscript_now(submission_id: str) -> ResponseReturnValue:
    """Take the file in and lead on; without a file, the one that is there stays."""
    paper = being_written(submission_id)
    form, has_come = ManuscriptForm.showing(paper), is_sent("file")
    if not has_come and "leave" in request.form:
        return left()
    has_one = paper.version.manuscript is not None
    needs_one = has_come or not has_one
    status = tried(form, lambda: bring(submission_id, "file")) if needs_one else 200
    if status != 200:
        return _shown(paper, form), status
    if not has_come and _over(paper):
        dispute_counts(acting(), submission_id, "is_count_disputed" in request.form)
    if has_come:
        flash(_("Your file has arrived. What we could read from it is filled in."), "good")
    if "leave" in request.form:
        return left()
    if has_come and (over := _over(fresh := prepared(submission_id))):
        form.show(Invalid({"file": over}))
        return _shown(fresh, form), 422
    return redirect(address(paper, following(paper.steps, Step.MANUSCRIPT)), 303)


def _over(paper: Writing) -> Said | None:
    """Return what in the file keeps it from being sent, unless its author disputes the count."""
    overs = (one.said for one in paper.measures if one.is_read and one.said)
    return None if paper.policy.is_advice_only else next(overs, None)


def bring(submission_id: str, field: str) -> None:
    """Take the file of this field in as the paper, and look through it at once."""
    file = received(field)
    if file is None:
        raise Invalid({"file": CHOOSE})
    file_id = bring_manuscript(acting(), submission_id, checked(file.stored, file.name))
    examine(acting(), file_id)


def _shown(paper: Writing, form: ManuscriptForm) -> str:
    further = of_version(paper.id, paper.version)
    return shown(paper, Step.MANUSCRIPT, form, limit=limit(), accepts=accepted(), further=further)
