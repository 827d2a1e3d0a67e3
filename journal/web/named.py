"""What an author chooses from, named in the page's language."""

from collections.abc import Iterable

from babel import Locale
from flask_babel import get_locale, gettext

from journal.domain.limits import Limits
from journal.domain.said import N_
from journal.lib.text import fold

# What the locale's tables hold beside countries.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})

_LIMITS_SAID = {
    "abstract_words": N_("abstract of at most %(n)s words"),
    "manuscript_words": N_("at most %(n)s words"),
    "figures_most": N_("at most %(n)s figures"),
    "tables_most": N_("at most %(n)s tables"),
    "references_most": N_("at most %(n)s references"),
}


def limits_said(limits: Limits) -> list[str]:
    """Return what is asked of the length of a paper, in words."""
    return [
        gettext(text, n=limit)
        for name, text in _LIMITS_SAID.items()
        if (limit := getattr(limits, name)) is not None
    ]


def languages(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return code and name of these languages, by name."""
    names = _locale().languages
    return sorted(((code, str(names.get(code, code))) for code in codes), key=_by_name)


def countries() -> list[str]:
    """Return the names of all countries, by name."""
    return sorted(_named(_locale()).values(), key=fold)


def country_name(code: str) -> str:
    """Return the country's name, what was typed where that is no code."""
    return _named(_locale()).get(code, code)


def country_code(text: str) -> str:
    """Return the code of a country named in the page's language or in English.

    What names none is returned as it is: the act refuses it.
    """
    wanted = fold(text)
    for locale in (_locale(), Locale("en")):
        for code, name in _named(locale).items():
            if wanted in (fold(name), code.lower()):
                return code
    # Two capitals would pass for a code.
    return text.lower() if len(text) == 2 else text


def _named(locale: Locale) -> dict[str, str]:
    return {
        code: str(name)
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }


def _locale() -> Locale:
    return get_locale() or Locale("en")


def _by_name(choice: tuple[str, str]) -> str:
    return fold(choice[1])
