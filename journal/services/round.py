"""Rounds of review: opened, followed by the next, closed with everybody told."""

from datetime import date, timedelta

from sqlalchemy import func, select

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.inviting import why_not_due
from journal.domain.refusal import Overtaken
from journal.domain.reviews import last_day
from journal.domain.rounds import REVIEW_DAYS, REVIEWS_REQUIRED
from journal.domain.said import N_, Said
from journal.domain.wording import refuse
from journal.domain.workflow import State
from journal.models.letter import Letter
from journal.models.review import Review, Round
from journal.models.submission import Submission, Version
from journal.queries.review_form import form_id_for
from journal.services import letter, unit
from journal.services.despite import sent_despite
from journal.services.entering import entered
from journal.services.history import record
from journal.services.move import state_of
from journal.services.review_form import freeze
from journal.services.stopping import called_back
from journal.services.telling import told

MOST_REVIEWS = 9
_NUMBER_OF_REVIEWS = Said(N_("Please ask for one to nine reviews."))
_IS_OPEN = Said(N_("A round of review is already open for this paper. Nothing was changed."))
_NONE_OPEN = Said(N_("No round of review is open for this paper. Nothing was changed."))


@unit.act
def open_round(
    by: Acting,
    submission_id: str,
    due_on: date,
    reviews_required: int,
    reason: str = "",
    form_id: str = "",
) -> str:
    """Open a further round on the newest version; return its id. It asks this form, or the usual.

    Raises Invalid for `due_on`, `reviews_required`, `reason` or `form_id`, as the first round does;
    Overtaken where a round is open.
    """
    entered(by, "open_round", submission_id)
    check_plan(by, due_on, reviews_required)
    sent_despite(by, submission_id, reason)
    version_id = newest_version(submission_id)
    return begin_round(by, submission_id, version_id, due_on, reviews_required, form_id)


@unit.act
def open_following_round(by: Acting, submission_id: str, version_id: str) -> str:
    """Open the round that a revision asked for leads to; return its id. Joins `submit_revision`.

    It wants as many reviews as the round before, within the usual time.
    """
    required = unit.session().scalar(
        select(Round.reviews_required)
        .where(Round.submission_id == submission_id)
        .order_by(Round.number.desc())
        .limit(1)
    )
    due_on = by.at.date() + timedelta(days=REVIEW_DAYS)
    return begin_round(by, submission_id, version_id, due_on, required or REVIEWS_REQUIRED)


@unit.act
def close_round(by: Acting, submission_id: str) -> str | None:
    """Close the open round and tell everybody who had not sent a review; return its id, if any.

    Who had not answered is asked no more. Who had accepted may still send what they have for
    some days, unless the paper was withdrawn. Joins the decision or the withdrawal.
    """
    row = open_round_of(submission_id)
    if row is None:
        return None
    row.closed_at = by.at
    is_over = state_of(submission_id) is State.WITHDRAWN
    for review in open_reviews(row.id):
        if review.accepted_at is None:
            cancel(by, review, "invitation_withdrawn")
        elif is_over:
            cancel(by, review, "review_cancelled")
        else:
            _let_finish(by, review)
    return row.id


@unit.act
def cancel_round(by: Acting, submission_id: str) -> str:
    """Call the open round off: every reviewer who had not sent a review is told; return its id."""
    entered(by, "open_round", submission_id)
    row = open_round_of(submission_id)
    if row is None:
        raise Overtaken(_NONE_OPEN)
    row.closed_at = by.at
    for review in open_reviews(row.id):
        occasion = "review_cancelled" if review.accepted_at else "invitation_withdrawn"
        cancel(by, review, occasion)
    _stir(by, submission_id)
    record(by, "cancel_round", submission_id=submission_id, thing_id=row.id)
    return row.id


def check_plan(by: Acting, due_on: date, reviews_required: int) -> None:
    """Raise Invalid where the round's due date or number of reviews cannot be."""
    is_number = 1 <= reviews_required <= MOST_REVIEWS
    refuse(
        {
            "due_on": why_not_due(due_on, by.at.date()),
            "reviews_required": None if is_number else _NUMBER_OF_REVIEWS,
        }
    )


def begin_round(
    by: Acting,
    submission_id: str,
    version_id: str,
    due_on: date,
    reviews_required: int,
    form_id: str = "",
) -> str:
    """Write the next round's row, and freeze the form that it asks; Overtaken where one is open.

    Where no form is named it is the call's, else the section's, else the journal's usual one.
    """
    if open_round_of(submission_id) is not None:
        raise Overtaken(_IS_OPEN)
    last = unit.session().scalar(
        select(func.max(Round.number)).where(Round.submission_id == submission_id)
    )
    row = Round(
        submission_id=submission_id,
        version_id=version_id,
        form_id=freeze(by, form_id or form_id_for(submission_id)),
        number=(last or 0) + 1,
        reviews_required=reviews_required,
        due_on=due_on,
        opened_at=by.at,
    )
    unit.session().add(row)
    unit.session().flush()
    _stir(by, submission_id)
    record(by, "open_round", submission_id=submission_id, thing_id=row.id)
    return row.id


def newest_version(submission_id: str) -> str:
    """Return the id of the version that was sent last."""
    return (
        unit.session()
        .scalars(
            select(Version.id)
            .where(Version.submission_id == submission_id, Version.submitted_at.is_not(None))
            .order_by(Version.number.desc())
            .limit(1)
        )
        .one()
    )


def open_round_of(submission_id: str) -> Round | None:
    """Return the open round, its row locked."""
    return unit.session().scalar(
        select(Round)
        .where(Round.submission_id == submission_id, Round.closed_at.is_(None))
        .with_for_update()
    )


def open_reviews(round_id: str) -> list[Review]:
    """Return the assignments of the round that have neither ended nor sent a review."""
    rows = unit.session().scalars(
        select(Review)
        .where(
            Review.round_id == round_id,
            Review.submitted_at.is_(None),
            Review.declined_at.is_(None),
            Review.cancelled_at.is_(None),
        )
        .order_by(Review.id)
        .with_for_update()
    )
    return list(rows)


def cancel(by: Acting, review: Review, occasion: str) -> None:
    """End the assignment: its link opens nothing more, and the reviewer is told why.

    An invitation that did not go yet never goes: who was not asked is not told that it is over.
    """
    is_unknown = review.accepted_at is None and _called_back(by, review)
    review.cancelled_at = by.at
    review.generation += 1
    if not is_unknown:
        _write(by, occasion, review, {})


def _stir(by: Acting, submission_id: str) -> None:
    """Note that the paper has moved, though its state has not."""
    paper = unit.session().get_one(Submission, submission_id)
    paper.stirred_at = by.at


def _called_back(by: Acting, review: Review) -> bool:
    """Stop an invitation that did not go, and what was written after it; tell whether it waited."""
    same = (
        Letter.link_kind == links.REVIEW,
        Letter.link_id == review.id,
        Letter.link_generation == review.generation,
    )
    return called_back(by, *same, Letter.occasion == "invitation") and called_back(by, *same)


def _let_finish(by: Acting, review: Review) -> None:
    # Who is late already gets the same days from today.
    review.due_on = max(review.due_on, by.at.date())
    _write(by, "round_closed", review, {"due": last_day(review.due_on)})


def _write(by: Acting, occasion: str, review: Review, values: dict[str, object]) -> None:
    to = letter.recipient(review.account_id)
    composed = letter.drafted(occasion, to, told(review.submission_id) | values)
    letter.post(by, occasion, to, composed, submission_id=review.submission_id, review_id=review.id)
