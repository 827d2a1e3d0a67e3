"""Who stands behind a cookie."""

from datetime import datetime

from sqlalchemy import bindparam, exists, select

from journal.access.standing import offices_of
from journal.access.viewer import NOBODY, Viewer
from journal.lib.signing import digest
from journal.models.account import Account
from journal.models.review import Review
from journal.models.session import Grant, Session
from journal.queries.read import session

# Written once: every private page asks them, and building them costs more than their answer.
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
    )
    .outerjoin(Account, Account.id == Session.account_id)
    .where(
        Session.token == bindparam("token"),
        Session.ended_at.is_(None),
        Session.expires_at > bindparam("at"),
    )
)
# What links opened here and has not been revoked since.
_GRANTS = (
    select(Grant.review_id)
    .join(Review, Review.id == Grant.review_id)
    .where(Grant.session_id == bindparam("session_id"), Grant.generation == Review.generation)
)


def viewer_behind(token: str, at: datetime) -> Viewer:
    """Return the viewer whose session this token opens, else NOBODY; two or three selects."""
    row = session().execute(_WHO, {"token": digest(token), "at": at}).one_or_none()
    if row is None:
        return NOBODY
    grants = frozenset(session().scalars(_GRANTS, {"session_id": row.id}))
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
        offices=offices_of(session(), row.account_id, at.date()),
        grants=grants,
        is_reviewer=row.is_reviewer,
    )
