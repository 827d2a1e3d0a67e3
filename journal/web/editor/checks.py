"""The checks of a paper: seen, signed, taken back."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from journal.access.permissions import offers
from journal.domain.checks import OUTCOME_LABELS
from journal.queries.desk.checks import checks as read_checks
from journal.queries.desk.paper import facts
from journal.services.check import sign_check, unsign_check
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.desk_forms import CheckForm
from journal.web.editor.paper import opened, standing_here
from journal.web.editor.trying import tried
from journal.web.policy import Policy, policy
from journal.web.told import tell


@blueprint.get("/desk/submissions/<id:submission_id>/checks")
@policy(Policy.EDITOR)
def checks(submission_id: str) -> ResponseReturnValue:
    """Show what is checked, and who has signed what."""
    return _page(submission_id, CheckForm(formdata=None))


@blueprint.post("/desk/submissions/<id:submission_id>/checks")
@policy(Policy.EDITOR)
def check_now(submission_id: str) -> ResponseReturnValue:
    """Sign a check."""
    opened(submission_id, "sign_check")
    form = CheckForm()
    name, outcome, note = form.name.data or "", form.outcome.data or "", form.note.data or ""
    if tried(form, lambda: sign_check(acting(), submission_id, name, outcome, note)):
        return _back(submission_id, name, _("Signed."))
    return _page(submission_id, form), 422


@blueprint.post(
    "/desk/submissions/<id:submission_id>/checks/<id:signed_check_id>/unsign",
)
@policy(Policy.EDITOR)
def check_unsign(submission_id: str, signed_check_id: str) -> ResponseReturnValue:
    """Open a signed check again."""
    unsign_check(acting(), submission_id, signed_check_id)
    return _back(submission_id, request.form.get("name", ""), _("The check is open again."))


def place(name: str) -> str:
    """Return the place of this check on the page."""
    return "check-" + "".join(letter if letter.isalnum() else "-" for letter in name)


def _back(submission_id: str, name: str, words: str) -> Response:
    tell(words, place(name))
    address = url_for("editor.checks", submission_id=submission_id, _anchor=place(name))
    return redirect(address, 303)


def _page(submission_id: str, form: CheckForm) -> str:
    standing = standing_here(submission_id)
    paper = facts(submission_id)
    return render_template(
        "editor/check_list.html",
        facts=paper,
        checks=read_checks(submission_id, paper.checks),
        form=form,
        consents=paper.consents,
        labels=OUTCOME_LABELS,
        place=place,
        may_sign="sign_check" in offers(standing),
    )
