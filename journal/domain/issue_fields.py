"""What editors write into an issue, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date

from journal.domain.said import N_, Said
from journal.domain.wording import LINE, MISSING, TEXT, why_not

NUMBER = 20
MOST_VOLUME = 9999
MOST_PAGE = 99_999
_FIRST_YEAR, _LAST_YEAR = 1800, 2999


@dataclass(frozen=True, slots=True)
class IssueFields:
    """An issue as it is written; the number is a word, such as 2, 1–2 or S1."""

    volume: int
    number: str
    year: int
    title: str = ""
    introduction: str = ""
    first_page: int = 1
    planned_on: date | None = None


def faults(fields: IssueFields, today: date, planned_before: date | None) -> dict[str, Said | None]:
    """Return what is wrong, by field; a day that was set before may be over by now."""
    return {
        "volume": _count(fields.volume, 1, MOST_VOLUME),
        "number": _number(fields.number),
        "year": _count(fields.year, _FIRST_YEAR, _LAST_YEAR),
        "title": why_not(fields.title, LINE),
        "introduction": why_not(fields.introduction, TEXT),
        "first_page": _count(fields.first_page, 1, MOST_PAGE),
        "planned_on": _day(fields.planned_on, today, planned_before),
    }


def _count(value: int, least: int, most: int) -> Said | None:
    if least <= value <= most:
        return None
    text = N_("Please write a number from %(least)s to %(most)s.")
    return Said.of(text, least=least, most=most)


def _number(text: str) -> Said | None:
    return why_not(text, NUMBER) if text else MISSING


def _day(day: date | None, today: date, before: date | None) -> Said | None:
    if day is None or day == before or day >= today:
        return None
    return Said(N_("This day is over."))
