"""The last look, and the sending."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.access.copies_author import Writing
from journal.domain.submission import Step
from journal.queries.byline import public_names
from journal.queries.named import with_named
from journal.queries.supplement import of_version
from journal.services.destination import leave_call as leave
from journal.services.submission import Receipt, submit
from journal.web.author import blueprint
from journal.web.author.forms import SendForm
from journal.web.author.steps import being_written, prepared, shown, tried
from journal.web.policy import Policy, policy
from journal.web.speaking import acting, after, searched, told


@blueprint.get("/submissions/<id:submission_id>/send")
@policy(Policy.SIGNED_IN)
def send(submission_id: str) -> ResponseReturnValue:
    """Show the whole paper as it will be sent, and what is still missing."""
    return _shown(being_written(submission_id), SendForm(formdata=None))


def _shown(paper: Writing, form: SendForm) -> str:
    said = with_named(paper.declarations, paper.id)
    public = public_names(paper.id, paper.authors)
    further = of_version(paper.id, paper.version)
    return shown(paper, Step.SEND, form, said=said, public=public, further=further)


@blueprint.post("/submissions/<id:submission_id>/send")
@policy(Policy.SIGNED_IN)
def send_now(submission_id: str) -> ResponseReturnValue:
    """Send the paper once, however often the button was pressed."""
    form, receipts = SendForm(formdata=None), list[Receipt]()
    status = tried(form, lambda: receipts.append(_submit(submission_id)))
    if status != 200:
        return _shown(prepared(submission_id), form), status
    if receipts[0].is_new:
        flash(told(_("Your paper has arrived. We have sent you a letter about it.")), "good")
    return redirect(after(url_for("author.paper", submission_id=submission_id)), 303)


def _submit(submission_id: str) -> Receipt:
    return searched(submission_id, lambda: submit(acting(), submission_id))


@blueprint.post("/submissions/<id:submission_id>/leave-call")
@policy(Policy.SIGNED_IN)
def leave_call(submission_id: str) -> ResponseReturnValue:
    """Take the draft out of its call."""
    leave(acting(), submission_id)
    flash(
        _("The draft no longer belongs to the call. You can send it as an ordinary paper."), "good"
    )
    return redirect(url_for("author.send", submission_id=submission_id), 303)
