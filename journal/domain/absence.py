"""Who may stand in for whom, and when somebody is away."""

from collections.abc import Iterable
from datetime import date, timedelta

from journal.domain.office import DESK, Held, Office
from journal.domain.said import N_, Said

LONGEST_DAYS = 366
# Whoever stands in for an office holds one of these: nobody gains the power to decide by it.
_MAY: dict[Office, frozenset[Office]] = {
    Office.CHIEF: frozenset({Office.CHIEF, Office.EDITOR}),
    Office.EDITOR: frozenset({Office.CHIEF, Office.EDITOR}),
    Office.OFFICE: frozenset({Office.CHIEF, Office.OFFICE}),
    Office.GUEST: frozenset({Office.CHIEF, Office.EDITOR}),
}


def may_stand_in(absent: Iterable[Held], other: Iterable[Held]) -> bool:
    """Tell whether the other may stand in for every desk office that the absent person holds.

    For a guest editor a fellow of the same call may, too.
    """
    offices = tuple(other)
    desk = [one for one in absent if one.office in DESK]
    return bool(desk) and all(_covers(one, offices) for one in desk)


def why_not_dates(starts_on: date, ends_on: date, today: date) -> dict[str, Said | None]:
    """Return what is wrong with the days, by field."""
    faults: dict[str, Said | None] = {"starts_on": None, "ends_on": None}
    if ends_on < starts_on:
        faults["ends_on"] = Said(N_("The last day comes before the first."))
    elif ends_on < today:
        faults["ends_on"] = Said(N_("These days are over."))
    elif ends_on - starts_on > timedelta(days=LONGEST_DAYS):
        faults["ends_on"] = Said(N_("Please choose a day within a year."))
    return faults


def _covers(one: Held, offices: tuple[Held, ...]) -> bool:
    fellow = Held(Office.GUEST, call_id=one.call_id) if one.office is Office.GUEST else None
    return any(held.office in _MAY[one.office] or held == fellow for held in offices)
