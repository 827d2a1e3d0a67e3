"""The menu of the public site: what it may hold, in which order, and what is hidden."""

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace

from journal.domain.said import N_

# What every journal has: its key, its address, its words.
BUILT_IN: dict[str, tuple[str, str]] = {
    "issues": ("/issues", N_("Issues")),
    "calls": ("/calls", N_("Calls")),
    "about": ("/about", N_("About")),
    "team": ("/editorial-team", N_("Editorial team")),
    "announcements": ("/announcements", N_("Announcements")),
    "search": ("/search", N_("Search")),
    "submit": ("/submit", N_("Submit")),
    "account": ("/account", N_("Sign in")),
}
_HIDDEN_AT_FIRST = frozenset({"team", "announcements"})
PAGE = "page:"


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry: a part of the journal, or `page:` and the id of a page about it."""

    key: str
    is_hidden: bool = False

    @property
    def page_id(self) -> str | None:
        """Return the id of the page it leads to; None for a part of the journal."""
        return self.key.removeprefix(PAGE) if self.key.startswith(PAGE) else None


@dataclass(frozen=True, slots=True)
class MenuLink:
    """One entry as it is shown: its address below the root, its words, the slug of its page.

    The words of a part of the journal are a message; those of a page are its title.
    """

    key: str
    url: str
    label: str
    slug: str = ""
    is_hidden: bool = False


def page_entry(page_id: str) -> MenuEntry:
    """Return the entry that leads to a page about the journal."""
    return MenuEntry(PAGE + page_id)


def menu_in(text: str, pages: Collection[str]) -> tuple[MenuEntry, ...]:
    """Return the menu that a setting keeps; `pages` are the ids of those that are there.

    A part of the journal that it does not name yet stands where it is shipped: behind the one that
    is shipped before it.
    """
    kept = [MenuEntry(**entry) for entry in json.loads(text)] if text else []
    entries = [one for one in kept if one.key in BUILT_IN or one.page_id in pages]
    before = -1
    for key in BUILT_IN:
        place = next((at for at, one in enumerate(entries) if one.key == key), None)
        if place is None:
            place = before + 1
            entries.insert(place, MenuEntry(key, key in _HIDDEN_AT_FIRST))
        before = place
    return tuple(entries)


def menu_kept(entries: Iterable[MenuEntry]) -> str:
    """Return the menu as a setting keeps it."""
    return json.dumps([asdict(entry) for entry in entries])


def with_hidden(
    entries: Iterable[MenuEntry], key: str, *, is_hidden: bool
) -> tuple[MenuEntry, ...]:
    """Return the menu with this entry hidden, or shown again."""
    return tuple(replace(e, is_hidden=is_hidden) if e.key == key else e for e in entries)
