"""Yes, no, and stepping back."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from journal.domain.refusal import Invalid
from journal.services import review as reviews
from journal.services import review_reopening, review_signing
from journal.services.forgetting import forget_me
from journal.services.review_later import put_off
from journal.services.words import speak
from journal.web.policy import Policy, policy
from journal.web.reviewer import blueprint
from journal.web.reviewer.forms import AcceptForm, DeclineForm, NotNowForm
from journal.web.reviewer.shown import asked_for, rendered
from journal.web.speaking import acting, after, told


@blueprint.post("/reviews/<id:review_id>/accept")
@policy(Policy.REVIEWER)
def accept(review_id: str) -> ResponseReturnValue:
    """Take the review on."""
    form = AcceptForm()
    try:
        if form.validate():
            interests = form.competing_interests.data or ""
            reviews.accept(acting(review_id), review_id, form.due_on.data, interests)
            thanks = _("Thank you for taking this on. A letter with your link is on its way.")
            flash(told(thanks), "good")
            return redirect(url_for("reviewer.show", review_id=review_id), 303)
    except Invalid as invalid:
        form.show(invalid)
    return rendered(asked_for(review_id), accept=form), 422


@blueprint.post("/reviews/<id:review_id>/decline")
@policy(Policy.REVIEWER)
def decline(review_id: str) -> ResponseReturnValue:
    """Decline the invitation."""
    form = DeclineForm()
    try:
        reviews.decline(
            acting(review_id), review_id, form.reason.data or "", form.suggestions.data or ""
        )
    except Invalid as invalid:
        form.show(invalid)
        return rendered(asked_for(review_id), decline=form), 422
    return redirect(after(url_for("reviewer.thanks")), 303)


@blueprint.post("/reviews/<id:review_id>/not-now")
@policy(Policy.REVIEWER)
def not_now(review_id: str) -> ResponseReturnValue:
    """Say no for now, and from when on yes is possible."""
    form = NotNowForm()
    try:
        day = form.ask_from.data
        if form.validate() and day is not None:
            put_off(acting(review_id), review_id, day)
            return redirect(after(url_for("reviewer.thanks")), 303)
    except Invalid as invalid:
        form.show(invalid)
    return rendered(asked_for(review_id), later=form), 422


@blueprint.post("/reviews/<id:review_id>/forget-me")
@policy(Policy.REVIEWER)
def forget(review_id: str) -> ResponseReturnValue:
    """Decline, and erase who was asked as far as records allow."""
    done = forget_me(acting(review_id), review_id)
    if done.is_whole:
        flash(
            _("Your name and address are erased. The journal does not know you any more."), "good"
        )
    else:
        reasons = "; ".join(speak(said) for said in done.stays)
        flash(
            _(
                "You are not asked for this review any more. Your name and address stay with us,"
                " because %(reasons)s. Please write to the office about them.",
                reasons=reasons,
            ),
            "info",
        )
    return redirect(url_for("reviewer.thanks"), 303)


@blueprint.post("/reviews/<id:review_id>/reopen")
@policy(Policy.REVIEWER)
def reopen(review_id: str) -> ResponseReturnValue:
    """Take the review that was sent in hand again."""
    review_reopening.reopen(acting(review_id), review_id)
    flash(told(_("You can change your review now. Please send it again when it is done.")), "good")
    return redirect(url_for("reviewer.show", review_id=review_id), 303)


@blueprint.post("/reviews/<id:review_id>/name")
@policy(Policy.REVIEWER)
def name(review_id: str) -> ResponseReturnValue:
    """Let the author read the reviewer's name, or take it back."""
    is_signed = request.form.get("do") == "sign"
    review_signing.sign(acting(review_id), review_id, is_signed=is_signed)
    flash(
        _("Noted. The author reads your name.")
        if is_signed
        else _("Noted. The author does not learn who you are."),
        "good",
    )
    return redirect(url_for("reviewer.show", review_id=review_id), 303)


@blueprint.post("/reviews/<id:review_id>/step-back")
@policy(Policy.REVIEWER)
def step_back(review_id: str) -> ResponseReturnValue:
    """Give the review back; what was written is erased."""
    reviews.step_back(acting(review_id), review_id)
    return redirect(after(url_for("reviewer.thanks")), 303)
