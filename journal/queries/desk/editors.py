"""Whom a paper can be given to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from journal.access.scopes import may_not_handle, overseen
from journal.access.viewer import Viewer
from journal.domain.assigning import WITH_EDITOR
from journal.domain.office import Office
from journal.models.account import Account, OfficeHeld
from journal.models.submission import Submission
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class EditorLine:
    """Somebody who edits; `load` counts of their papers those that the viewer may see.

    A conflict is told without its reason.
    """

    account_id: str
    name: str
    offices: tuple[Office, ...]
    load: int
    is_in_conflict: bool


def editors_for(
    viewer: Viewer, submission_id: str, call_id: str | None, today: date
) -> tuple[EditorLine, ...]:
    """Return the editors, and the call's guests, who could be given the paper, by name."""
    is_editor = OfficeHeld.office.in_((Office.CHIEF, Office.EDITOR))
    rows = session().execute(
        select(Account.id, Account.name, OfficeHeld.office)
        .join(OfficeHeld, OfficeHeld.account_id == Account.id)
        .where(
            or_(is_editor, OfficeHeld.call_id == call_id) if call_id else is_editor,
            Account.is_blocked.is_(False),
            OfficeHeld.starts_on <= today,
            or_(OfficeHeld.ends_on.is_(None), OfficeHeld.ends_on >= today),
        )
        .order_by(Account.name, Account.id, OfficeHeld.office)
    )
    people: dict[str, tuple[str, tuple[Office, ...]]] = {}
    for account_id, name, office in rows:
        held = people.get(account_id, (name, ()))[1]
        people[account_id] = (name, held if office in held else (*held, office))
    loads, kept_away = _loads(viewer, list(people)), _kept_away(submission_id, list(people))
    return tuple(
        EditorLine(account_id, name, offices, loads.get(account_id, 0), account_id in kept_away)
        for account_id, (name, offices) in people.items()
    )


def _kept_away(submission_id: str, ids: Sequence[str]) -> frozenset[str]:
    if not ids:
        return frozenset()
    row = (
        session()
        .execute(select(*map(may_not_handle, ids)).where(Submission.id == submission_id))
        .one()
    )
    return frozenset(one for one, is_kept in zip(ids, row, strict=True) if is_kept)


def _loads(viewer: Viewer, ids: Sequence[str]) -> dict[str | None, int]:
    """Count only what the viewer may see: an author must not learn who handles their paper."""
    rows = session().execute(
        select(Submission.handling_editor_id, func.count())
        .where(
            Submission.handling_editor_id.in_(ids),
            Submission.state.in_(WITH_EDITOR),
            overseen(viewer.account_id or "", viewer.offices),
        )
        .group_by(Submission.handling_editor_id)
    )
    return {row[0]: row[1] for row in rows}
