"""Calls for papers: written, announced, extended, closed, put into the archive."""

from dataclasses import replace
from datetime import date, timedelta

from journal.domain.acting import Acting
from journal.domain.call_fields import CallFields, closing_fault, text_faults, window_faults
from journal.domain.calls import (
    CALL_STATE_LABELS,
    CallState,
    Window,
    call_state,
    day_begins,
    day_ends,
    first_day,
    last_day,
)
from journal.domain.limits import LIMITS
from journal.domain.refusal import HIDDEN, Invalid, Overtaken, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import refuse
from journal.lib.ids import new_id
from journal.lib.text import clean, one_line, slugify
from journal.models.call import Call
from journal.queries.call import sections_of
from journal.queries.call_fields import call_fields
from journal.queries.review_form import why_not_asked
from journal.services import slugs, unit
from journal.services.call_parts import keep_sections, keep_themes, section_faults
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.overwriting import is_repeated

_ANNOUNCED = Said(N_("This was announced and stays as it is."))
_LATER = Said(N_("The call closes on this day already, or later: please take a later day."))
_NO_SECTION = Said(N_("No section that takes papers is chosen: authors could send nothing."))
_FIXED = ("slug", "zone", "opens_on", "closes_on")


@unit.act
def create_call(by: Acting, values: CallFields) -> str:
    """Write a new call as a draft; return its id. The same call sent twice is written once.

    Raises Invalid by field.
    """
    on_duty(by, "create_call")
    values = _cleaned(values)
    twin = slugs.holder_of(Call, values.slug)
    if twin is not None and call_fields(twin) == values:
        return twin
    slug_fault = slugs.fault_of(Call, values.slug)
    refuse({**_text_faults(values), "slug": slug_fault, **window_faults(values, by.at)})
    call = Call(id=new_id(), created_at=by.at)
    _write_window(call, values)
    _write_text(call, values)
    with slugs.kept():
        unit.session().add(call)
    keep_sections(call.id, values.section_ids)
    keep_themes(call.id, values.themes)
    record(by, "create_call", call_id=call.id)
    return call.id


@unit.act
def edit_call(by: Acting, call_id: str, values: CallFields, seen: str | None = None) -> None:
    """Change what is written; of an announced call the address, zone and days stay.

    `seen` is the fingerprint of what the writer saw: raises Invalid where it changed since.
    """
    on_duty(by, "edit_call")
    call = _locked(call_id)
    stored = call_fields(call_id)
    values = _cleaned(values)
    if stored is None or is_repeated(stored, values, seen):
        return
    if call.announced_at is None:
        faults = window_faults(values, by.at, opening_before=stored.opens_on)
        faults["slug"] = slugs.fault_of(Call, values.slug, call_id)
    else:
        changed = (name for name in _FIXED if getattr(values, name) != getattr(stored, name))
        faults = dict.fromkeys(changed, _ANNOUNCED)
    refuse({**_text_faults(values, stored.review_form_id), **faults})
    if call.announced_at is None:
        _write_window(call, values)
    with slugs.kept():
        _write_text(call, values)
    keep_sections(call_id, values.section_ids)
    keep_themes(call_id, values.themes)
    record(by, "edit_call", call_id=call_id)


@unit.act
def announce_call(by: Acting, call_id: str) -> None:
    """Make the call public; it opens by its dates. A second time changes nothing."""
    on_duty(by, "announce_call")
    call = _locked(call_id)
    if call.announced_at is not None:
        return
    opens_on, closes_on = first_day(call.opens_at, call.zone), last_day(call.closes_at, call.zone)
    refuse(
        {
            "closes_on": closing_fault(closes_on, opens_on, call.zone, by.at),
            "section_ids": None if sections_of(call_id) else _NO_SECTION,
        }
    )
    call.announced_at = by.at
    record(by, "announce_call", call_id=call_id)


