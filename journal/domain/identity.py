"""What the journal is called, who stands behind it, and how it looks."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any
from zoneinfo import available_timezones

from journal.domain.identifiers import issn
from journal.domain.languages import WRITTEN
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, MISSING, why_not, why_not_needed
from journal.lib.address import is_address
from journal.lib.colour import is_colour
from journal.lib.text import one_line

_SHORT = 40
_NO_ISSN = Said(
    N_("This is no ISSN: it has eight digits, such as 2049-3630; the last checks the others.")
)
_SAME_ISSN = Said(N_("Print and online have each their own ISSN: please look at them again."))
_NO_ADDRESS = Said(N_("This is no mail address. One looks like name@place.org."))
_NO_COLOUR = Said(N_("A colour is written # and six digits or letters a to f, such as #7c1f2e."))
_NO_ZONE = Said(N_("Please choose a time zone of the list."))
_NO_LANGUAGE = Said(N_("Please choose among the languages listed."))


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture instead of, or beside, the name: SHA-256 of its files, size in CSS pixels.

    `dark` is "" where one picture serves both schemes.
    """

    light: str
    width: int
    height: int
    alt: str
    dark: str = ""
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class IdentityFields:
    """What the manager writes about the journal; `languages` are codes joined by blanks.

    No language at all means that papers may be in any.
    """

    name: str
    short_name: str = ""
    tagline: str = ""
    publisher: str = ""
    contact_email: str = ""
    issn_print: str = ""
    issn_online: str = ""
    language: str = "en"
    languages: str = ""
    zone: str = "UTC"
    accent: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What the journal is called and how it is reached: the same on every page and letter."""

    name: str
    tagline: str
    issn_online: str
    publisher: str
    contact_email: str
    licence_name: str
    licence_url: str
    accent: str
    base_url: str
    is_demo: bool
    short_name: str = ""
    issn_print: str = ""
    language: str = "en"
    languages: str = ""
    zone: str = "UTC"
    licence_holder: str = ""
    logo: Logo | None = None

    @property
    def issn(self) -> str:
        """Return the ISSN that stands for the journal: that of the online edition, if any."""
        return self.issn_online or self.issn_print


def merged(base: Identity, stored: Mapping[str, str]) -> Identity:
    """Return the identity with what the manager has set instead of what the file says."""
    names = (*IdentityFields.__slots__, "licence_name", "licence_url", "licence_holder")
    found: dict[str, Any] = {name: stored[name] for name in names if name in stored}
    return replace(base, logo=logo_in(stored.get("logo", "")), **found)


def fields_of(identity: Identity) -> IdentityFields:
    """Return what of the identity the manager may write anew."""
    return IdentityFields(**{n: getattr(identity, n) for n in IdentityFields.__slots__})


def logo_in(text: str) -> Logo | None:
    """Return the logo that a setting keeps, None for none."""
    return Logo(**json.loads(text)) if text else None


def logo_kept(logo: Logo | None) -> str:
    """Return the logo as a setting keeps it."""
    return json.dumps(asdict(logo)) if logo else ""


def cleaned(values: IdentityFields) -> IdentityFields:
    """Return what was written as it is kept."""
    lines = {name: one_line(getattr(values, name)) for name in IdentityFields.__slots__}
    for name in ("issn_print", "issn_online"):
        lines[name] = issn(lines[name]) or lines[name]
    return IdentityFields(**lines | {"accent": lines["accent"].lower()})


def faults(values: IdentityFields, interface: list[str]) -> dict[str, Said | None]:
    """Return what is wrong, by field; `interface` are the languages that pages exist in."""
    known = all(code in WRITTEN for code in values.languages.split())
    return {
        "name": why_not_needed(values.name, LINE),
        "short_name": why_not(values.short_name, _SHORT),
        "tagline": why_not(values.tagline, LINE),
        "publisher": why_not(values.publisher, LINE),
        "contact_email": _address_fault(values.contact_email),
        "issn_print": _issn_fault(values.issn_print),
        "issn_online": _issn_fault(values.issn_online) or _twin_fault(values),
        "language": None if values.language in interface else _NO_LANGUAGE,
        "languages": None if known else _NO_LANGUAGE,
        "zone": None if values.zone in available_timezones() else _NO_ZONE,
        "accent": _NO_COLOUR if values.accent and not is_colour(values.accent) else None,
    }


def _address_fault(address: str) -> Said | None:
    if not address:
        return MISSING
    return None if is_address(address) else _NO_ADDRESS


def _issn_fault(text: str) -> Said | None:
    return _NO_ISSN if text and issn(text) is None else None


def _twin_fault(values: IdentityFields) -> Said | None:
    is_twin = values.issn_online and values.issn_online == values.issn_print
    return _SAME_ISSN if is_twin else None
