"""Rounds of review as their editors read them: who was asked, and what came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, cast

from sqlalchemy import Row, bindparam, select

from journal.domain.review_form import Answers, Form, Kind, Told, answered
from journal.domain.reviews import ReviewText
from journal.domain.rounds import INVITATION_DAYS, Dates, ReviewStatus, status
from journal.domain.waiting import Progress
from journal.domain.weighing import Line, Sheet, side_by_side
from journal.models.account import Account
from journal.models.file import File
from journal.models.review import Review, Round
from journal.models.submission import Submission, Version
from journal.queries.answer_file import AnsweredFile, answer_files
from journal.queries.coreviewer import HELPERS, Helper, helpers_in
from journal.queries.read import session
from journal.queries.review_file import neutral_name
from journal.queries.review_form import ANSWERS, answers_in, asked_forms
from journal.queries.striking import STRUCK, passages_in

AnyRow = Row[*tuple[Any, ...]]
Files = tuple[AnsweredFile, ...]
_S = ReviewStatus
# Text is shown once it was sent, or where who stepped back left it to the editors.
_READ = (ReviewStatus.SUBMITTED, ReviewStatus.DECLINED)


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One assignment, whole: editors know who reviews and read what is meant for them."""

    id: str
    account_id: str
    name: str
    affiliation: str
    status: ReviewStatus
    due_on: date
    invited_at: datetime
    answered_at: datetime | None
    submitted_at: datetime | None
    saved_at: datetime | None
    decline_reason: str
    suggestions: str
    is_late: bool
    alias: int | None
    is_released: bool
    text: ReviewText
    told: tuple[Told, ...]
    files: tuple[AnsweredFile, ...]
    file_id: str | None
    file_name: str
    file_size: int
    is_adjudicating: bool = False
    returned_at: datetime | None = None
    withheld_at: datetime | None = None
    passages: tuple[str, ...] = ()
    helpers: tuple[Helper, ...] = ()
    rating: int | None = None

    @property
    def is_in(self) -> bool:
        """Tell whether the review was sent."""
        return self.status is _S.SUBMITTED

    @property
    def may_go(self) -> bool:
        """Tell whether the review can go to its author with the next decision."""
        return self.is_in and not self.is_released and self.withheld_at is None

    @property
    def is_returned(self) -> bool:
        """Tell whether the reviewer has it back."""
        return self.status is _S.ACCEPTED and self.returned_at is not None

    @property
    def is_open(self) -> bool:
        """Tell whether an answer or a review is awaited."""
        return self.status in (_S.INVITED, _S.ACCEPTED)

    def is_overdue(self, today: date) -> bool:
        """Tell whether a review that was promised should be there."""
        return self.status is _S.ACCEPTED and today > self.due_on

    def is_silent(self, at: datetime) -> bool:
        """Tell whether the invitation has had no answer for the usual days."""
        is_invited = self.status is _S.INVITED
        return is_invited and self.invited_at <= at - timedelta(days=INVITATION_DAYS)


