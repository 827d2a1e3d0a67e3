"""The last move in an issue: kept in the cookie for the next page, which offers to undo it."""

from dataclasses import asdict, dataclass

from flask import session

_FIELD = "moved"


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved or taken out, and where it stood: part (`into`) and place.

    `item` is the entry that keeps the focus, empty for one that is out; `paper` is what can be
    placed again, empty for one that was only moved. `is_up` tells which way it went.
    """

    issue_id: str
    item: str = ""
    paper: str = ""
    into: str = ""
    position: int = 1
    is_up: bool = False
    is_part: bool = False


def remember(moved: Moved) -> None:
    """Keep the move for the next page of its issue."""
    session[_FIELD] = asdict(moved)


def last_move(issue_id: str) -> Moved | None:
    """Return the move that brought this page, once; None where none did."""
    kept = session.get(_FIELD)
    if not isinstance(kept, dict) or kept.get("issue_id") != issue_id:
        return None
    del session[_FIELD]
    return Moved(**kept)
