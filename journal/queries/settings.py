"""What the manager has set: kept until the public edition, which counts every change, moves on."""

from collections.abc import Mapping
from datetime import date

from flask import current_app, g
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from journal.domain.navigation import BUILT_IN, PAGE, MenuEntry, MenuLink, menu_in
from journal.models.page import Page, PageVersion
from journal.models.setting import Setting
from journal.queries.read import session

_KEPT = "settings of an edition"
_PAGES = "pages of an edition"
_VALUES = select(Setting.name, Setting.value)


def settings() -> Mapping[str, str]:
    """Return what is set, by name; at most one select a request, and no connection is held after.

    Where the database cannot be asked nothing is set: the page that tells so needs a name too.
    """
    if "settings" not in g:
        kept = _kept()
        g.settings = _read() if kept is None else kept
    found: Mapping[str, str] = g.settings
    return found


def note_edition(number: int) -> None:
    """Take note of the edition that this request has seen: what was read under it still holds."""
    g.edition = number


def _kept() -> Mapping[str, str] | None:
    number, kept = current_app.extensions.get(_KEPT, (None, None))
    return kept if number is not None and number == g.get("edition") else None


def forget() -> None:
    """Read the settings anew when they are asked for next."""
    g.pop("edition", None)
    g.pop("settings", None)
    g.pop("identity", None)


def _read() -> dict[str, str]:
    asking = session()
    is_first = not asking.in_transaction()
    try:
        found = {row.name: row.value for row in asking.execute(_VALUES)}
    except SQLAlchemyError:
        return {}
    finally:
        if is_first:
            # A letter is sent, a file is typeset after this: nothing may be held meanwhile.
            asking.rollback()
    if "edition" in g:
        current_app.extensions[_KEPT] = (g.edition, found)
    return found


def menu(day: date | None = None) -> tuple[MenuLink, ...]:
    """Return the menu whole, what is hidden too; at most one select.

    With a day, pages that are not in force on it are left out.
    """
    text = settings().get("menu", "")
    pages = _pages(day) if PAGE in text or day is None else {}
    return tuple(_link(one, pages.get(one.page_id or "")) for one in menu_in(text, pages.keys()))


def _pages(day: date | None) -> Mapping[str, tuple[str, str]]:
    """Return address and title of each page, kept as long as the edition and the day are these."""
    of = (g.get("edition"), day)
    known, kept = current_app.extensions.get(_PAGES, (None, {}))
    if of[0] is None or known != of:
        kept = _read_pages(day)
        current_app.extensions[_PAGES] = (of, kept)
    found: Mapping[str, tuple[str, str]] = kept
    return found


def _read_pages(day: date | None) -> dict[str, tuple[str, str]]:
    query = select(Page.id, Page.slug, Page.title)
    if day is not None:
        begun = select(PageVersion.page_id).where(PageVersion.holds_from <= day)
        query = query.where(Page.id.in_(begun))
    return {row.id: (row.slug, row.title) for row in session().execute(query)}


def _link(entry: MenuEntry, page: tuple[str, str] | None) -> MenuLink:
    if page is None:
        url, label = BUILT_IN[entry.key]
        return MenuLink(entry.key, url, label, is_hidden=entry.is_hidden)
    slug, title = page
    return MenuLink(entry.key, f"/about/{slug}", title, slug, entry.is_hidden)