@unit.act
def extend_call(by: Acting, call_id: str, closes_on: date) -> None:
    """Let the call close at the end of a later day, also when it has closed already.

    Raises Invalid for a day that is not later, Overtaken for a draft or an archived call.
    """
    on_duty(by, "extend_call")
    call = _locked(call_id)
    state = _state(call, by)
    if state in (CallState.DRAFT, CallState.ARCHIVED):
        raise _overtaken(state)
    opens_on = first_day(call.opens_at, call.zone)
    refuse({"closes_on": closing_fault(closes_on, opens_on, call.zone, by.at)})
    closes_at = day_ends(closes_on, call.zone)
    if closes_at == call.closes_at != call.first_closes_at:
        return  # the same extension, sent twice
    if closes_at <= call.closes_at:
        raise Invalid({"closes_on": _LATER})
    call.closes_at = closes_at
    record(by, "extend_call", call_id=call_id)


@unit.act
def close_call(by: Acting, call_id: str) -> None:
    """Close an open call at this instant; drafts begun before keep their grace."""
    on_duty(by, "close_call")
    call = _locked(call_id)
    state = _state(call, by)
    if state in (CallState.CLOSED, CallState.ARCHIVED):
        return
    if state is not CallState.OPEN:
        raise _overtaken(state)
    call.closes_at = max(by.at, call.opens_at + timedelta(seconds=1))
    record(by, "close_call", call_id=call_id)


@unit.act
def archive_call(by: Acting, call_id: str) -> None:
    """Put a closed call into the archive: no grace is left, its page stays for ever."""
    on_duty(by, "archive_call")
    call = _locked(call_id)
    state = _state(call, by)
    if state is CallState.ARCHIVED:
        return
    if state is not CallState.CLOSED:
        raise _overtaken(state)
    call.archived_at = by.at
    record(by, "archive_call", call_id=call_id)


def _locked(call_id: str) -> Call:
    """Return the call, locked until the act ends."""
    call = unit.session().get(Call, call_id, with_for_update=True, populate_existing=True)
    if call is None:
        raise Refused(HIDDEN)
    return call


def _state(call: Call, by: Acting) -> CallState:
    window = Window(call.opens_at, call.closes_at, call.announced_at, call.archived_at)
    return call_state(window, by.at)


def _overtaken(state: CallState) -> Overtaken:
    said = N_("This call is “%(state)s” now, so nothing was changed.")
    return Overtaken(Said.of(said, state=Said(CALL_STATE_LABELS[state])))


def _cleaned(values: CallFields) -> CallFields:
    return replace(
        values,
        title=one_line(values.title),
        slug=one_line(values.slug) or slugify(values.title),
        summary=clean(values.summary),
        background=clean(values.background),
        contact=one_line(values.contact),
        special_section_title=one_line(values.special_section_title),
        themes=tuple(one_line(theme) for theme in values.themes),
        section_ids=tuple(sorted(set(values.section_ids))),
    )


def _text_faults(values: CallFields, before: str | None = None) -> dict[str, Said | None]:
    asked = {"review_form_id": why_not_asked(values.review_form_id, before)}
    return text_faults(values) | section_faults(values.section_ids) | asked


def _write_window(call: Call, values: CallFields) -> None:
    call.slug = values.slug
    call.zone = values.zone
    call.opens_at = day_begins(values.opens_on, values.zone)
    call.closes_at = call.first_closes_at = day_ends(values.closes_on, values.zone)


def _write_text(call: Call, values: CallFields) -> None:
    call.title = values.title
    call.summary = values.summary
    call.background = values.background
    call.contact = values.contact
    call.is_mail_discreet = values.is_mail_discreet
    call.review_form_id = values.review_form_id
    call.languages = " ".join(values.languages)
    call.special_section_title = values.special_section_title
    call.grace_hours = values.grace_hours
    for name in LIMITS:
        setattr(call, name, getattr(values, name))
