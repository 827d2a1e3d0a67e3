"""The offices of a journal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.domain.said import N_


class Office(StrEnum):
    """What a person does for the journal; an involvement takes it away on that submission."""

    MANAGER = "manager"
    OFFICE = "office"
    CHIEF = "chief"
    EDITOR = "editor"
    GUEST = "guest"
    PRODUCTION = "production"


OFFICE_LABELS = {
    Office.MANAGER: N_("Journal manager"),
    Office.OFFICE: N_("Managing editor"),
    Office.CHIEF: N_("Editor-in-chief"),
    Office.EDITOR: N_("Editor"),
    Office.GUEST: N_("Guest editor"),
    Office.PRODUCTION: N_("Production editor"),
}
DEPUTY_LABEL = N_("Deputy editor-in-chief")
DESK = frozenset({Office.OFFICE, Office.CHIEF, Office.EDITOR, Office.GUEST})


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a person holds today, with its scope (a guest's call, an editor's section).

    `for_id` is whose office it is where they stand in for somebody who is away.
    """

    office: Office
    section_id: str | None = None
    call_id: str | None = None
    for_id: str | None = None


def stood_in_for(offices: Iterable[Held]) -> tuple[str, ...]:
    """Return the accounts whose offices are among these because they are away."""
    return tuple(sorted({one.for_id for one in offices if one.for_id}))


def holds(offices: Iterable[Held], *wanted: Office) -> bool:
    """Tell whether one of the wanted offices is held, whatever its scope."""
    return any(held.office in wanted for held in offices)


@dataclass(frozen=True, slots=True)
class GivenOffice:
    """An office as a manager gives it: scope, first day, and last day if it has one."""

    office: Office
    starts_on: date
    ends_on: date | None = None
    call_id: str | None = None
    section_id: str | None = None
    is_deputy: bool = False
