"""What an issue lacks before it can appear, and on which pages its papers stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from journal.domain.published import Pages
from journal.domain.said import N_, Said
from journal.domain.workflow import STATE_LABELS, State


class Place(StrEnum):
    """What kind of thing a gap is found in: the page of the issue links to it."""

    ISSUE = "issue"
    SECTION = "section"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, and where: the place's id, empty for the issue itself."""

    said: Said
    place: Place = Place.ISSUE
    place_id: str = ""


@dataclass(frozen=True, slots=True)
class ItemReady:
    """What is asked about one paper; `page_count` is that of its accepted galley."""

    id: str
    title: str
    state: State
    page_count: int | None
    abstract: str
    needs_abstract: bool
    author_count: int


@dataclass(frozen=True, slots=True)
class SectionReady:
    """What is asked about one part of an issue."""

    id: str
    title: str
    items: tuple[ItemReady, ...]


def page_ranges(first_page: int, counts: Sequence[int | None]) -> tuple[Pages | None, ...]:
    """Return the pages of papers that follow each other; None from the first unknown length on."""
    ranges: list[Pages | None] = []
    at: int | None = first_page
    for count in counts:
        here = Pages(at, at + count - 1) if at is not None and count is not None else None
        ranges.append(here)
        at = here.last + 1 if here else None
    return tuple(ranges)


def gaps(sections: Sequence[SectionReady], licence_name: str) -> tuple[Gap, ...]:
    """Return all that stands between the issue and its readers, in the order of the issue."""
    found: list[Gap] = []
    if not sections:
        found.append(Gap(Said(N_("The issue is empty: place a paper in it."))))
    if not licence_name:
        text = N_("The journal has no licence yet; the manager sets it.")
        found.append(Gap(Said(text)))
    for section in sections:
        found.extend(_of_section(section))
    return tuple(found)


def _of_section(section: SectionReady) -> list[Gap]:
    if not section.items:
        text = N_("“%(title)s” has no paper: place one in it, or take the part out.")
        return [Gap(Said.of(text, title=section.title), Place.SECTION, section.id)]
    return [
        Gap(Said.of(text, **values), Place.ITEM, item.id)
        for item in section.items
        for text, values in _of_item(item)
    ]


def _of_item(item: ItemReady) -> list[tuple[str, dict[str, object]]]:
    title: dict[str, object] = {"title": item.title}
    if item.state is not State.SCHEDULED:
        text = N_("“%(title)s” is “%(state)s”: take it out of the issue.")
        return [(text, {**title, "state": Said(STATE_LABELS[item.state])})]
    found = []
    if item.page_count is None:
        found.append((N_("“%(title)s” has no accepted galley."), title))
    if item.needs_abstract and not item.abstract.strip():
        found.append((N_("“%(title)s” has no abstract, and its section asks for one."), title))
    if not item.author_count:
        found.append((N_("“%(title)s” names no author."), title))
    return found
