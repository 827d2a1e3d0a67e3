"""What managers write into an announcement: its text, its days, its call."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from journal.domain.pages import body_fault
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, why_not_needed
from journal.lib.text import clean, one_line, slugify

_BACKWARDS = Said(N_("The last day comes after the first: please take a later one."))


@dataclass(frozen=True, slots=True)
class AnnouncementFields:
    """An announcement as it is written; the body is Markdown.

    An empty `slug` is made from the title; without a first day it appears when it is published,
    without a last day it stays. A pinned one stands before all others.
    """

    title: str
    slug: str = ""
    body: str = ""
    call_id: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    is_pinned: bool = False


def cleaned(values: AnnouncementFields) -> AnnouncementFields:
    """Return the announcement as it is kept."""
    return replace(
        values,
        title=one_line(values.title),
        slug=one_line(values.slug) or slugify(values.title),
        body=clean(values.body),
    )


def faults(values: AnnouncementFields) -> dict[str, Said | None]:
    """Return what is wrong with the announcement, by field."""
    is_backwards = values.starts_on and values.ends_on and values.ends_on < values.starts_on
    return {
        "title": why_not_needed(values.title, LINE),
        "body": body_fault(values.body),
        "ends_on": _BACKWARDS if is_backwards else None,
    }


def appears_at(starts_on: date | None, at: datetime) -> datetime:
    """Return when an announcement published at this instant appears: now, or as its day begins."""
    if starts_on is None or starts_on <= at.date():
        return at
    return datetime.combine(starts_on, time.min, UTC)
