"""News of the journal: drafted, published, taken back."""

from journal.domain.acting import Acting
from journal.domain.pages import PageFields, cleaned, faults
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import refuse
from journal.lib.ids import new_id
from journal.models.announcement import Announcement
from journal.queries.announcement import announcement_fields
from journal.services import slugs, unit
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.overwriting import is_repeated

_PUBLIC = Said(N_("The announcement is public: its address stays."))


@unit.act
def create_announcement(by: Acting, values: PageFields) -> str:
    """Write a draft that nobody else reads; return its id. Sent twice, it is written once."""
    on_duty(by, "keep_announcements")
    values = cleaned(values)
    twin = slugs.holder_of(Announcement, values.slug)
    if twin is not None and announcement_fields(twin) == values:
        return twin
    refuse({**faults(values), "slug": slugs.fault_of(Announcement, values.slug)})
    row = Announcement(id=new_id(), created_at=by.at)
    with slugs.kept():
        _write(row, values)
        unit.session().add(row)
    record(by, "create_announcement", thing_id=row.id)
    return row.id


@unit.act
def edit_announcement(
    by: Acting, announcement_id: str, values: PageFields, seen: str | None = None
) -> None:
    """Change the announcement; raises Invalid where it changed since the writer saw it."""
    on_duty(by, "keep_announcements")
    row = _locked(announcement_id)
    stored, values = announcement_fields(announcement_id), cleaned(values)
    if is_repeated(stored, values, seen):
        return
    fault = slugs.fault_of(Announcement, values.slug, announcement_id)
    if row.published_at is not None and values.slug != row.slug:
        fault = _PUBLIC
    refuse({**faults(values), "slug": fault})
    with slugs.kept():
        _write(row, values)
    record(by, "edit_announcement", thing_id=announcement_id)


@unit.act
def publish_announcement(by: Acting, announcement_id: str) -> None:
    """Let everybody read it, dated today; a second time changes nothing."""
    on_duty(by, "keep_announcements")
    row = _locked(announcement_id)
    if row.published_at is None:
        row.published_at = by.at
        record(by, "publish_announcement", thing_id=announcement_id)


@unit.act
def unpublish_announcement(by: Acting, announcement_id: str) -> None:
    """Make it a draft again."""
    on_duty(by, "keep_announcements")
    row = _locked(announcement_id)
    if row.published_at is not None:
        row.published_at = None
        record(by, "unpublish_announcement", thing_id=announcement_id)


def _locked(announcement_id: str) -> Announcement:
    row = unit.session().get(
        Announcement, announcement_id, with_for_update=True, populate_existing=True
    )
    if row is None:
        raise Refused(HIDDEN)
    return row


def _write(row: Announcement, values: PageFields) -> None:
    row.title, row.slug, row.body = values.title, values.slug, values.body
