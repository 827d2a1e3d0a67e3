"""People in line for a round, and the places that are free in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, select

from journal.domain.alternates import Asked, free, goes_by_itself
from journal.domain.workflow import State
from journal.models.account import Account
from journal.models.alternate import Alternate
from journal.models.call import Call
from journal.models.letter import Letter, LetterState
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.read import session
from journal.queries.settings import settings

# Rows of `setting`: asked without an editor, put in line without one, the switch that stops it.
BY_ITSELF, YES = "invites_by_itself", "yes"
FILLS_LINES = "fills_lines"
SWITCH, OFF = "invitations", "off"
WAITS = and_(Alternate.used_at.is_(None), Alternate.dropped_at.is_(None))
IS_BOUNCED = exists().where(
    Letter.review_id == Review.id,
    Letter.link_generation == Review.generation,
    Letter.occasion == "invitation",
    Letter.state == LetterState.FAILED,
)

_ROUND = (
    Submission.id.label("submission_id"),
    Round.id.label("round_id"),
    Round.version_id,
    Submission.reference,
    Submission.title,
    Round.reviews_required.label("required"),
    Round.due_on,
    Round.invites_by_itself.label("of_round"),
    Call.invites_by_itself.label("of_call"),
    Submission.invitations_paused_at.is_not(None).label("is_paused"),
    Submission.held_at.is_not(None).label("is_frozen"),
)
_STANDBY = (
    Alternate.id,
    Alternate.account_id,
    Account.name,
    Account.affiliation,
    Account.email,
    Account.language,
    Account.zone,
    Alternate.subject,
    Alternate.body,
    Alternate.added_by_id,
    Alternate.held_at,
)


@dataclass(frozen=True, slots=True)
class Standby:
    """One person in line; `zone` is where they live."""

    id: str
    account_id: str
    name: str
    affiliation: str
    email: str
    language: str
    zone: str
    subject: str
    body: str
    added_by_id: str
    held_at: datetime | None


@dataclass(frozen=True, slots=True)
class Pipeline:
    """An open round with who was asked and who is in line."""

    submission_id: str
    round_id: str
    version_id: str
    reference: str
    title: str
    required: int
    due_on: date
    of_round: bool | None
    of_call: bool | None
    is_paused: bool
    is_frozen: bool
    asked: tuple[Asked, ...]
    line: tuple[Standby, ...]

    @property
    def goes_by_itself(self) -> bool:
        """Tell whether the journal, the call or an editor lets the next be asked by itself."""
        return goes_by_itself(self.of_round, self.of_call, journal_goes_by_itself())

    @property
    def is_going(self) -> bool:
        """Tell whether letters go by themselves at present: nothing pauses them."""
        rests = self.is_paused or self.is_frozen or invitations_rest()
        return self.goes_by_itself and not rests


def journal_goes_by_itself() -> bool:
    """Tell whether the journal asks alternates by itself, where nothing nearer says otherwise."""
    return settings().get(BY_ITSELF) == YES


def journal_fills_lines() -> bool:
    """Tell whether the journal puts the next of the ranking in lines that ask by themselves."""
    return settings().get(FILLS_LINES) == YES


def invitations_rest() -> bool:
    """Tell whether the desk has stopped all invitations that go by themselves."""
    return settings().get(SWITCH) == OFF


def pipeline(submission_id: str) -> Pipeline | None:
    """Return the open round of the paper, None where none is open; three selects."""
    return next(iter(pipelines(Submission.id == submission_id)), None)


def pipelines(of: ColumnElement[bool], *, only_lined: bool = False) -> tuple[Pipeline, ...]:
    """Return the open rounds of papers in review that `of` selects; three selects.

    `only_lined` leaves out those where nobody is in line.
    """
    query = (
        select(*_ROUND)
        .join(Submission, Submission.id == Round.submission_id)
        .outerjoin(Call, Call.id == Submission.call_id)
        .where(Round.closed_at.is_(None), Submission.state == State.IN_REVIEW, of)
        .order_by(Round.opened_at, Round.id)
    )
    if only_lined:
        query = query.where(exists().where(Alternate.round_id == Round.id, WAITS))
    rows = session().execute(query).all()
    asked, line = _asked([row.round_id for row in rows]), _line([row.round_id for row in rows])
    return tuple(
        Pipeline(
            **row._mapping,
            asked=tuple(asked.get(row.round_id, ())),
            line=tuple(line.get(row.round_id, ())),
        )
        for row in rows
    )


def next_in_line(submission_ids: Sequence[str], at: datetime) -> dict[str, Standby]:
    """Return who is first in line, by paper, where a place is free; three selects if any."""
    if not submission_ids:
        return {}
    found = pipelines(Submission.id.in_(submission_ids), only_lined=True)
    return {one.submission_id: one.line[0] for one in found if free(one.required, one.asked, at)}


def _asked(round_ids: Sequence[str]) -> dict[str, list[Asked]]:
    found: dict[str, list[Asked]] = {}
    query = select(
        Review.round_id,
        Review.invited_at,
        Review.accepted_at.is_not(None).label("is_answered"),
        Review.submitted_at.is_not(None).label("is_in"),
        Review.due_on,
        IS_BOUNCED.label("is_bounced"),
    ).where(
        Review.round_id.in_(round_ids),
        Review.declined_at.is_(None),
        Review.cancelled_at.is_(None),
    )
    for row in session().execute(query):
        awaited_on = None if row.is_in else row.due_on
        one = Asked(row.invited_at, bool(row.is_answered), bool(row.is_bounced), awaited_on)
        found.setdefault(row.round_id, []).append(one)
    return found


def _line(round_ids: Sequence[str]) -> dict[str, list[Standby]]:
    found: dict[str, list[Standby]] = {}
    query = (
        select(Alternate.round_id, *_STANDBY)
        .join(Account, Account.id == Alternate.account_id)
        .where(Alternate.round_id.in_(round_ids), WAITS)
        .order_by(Alternate.position, Alternate.id)
    )
    for row in session().execute(query):
        told = dict(row._mapping)
        found.setdefault(told.pop("round_id"), []).append(Standby(**told))
    return found
