"""The session that reads go through."""

from sqlalchemy.orm import Session
from sqlalchemy.orm.scoping import scoped_session

from journal.extensions import db


def session() -> scoped_session[Session]:
    """Return the session of this request or job."""
    return db.session


def rest() -> None:
    """Give the connection back: nothing is held while bytes come in or go out."""
    db.session.remove()
