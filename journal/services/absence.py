"""Somebody of the desk is away for some days, and somebody else stands in."""

from datetime import date

from sqlalchemy import select

from journal.access.standing import offices_of
from journal.domain.absence import may_stand_in, why_not_dates
from journal.domain.acting import Acting
from journal.domain.office import DESK, Held
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import refuse
from journal.models.absence import Absence
from journal.models.account import Account
from journal.services import letter, unit
from journal.services.around import identity
from journal.services.duty import on_duty
from journal.services.history import record

_NOBODY = Said(N_("Please choose somebody who holds an office of the desk."))
_NOT_FIT = Said(
    N_("This person holds no office that may look after these papers. Please choose another.")
)
_SAME = Said(N_("Somebody else has to stand in."))
_AWAY_TOO = Said(N_("This person is away on these days, too."))
_TWICE = Said(N_("These days meet an absence that is entered already. End that one first."))


@unit.act
def enter_absence(
    by: Acting, account_id: str, stand_in_id: str, starts_on: date, ends_on: date
) -> str:
    """Enter the days, the last included; return the absence's id. Entered twice, it is there once.

    The stand-in is told by letter; so is the person, where the office enters it for them.
    Raises Invalid for `account_id`, `stand_in_id`, `starts_on` or `ends_on`.
    """
    _may_enter(by, account_id)
    # Whoever enters days for the same two at once waits here, in one order.
    for one in sorted({account_id, stand_in_id}):
        unit.session().get(Account, one, with_for_update=True)
    same = _same(account_id, stand_in_id, starts_on, ends_on)
    if same is not None:
        return same
    refuse(_faults(by, account_id, stand_in_id, starts_on, ends_on))
    row = Absence(
        account_id=account_id,
        stand_in_id=stand_in_id,
        starts_on=starts_on,
        ends_on=ends_on,
        entered_by_id=by.account_id,
        entered_at=by.at,
    )
    unit.session().add(row)
    unit.session().flush()
    record(by, "enter_absence", thing_id=row.id)
    _tell(by, "absence_stand_in", stand_in_id, row)
    if account_id != by.account_id:
        _tell(by, "absence_entered", account_id, row)
    return row.id


@unit.act
def end_absence(by: Acting, absence_id: str) -> None:
    """End the absence: the person is back, and the stand-in's access is over with this act.

    Ended twice, or when its days are over, nothing more is done.
    """
    row = unit.session().get(Absence, absence_id, with_for_update=True)
    if row is None:
        raise Refused(HIDDEN)
    _may_enter(by, row.account_id)
    if row.ended_at is None and row.ends_on >= by.at.date():
        row.ended_at = by.at
        record(by, "end_absence", thing_id=absence_id)
        _tell(by, "absence_ended", row.stand_in_id, row)


def _may_enter(by: Acting, account_id: str) -> None:
    """Ask for the duty where it is for somebody else; whoever has no desk has no absence."""
    if account_id != by.account_id:
        on_duty(by, "enter_absence")
    elif not any(one.office in DESK for one in _own(by, account_id)):
        raise Refused(HIDDEN)


def _own(by: Acting, account_id: str) -> tuple[Held, ...]:
    held = offices_of(unit.session(), account_id, by.at.date())
    return tuple(one for one in held if one.for_id is None)


def _faults(
    by: Acting, account_id: str, stand_in_id: str, starts_on: date, ends_on: date
) -> dict[str, Said | None]:
    faults = why_not_dates(starts_on, ends_on, by.at.date())
    absent = _own(by, account_id)
    faults["account_id"] = None if any(one.office in DESK for one in absent) else _NOBODY
    if stand_in_id == account_id:
        faults["stand_in_id"] = _SAME
    elif not may_stand_in(absent, _own(by, stand_in_id)):
        faults["stand_in_id"] = _NOT_FIT
    elif _is_away(stand_in_id, starts_on, ends_on):
        faults["stand_in_id"] = _AWAY_TOO
    if _is_away(account_id, starts_on, ends_on):
        faults["starts_on"] = faults["starts_on"] or _TWICE
    return faults


def _is_away(account_id: str, starts_on: date, ends_on: date) -> bool:
    found = unit.session().scalar(
        select(Absence.id)
        .where(
            Absence.account_id == account_id,
            Absence.starts_on <= ends_on,
            Absence.ends_on >= starts_on,
            Absence.ended_at.is_(None),
        )
        .limit(1)
    )
    return found is not None


def _same(account_id: str, stand_in_id: str, starts_on: date, ends_on: date) -> str | None:
    return unit.session().scalar(
        select(Absence.id).where(
            Absence.account_id == account_id,
            Absence.stand_in_id == stand_in_id,
            Absence.starts_on == starts_on,
            Absence.ends_on == ends_on,
            Absence.ended_at.is_(None),
        )
    )


def _tell(by: Acting, occasion: str, account_id: str, row: Absence) -> None:
    names = {
        "absent": unit.session().get_one(Account, row.account_id).name,
        "stand_in": unit.session().get_one(Account, row.stand_in_id).name,
    }
    values = {
        **names,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "desk_url": f"{identity().base_url}/desk",
        "absence_url": f"{identity().base_url}/desk/absence",
    }
    to = letter.recipient(account_id)
    letter.post(by, occasion, to, letter.drafted(occasion, to, values))
