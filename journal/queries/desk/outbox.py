"""The outbox as a desk sees it: letters of papers they oversee and those they caused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from journal.access.letters import seen, stoppable
from journal.access.links import SHOWN
from journal.access.viewer import Viewer
from journal.domain.occasions import FREE
from journal.domain.office import Held
from journal.domain.outgoing import Moments, Way
from journal.domain.public_names import is_sealed_address
from journal.models.account import Account
from journal.models.columns import UtcMoment
from journal.models.letter import Letter, LetterState
from journal.models.submission import Submission
from journal.queries.read import session
from journal.queries.sealed import has_sealed, masks

A_PAGE = 25
_MOST_WORDS = 8
_S = LetterState
_ME: BindParameter[str] = bindparam("me")
_AT: BindParameter[datetime] = bindparam("now", type_=UtcMoment)
_WAITS = and_(Letter.not_before > _AT, Letter.server_words == "")
_GOES = and_(Letter.state == _S.QUEUED, Submission.held_at.is_(None))
# The condition of each way that a list can be narrowed to.
_WAYS: dict[str, ColumnElement[bool]] = {
    Way.WAITING: and_(_GOES, _WAITS),
    Way.GOING: and_(_GOES, ~_WAITS),
    Way.HELD: and_(Letter.state == _S.QUEUED, Submission.held_at.is_not(None)),
    Way.STOPPED: Letter.state.in_([_S.STOPPED, _S.HELD]),
    Way.SENT: Letter.state == _S.SENT,
    Way.FAILED: Letter.state == _S.FAILED,
}
_Fellow = aliased(Letter, name="fellow_letter")
_Writer = aliased(Account, name="writer")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; empty asks for everything."""

    way: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingLine:
    """One letter; `fellows` counts the others of the same act that can still be stopped."""

    id: str
    act_id: str
    subject: str
    to_name: str
    to_address: str
    occasion: str
    moments: Moments
    written_at: datetime
    sent_at: datetime | None
    is_discreet: bool
    submission_id: str | None
    reference: str
    title: str
    written_by: str
    may_stop: bool
    fellows: int

    @property
    def is_free(self) -> bool:
        """Tell whether a person wrote it freely, so that its words can be changed."""
        return self.occasion == FREE

    def way(self, at: datetime) -> Way:
        """Return where the letter is at this instant."""
        return self.moments.way(at)

    def is_stoppable(self, at: datetime) -> bool:
        """Tell whether the viewer can still stop it."""
        return self.may_stop and self.moments.is_stoppable(at)


@dataclass(frozen=True, slots=True)
class OutgoingLetter:
    """One letter, whole; a personal link in it is never shown."""

    line: OutgoingLine
    text: str


def outbox(
    viewer: Viewer, sought: Sought, at: datetime, page: int = 1
) -> tuple[tuple[OutgoingLine, ...], bool]:
    """Return the page of letters, the newest first, and whether more follow; one select."""
    if viewer.account_id is None:
        return (), False
    rows = session().execute(
        _lines(viewer.offices)
        .where(*_asked(sought))
        .order_by(Letter.written_at.desc(), Letter.id)
        .limit(A_PAGE + 1)
        .offset((page - 1) * A_PAGE),
        {"me": viewer.account_id, "now": at},
    )
    lines = _shown(rows.all())
    return tuple(lines[:A_PAGE]), len(lines) > A_PAGE


def of_paper(
    viewer: Viewer, submission_id: str, at: datetime, masks: Mapping[str, str]
) -> tuple[OutgoingLine, ...]:
    """Return the letters about the paper that the viewer sees, the newest first.

    `masks` are the names to be shown of authors whose own are sealed, by account.
    """
    asked = {"me": viewer.account_id, "now": at, "submission_id": submission_id}
    rows = session().execute(_of_paper(viewer.offices), asked)
    return tuple(_line(row, masks) for row in rows)


def outgoing(viewer: Viewer, letter_id: str, at: datetime) -> OutgoingLetter | None:
    """Return the letter, None where it must stay unknown."""
    row = (
        session()
        .execute(
            _lines(viewer.offices).add_columns(Letter.body).where(Letter.id == letter_id),
            {"me": viewer.account_id, "now": at},
        )
        .one_or_none()
    )
    if row is None:
        return None
    return OutgoingLetter(_shown([row])[0], row.body.replace("{link}", SHOWN))


