"""What the lists in forms offer."""

from zoneinfo import available_timezones

from babel import Locale
from babel.localedata import locale_identifiers
from flask_babel import get_locale
from flask_babel import gettext as _

from journal.domain.calls import ANYWHERE
from journal.domain.languages import WRITTEN
from journal.queries.review_form import forms_offered
from journal.services.words import speak

Choice = tuple[str, str]
_REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


def languages() -> list[Choice]:
    """Return code and name of each language, by name in the page's language."""
    locale = get_locale() or Locale("en")
    named = sorted((str(locale.languages.get(code, code)), code) for code in WRITTEN)
    return [(code, name[:1].upper() + name[1:]) for name, code in named]


def language_name(code: str) -> str:
    """Return the language's name in the page's language, the code where it is unknown."""
    locale = get_locale() or Locale("en")
    name = str(locale.languages.get(code, code))
    return name[:1].upper() + name[1:]


def own_name(code: str) -> str:
    """Return the language's name as its own readers know it, the code where it is unknown."""
    known = code in locale_identifiers()
    name = (Locale(code).languages.get(code) if known else None) or code
    return str(name[:1].upper() + name[1:])


def countries() -> list[Choice]:
    """Return code and name of each country, by name in the page's language; none comes first."""
    locale = get_locale() or Locale("en")
    skipped = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
    every = {str(code): str(name) for code, name in locale.territories.items()}
    codes = (c for c in every if len(c) == 2 and c.isalpha() and c not in skipped)
    named = sorted((every[code], code) for code in codes)
    return [("", "–"), *((code, name) for name, code in named)]


def zones(own: str) -> dict[str, list[Choice]]:
    """Return the time zones by region: *anywhere on earth* and the office's own at the top."""
    top = [(ANYWHERE, _("Anywhere on earth")), ("UTC", "UTC")]
    if own not in ("UTC", ANYWHERE):
        top.insert(1, (own, own.replace("_", " ")))
    return {_("Usual"): top} | _places()


def home_zones(own: str) -> dict[str, list[Choice]]:
    """Return the time zones that a person may live in, by region; UTC and the present one first."""
    top = [(zone, zone.replace("_", " ")) for zone in dict.fromkeys(("UTC", own or "UTC"))]
    return {_("Usual"): top} | _places()


def _places() -> dict[str, list[Choice]]:
    """Return the zones that are places: no offsets, no names of old."""
    groups: dict[str, list[Choice]] = {}
    for zone in sorted(available_timezones()):
        region, _slash, place = zone.partition("/")
        if region in _REGIONS and place:
            groups.setdefault(region, []).append((zone, place.replace("_", " ")))
    return groups


def form_choices(unsaid: str) -> list[tuple[str, str]]:
    """Return the forms of reviews that can be chosen, after what holds where none is."""
    return [("", unsaid), *((one.id, speak(one.name)) for one in forms_offered())]
