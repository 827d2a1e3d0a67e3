"""What reviewers read: the copy that the journal makes, or one that the author brings."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.access.copies_author import Writing
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.submission import Step
from journal.services.examination import answer_for, examine_files
from journal.services.file import Upload, accepted
from journal.services.version import bring_anonymized
from journal.web.author import blueprint
from journal.web.author.arriving import Arrived, take
from journal.web.author.forms import AnonymizedForm
from journal.web.author.looked import Look, look
from journal.web.author.manuscript import bring
from journal.web.author.steps import address, being_written, following, left, prepared, shown, tried
from journal.web.policy import Policy, policy
from journal.web.receiving import is_sent, limit
from journal.web.speaking import acting, searched

_TICK = Said(N_("Please look at each, then tick this; or bring the paper again, put right."))
_PUT_RIGHT = Said(
    N_("Please take these out of your paper and bring it again: reviewers would know who wrote it.")
)
_NO_COPY = Said(N_("Please choose your file: there is nothing for reviewers to read yet."))


@blueprint.get("/submissions/<id:submission_id>/anonymity")
@policy(Policy.SIGNED_IN)
def anonymity(submission_id: str) -> ResponseReturnValue:
    """Show the copy that was made, and what was found."""
    return _shown(being_written(submission_id), AnonymizedForm(formdata=None), Arrived())


@blueprint.post("/submissions/<id:submission_id>/anonymity")
@policy(Policy.SIGNED_IN, uploads=2)
def anonymity_now(submission_id: str) -> ResponseReturnValue:
    """Take in what came: the paper put right, the author's word, or a copy of their own."""
    being_written(submission_id)
    form, came = AnonymizedForm(), Arrived()
    # The authors may have changed since the copy was searched for them.
    examine_files(acting(), submission_id)
    paper = prepared(submission_id)
    if "check" in request.form:
        return redirect(url_for("author.anonymity", submission_id=submission_id), 303)
    if is_sent("manuscript"):
        return _put_right(paper, form, came)
    take(came, paper, form, "file", is_searched=True, cited=bool(form.cited.data))
    status = 422 if form.errors else _kept(paper, form, came.uploads.get("file"))
    if status != 200:
        return _shown(prepared(submission_id), form, came), status
    if "leave" in request.form:
        return left()
    return redirect(address(paper, following(paper.steps, Step.ANONYMITY)), 303)


def _put_right(paper: Writing, form: AnonymizedForm, came: Arrived) -> ResponseReturnValue:
    """Look through the paper that came in place of the first; what was found is shown again."""
    try:
        bring(paper.id, "manuscript")
    except Invalid as invalid:
        form.show(Invalid({"manuscript": next(iter(invalid.errors.values()))}))
        return _shown(paper, form, came), 422
    flash(_("Your paper has arrived and was looked through again."), "good")
    return redirect(url_for("author.anonymity", submission_id=paper.id), 303)


def _kept(paper: Writing, form: AnonymizedForm, upload: Upload | None) -> int:
    if upload is not None:
        status = tried(form, lambda: bring_anonymized(acting(), paper.id, upload))
        if status == 200:
            flash(_("We searched the file and found none of the authors in it."), "good")
        return status
    if "leave" in request.form or paper.version.anonymized is not None:
        return 200
    if form.looked.data:
        return tried(form, lambda: searched(paper.id, lambda: answer_for(acting(), paper.id)))
    form.show(Invalid(_missing(look(paper))))
    return 422


def _missing(found: Look) -> dict[str, Said]:
    """Return what would lead on: a word, the paper put right, or a copy."""
    if found.is_asked:
        return {"looked": _TICK}
    if found.examined is not None and found.examined.open:
        return {"manuscript": _PUT_RIGHT}
    return {"file": _NO_COPY}


def _shown(paper: Writing, form: AnonymizedForm, came: Arrived) -> str:
    return shown(
        paper,
        Step.ANONYMITY,
        form,
        limit=limit(),
        accepts=accepted(),
        came=came,
        look=look(paper),
    )
