"""What the paper is."""

from dataclasses import asdict, replace

from flask import request
from flask.typing import ResponseReturnValue

from journal.access.copies_author import Writing
from journal.domain.submission import Details, Step
from journal.queries.studies import study_kinds
from journal.services.writing import save_details
from journal.web.author import blueprint
from journal.web.author.forms import DetailsForm
from journal.web.author.offering import details_offered
from journal.web.author.steps import being_written, saved, shown, tried
from journal.web.policy import Policy, policy
from journal.web.speaking import acting
from journal.web.translation_form import pressed


@blueprint.route("/submissions/<id:submission_id>/details", methods=["GET", "POST"])
@policy(Policy.SIGNED_IN)
def details(submission_id: str) -> ResponseReturnValue:
    """Show the details, or keep them; a button of the rows shows them changed."""
    paper = being_written(submission_id)
    if request.method == "GET":
        return _shown(paper, *details_offered(paper))
    form = DetailsForm()
    form.offer(paper)
    by, typed = acting(), form.details()
    rows = pressed(typed.translations, request.form)
    if rows is not None:
        typed = replace(typed, translations=rows)
        nobody = DetailsForm(formdata=None)
        tried(nobody, lambda: save_details(by, submission_id, typed))
        return _shown(paper, typed)
    return saved(
        paper,
        Step.DETAILS,
        form,
        lambda: save_details(by, submission_id, typed),
        read=frozenset(),
        guided=study_kinds(),
    )


def _shown(paper: Writing, details: Details, read: frozenset[str] = frozenset()) -> str:
    form = DetailsForm(formdata=None, data=asdict(details))
    form.offer(paper)
    return shown(paper, Step.DETAILS, form, read=read, guided=study_kinds())
