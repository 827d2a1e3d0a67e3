"""What the paper is."""

from dataclasses import asdict

from flask import request
from flask.typing import ResponseReturnValue

from journal.domain.submission import Step
from journal.services.writing import save_details
from journal.web.author import blueprint
from journal.web.author.forms import DetailsForm
from journal.web.author.offering import details_offered
from journal.web.author.steps import being_written, saved, shown
from journal.web.policy import Policy, policy
from journal.web.speaking import acting


@blueprint.route("/submissions/<id:submission_id>/details", methods=["GET", "POST"])
@policy(Policy.SIGNED_IN)
def details(submission_id: str) -> ResponseReturnValue:
    """Show the details, or keep them."""
    paper = being_written(submission_id)
    if request.method == "GET":
        offered, read = details_offered(paper)
        form = DetailsForm(formdata=None, data=asdict(offered))
        form.offer(paper)
        return shown(paper, Step.DETAILS, form, read=read)
    form = DetailsForm()
    form.offer(paper)
    by = acting()
    return saved(
        paper,
        Step.DETAILS,
        form,
        lambda: save_details(by, submission_id, form.details()),
        read=frozenset(),
    )