def failed_count(viewer: Viewer) -> int:
    """Count the letters that could not be delivered and that the viewer should know of."""
    if viewer.account_id is None:
        return 0
    return session().scalar(_failed(viewer.offices), {"me": viewer.account_id}) or 0


@lru_cache(maxsize=256)
def _failed(offices: tuple[Held, ...]) -> Select[int]:
    # Every page of the desk asks it: the statement is written once for these offices.
    is_failed = Letter.state == _S.FAILED
    return select(func.count(Letter.id)).where(is_failed, seen(_ME, offices))


@lru_cache(maxsize=256)
def _of_paper(offices: tuple[Held, ...]) -> Select[*tuple[Any, ...]]:
    return (
        _lines(offices)
        .where(Letter.submission_id == bindparam("submission_id"))
        .order_by(Letter.written_at.desc(), Letter.id)
    )


@lru_cache(maxsize=256)
def _lines(offices: tuple[Held, ...]) -> Select[*tuple[Any, ...]]:
    fellows = (
        select(func.count(_Fellow.id))
        .where(
            _Fellow.act_id == Letter.act_id,
            _Fellow.id != Letter.id,
            _Fellow.state == _S.QUEUED,
            or_(_Fellow.claimed_until.is_(None), _Fellow.claimed_until < _AT),
        )
        .scalar_subquery()
    )
    return (
        select(
            Letter.id,
            Letter.act_id,
            Letter.subject,
            Letter.to_name,
            Letter.to_address,
            Letter.occasion,
            Letter.state,
            Letter.not_before,
            Letter.claimed_until,
            Letter.attempts,
            Letter.server_words,
            Letter.written_at,
            Letter.sent_at,
            Letter.is_discreet,
            Letter.submission_id,
            func.coalesce(Submission.reference, "").label("reference"),
            func.coalesce(Submission.title, "").label("title"),
            func.coalesce(_Writer.name, "").label("written_by"),
            Letter.written_by_id,
            func.coalesce(has_sealed(), False).label("has_sealed"),
            stoppable(_ME, offices).label("may_stop"),
            fellows.label("fellows"),
            Submission.held_at.is_not(None).label("is_frozen"),
        )
        .outerjoin(Submission, Submission.id == Letter.submission_id)
        .outerjoin(_Writer, _Writer.id == Letter.written_by_id)
        .where(seen(_ME, offices))
    )


def _shown(rows: Sequence[Any]) -> list[OutgoingLine]:
    """Return the lines; one more select where an author's name is sealed."""
    papers = {row.submission_id for row in rows if row.has_sealed}
    shown = masks(papers) if papers else {}
    return [_line(row, shown.get(row.submission_id, {})) for row in rows]


def _line(row: Any, masks: Mapping[str, str]) -> OutgoingLine:
    moments = Moments(
        row.state, row.not_before, row.claimed_until, row.attempts, row.server_words, row.is_frozen
    )
    # Whom an office was given to is known by name; an address belongs to a paper's letters.
    is_untold = not row.submission_id or is_sealed_address(row.to_address)
    return OutgoingLine(
        id=row.id,
        act_id=row.act_id,
        subject=row.subject,
        to_name=row.to_name,
        to_address="" if is_untold else row.to_address,
        occasion=row.occasion,
        moments=moments,
        written_at=row.written_at,
        sent_at=row.sent_at,
        is_discreet=row.is_discreet,
        submission_id=row.submission_id,
        reference=row.reference,
        title=row.title,
        written_by=masks.get(row.written_by_id, row.written_by),
        may_stop=bool(row.may_stop),
        fellows=row.fellows,
    )


def _asked(sought: Sought) -> list[ColumnElement[bool]]:
    conditions = [_holds(word) for word in sought.words.split()[:_MOST_WORDS]]
    found = _WAYS.get(sought.way)
    return conditions if found is None else [found, *conditions]


def _holds(word: str) -> ColumnElement[bool]:
    """The word stands in the subject, the recipient or the paper's reference."""
    fields = (Letter.subject, Letter.to_name, Submission.reference)
    return or_(*(field.icontains(word, autoescape=True) for field in fields))
