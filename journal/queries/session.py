"""Who stands behind a cookie."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, exists, select

from journal.access.standing import FOR_ID, IS_HELD
from journal.access.viewer import NOBODY, Viewer
from journal.domain.office import Held
from journal.lib.signing import digest
from journal.models.account import Account, OfficeHeld
from journal.models.edition import Edition
from journal.models.review import Review
from journal.models.session import Grant, Session
from journal.queries.read import session
from journal.queries.settings import note_edition

_IS_GRANTED = and_(Grant.session_id == Session.id, Grant.generation == Review.generation)
# Written once: every private page asks it, and building it costs more than its answer. One row
# for each office held, and one where there is none.
_WHO = (
    select(
        Session.id,
        Session.generation,
        Account.id.label("account_id"),
        Account.name,
        Account.email,
        Account.language,
        Account.zone,
        Account.generation.label("account_generation"),
        Account.is_blocked,
        exists().where(Review.account_id == Account.id).label("is_reviewer"),
        exists().where(Review.id == Grant.review_id, _IS_GRANTED).label("has_grants"),
        select(Edition.number).scalar_subquery().label("edition"),
        OfficeHeld.office,
        OfficeHeld.section_id,
        OfficeHeld.call_id,
        FOR_ID,
    )
    .outerjoin(Account, Account.id == Session.account_id)
    .outerjoin(OfficeHeld, IS_HELD)
    .where(
        Session.token == bindparam("token"),
        Session.ended_at.is_(None),
        Session.expires_at > bindparam("at"),
    )
    .order_by(OfficeHeld.office, OfficeHeld.id)
)
# What links opened here and has not been revoked since; who is blocked comes by no door.
_GRANTS = (
    select(Grant.review_id)
    .join(Review, Review.id == Grant.review_id)
    .join(Session, _IS_GRANTED)
    .join(Account, Account.id == Review.account_id)
    .where(Session.id == bindparam("session_id"), Account.is_blocked.is_(False))
)


def viewer_behind(token: str, at: datetime) -> Viewer:
    """Return the viewer whose session this token opens, else NOBODY; one select, or two."""
    asked = {"token": digest(token), "at": at, "today": at.date()}
    rows = session().execute(_WHO, asked).all()
    if not rows:
        return NOBODY
    row = rows[0]
    note_edition(row.edition or 0)
    grants = _grants(row.id) if row.has_grants else frozenset()
    if row.account_id is None:
        return Viewer(session_id=row.id, grants=grants)
    if row.is_blocked or row.account_generation != row.generation:
        return NOBODY
    return Viewer(
        session_id=row.id,
        account_id=row.account_id,
        name=row.name,
        email=row.email,
        language=row.language,
        zone=row.zone,
        offices=tuple(_held(one) for one in rows if one.office),
        grants=grants,
        is_reviewer=row.is_reviewer,
    )


def _held(row: Row[*tuple[Any, ...]]) -> Held:
    return Held(row.office, row.section_id, row.call_id, row.for_id)


def _grants(session_id: str) -> frozenset[str]:
    return frozenset(session().scalars(_GRANTS, {"session_id": session_id}))
