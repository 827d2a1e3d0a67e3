"""The copy without names, for the reviewers."""

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.access.copies_author import Writing
from journal.domain.refusal import Invalid
from journal.domain.submission import Step
from journal.queries.byline import known_by
from journal.services.file import Upload
from journal.services.version import bring_anonymized
from journal.web.author import blueprint
from journal.web.author.arriving import Arrived, take
from journal.web.author.forms import AnonymizedForm
from journal.web.author.manuscript import ACCEPTED, CHOOSE
from journal.web.author.steps import address, being_written, following, left, shown, tried
from journal.web.policy import Policy, policy
from journal.web.receiving import limit
from journal.web.speaking import acting


@blueprint.get("/submissions/<id:submission_id>/anonymity")
@policy(Policy.SIGNED_IN)
def anonymity(submission_id: str) -> ResponseReturnValue:
    """Show what must not stand in the copy, and the copy that is there."""
    paper = being_written(submission_id)
    return _shown(paper, AnonymizedForm(formdata=None), Arrived())


@blueprint.post("/submissions/<id:submission_id>/anonymity")
@policy(Policy.SIGNED_IN, uploads=1)
def anonymity_now(submission_id: str) -> ResponseReturnValue:
    """Search the file and take it in; without a file, the one that is there stays."""
    paper = being_written(submission_id)
    form, came = AnonymizedForm(), Arrived()
    take(came, paper, form, "file", is_searched=True, cited=bool(form.cited.data))
    status = 422 if form.errors else _kept(paper, form, came.uploads.get("file"))
    if status != 200:
        return _shown(paper, form, came), status
    if "leave" in request.form:
        return left()
    return redirect(address(paper, following(paper.steps, Step.ANONYMITY)), 303)


def _kept(paper: Writing, form: AnonymizedForm, upload: Upload | None) -> int:
    if upload is not None:
        status = tried(form, lambda: bring_anonymized(acting(), paper.id, upload))
        if status == 200:
            flash(_("We searched the file and found none of the authors in it."), "good")
        return status
    if paper.version.anonymized is None and "leave" not in request.form:
        form.show(Invalid({"file": CHOOSE}))
        return 422
    return 200


def _shown(paper: Writing, form: AnonymizedForm, came: Arrived) -> str:
    return shown(
        paper,
        Step.ANONYMITY,
        form,
        limit=limit(),
        accepts=ACCEPTED,
        came=came,
        words=known_by(paper.id, paper.authors),
    )
