"""One review at the desk: struck in part, withheld, returned, rated."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from journal.access.permissions import offers
from journal.domain.rating import RATINGS
from journal.domain.reviews import RECOMMENDATIONS
from journal.queries.desk.paper import facts
from journal.queries.desk.review import SeenReview, review_seen
from journal.services.rating import rate
from journal.services.returning import return_review
from journal.services.striking import let_out, strike, withhold
from journal.web.asking import acting
from journal.web.editor import blueprint
from journal.web.editor.paper import standing_here
from journal.web.editor.review_forms import (
    RatingForm,
    ReturnForm,
    StrikeForm,
    WithholdForm,
    joined,
)
from journal.web.editor.trying import PREVIEW, step, tried
from journal.web.forms import Form
from journal.web.policy import Policy, policy

_ADDRESS = "/desk/submissions/<id:submission_id>/reviews/<id:review_id>"
# How long a reviewer usually has for what is asked once more.
_AGAIN = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of the page; the one that was sent is shown as it was typed."""

    strike: StrikeForm
    withhold: WithholdForm
    back: ReturnForm
    rating: RatingForm
    sent: Form | None = None


@blueprint.get(_ADDRESS)
@policy(Policy.EDITOR)
def review(submission_id: str, review_id: str) -> ResponseReturnValue:
    """Show the review, and what can be done before its author reads it."""
    return _page(submission_id, _seen(submission_id, review_id))


@blueprint.post(f"{_ADDRESS}/strike")
@policy(Policy.EDITOR)
def review_strike(submission_id: str, review_id: str) -> ResponseReturnValue:
    """Strike passages for the author, or show what the author would read."""
    seen, form = _seen(submission_id, review_id), StrikeForm()
    if step() == PREVIEW:
        return _page(submission_id, seen, form, form.chosen())
    done = _("Done. The reviewer is told, and sees what the author will read.")
    return _done(
        submission_id, seen, form, lambda: strike(acting(), review_id, form.chosen()), done
    )


@blueprint.post(f"{_ADDRESS}/withhold")
@policy(Policy.EDITOR)
def review_withhold(submission_id: str, review_id: str) -> ResponseReturnValue:
    """Keep the review from its author."""
    seen, form = _seen(submission_id, review_id), WithholdForm()
    done = _("The review stays with the editors. The reviewer is told.")
    reason = form.reason.data or ""
    return _done(submission_id, seen, form, lambda: withhold(acting(), review_id, reason), done)


@blueprint.post(f"{_ADDRESS}/let-out")
@policy(Policy.EDITOR)
def review_let_out(submission_id: str, review_id: str) -> ResponseReturnValue:
    """Let a withheld review go to its author with the decision."""
    _seen(submission_id, review_id)
    let_out(acting(), review_id)
    flash(_("The review can go to the author again. The reviewer is told."), "good")
    return _back(submission_id, review_id)


@blueprint.post(f"{_ADDRESS}/return")
@policy(Policy.EDITOR)
def review_return(submission_id: str, review_id: str) -> ResponseReturnValue:
    """Give the review back to its reviewer."""
    seen, form = _seen(submission_id, review_id), ReturnForm()
    day, words = form.due_on.data or acting().at.date(), form.words.data or ""
    done = _("The reviewer has it back. Until it is sent again it is not among those that are in.")
    return _done(
        submission_id, seen, form, lambda: return_review(acting(), review_id, words, day), done
    )


@blueprint.post(f"{_ADDRESS}/rating")
@policy(Policy.EDITOR)
def review_rating(submission_id: str, review_id: str) -> ResponseReturnValue:
    """Keep what the editors think of the review."""
    seen, form = _seen(submission_id, review_id), _offered(RatingForm())
    rating = next((number for number in RATINGS if str(number) == form.rating.data), 0)
    note = form.note.data or ""
    done = _("The rating is kept. Only editors read it.")
    return _done(submission_id, seen, form, lambda: rate(acting(), review_id, rating, note), done)


def _seen(submission_id: str, review_id: str) -> SeenReview:
    """Return the review; 404 where it is none of this paper's, or was never sent."""
    standing_here(submission_id)
    return review_seen(submission_id, review_id) or abort(404)


def _done(
    submission_id: str, seen: SeenReview, form: Form, act: Callable[[], object], told: str
) -> ResponseReturnValue:
    if tried(form, act):
        flash(told, "good")
        return _back(submission_id, seen.view.id)
    return _page(submission_id, seen, form), 422


def _back(submission_id: str, review_id: str) -> ResponseReturnValue:
    address = url_for("editor.review", submission_id=submission_id, review_id=review_id)
    return redirect(address, 303)


def _page(
    submission_id: str,
    seen: SeenReview,
    sent: Form | None = None,
    tried_out: tuple[str, ...] | None = None,
) -> str:
    passages = seen.view.passages if tried_out is None else tried_out
    return render_template(
        "editor/review_page.html",
        facts=facts(submission_id),
        seen=seen,
        texts=seen.for_author(passages),
        is_tried=tried_out is not None,
        offers=offers(standing_here(submission_id)),
        forms_of=_forms(seen, sent),
        form=sent,
        recommended=RECOMMENDATIONS,
        ratings=RATINGS,
        tomorrow=acting().at.date() + timedelta(days=1),
    )


def _forms(seen: SeenReview, sent: Form | None) -> _Forms:
    struck = StrikeForm(formdata=None, data={"passages": joined(seen.view.passages)})
    back = ReturnForm(formdata=None, data={"due_on": acting().at.date() + _AGAIN})
    rated = {"rating": str(seen.view.rating or ""), "note": seen.rating_note}
    return _Forms(
        strike=sent if isinstance(sent, StrikeForm) else struck,
        withhold=sent if isinstance(sent, WithholdForm) else WithholdForm(formdata=None),
        back=sent if isinstance(sent, ReturnForm) else back,
        rating=sent
        if isinstance(sent, RatingForm)
        else _offered(RatingForm(formdata=None, data=rated)),
        sent=sent,
    )


def _offered(form: RatingForm) -> RatingForm:
    form.rating.choices = [SelectChoice(str(number), _(word)) for number, word in RATINGS.items()]
    return form
