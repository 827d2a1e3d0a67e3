"""The groups of the masthead: which there are, in which order, under which heading."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from journal.domain.office import DEPUTY_LABEL, OFFICE_LABELS, Office
from journal.domain.said import N_

# The manager keeps the settings and has no part in what is published.
SHOWN = (Office.CHIEF, Office.EDITOR, Office.GUEST, Office.OFFICE, Office.PRODUCTION)
DEPUTY = "deputy"
# The usual headings in their usual order: for one person, for several.
USUAL: dict[str, tuple[str, str]] = {
    Office.CHIEF.value: (OFFICE_LABELS[Office.CHIEF], N_("Editors-in-chief")),
    DEPUTY: (DEPUTY_LABEL, N_("Deputy editors-in-chief")),
    Office.EDITOR.value: (OFFICE_LABELS[Office.EDITOR], N_("Editors")),
    Office.GUEST.value: (OFFICE_LABELS[Office.GUEST], N_("Guest editors")),
    Office.OFFICE.value: (OFFICE_LABELS[Office.OFFICE], N_("Managing editors")),
    Office.PRODUCTION.value: (OFFICE_LABELS[Office.PRODUCTION], N_("Production editors")),
}


@dataclass(frozen=True, slots=True)
class MastheadGroup:
    """One group; an empty heading is the usual one."""

    key: str
    heading: str = ""
    is_hidden: bool = False


def group_of(office: Office, *, is_deputy: bool) -> str:
    """Return the key of the group that holders of this office stand in."""
    return DEPUTY if is_deputy else office.value


def groups_in(text: str) -> tuple[MastheadGroup, ...]:
    """Return the groups that a setting keeps, those it does not name behind them."""
    kept = [MastheadGroup(**group) for group in json.loads(text)] if text else []
    known = [group for group in kept if group.key in USUAL]
    named = {group.key for group in known}
    return (*known, *(MastheadGroup(key) for key in USUAL if key not in named))


def groups_kept(groups: Iterable[MastheadGroup]) -> str:
    """Return the groups as a setting keeps them."""
    return json.dumps([asdict(group) for group in groups])
