"""What the manager has set, read once a request."""

from collections.abc import Mapping

from flask import g
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from journal.domain.navigation import BUILT_IN, MenuEntry, MenuLink, menu_in
from journal.models.page import Page
from journal.models.setting import Setting
from journal.queries.read import session

_VALUES = select(Setting.name, Setting.value)
_PAGES = select(Page.id, Page.slug, Page.title)


def settings() -> Mapping[str, str]:
    """Return what is set, by name; one select a request, and no connection is held after it.

    Where the database cannot be asked nothing is set: the page that tells so needs a name too.
    """
    if "settings" not in g:
        g.settings = _read()
    found: Mapping[str, str] = g.settings
    return found


def forget() -> None:
    """Read the settings anew when they are asked for next."""
    g.pop("settings", None)
    g.pop("identity", None)


def _read() -> dict[str, str]:
    asking = session()
    is_first = not asking.in_transaction()
    try:
        return {row.name: row.value for row in asking.execute(_VALUES)}
    except SQLAlchemyError:
        return {}
    finally:
        if is_first:
            # A letter is sent, a file is typeset after this: nothing may be held meanwhile.
            asking.rollback()


def menu() -> tuple[MenuLink, ...]:
    """Return the public menu whole, what is hidden too; one select."""
    pages = {row.id: (row.slug, row.title) for row in session().execute(_PAGES)}
    entries = menu_in(settings().get("menu", ""), pages.keys())
    return tuple(_link(one, pages.get(one.page_id or "")) for one in entries)


def _link(entry: MenuEntry, page: tuple[str, str] | None) -> MenuLink:
    if page is None:
        url, label = BUILT_IN[entry.key]
        return MenuLink(entry.key, url, label, is_hidden=entry.is_hidden)
    slug, title = page
    return MenuLink(entry.key, f"/about/{slug}", title, slug, entry.is_hidden)
