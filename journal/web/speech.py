"""Language, dates and the words that every template may use."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from babel import Locale
from flask import Flask, current_app, g, has_request_context, request
from flask_babel import format_datetime as babel_datetime
from flask_babel import get_locale, get_timezone, get_translations
from markupsafe import Markup

from journal.domain.credit import labels
from journal.domain.languages import direction
from journal.domain.navigation import MenuLink
from journal.domain.said import Said
from journal.extensions import babel
from journal.lib.rich import linked, rich
from journal.queries.settings import menu
from journal.queries.studies import study_kind
from journal.services.around import identity
from journal.services.words import speak, written_day
from journal.web.asking import acting_nobody, viewer
from journal.web.choices import language_name, own_name
from journal.web.policy import Policy, policy_of
from journal.web.rail import rail
from journal.web.told import told_above, told_at


def bind(app: Flask) -> None:
    """Teach templates to speak."""
    babel.init_app(app, locale_selector=_language, timezone_selector=_zone)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        day=day, moment=moment, say=speak, rich=rich, linked=linked, size=size, credit=credit
    )
    app.jinja_env.filters.update(direction=direction, bdi=isolated, study=study_kind)
    app.jinja_env.filters.update(language_name=language_name)
    app.jinja_env.globals.update(notices=_notices, notices_at=_notices_at, menu=_menu)
    app.jinja_env.globals.update(country_name=country_name)
    app.jinja_env.globals.update(language_name=language_name, own_name=own_name)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: _catalogue().gettext(text),
        lambda one, many, count: _catalogue().ngettext(one, many, count),
        newstyle=True,
    )
    app.context_processor(_context)


def isolated(words: object) -> Markup:
    """Return somebody's words so that their script leaves the sentence around them alone."""
    return Markup("<bdi>%s</bdi>") % words


def credit(roles: str) -> str:
    """Return the contributor roles in words, parted by commas."""
    return ", ".join(speak(label) for label in labels(roles))


def _catalogue() -> NullTranslations:
    """Return the page's messages, looked up once a request: a page asks hundreds of times."""
    if "catalogue" not in g:
        g.catalogue = get_translations()
    found: NullTranslations = g.catalogue
    return found


def _is_public() -> bool:
    if not has_request_context() or not request.endpoint or "is_broken" in g:
        return True
    return policy_of(current_app, request.endpoint) is Policy.PUBLIC


def _is_for_anybody() -> bool:
    """Return whether the page knows nobody: it is public, or leads in and nobody is in yet."""
    return _is_public() or not viewer().session_id


def _language() -> str | None:
    return identity().language if _is_for_anybody() else viewer().language


def _zone() -> str | None:
    return identity().zone if _is_for_anybody() else viewer().zone


def _context() -> dict[str, object]:
    locale = get_locale() or Locale("en")
    who = None if _is_public() or not viewer().session_id else viewer()
    return {
        "journal": identity(),
        "viewer": who,
        "rail": rail(who) if who else (),
        "language": str(locale).replace("_", "-"),
        "text_direction": locale.text_direction,
    }


def day(value: date | datetime | None) -> str:
    """Return the day as it is written in the page's language; an instant in the person's zone."""
    return written_day(value) if value else ""


def moment(value: datetime | None, zone: str = "") -> str:
    """Return day and time in this zone, else in the person's; the zone named."""
    if value is None:
        return ""
    there = ZoneInfo(zone) if zone else get_timezone() or UTC
    named = there.key if isinstance(there, ZoneInfo) else str(there)
    said = babel_datetime(value.astimezone(there), "d MMMM y, HH:mm", rebase=False)
    return f"{said} ({named.replace('_', ' ')})"


def size(count: int) -> str:
    """Return a size of so many bytes as people read it."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"


def country_name(code: str) -> str:
    """Return the country's name in the page's language, the code where it is unknown."""
    locale = get_locale() or Locale("en")
    return str(locale.territories.get(code, code))


def _menu() -> tuple[MenuLink, ...]:
    return menu(acting_nobody().at.date())


def _notices() -> Sequence[tuple[str, Markup | str]]:
    return () if _is_public() else told_above()


def _notices_at(place: str) -> Sequence[tuple[str, Markup | str]]:
    return () if _is_public() else told_at(place)


def words_of(said: Said) -> str:
    """Return the message in the page's language, for flashes and errors."""
    return speak(said)
