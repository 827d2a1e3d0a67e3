"""The session that reads go through."""

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from journal.extensions import db


def session() -> Session:
    """Return the session of this request or job."""
    return db.session()


def engine() -> Engine:
    """Return the engine of the running app, for what is asked past the session."""
    return db.engine


def rest() -> None:
    """Give the connection back: nothing is held while bytes come in or go out."""
    db.session.remove()
