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
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, and where: the place's id, empty for the issue itself.

    `said` is the sentence for a list, `word` the same beside its place.
    """

    said: Said
    word: str
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
    is_online_first: bool = False
    is_held: bool = False
    is_stale: bool = False

    @property
    def is_placed(self) -> bool:
        """Tell whether it stands as a paper of an issue must."""
        is_first = self.is_online_first and self.state is State.PUBLISHED
        return is_first or self.state is State.SCHEDULED


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
    if not any(section.items for section in sections):
        text = N_("The issue is empty: place a paper in it.")
        found.append(Gap(Said(text), N_("Empty")))
    found.extend(licence_gaps(licence_name))
    # A part without papers is no gap: readers do not see it.
    found.extend(gap for section in sections for item in section.items for gap in _of_item(item))
    return tuple(found)


def _of_item(item: ItemReady) -> list[Gap]:
    if not item.is_placed:
        text = N_("“%(title)s” is “%(state)s”: take it out of the issue.")
        said = Said.of(text, title=item.title, state=Said(STATE_LABELS[item.state]))
        return [Gap(said, N_("Not scheduled"), Place.ITEM, item.id)]
    if item.is_held:
        text = N_("“%(title)s” is held by an editor: it must be released first.")
        return [Gap(Said.of(text, title=item.title), N_("Held"), Place.ITEM, item.id)]
    return item_gaps(item)


def licence_gaps(name: str) -> list[Gap]:
    """Return that the journal has no licence, where it has none."""
    text = N_("The journal has no licence yet; the manager sets it.")
    return [] if name else [Gap(Said(text), N_("No licence"))]


def item_gaps(item: ItemReady) -> list[Gap]:
    """Return what the paper itself lacks before it can appear, wherever it stands."""
    return [
        Gap(Said.of(text, title=item.title), word, Place.ITEM, item.id)
        for is_missing, text, word in _asked(item)
        if is_missing
    ]


def _asked(item: ItemReady) -> tuple[tuple[bool, str, str], ...]:
    return (
        (
            item.page_count is None,
            N_("“%(title)s” has no accepted galley."),
            N_("no accepted galley"),
        ),
        (
            item.needs_abstract and not item.abstract.strip(),
            N_("“%(title)s” has no abstract, and its section asks for one."),
            N_("no abstract"),
        ),
        (
            item.is_stale,
            N_("The PDF of “%(title)s” tells a former title or byline: have it written anew."),
            N_("PDF out of date"),
        ),
        (not item.author_count, N_("“%(title)s” names no author."), N_("no author")),
    )
