"""People who could review: searched by what they know, with what the viewer may know of them."""

from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, func, or_, select

from journal.access.reviewers import bars_now
from journal.access.scopes import overseen
from journal.access.viewer import Viewer
from journal.domain.matching.index import Index
from journal.domain.said import Said
from journal.models.account import Account
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.named import Lists, Wish, wish_about
from journal.queries.read import session
from journal.queries.ties import ABOUT_PERSON, Ties, ties_among

A_PAGE = 25
_MOST_WORDS = 8
AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be asked; the counts speak of papers that the viewer may see."""

    account_id: str
    name: str
    affiliation: str
    country: str
    expertise: str
    languages: str
    open_count: int
    last_asked_at: datetime | None
    reviewed_before: bool = False
    bar: Said | None = None
    wish: Wish | None = None
    ties: Ties | None = None
    shared: tuple[str, ...] = ()


def people(viewer: Viewer, words: str, page: int = 1) -> tuple[tuple[Candidate, ...], bool]:
    """Return a page of people by these words, by name, and whether more follows.

    Without words: those who were asked to review a paper that the viewer may see.
    """
    if viewer.account_id is None:
        return (), False
    query = _people().where(*_asked_for(words, viewer, viewer.account_id))
    rows = _paged(query.order_by(Account.name, Account.id), page)
    loads = _loads(viewer, viewer.account_id, rows)
    return tuple(_candidate(row, loads) for row in rows[:A_PAGE]), len(rows) > A_PAGE


def candidates(
    viewer: Viewer,
    submission_id: str,
    words: str,
    page: int = 1,
    *,
    text: str = "",
    named: Lists = MappingProxyType({}),
) -> tuple[tuple[Candidate, ...], bool]:
    """Return a page of people for this paper: its earlier reviewers first, each with what bars.

    `text` is what the paper says, `named` whom its authors suggest or oppose. Ask `desk_standing`
    first.
    """
    if viewer.account_id is None:
        return (), False
    before = _before(submission_id)
    asked = and_(*_asked_for(words, viewer, viewer.account_id))
    query = (
        _people()
        .add_columns(before.label("reviewed_before"), *ABOUT_PERSON)
        .where(asked if words else or_(asked, before))
        .order_by(before.desc(), Account.name, Account.id)
    )
    rows = _paged(query, page)
    loads = _loads(viewer, viewer.account_id, rows)
    barred = why_barred(submission_id, [row.id for row in rows])
    tied = ties_among([submission_id], rows)[submission_id]
    known = Index((row.id, row.expertise) for row in rows)
    found = (
        replace(
            _candidate(row, loads),
            reviewed_before=row.reviewed_before,
            bar=barred.get(row.id),
            wish=wish_about(named, row.email, row.name, row.other_script_name),
            ties=tied.get(row.id),
            shared=known.shared(text, row.id),
        )
        for row in rows[:A_PAGE]
    )
    return tuple(found), len(rows) > A_PAGE


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
    ).where(Account.is_blocked.is_(False))


def _paged(query: Select[*tuple[Any, ...]], page: int) -> list[AnyRow]:
    """Return the page's rows and one more, if there is one."""
    rows = session().execute(query.limit(A_PAGE + 1).offset((page - 1) * A_PAGE))
    return list(rows.all())


def _candidate(row: AnyRow, loads: dict[str, tuple[int, datetime]]) -> Candidate:
    open_count, last_asked_at = loads.get(row.id, (0, None))
    return Candidate(
        row.id,
        row.name,
        row.affiliation,
        row.country,
        row.expertise,
        row.languages,
        open_count,
        last_asked_at,
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


def _before(submission_id: str) -> ColumnElement[bool]:
    """The person sent a review of an earlier version of this paper."""
    return Account.id.in_(
        select(Review.account_id)
        .join(Round, Round.id == Review.round_id)
        .where(
            Review.submission_id == submission_id,
            Review.submitted_at.is_not(None),
            Round.closed_at.is_not(None),
        )
    )


def _asked_for(words: str, viewer: Viewer, account_id: str) -> list[ColumnElement[bool]]:
    known = exists().where(
        Review.account_id == Account.id,
        Submission.id == Review.submission_id,
        overseen(account_id, viewer.offices),
    )
    return _matches(words) or [known]


def _matches(words: str) -> list[ColumnElement[bool]]:
    return [_holds(word) for word in words.split()[:_MOST_WORDS]]


def _holds(word: str) -> ColumnElement[bool]:
    columns = (Account.name, Account.other_script_name, Account.affiliation, Account.expertise)
    return or_(*(column.icontains(word, autoescape=True) for column in columns))
