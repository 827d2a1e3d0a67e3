"""News of the journal: drafted, published now or on a day, pinned, taken back."""

from dataclasses import asdict

from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.domain.announcements import AnnouncementFields, appears_at, cleaned, faults
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import refuse
from journal.lib.ids import new_id
from journal.lib.ordering import moved
from journal.models.announcement import Announcement
from journal.models.call import Call
from journal.queries.announcement import announcement_fields
from journal.services import slugs, unit
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.overwriting import is_repeated

_PUBLIC = Said(N_("The announcement is public: its address stays."))
_BEGUN = Said(N_("The announcement is public: its first day stays."))
_NO_CALL = Said(N_("Please choose a call of the list."))
_NO_DRAFT = Said(N_("Only a draft can be removed: please take the announcement back first."))


@unit.act
def create_announcement(by: Acting, values: AnnouncementFields) -> str:
    """Write a draft that nobody else reads; return its id. Sent twice, it is written once."""
    on_duty(by, "keep_announcements")
    values = cleaned(values)
    twin = slugs.holder_of(Announcement, values.slug)
    if twin is not None and announcement_fields(twin) == values:
        return twin
    refuse({**_faults(values), "slug": slugs.fault_of(Announcement, values.slug)})
    row = Announcement(id=new_id(), created_at=by.at)
    with slugs.kept():
        _write(row, values)
        unit.session().add(row)
    record(by, "create_announcement", thing_id=row.id)
    return row.id


@unit.act
def edit_announcement(
    by: Acting, announcement_id: str, values: AnnouncementFields, seen: str | None = None
) -> None:
    """Change the announcement; raises Invalid where it changed since the writer saw it."""
    on_duty(by, "keep_announcements")
    row = _locked(announcement_id)
    stored, values = announcement_fields(announcement_id), cleaned(values)
    if is_repeated(stored, values, seen):
        return
    wrong = {
        **_faults(values),
        "slug": slugs.fault_of(Announcement, values.slug, announcement_id),
    }
    if row.published_at is not None and values.slug != row.slug:
        wrong["slug"] = _PUBLIC
    if _is_out(row, by) and values.starts_on != row.starts_on:
        wrong["starts_on"] = _BEGUN
    refuse(wrong)
    with slugs.kept():
        _write(row, values)
    if row.published_at is not None and not _is_out(row, by):
        row.published_at = appears_at(values.starts_on, by.at)
    record(by, "edit_announcement", thing_id=announcement_id)


@unit.act
def publish_announcement(by: Acting, announcement_id: str) -> None:
    """Let everybody read it, now or from its first day; a second time changes nothing."""
    on_duty(by, "keep_announcements")
    row = _locked(announcement_id)
    if row.published_at is None:
        row.published_at = appears_at(row.starts_on, by.at)
        record(by, "publish_announcement", thing_id=announcement_id)


@unit.act
def unpublish_announcement(by: Acting, announcement_id: str) -> None:
    """Make it a draft again."""
    on_duty(by, "keep_announcements")
    row = _locked(announcement_id)
    if row.published_at is not None:
        row.published_at = None
        record(by, "unpublish_announcement", thing_id=announcement_id)


@unit.act
def remove_announcement(by: Acting, announcement_id: str) -> None:
    """Take a draft away for good; twice, it is gone once. Raises Invalid for one that is out."""
    on_duty(by, "keep_announcements")
    row = unit.session().get(Announcement, announcement_id, with_for_update=True)
    if row is None:
        return
    if row.published_at is not None:
        raise Invalid({"announcement": _NO_DRAFT})
    unit.session().delete(row)
    record(by, "remove_announcement", thing_id=announcement_id)


@unit.act
def place_pinned(by: Acting, announcement_id: str, position: int) -> None:
    """Put the announcement at this position (from 1) among the pinned ones."""
    on_duty(by, "keep_announcements")
    query = select(Announcement).where(Announcement.is_pinned).order_by(Announcement.id)
    rows = unit.session().scalars(query.with_for_update()).all()
    by_id = {row.id: row for row in sorted(rows, key=lambda row: (row.position, row.id))}
    after = moved(list(by_id), announcement_id, position)
    if after == list(by_id):
        return
    for number, one in enumerate(after, 1):
        by_id[one].position = number
    record(by, "place_announcement", thing_id=announcement_id)


def _is_out(row: Announcement, by: Acting) -> bool:
    return row.published_at is not None and row.published_at <= by.at


def _locked(announcement_id: str) -> Announcement:
    row = unit.session().get(
        Announcement, announcement_id, with_for_update=True, populate_existing=True
    )
    if row is None:
        raise Refused(HIDDEN)
    return row


def _faults(values: AnnouncementFields) -> dict[str, Said | None]:
    is_known = values.call_id is None or unit.session().get(Call, values.call_id) is not None
    return {**faults(values), "call_id": None if is_known else _NO_CALL}


def _write(row: Announcement, values: AnnouncementFields) -> None:
    if values.is_pinned and not row.is_pinned:
        pinned = select(func.max(Announcement.position)).where(Announcement.is_pinned)
        row.position = (unit.session().scalar(pinned) or 0) + 1
    for name, value in asdict(values).items():
        setattr(row, name, value)
