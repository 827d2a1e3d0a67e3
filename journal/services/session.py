"""Signing in and out: sessions that live on the server."""

import secrets
from datetime import timedelta

from sqlalchemy import select, update

from journal.domain.acting import Acting
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.lib import password as passwords
from journal.lib.signing import digest
from journal.models.account import Account
from journal.models.session import Grant, Session
from journal.services import unit
from journal.services.absent import bring
from journal.services.history import record

LIFETIME = timedelta(days=30)
_NO_MATCH = Said(N_("The address and the password do not belong together."))
_UNCONFIRMED = Said(N_("Please confirm your address first, by the link in our letter."))


def _open(by: Acting, account_id: str | None, generation: int) -> str:
    token = secrets.token_urlsafe(32)
    unit.session().add(
        Session(
            token=digest(token),
            account_id=account_id,
            generation=generation,
            created_at=by.at,
            expires_at=by.at + LIFETIME,
        )
    )
    return token


@unit.act
def sign_in(by: Acting, email: str, password: str) -> str:
    """Open a session for who knows the password; return the token for the cookie.

    Raises Invalid with one text for an unknown address and a wrong password, after equal work.
    """
    row = unit.session().scalar(select(Account).where(Account.email == email.strip().lower()))
    is_right = passwords.matches(row.password if row else None, password)
    if row is None or not is_right or row.is_blocked:
        raise Invalid({"password": _NO_MATCH})
    if row.confirmed_at is None:
        raise Invalid({"email": _UNCONFIRMED})
    record(by, "sign_in", thing_id=row.id)
    return _open(by, row.id, row.generation)


@unit.act
def sign_out(by: Acting, session_id: str) -> None:
    """End the session; a copy of its cookie opens nothing afterwards."""
    unit.session().execute(
        update(Session)
        .where(Session.id == session_id, Session.ended_at.is_(None))
        .values(ended_at=by.at)
    )
    record(by, "sign_out", thing_id=by.account_id)


@unit.act
def grant_review(by: Acting, session_id: str, review_id: str, generation: int) -> str | None:
    """Let this browser open this one review; return a new cookie's token where it had no session.

    An empty `session_id` opens a session without an account.
    """
    token = None
    if not session_id:
        token = _open(by, None, 0)
        unit.session().flush()
        session_id = (
            unit.session().scalars(select(Session.id).where(Session.token == digest(token))).one()
        )
    bring(
        Grant,
        session_id=session_id,
        review_id=review_id,
        generation=generation,
        granted_at=by.at,
    )
    row = unit.session().get_one(Grant, (session_id, review_id), with_for_update=True)
    row.generation = generation
    row.granted_at = by.at
    record(by, "open_link", thing_id=review_id)
    return token
