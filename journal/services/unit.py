"""One act, one transaction: the only place that commits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy.orm import Session

from journal.domain.acting import Acting
from journal.extensions import db
from journal.lib.ids import new_id

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class _Unit:
    is_doomed: bool = False
    id: str = field(default_factory=new_id)


_current: ContextVar[_Unit | None] = ContextVar("unit", default=None)


def session() -> Session:
    """Return the act's session; raises RuntimeError outside an act."""
    if _current.get() is None:
        raise RuntimeError("only an act may write")
    return db.session()


def act_id() -> str:
    """Return what all that this act writes has in common; raises RuntimeError outside an act."""
    unit = _current.get()
    if unit is None:
        raise RuntimeError("only an act may write")
    return unit.id


@contextmanager
def _transaction() -> Iterator[None]:
    # What the page has read ends here: the act reads anew, under its own lock.
    db.session.rollback()
    # SQLite must take its write lock at once: a read that later writes is refused as locked.
    db.session.connection(execution_options={"begin": "IMMEDIATE"})
    unit = _Unit()
    token = _current.set(unit)
    try:
        yield
        if unit.is_doomed:
            raise RuntimeError("an act inside this one failed; nothing is kept")
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        _current.reset(token)


@contextmanager
def _joined(unit: _Unit) -> Iterator[None]:
    try:
        yield
    except BaseException:
        unit.is_doomed = True
        raise


def act(verb: Callable[Concatenate[Acting, P], R]) -> Callable[Concatenate[Acting, P], R]:
    """Make the verb one transaction; called inside another act, it joins that one's.

    An exception that leaves a joined act dooms the outer one, even if it is caught there.
    """

    @wraps(verb)
    def run(by: Acting, *args: P.args, **kwargs: P.kwargs) -> R:
        unit = _current.get()
        with _joined(unit) if unit else _transaction():
            return verb(by, *args, **kwargs)

    return cast(Callable[Concatenate[Acting, P], R], run)
