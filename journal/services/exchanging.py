"""Texts that were written before a name was sealed: the name is exchanged in every one."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select

from journal.documents.swapping import Swap, swapped
from journal.domain.review_form import WRITTEN
from journal.domain.workflow import State
from journal.extensions import Base
from journal.models.answer import Answer
from journal.models.authorship import Authorship
from journal.models.check import SignedCheck
from journal.models.consent import ConsentRecord
from journal.models.coreviewer import CoReviewer
from journal.models.decision import Decision
from journal.models.keeper import Look
from journal.models.letter import Letter
from journal.models.named import NamedPerson
from journal.models.note import Note
from journal.models.response import AnsweredPoint
from journal.models.review import Recommendation, Review, StruckPassage
from journal.models.review_form import FormElement, ReviewAnswer
from journal.models.submission import Conflict, Submission, Version
from journal.models.supplement import Supplement
from journal.models.translation import TranslatedDetails
from journal.services import unit

_DETAILS = ("title", "abstract", "keywords")
# What others wrote about the paper, by table.
_ABOUT: tuple[tuple[type[Base], tuple[str, ...]], ...] = (
    (Letter, ("to_name", "subject", "body", "server_words")),
    (Note, ("text",)),
    (Answer, ("from_name", "subject", "text", "attachments")),
    (Authorship, ("words",)),
    (Decision, ("letter_subject", "letter_text", "reason", "revert_reason")),
    (Recommendation, ("note",)),
    (SignedCheck, ("note",)),
    (Conflict, ("reason",)),
    (Look, ("reason",)),
    (Supplement, ("title",)),
    (
        Review,
        (
            "decline_reason",
            "decline_suggestions",
            "comments_author",
            "comments_editor",
            "competing_interests",
            "return_words",
            "withhold_reason",
            "rating_note",
        ),
    ),
    (StruckPassage, ("passage",)),
    (CoReviewer, ("name", "competing_interests")),
)
# What its authors wrote. While they write a draft the words are theirs: it is not sent with a name.
_OWN: tuple[tuple[type[Base], tuple[str, ...]], ...] = (
    (NamedPerson, ("name", "institution", "reason")),
    (ConsentRecord, ("about", "covers")),
    (TranslatedDetails, _DETAILS),
    (Version, ("response",)),
)
_IN_ANSWERS = ("point", "answer", "place")
_IN_REVIEWS = ("value",)
_OF_PAPER = (
    *_DETAILS,
    "cover_letter",
    "competing_interests",
    "funding",
    "ethics",
    "data_availability",
    "ai_use",
    "notice_words",
    "guideline",
    "return_reason",
    "withdrawal_reason",
    "hold_reason",
)


def exchanged() -> dict[str, frozenset[str]]:
    """Return which columns of a sent paper are seen to here, by table."""
    seen = {table.__tablename__: frozenset(names) for table, names in (*_ABOUT, *_OWN)}
    answers = {AnsweredPoint.__tablename__: frozenset(_IN_ANSWERS)}
    answers[ReviewAnswer.__tablename__] = frozenset(_IN_REVIEWS)
    return seen | answers | {Submission.__tablename__: frozenset(_OF_PAPER)}


def exchange(submission_id: str, swaps: Sequence[Swap]) -> None:
    """Exchange the names in all that was written in or about the paper. Joins the act."""
    tables = _ABOUT
    paper = unit.session().get_one(Submission, submission_id)
    if paper.state is not State.DRAFT:
        tables += _OWN
        _in_row(paper, _OF_PAPER, swaps)
        _in_answers(submission_id, swaps)
    _in_reviews(submission_id, swaps)
    for table, names in tables:
        of_paper: ColumnElement[bool] = table.__table__.c.submission_id == submission_id
        for row in unit.session().scalars(select(table).where(of_paper)):
            _in_row(row, names, swaps)


def _in_answers(submission_id: str, swaps: Sequence[Swap]) -> None:
    rows = select(AnsweredPoint).where(
        AnsweredPoint.version_id.in_(
            select(Version.id).where(Version.submission_id == submission_id)
        )
    )
    for row in unit.session().scalars(rows):
        _in_row(row, _IN_ANSWERS, swaps)


def _in_reviews(submission_id: str, swaps: Sequence[Swap]) -> None:
    # What was chosen stays as the form offers it: only what was written can hold a name.
    rows = (
        select(ReviewAnswer)
        .join(Review, Review.id == ReviewAnswer.review_id)
        .join(FormElement, FormElement.id == ReviewAnswer.element_id)
        .where(Review.submission_id == submission_id, FormElement.kind.in_(WRITTEN))
    )
    for row in unit.session().scalars(rows):
        _in_row(row, _IN_REVIEWS, swaps)


def _in_row(row: Base, names: Sequence[str], swaps: Sequence[Swap]) -> None:
    for name in names:
        before = getattr(row, name)
        after = swapped(before, swaps)
        if after != before:
            setattr(row, name, after)
