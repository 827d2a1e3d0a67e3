"""The page of one review, as the review stands: invitation, form, what was sent, or its end."""

from datetime import date, timedelta

from flask import render_template, request

from journal.access.copies import ReviewPage
from journal.domain.inviting import POLICY, length
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.reviews import RECOMMENDATIONS, reopens_until
from journal.domain.rounds import ReviewStatus, is_overdue
from journal.queries import review_file
from journal.queries.review_own import sent_and_unread
from journal.queries.reviewer import review_page
from journal.services.reading import ReadPage, as_text
from journal.services.review_file import ACCEPTS
from journal.services.review_reopening import reopen_days
from journal.web.asking import acting_nobody
from journal.web.headers import may_frame_reading
from journal.web.receiving import limit
from journal.web.review_form import ReviewForm, filled
from journal.web.reviewer.forms import AcceptForm, DeclineForm, NotNowForm
from journal.web.speaking import reader

# Offered to who answers only after the day has passed.
_FORTNIGHT = timedelta(days=14)


def today() -> date:
    """Return the day of this request."""
    return acting_nobody().at.date()


def asked_for(review_id: str) -> ReviewPage:
    """Return the review; raises Refused where it is not one of the viewer's."""
    found = review_page(reader(), review_id, today())
    if found is None:
        raise Refused(HIDDEN)
    return found


def rendered(
    review: ReviewPage,
    form: ReviewForm | None = None,
    accept: AcceptForm | None = None,
    decline: DeclineForm | None = None,
    later: NotNowForm | None = None,
    *,
    stray: str = "",
) -> str:
    """Return the page; a form given is shown as it was typed.

    `stray` are lines of a file that belong to no question: they are given back.
    """
    paper = review.paper
    if review.is_viewable:
        may_frame_reading()
    common = {
        "review": review,
        "paper": paper,
        "own": review.own,
        "extent": length(paper.page_count, paper.word_count),
        "policy": POLICY[paper.transparency],
    }
    if "accept" in review.offers:
        return render_template(
            "reviewer/review_invitation.html",
            **common,
            form=next((one for one in (later, decline) if one and one.errors), accept),
            accept_form=accept or _acceptance(review),
            decline_form=decline or DeclineForm(formdata=None),
            later_form=later or NotNowForm(formdata=None),
            tomorrow=today() + timedelta(days=1),
        )
    if "write" in review.offers:
        return render_template(
            "reviewer/review_form.html",
            **common,
            form=form or filled(review.own.form, review.own.text, paper.due_on),
            stray=stray,
            text=_reading(),
            pages=_pages(review),
            **_beside(review),
            is_late=is_overdue(paper.due_on, today()),
            accepts=ACCEPTS,
            limit=limit(),
            recommendations=RECOMMENDATIONS,
        )
    is_sent = paper.status is ReviewStatus.SUBMITTED
    name = "reviewer/review_sent.html" if is_sent else "reviewer/review_closed.html"
    return render_template(
        name,
        **common,
        **_beside(review),
        recommendations=RECOMMENDATIONS,
        reopens_on=_reopens_on(review),
    )


def _reopens_on(review: ReviewPage) -> date | None:
    """Return the last day on which the review can be changed, None where it cannot any more."""
    if "reopen" not in review.offers:
        return None
    sent_at = sent_and_unread(review.paper.review_id)
    until = reopens_until(sent_at, reopen_days()) if sent_at else None
    return until.date() if until and acting_nobody().at <= until else None


def _beside(review: ReviewPage) -> dict[str, object]:
    """Return the files that lie beside the paper; nothing is asked where there are none."""
    asked = (reader(), review.paper.review_id, today())
    return {
        "answer": review_file.response(*asked) if review.has_answer_file else None,
        "further": review_file.further(*asked) if review.has_further else (),
    }


def _reading() -> int | None:
    """Return 1 where the paper's text was asked for, for addresses to carry on."""
    return 1 if request.args.get("text") else None


def _pages(review: ReviewPage) -> tuple[ReadPage, ...]:
    file = review.manuscript
    return as_text(file.sha256, file.media_type) if file and _reading() else ()


def _acceptance(review: ReviewPage) -> AcceptForm:
    """Return the form with the day that was asked for, or one that is still to come."""
    due_on = review.paper.due_on
    if due_on < today() and review.bounds:
        due_on = min(today() + _FORTNIGHT, review.bounds[1])
    return AcceptForm(formdata=None, data={"due_on": due_on})
