"""The personal link: it opens one review in this browser, and nothing else."""

from dataclasses import replace

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from journal.access.copies import LinkedReview
from journal.lib.text import one_line
from journal.queries.review_link import linked_review
from journal.services import rate
from journal.services.around import signing_key
from journal.services.review_link import send_link
from journal.services.session import grant_review, sign_out
from journal.web.asking import acting, acting_nobody, address_of_caller, keep_cookie, viewer
from journal.web.policy import Policy, policy
from journal.web.reviewer import blueprint


@blueprint.get("/r/<token>")
@policy(Policy.OPEN)
def open_link(token: str) -> ResponseReturnValue:
    """Let this browser open the review and lead there; a mail scanner's look changes nothing."""
    if request.method == "HEAD":
        return ""
    found = _followed(token)
    if found is None:
        return render_template("reviewer/link_gone.html"), 410
    if viewer().is_signed_in and viewer().account_id != found.account_id:
        return render_template("reviewer/link_other.html")
    if not viewer().is_signed_in:
        _grant(found, viewer().session_id)
    return redirect(url_for("reviewer.show", review_id=found.review_id), 303)


@blueprint.post("/r/<token>")
@policy(Policy.OPEN)
def use_link(token: str) -> ResponseReturnValue:
    """Open the review without the account that is signed in here, or ask for a new letter."""
    found = _followed(token)
    if request.form.get("do") == "open" and found is not None:
        if viewer().is_signed_in:
            sign_out(acting(), viewer().session_id)
        _grant(found, "" if viewer().is_signed_in else viewer().session_id)
        return redirect(url_for("reviewer.show", review_id=found.review_id), 303)
    return _send_again(token)


@blueprint.get("/r/sent")
@policy(Policy.OPEN)
def link_sent() -> str:
    """Tell what happens after a new link was asked for: the same to everyone."""
    return render_template("reviewer/link_sent.html")


@blueprint.get("/r/thanks")
@policy(Policy.OPEN)
def thanks() -> str:
    """Thank who declined or stepped back; their link has ended, so this page needs none."""
    return render_template("reviewer/thanks.html")


def _followed(token: str) -> LinkedReview | None:
    by = acting_nobody()
    rate.spend(by, "link", address_of_caller(), rate.LINKS)
    return linked_review(signing_key(), token, by.at.date())


def _grant(found: LinkedReview, session_id: str) -> None:
    by = replace(acting_nobody(), review_id=found.review_id)
    token = grant_review(by, session_id, found.review_id, found.generation)
    if token:
        keep_cookie(token)


def _send_again(token: str) -> ResponseReturnValue:
    """Send the letter anew; also for a link that the mail broke, as long as its head is whole.

    It goes to the address that the invitation went to, whoever asks; nothing is told of it.
    """
    review_id = one_line(token.partition(".")[0])[:40]
    rate.spend(acting_nobody(), "link-again", review_id, rate.MAIL_OUT)
    send_link(acting_nobody(), review_id)
    return redirect(url_for("reviewer.link_sent"), 303)
