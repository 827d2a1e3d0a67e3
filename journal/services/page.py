"""Pages about the journal, kept by the manager: each text holds from a day on."""

from datetime import date

from sqlalchemy import delete, select

from journal.domain.acting import Acting
from journal.domain.pages import PageFields, body_fault, cleaned, faults
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import refuse
from journal.lib.ids import new_id
from journal.lib.text import clean
from journal.models.page import Page, PageVersion
from journal.queries.page import page_fields
from journal.services import slugs, unit
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.overwriting import is_repeated
from journal.services.placing import last_place, place

_IN_THE_PAST = Said(N_("A new text holds from today or from a later day."))
_DAY_TAKEN = Said(N_("A text of this page holds from that day already: please correct that one."))
_OVER = Said(N_("This text is no longer in force: it stays as it was."))
_IN_FORCE = Said(N_("This text is in force: its day stays. Write a new one instead."))


@unit.act
def create_page(by: Acting, values: PageFields, holds_from: date | None = None) -> str:
    """Make a page, the last in order, that holds from this day, else today; return its id.

    Sent twice, it is made once.
    """
    on_duty(by, "keep_pages")
    values = cleaned(values)
    twin = slugs.holder_of(Page, values.slug)
    if twin is not None and page_fields(twin) == values:
        return twin
    refuse({**faults(values), "slug": slugs.fault_of(Page, values.slug)})
    row = Page(
        id=new_id(),
        title=values.title,
        slug=values.slug,
        position=last_place(Page),
        changed_at=by.at,
    )
    with slugs.kept():
        unit.session().add(row)
    _add_version(by, row.id, values.body, holds_from or by.at.date())
    record(by, "create_page", thing_id=row.id)
    return row.id


@unit.act
def rename_page(by: Acting, page_id: str, title: str, slug: str, seen: str | None = None) -> None:
    """Change title and address; raises Invalid where they changed since the writer saw them."""
    row = _locked(by, page_id)
    stored = PageFields(row.title, row.slug)
    values = cleaned(PageFields(title, slug))
    if is_repeated(stored, values, seen):
        return
    wrong = {**faults(values), "slug": slugs.fault_of(Page, values.slug, page_id)}
    refuse({name: fault for name, fault in wrong.items() if name != "body"})
    with slugs.kept():
        row.title, row.slug = values.title, values.slug
    row.changed_at = by.at
    record(by, "rename_page", thing_id=page_id)


@unit.act
def write_version(by: Acting, page_id: str, body: str, holds_from: date) -> str:
    """Let the page say this from that day on; return the text's id. Sent twice, it is one."""
    row = _locked(by, page_id)
    body = clean(body)
    twin = _version_of(page_id, holds_from)
    if twin is not None and twin.body == body:
        return twin.id
    day_fault = _IN_THE_PAST if holds_from < by.at.date() else None
    refuse({"body": body_fault(body), "holds_from": _DAY_TAKEN if twin else day_fault})
    row.changed_at = by.at
    version_id = _add_version(by, page_id, body, holds_from)
    record(by, "write_page_version", thing_id=page_id)
    return version_id


@unit.act
def correct_version(
    by: Acting,
    page_id: str,
    version_id: str,
    body: str,
    holds_from: date,
    seen: str | None = None,
) -> None:
    """Mend a text that is in force, or change one that is to come, its day too.

    Raises Invalid for one that is over, and where it changed since the writer saw it.
    """
    row = _locked(by, page_id)
    version = _locked_version(page_id, version_id)
    body = clean(body)
    if is_repeated((version.body, version.holds_from), (body, holds_from), seen):
        return
    refuse(_correction_faults(by, version, body, holds_from))
    if version.holds_from <= by.at.date():
        version.corrected_at = by.at
    version.body, version.holds_from = body, holds_from
    row.changed_at = by.at
    record(by, "correct_page_version", thing_id=page_id)


@unit.act
def drop_version(by: Acting, page_id: str, version_id: str) -> None:
    """Take back a text that is still to come; taken back twice, it is gone once."""
    _locked(by, page_id)
    version = unit.session().get(PageVersion, version_id)
    if version is None or version.page_id != page_id:
        return
    if version.holds_from <= by.at.date() or _is_only(version):
        raise Invalid({"holds_from": _IN_FORCE})
    unit.session().delete(version)
    record(by, "drop_page_version", thing_id=page_id)


@unit.act
def place_page(by: Acting, page_id: str, position: int) -> None:
    """Put the page at this position (from 1) of their order."""
    on_duty(by, "keep_pages")
    if place(Page, page_id, position):
        record(by, "place_page", thing_id=page_id)


@unit.act
def remove_page(by: Acting, page_id: str) -> None:
    """Take the page away for good, with all it ever said; taken away twice, it is gone once."""
    on_duty(by, "keep_pages")
    row = unit.session().get(Page, page_id, with_for_update=True)
    if row is not None:
        unit.session().execute(delete(PageVersion).where(PageVersion.page_id == page_id))
        unit.session().delete(row)
        record(by, "remove_page", thing_id=page_id)


def _locked(by: Acting, page_id: str) -> Page:
    on_duty(by, "keep_pages")
    row = unit.session().get(Page, page_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise Refused(HIDDEN)
    return row


def _locked_version(page_id: str, version_id: str) -> PageVersion:
    version = unit.session().get(PageVersion, version_id, populate_existing=True)
    if version is None or version.page_id != page_id:
        raise Refused(HIDDEN)
    return version


def _version_of(page_id: str, holds_from: date) -> PageVersion | None:
    return unit.session().scalar(
        select(PageVersion).where(
            PageVersion.page_id == page_id, PageVersion.holds_from == holds_from
        )
    )


def _is_only(version: PageVersion) -> bool:
    others = select(PageVersion.id).where(
        PageVersion.page_id == version.page_id, PageVersion.id != version.id
    )
    return unit.session().scalar(others.limit(1)) is None


def _add_version(by: Acting, page_id: str, body: str, holds_from: date) -> str:
    version_id = new_id()
    unit.session().add(
        PageVersion(
            id=version_id,
            page_id=page_id,
            holds_from=holds_from,
            body=body,
            written_at=by.at,
            written_by_id=by.account_id,
        )
    )
    unit.session().flush()
    return version_id


def _correction_faults(
    by: Acting, version: PageVersion, body: str, holds_from: date
) -> dict[str, Said | None]:
    today, day_fault = by.at.date(), None
    newest = unit.session().scalar(
        select(PageVersion.holds_from)
        .where(PageVersion.page_id == version.page_id, PageVersion.holds_from <= today)
        .order_by(PageVersion.holds_from.desc())
        .limit(1)
    )
    if newest is not None and version.holds_from < newest:
        return {"body": _OVER}
    if holds_from != version.holds_from:
        day_fault = _IN_THE_PAST if holds_from < today else None
        if _version_of(version.page_id, holds_from) is not None:
            day_fault = _DAY_TAKEN
        if version.holds_from <= today:
            day_fault = _IN_FORCE
    return {"body": body_fault(body), "holds_from": day_fault}
