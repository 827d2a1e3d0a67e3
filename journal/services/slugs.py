"""Words that become part of an address: each stands for one thing."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from journal.domain.refusal import Invalid
from journal.domain.said import Said
from journal.domain.wording import SLUG_TAKEN, why_not_slug
from journal.models.announcement import Announcement
from journal.models.call import Call
from journal.models.issue import Issue
from journal.models.page import Page
from journal.models.section import Section
from journal.services import unit

Slugged = type[Announcement] | type[Call] | type[Issue] | type[Page] | type[Section]


def holder_of(table: Slugged, slug: str) -> str | None:
    """Return the id of the row that has this slug."""
    return unit.session().scalar(select(table.id).where(table.slug == slug))


def fault_of(table: Slugged, slug: str, own_id: str | None = None) -> Said | None:
    """Return why the row cannot have this slug."""
    if fault := why_not_slug(slug):
        return fault
    return SLUG_TAKEN if holder_of(table, slug) not in (None, own_id) else None


@contextmanager
def kept() -> Iterator[None]:
    """Write what is written inside; raises Invalid where somebody took the slug just now."""
    try:
        yield
        unit.session().flush()
    except IntegrityError as error:
        if "slug" in str(error.orig):
            raise Invalid({"slug": SLUG_TAKEN}) from error
        raise
