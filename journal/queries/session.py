"""Who stands behind a cookie."""

from datetime import datetime

from sqlalchemy import exists, select

from journal.access.standing import offices_of
from journal.access.viewer import NOBODY, Viewer
from journal.lib.signing import digest
from journal.models.account import Account
from journal.models.review import Review
from journal.models.session import Grant, Session
from journal.queries.read import session


def viewer_behind(token: str, at: datetime) -> Viewer:
    """Return the viewer whose session this token opens, else NOBODY; two or three selects."""
    row = (
        session()
        .execute(
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
                Session.token == digest(token), Session.ended_at.is_(None), Session.expires_at > at
            )
        )
        .one_or_none()
    )
    if row is None:
        return NOBODY
    grants = _grants(row.id)
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


def _grants(session_id: str) -> frozenset[str]:
    """Return the reviews that links opened here and that have not been revoked since."""
    rows = session().scalars(
        select(Grant.review_id)
        .join(Review, Review.id == Grant.review_id)
        .where(Grant.session_id == session_id, Grant.generation == Review.generation)
    )
    return frozenset(rows)
