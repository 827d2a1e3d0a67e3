"""Pages about the journal, kept by the manager."""

from journal.domain.acting import Acting
from journal.domain.pages import PageFields, cleaned, faults
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.wording import refuse
from journal.lib.ids import new_id
from journal.models.page import Page
from journal.queries.page import page_fields
from journal.services import slugs, unit
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.overwriting import is_repeated
from journal.services.placing import last_place, place


@unit.act
def create_page(by: Acting, values: PageFields) -> str:
    """Make a public page, the last in order; return its id. Sent twice, it is made once."""
    on_duty(by, "keep_pages")
    values = cleaned(values)
    twin = slugs.holder_of(Page, values.slug)
    if twin is not None and page_fields(twin) == values:
        return twin
    refuse({**faults(values), "slug": slugs.fault_of(Page, values.slug)})
    row = Page(id=new_id(), position=last_place(Page), changed_at=by.at)
    with slugs.kept():
        _write(row, values)
        unit.session().add(row)
    record(by, "create_page", thing_id=row.id)
    return row.id


@unit.act
def edit_page(by: Acting, page_id: str, values: PageFields, seen: str | None = None) -> None:
    """Change the page; raises Invalid where it changed since the writer saw it."""
    on_duty(by, "keep_pages")
    row = unit.session().get(Page, page_id, with_for_update=True, populate_existing=True)
    stored = page_fields(page_id)
    if row is None or stored is None:
        raise Refused(HIDDEN)
    values = cleaned(values)
    if is_repeated(stored, values, seen):
        return
    refuse({**faults(values), "slug": slugs.fault_of(Page, values.slug, page_id)})
    with slugs.kept():
        _write(row, values)
    row.changed_at = by.at
    record(by, "edit_page", thing_id=page_id)


@unit.act
def place_page(by: Acting, page_id: str, position: int) -> None:
    """Put the page at this position (from 1) of their order."""
    on_duty(by, "keep_pages")
    if place(Page, page_id, position):
        record(by, "place_page", thing_id=page_id)


@unit.act
def remove_page(by: Acting, page_id: str) -> None:
    """Take the page away for good; taken away twice, it is gone once."""
    on_duty(by, "keep_pages")
    row = unit.session().get(Page, page_id, with_for_update=True)
    if row is not None:
        unit.session().delete(row)
        record(by, "remove_page", thing_id=page_id)


def _write(row: Page, values: PageFields) -> None:
    row.title, row.slug, row.body = values.title, values.slug, values.body
