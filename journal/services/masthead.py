"""The masthead's order and headings, kept by the manager."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select, update

from journal.domain.acting import Acting
from journal.domain.masthead import DEPUTY, USUAL, MastheadGroup, groups_in, groups_kept
from journal.domain.office import Office
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.wording import LINE, refuse, why_not
from journal.lib.ordering import moved
from journal.lib.text import one_line
from journal.models.account import OfficeHeld
from journal.queries.masthead import kept_groups
from journal.queries.settings import settings
from journal.services import unit
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.setting import hold_settings, keep


@unit.act
def save_headings(by: Acting, headings: Mapping[str, str], hidden: frozenset[str]) -> None:
    """Keep the heading of each group ("" for the usual), and which groups are not shown."""
    before = _groups(by)
    lines = {key: one_line(headings.get(key, "")) for key in USUAL}
    refuse({key: why_not(heading, LINE) for key, heading in lines.items()})
    after = tuple(
        replace(group, heading=lines[group.key], is_hidden=group.key in hidden) for group in before
    )
    _keep(by, "save_masthead_headings", before, after)


@unit.act
def place_group(by: Acting, key: str, position: int) -> None:
    """Put the group at this position (from 1) of the masthead."""
    before = _groups(by)
    by_key = {group.key: group for group in before}
    keys = moved([group.key for group in before], key, position)
    _keep(by, "place_masthead_group", before, tuple(by_key[one] for one in keys))


@unit.act
def place_member(by: Acting, key: str, account_id: str, position: int) -> None:
    """Put the person at this position (from 1) of their group."""
    _groups(by)
    group = next((one for one in kept_groups(by.at.date()) if one.key == key), None)
    if group is None:
        raise Refused(HIDDEN)
    before = [member_id for member_id, _name in group.members]
    after = moved(before, account_id, position)
    if after == before:
        return
    for number, member_id in enumerate(after, 1):
        _number(key, member_id, number)
    record(by, "place_masthead_member", thing_id=account_id)


def _number(key: str, account_id: str, number: int) -> None:
    office = Office.CHIEF if key == DEPUTY else Office(key)
    rows = select(OfficeHeld.id).where(
        OfficeHeld.account_id == account_id,
        OfficeHeld.office == office,
        OfficeHeld.is_deputy.is_(key == DEPUTY),
    )
    unit.session().execute(
        update(OfficeHeld).where(OfficeHeld.id.in_(rows)).values(position=number)
    )


def _groups(by: Acting) -> tuple[MastheadGroup, ...]:
    on_duty(by, "keep_masthead")
    hold_settings()
    return groups_in(settings().get("masthead", ""))


def _keep(
    by: Acting, act: str, before: tuple[MastheadGroup, ...], after: tuple[MastheadGroup, ...]
) -> None:
    if after != before:
        keep({"masthead": groups_kept(after)})
        record(by, act)
