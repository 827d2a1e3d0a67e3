"""What the authors declare."""

from dataclasses import asdict

from flask import request
from flask.typing import ResponseReturnValue

from journal.domain.submission import Step
from journal.services.writing import save_declarations
from journal.web.author import blueprint
from journal.web.author.forms import DeclarationsForm
from journal.web.author.steps import being_written, saved, shown
from journal.web.policy import Policy, policy
from journal.web.speaking import acting


@blueprint.route("/submissions/<id:submission_id>/declarations", methods=["GET", "POST"])
@policy(Policy.SIGNED_IN)
def declarations(submission_id: str) -> ResponseReturnValue:
    """Show the declarations, or keep them."""
    paper = being_written(submission_id)
    if request.method == "GET":
        form = DeclarationsForm(formdata=None, data=asdict(paper.declarations))
        form.ask(paper.policy)
        return shown(paper, Step.DECLARATIONS, form)
    form = DeclarationsForm()
    form.ask(paper.policy)
    by, declared = acting(), form.declarations()
    return saved(
        paper, Step.DECLARATIONS, form, lambda: save_declarations(by, submission_id, declared)
    )
