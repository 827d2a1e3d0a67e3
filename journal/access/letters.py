"""Whose letters a desk sees, and whose it may stop, as conditions of a SELECT."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, exists, or_

from journal.access.scopes import Person, is_involved, overseen
from journal.domain.office import Held, Office
from journal.models.letter import Letter
from journal.models.submission import Submission


def seen(account_id: Person, offices: Iterable[Held]) -> ColumnElement[bool]:
    """Letters about papers that the person oversees, and those that their own acts wrote."""
    return or_(caused(account_id), _about(overseen(account_id, offices)))


def stoppable(account_id: Person, offices: Iterable[Held]) -> ColumnElement[bool]:
    """A guest editor stops and sends again their own letters alone, an editor all they see."""
    return seen(account_id, [held for held in offices if held.office is not Office.GUEST])


def caused(account_id: Person) -> ColumnElement[bool]:
    """Letters that the person's acts wrote, but none about a paper they have a part in.

    An author who is an editor elsewhere must not learn here whom their sending was told to.
    """
    return and_(
        Letter.written_by_id == account_id,
        or_(Letter.submission_id.is_(None), ~_about(is_involved(account_id))),
    )


def _about(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(Submission.id == Letter.submission_id, condition).correlate(Letter)
