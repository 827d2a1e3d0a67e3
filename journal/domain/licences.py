"""What managers write about a licence, and what is wrong with it."""

from dataclasses import dataclass

from journal.domain.said import N_, Said
from journal.domain.wording import LINE, why_not, why_not_needed
from journal.lib.address import is_link
from journal.lib.text import one_line

_NO_LINK = Said(N_("An address begins with https://, such as https://creativecommons.org/…"))


@dataclass(frozen=True, slots=True)
class LicenceFields:
    """A licence as it is written; the holder is a text such as “The authors”."""

    name: str
    url: str = ""
    holder: str = ""


def cleaned(values: LicenceFields) -> LicenceFields:
    """Return the licence as it is kept."""
    return LicenceFields(one_line(values.name), one_line(values.url), one_line(values.holder))


def faults(values: LicenceFields) -> dict[str, Said | None]:
    """Return what is wrong with the licence, by field."""
    return {
        "name": why_not_needed(values.name, LINE),
        "url": why_not(values.url, LINE) or _link_fault(values.url),
        "holder": why_not(values.holder, LINE),
    }


def _link_fault(url: str) -> Said | None:
    return None if not url or is_link(url) else _NO_LINK