@dataclass(frozen=True, slots=True)
class RoundView:
    """One round with its assignments."""

    id: str
    number: int
    version: int
    required: int
    due_on: date
    opened_at: datetime
    closed_at: datetime | None
    form: Form
    reviews: tuple[ReviewView, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether reviews are still awaited."""
        return self.closed_at is None

    @property
    def came(self) -> tuple[ReviewView, ...]:
        """Return the reviews that were sent."""
        return tuple(review for review in self.reviews if review.is_in)

    @property
    def awaited(self) -> tuple[ReviewView, ...]:
        """Return the reviews whose answer or text is still to come, while the round is open."""
        return tuple(one for one in self.reviews if one.is_open) if self.is_open else ()

    @property
    def sheet(self) -> Sheet:
        """Return every question with the answers of those that came, in their order."""
        return side_by_side(self.form, [review.text.answers for review in self.came])

    @property
    def scores(self) -> tuple[Line, ...]:
        """Return every scale that was asked with the steps chosen, side by side."""
        return tuple(one for one in self.sheet.lines if one.element.kind is Kind.SCALE)

    def progress(self, at: datetime) -> Progress:
        """Return how far the round has come."""
        return Progress(
            required=self.required,
            live=sum(one.is_open or one.is_in for one in self.reviews),
            submitted=len(self.came),
            late=sum(one.is_overdue(at.date()) for one in self.reviews),
            unanswered=sum(one.is_silent(at) for one in self.reviews),
        )


_ROUNDS = (
    select(
        Round.id,
        Round.number,
        Version.number.label("version"),
        Round.reviews_required,
        Round.due_on,
        Round.opened_at,
        Round.closed_at,
        Round.form_id,
        Review,
        Account.name,
        Account.affiliation,
        Submission.reference,
        File.extension,
        File.size,
        ANSWERS,
        STRUCK.label("gone"),
        HELPERS,
    )
    .join(Version, Version.id == Round.version_id)
    .join(Submission, Submission.id == Round.submission_id)
    .outerjoin(Review, Review.round_id == Round.id)
    .outerjoin(Account, Account.id == Review.account_id)
    .outerjoin(File, File.id == Review.file_id)
    .where(Round.submission_id == bindparam("submission_id"))
    .order_by(
        Round.number.desc(),
        Review.submitted_at.is_(None),
        Review.invited_at,
        Account.name,
        Review.id,
    )
)


def rounds(submission_id: str) -> tuple[RoundView, ...]:
    """Return the rounds, the newest first; one select, and one for forms not met before."""
    rows = session().execute(_ROUNDS, {"submission_id": submission_id}).all()
    asked_by = asked_forms(row.form_id for row in rows)
    files = answer_files(asked_by.values(), submission_id)
    by_round = groupby(rows, key=lambda row: row.id)
    return tuple(_round(tuple(asked), asked_by, files) for _, asked in by_round)


def _round(
    rows: tuple[AnyRow, ...], asked_by: Mapping[str, Form], files: Mapping[str, Files]
) -> RoundView:
    """Return a round; one that asked nobody yet has one row without a review."""
    one = rows[0]
    form = asked_by[one.form_id]
    views = tuple(_view(row, form, files.get(row.Review.id, ())) for row in rows if row.Review)
    return RoundView(
        one.id,
        one.number,
        one.version,
        one.reviews_required,
        one.due_on,
        one.opened_at,
        one.closed_at,
        form,
        views,
    )


def unreleased(views: Sequence[RoundView]) -> tuple[ReviewView, ...]:
    """Return the reviews that came and can go to the author, the newest round first."""
    return tuple(one for view in views for one in view.came if one.may_go)


def _status(one: Review) -> ReviewStatus:
    return status(Dates(one.accepted_at, one.declined_at, one.submitted_at, one.cancelled_at))


def _view(row: AnyRow, form: Form, files: Files) -> ReviewView:
    one, given = cast(Review, row.Review), answers_in(row.answers)
    now = _status(one)
    is_read = now in _READ
    return ReviewView(
        id=one.id,
        account_id=one.account_id,
        name=row.name,
        affiliation=row.affiliation,
        status=now,
        due_on=one.due_on,
        invited_at=one.invited_at,
        answered_at=one.accepted_at or one.declined_at,
        submitted_at=one.submitted_at,
        saved_at=one.saved_at,
        decline_reason=one.decline_reason,
        suggestions=one.decline_suggestions,
        is_late=one.is_late,
        alias=one.alias,
        is_released=one.released_at is not None,
        text=_text(one, given) if is_read else ReviewText(),
        told=answered(form, given) if is_read else (),
        files=files if is_read else (),
        file_id=one.file_id if is_read else None,
        file_name=review_file_name(row.reference, one.id, row.extension or ""),
        file_size=row.size or 0,
        is_adjudicating=one.is_adjudicating,
        returned_at=one.returned_at,
        withheld_at=one.withheld_at,
        passages=passages_in(row.gone),
        helpers=helpers_in(row.helpers),
        rating=one.rating,
    )


def _text(one: Review, given: Answers) -> ReviewText:
    return ReviewText(
        answers=given,
        recommendation=one.recommendation,
        comments_author=one.comments_author,
        comments_editor=one.comments_editor,
        competing_interests=one.competing_interests,
    )


def review_file_name(reference: str, review_id: str, extension: str) -> str:
    """Return the neutral name under which an editor gets a reviewer's file."""
    return neutral_name(reference, f"review-{review_id[:4]}", extension)
