"""What the manager sets in the browser: the journal's identity and its public menu."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.identity import (
    IdentityFields,
    Logo,
    cleaned,
    faults,
    fields_of,
    logo_kept,
)
from journal.domain.navigation import (
    MenuEntry,
    menu_in,
    menu_kept,
    page_entry,
    with_hidden,
)
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, refuse, why_not, why_not_needed
from journal.lib.ordering import moved
from journal.lib.text import one_line
from journal.models.page import Page
from journal.models.setting import LOCK, Setting
from journal.queries.settings import forget, settings
from journal.services import unit
from journal.services.absent import bring
from journal.services.around import identity
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.overwriting import is_repeated
from journal.services.words import languages_offered

_NO_LOGO = Said(N_("Please bring a picture first."))


@unit.act
def save_identity(by: Acting, values: IdentityFields, seen: str | None = None) -> None:
    """Keep what the journal is; raises Invalid by field, or where it changed meanwhile."""
    _hold(by)
    values = cleaned(values)
    if is_repeated(fields_of(identity()), values, seen):
        return
    refuse(faults(values, languages_offered()))
    keep(asdict(values))
    record(by, "save_identity")


@unit.act
def set_logo(by: Acting, logo: Logo) -> None:
    """Show this logo from now on; raises Invalid for `alt`."""
    _hold(by)
    logo = replace(logo, alt=one_line(logo.alt))
    is_needed = why_not_needed if logo.is_alone else why_not
    refuse({"alt": is_needed(logo.alt, LINE)})
    if not logo.light:
        raise Invalid({"light": _NO_LOGO})
    if logo != identity().logo:
        keep({"logo": logo_kept(logo)})
        record(by, "set_logo")


@unit.act
def remove_logo(by: Acting) -> None:
    """Show the name alone again; taken away twice, it is gone once."""
    _hold(by)
    if identity().logo is not None:
        keep({"logo": ""})
        record(by, "remove_logo")


@unit.act
def place_entry(by: Acting, key: str, position: int) -> None:
    """Put the entry at this position (from 1) of the public menu."""
    entries = _menu(by)
    keys = moved([one.key for one in entries], key, position)
    by_key = {one.key: one for one in entries}
    _keep_menu(by, "place_menu_entry", entries, tuple(by_key[one] for one in keys))


@unit.act
def hide_entry(by: Acting, key: str) -> None:
    """Take the entry out of the public menu; what it leads to stays where it is."""
    entries = _menu(by)
    _keep_menu(by, "hide_menu_entry", entries, with_hidden(entries, key, is_hidden=True))


@unit.act
def show_entry(by: Acting, key: str) -> None:
    """Put the entry back into the public menu."""
    entries = _menu(by)
    _keep_menu(by, "show_menu_entry", entries, with_hidden(entries, key, is_hidden=False))


@unit.act
def add_entry(by: Acting, page_id: str) -> None:
    """Put a page about the journal into the menu, behind all others; twice is once."""
    entries, new = _menu(by), page_entry(page_id)
    if unit.session().get(Page, page_id) is None:
        raise Refused(HIDDEN)
    if new.key not in [one.key for one in entries]:
        _keep_menu(by, "add_menu_entry", entries, (*entries, new))


@unit.act
def drop_entry(by: Acting, key: str) -> None:
    """Take a page out of the menu; a part of the journal can only be hidden."""
    entries = _menu(by)
    rest = tuple(one for one in entries if one.key != key or one.page_id is None)
    _keep_menu(by, "drop_menu_entry", entries, rest)


def keep(values: Mapping[str, str]) -> None:
    """Write these settings by name, and let them be read anew; joins the act that needs it."""
    for name, value in values.items():
        unit.session().merge(Setting(name=name, value=value))
    unit.session().flush()
    forget()


def hold_settings() -> None:
    """Let nobody else change settings until the act ends; joins the act that needs it."""
    bring(Setting, name=LOCK, value="")
    lock = select(Setting.name).where(Setting.name == LOCK).with_for_update()
    unit.session().execute(lock).one()
    forget()


def _hold(by: Acting) -> None:
    on_duty(by, "keep_settings")
    hold_settings()


def _menu(by: Acting) -> tuple[MenuEntry, ...]:
    _hold(by)
    pages = set(unit.session().scalars(select(Page.id)))
    return menu_in(settings().get("menu", ""), pages)


def _keep_menu(
    by: Acting, act: str, before: tuple[MenuEntry, ...], after: tuple[MenuEntry, ...]
) -> None:
    if after != before:
        keep({"menu": menu_kept(after)})
        record(by, act)
