"""People who could review: searched by what they know, with what the viewer may know of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, select

from journal.access.reviewers import bars_now
from journal.access.scopes import overseen
from journal.access.viewer import Viewer
from journal.domain.said import Said
from journal.models.account import Account
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.desk.pool import matches, was_asked
from journal.queries.read import session

A_PAGE = 25
AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who may be asked; the counts speak of papers that the viewer may see."""

    account_id: str
    name: str
    affiliation: str
    country: str
    expertise: str
    languages: str
    open_count: int
    last_asked_at: datetime | None
    volunteered_at: datetime | None


def people(viewer: Viewer, words: str, page: int = 1) -> tuple[tuple[Reviewer, ...], bool]:
    """Return a page of people by these words, by name, and whether more follows.

    Without words: those who were asked to review a paper that the viewer may see.
    """
    if viewer.account_id is None:
        return (), False
    query = _people().where(*_asked_for(words, viewer))
    rows = _paged(query.order_by(Account.name, Account.id), page)
    loads = _loads(viewer, viewer.account_id, rows)
    return tuple(_reviewer(row, loads) for row in rows[:A_PAGE]), len(rows) > A_PAGE


def volunteers(viewer: Viewer, page: int = 1) -> tuple[tuple[Reviewer, ...], bool]:
    """Return a page of people who offered to review, the newest offer first; more as above."""
    if viewer.account_id is None:
        return (), False
    query = _people().where(Account.volunteered_at.is_not(None))
    rows = _paged(query.order_by(Account.volunteered_at.desc(), Account.id), page)
    loads = _loads(viewer, viewer.account_id, rows)
    return tuple(_reviewer(row, loads) for row in rows[:A_PAGE]), len(rows) > A_PAGE


def why_barred(submission_id: str, account_ids: list[str]) -> dict[str, Said]:
    """Return why these people cannot be asked now; who can is left out."""
    return bars_now(session(), submission_id, account_ids)


def _people() -> Select[*tuple[Any, ...]]:
    return select(
        Account.id,
        Account.name,
        Account.affiliation,
        Account.country,
        Account.expertise,
        Account.languages,
        Account.volunteered_at,
    ).where(Account.is_blocked.is_(False))


def _paged(query: Select[*tuple[Any, ...]], page: int) -> list[AnyRow]:
    """Return the page's rows and one more, if there is one."""
    rows = session().execute(query.limit(A_PAGE + 1).offset((page - 1) * A_PAGE))
    return list(rows.all())


def _reviewer(row: AnyRow, loads: dict[str, tuple[int, datetime]]) -> Reviewer:
    open_count, last_asked_at = loads.get(row.id, (0, None))
    return Reviewer(
        row.id,
        row.name,
        row.affiliation,
        row.country,
        row.expertise,
        row.languages,
        open_count,
        last_asked_at,
        row.volunteered_at,
    )


def _loads(viewer: Viewer, account_id: str, rows: list[AnyRow]) -> dict[str, tuple[int, datetime]]:
    """Count only in papers that the viewer may see: another count would tell of the others."""
    is_open = and_(
        Review.submitted_at.is_(None),
        Review.declined_at.is_(None),
        Review.cancelled_at.is_(None),
        Round.closed_at.is_(None),
    )
    counted = session().execute(
        select(
            Review.account_id,
            func.sum(case((is_open, 1), else_=0)),
            func.max(Review.invited_at),
        )
        .join(Round, Round.id == Review.round_id)
        .join(Submission, Submission.id == Review.submission_id)
        .where(
            Review.account_id.in_([row.id for row in rows]), overseen(account_id, viewer.offices)
        )
        .group_by(Review.account_id)
    )
    return {one: (int(count), asked_at) for one, count, asked_at in counted}


def _asked_for(words: str, viewer: Viewer) -> list[ColumnElement[bool]]:
    return matches(words) or [was_asked(viewer)]
