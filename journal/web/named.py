"""What an author chooses from, named in the page's language."""

from collections.abc import Iterable

from babel import Locale
from flask_babel import get_locale, gettext

from journal.lib.text import fold

# What the locale's tables hold beside countries.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})


def limits_said(abstract_words: int | None, manuscript_words: int | None) -> list[str]:
    """Return what a section asks of the length of a paper, in words; None is no limit."""
    said = []
    if abstract_words:
        said.append(gettext("abstract of at most %(n)s words", n=abstract_words))
    if manuscript_words:
        said.append(gettext("at most %(n)s words", n=manuscript_words))
    return said


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
    return text


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
