from datetime import date

import pytest

from journal.domain.absence import may_stand_in, why_not_dates
from journal.domain.office import Held, Office

CALL, OTHER = Held(Office.GUEST, call_id="one"), Held(Office.GUEST, call_id="another")


@pytest.mark.parametrize(
    ("absent", "other", "may"),
    [
        ((Held(Office.EDITOR, section_id="s"),), (Held(Office.EDITOR),), True),
        ((Held(Office.EDITOR),), (Held(Office.CHIEF),), True),
        ((Held(Office.EDITOR),), (Held(Office.OFFICE),), False),
        ((Held(Office.EDITOR),), (CALL,), False),
        ((Held(Office.CHIEF),), (Held(Office.EDITOR),), True),
        ((Held(Office.OFFICE),), (Held(Office.EDITOR),), False),
        ((Held(Office.OFFICE),), (Held(Office.OFFICE),), True),
        ((CALL,), (CALL,), True),
        ((CALL,), (OTHER,), False),
        ((CALL, Held(Office.EDITOR)), (CALL,), False),
        ((Held(Office.PRODUCTION),), (Held(Office.CHIEF),), False),
        ((), (Held(Office.CHIEF),), False),
    ],
)
def test_nobody_gains_the_power_to_decide_by_standing_in(
    absent: tuple[Held, ...], other: tuple[Held, ...], may: bool
) -> None:
    assert may_stand_in(absent, other) is may


def test_days_of_an_absence_come_in_order_and_are_not_over() -> None:
    today = date(2026, 3, 2)
    assert why_not_dates(today, today, today) == {"starts_on": None, "ends_on": None}
    for first, last in (
        (date(2026, 3, 5), date(2026, 3, 4)),
        (date(2026, 2, 1), date(2026, 3, 1)),
        (today, date(2027, 6, 1)),
    ):
        faults = why_not_dates(first, last, today)
        assert faults["ends_on"] is not None
        assert faults["starts_on"] is None
