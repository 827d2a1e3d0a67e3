"""What editors write into a call, and what is wrong with it."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from journal.domain.calls import ANYWHERE, GRACE_HOURS, day_ends, is_zone
from journal.domain.languages import WRITTEN
from journal.domain.limits import limit_faults, limits_in
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, SUMMARY, TEXT, why_not, why_not_needed
from journal.lib.address import is_address
from journal.lib.text import one_line

MOST_THEMES = 40
MOST_GRACE_HOURS = 24 * 14
_PAST = Said(N_("This day is over."))
_BEFORE_OPENING = Said(N_("A call closes after it opens: please take a later day."))
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+")
_FIRST_YEAR, _LAST_YEAR = 1900, 2999


@dataclass(frozen=True, slots=True)
class CallFields:
    """A call as it is written; days are read in `zone`, the last one is still open.

    An empty `slug` is made from the title; `section_ids` empty takes every open section. The limits
    (domain.limits) stand in the stead of the section's; None leaves the section's.
    """

    title: str
    summary: str
    opens_on: date
    closes_on: date
    zone: str = ANYWHERE
    slug: str = ""
    background: str = ""
    contact: str = ""
    languages: tuple[str, ...] = ("en",)
    special_section_title: str = ""
    grace_hours: int = GRACE_HOURS
    themes: tuple[str, ...] = ()
    section_ids: tuple[str, ...] = ()
    is_mail_discreet: bool = False
    review_form_id: str | None = None
    title_words: int | None = None
    abstract_words: int | None = None
    keywords_least: int | None = None
    keywords_most: int | None = None
    manuscript_words: int | None = None
    figures_most: int | None = None
    tables_most: int | None = None
    references_most: int | None = None


def text_faults(values: CallFields) -> dict[str, Said | None]:
    """Return what is wrong with the words of the call, by field."""
    return {
        "title": why_not_needed(values.title, LINE),
        "summary": why_not_needed(values.summary, SUMMARY),
        "background": why_not(values.background, TEXT),
        "special_section_title": why_not(values.special_section_title, LINE),
        "contact": _contact_fault(values.contact),
        "languages": _languages_fault(values.languages),
        "themes": _themes_fault(values.themes),
        "grace_hours": _grace_fault(values.grace_hours),
        **limit_faults(limits_in(values)),
    }


def window_faults(
    values: CallFields, at: datetime, opening_before: date | None = None
) -> dict[str, Said | None]:
    """Return what is wrong with the days of a call that nobody was told of yet.

    A draft may keep the opening that it had before, also when that day is over by now.
    """
    if not is_zone(values.zone):
        return {"zone": Said(N_("This time zone is not known."))}
    faults = {"opens_on": _year_fault(values.opens_on), "closes_on": _year_fault(values.closes_on)}
    if any(faults.values()):
        return faults
    if values.opens_on != opening_before and day_ends(values.opens_on, values.zone) <= at:
        faults["opens_on"] = _PAST
    faults["closes_on"] = closing_fault(values.closes_on, values.opens_on, values.zone, at)
    return faults


def closing_fault(closes_on: date, opens_on: date, zone: str, at: datetime) -> Said | None:
    """Return why the call cannot close at the end of this day."""
    if fault := _year_fault(closes_on):
        return fault
    if day_ends(closes_on, zone) <= at:
        return _PAST
    return _BEFORE_OPENING if closes_on < opens_on else None


def _year_fault(day: date) -> Said | None:
    if _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None
    return Said(N_("Please write the year with four digits."))


def _contact_fault(contact: str) -> Said | None:
    if not contact or is_address(contact):
        return None
    return Said(N_("This is no mail address. One looks like name@place.org."))


def _languages_fault(codes: tuple[str, ...]) -> Said | None:
    if not codes:
        return Said(N_("Please tick at least one language."))
    unknown = [code for code in codes if code not in WRITTEN]
    return Said.of(N_("“%(code)s” is no language we know."), code=unknown[0]) if unknown else None


def _themes_fault(themes: tuple[str, ...]) -> Said | None:
    if len(themes) > MOST_THEMES:
        return Said.of(N_("At most %(most)s themes, please."), most=MOST_THEMES)
    if len(set(themes)) < len(themes):
        return Said(N_("Two themes are the same."))
    for theme in themes:
        if fault := why_not_needed(theme, LINE):
            return fault
    return None


def _grace_fault(hours: int) -> Said | None:
    if 0 <= hours <= MOST_GRACE_HOURS:
        return None
    return Said.of(N_("Between 0 and %(most)s hours, please."), most=MOST_GRACE_HOURS)


def themes_in(text: str) -> tuple[str, ...]:
    """Return the themes of a text that has one a line; numbers in front are left out."""
    lines = (one_line(_NUMBER.sub("", line)) for line in text.splitlines())
    return tuple(line for line in lines if line)
