"""Whom the ranking puts in line for a paper: the best of whom nothing stands against."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, or_, select

from journal.access.standing import offices_of
from journal.access.viewer import Viewer
from journal.domain.matching.ranking import Person
from journal.models.account import Account
from journal.models.letter import Letter, LetterState
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.alternates import Pipeline
from journal.queries.candidates import reads, whom_not
from journal.queries.desk.ranking import Paper, order
from journal.queries.named import named
from journal.queries.read import session

_S = LetterState


@dataclass(frozen=True, slots=True)
class Lack:
    """How many more people a line should hold, and whose look at the ranking counts."""

    submission_id: str
    editor_id: str
    count: int


def lack(found: Pipeline, at: datetime, depth: int) -> Lack | None:
    """Return what the line of a round that asks by itself lacks to be so long, None for nobody.

    Who is held, or has something against them, is not counted on. Without an editor who handles
    the paper nobody is chosen: there is nobody who would read who was.
    """
    if not found.is_going or sum(one.is_in for one in found.asked) >= found.required:
        return None
    waiting = [one.account_id for one in found.line if one.held_at is None]
    count = depth - len(waiting) + len(whom_not(found.submission_id, waiting, at))
    if count <= 0:
        return None
    editor_id = session().scalar(
        select(Submission.handling_editor_id).where(Submission.id == found.submission_id)
    )
    return None if editor_id is None else Lack(found.submission_id, editor_id, count)


def seen_by(account_id: str, at: datetime) -> Viewer:
    """Return an editor as who looks at the ranking: what they may not know counts for nothing."""
    offices = offices_of(session(), account_id, at.date())
    return Viewer(session_id="", account_id=account_id, offices=offices)


def best(
    viewer: Viewer, submission_id: str, count: int, at: datetime, besides: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the accounts of so many people whom the journal may ask, the first to ask first.

    They know of what the paper speaks, have read it before, or were suggested; who was asked in
    this round and did not review is not asked again, nor whose last letter came back. Ask that the
    viewer may see the paper first.
    """
    row = (
        session()
        .execute(
            select(
                Submission.title,
                Submission.abstract,
                Submission.keywords,
                Submission.language,
            ).where(Submission.id == submission_id)
        )
        .one()
    )
    text = f"{row.title}\n{row.abstract}\n{row.keywords}"
    ranked = order(viewer, Paper(submission_id, text, row.language, named(submission_id)), at)
    fitting = [
        one.person
        for one in ranked
        if one.person.key not in besides and _is_fitting(one.person, row.language)
    ]
    gone = _gone(submission_id, [one.key for one in fitting])
    return tuple(one.key for one in fitting if one.key not in gone)[:count]


def _gone(submission_id: str, account_ids: Collection[str]) -> frozenset[str]:
    """Return who of these was asked in the open round already, or cannot be reached."""
    was_asked = exists().where(
        Review.account_id == Account.id,
        Review.round_id == Round.id,
        Round.submission_id == submission_id,
        Round.closed_at.is_(None),
    )
    last_letter = (
        select(Letter.state)
        .where(Letter.account_id == Account.id, Letter.state.in_((_S.SENT, _S.FAILED)))
        .order_by(Letter.written_at.desc(), Letter.id)
        .limit(1)
        .correlate(Account)
        .scalar_subquery()
    )
    is_gone = or_(was_asked, last_letter == _S.FAILED)
    query = select(Account.id).where(Account.id.in_(account_ids), is_gone)
    return frozenset(session().scalars(query))


def _is_fitting(person: Person, language: str) -> bool:
    if person.against or person.rests or person.neighbour:
        return False
    if not reads(" ".join(person.languages), person.letters, language):
        return False
    return person.likeness > 0 or person.reviewed_before or person.is_suggested
