"""A language of tests alone: every text of the interface accented, longer, from right to left.

It is a real catalogue, found by gettext as a translation is; what it does not reach is in plain
letters on the page. It stands in for Arabic, because that locale's pages run from right to left.
"""

import re
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from flask import Flask
from lxml import html
from sqlalchemy import update

from journal.extensions import db
from journal.models.account import Account
from journal.models.setting import Setting
from tests.cast import writing
from tests.house.tree import ROOT

LOCALE = "ar"
OPEN, CLOSE = "\u27e6", "\u27e7"
_ACCENTED = str.maketrans("aceinouyAEIOU", "àçéîñôûýÀÉÎÔÛ")
# What is filled in later, and marks of a page, stay as they are.
_FIXED = re.compile(r"(%\(\w+\)[sd]|%%|\{\w+\}|<[^>]*>|https?://\S+)")
_SAID = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_LETTERS = re.compile(r"[A-Za-z]{3,}")
_HEARD = ("aria-label", "placeholder", "title", "alt")
# Code, typed words and names stand as they are; a time is written by the locale.
_NO_WORDS = (
    "self::script or self::style or self::kbd or self::code or self::textarea or self::time "
    "or @name='zone'"
)
_WORDS: dict[str, tuple[int, ...] | None] = {"_": None, "_l": None, "N_": None, "gettext": None}
_WORDS["ngettext"] = (1, 2)
_SOURCES = {"templates": [("**.html", "jinja2")], "journal": [("**.py", "python")]}


def accented(text: str) -> str:
    """Return the text as the language writes it: two fifths longer, and bracketed."""
    parts = [part if at % 2 else _longer(part) for at, part in enumerate(_FIXED.split(text))]
    return f"{OPEN}{''.join(parts)}{CLOSE}"


def _longer(text: str) -> str:
    return re.sub(r"[aeiou]", lambda vowel: vowel[0] * 2, text).translate(_ACCENTED)


@cache
def _texts() -> frozenset[str | tuple[str, ...]]:
    options = {"**.html": {"trimmed": "true"}}
    return frozenset(
        message
        for folder, methods in _SOURCES.items()
        for _, _, message, _, _ in extract_from_dir(
            str(ROOT / folder), method_map=methods, keywords=_WORDS, options_map=options
        )
    )


def write(folder: Path) -> None:
    """Write the catalogue of all texts of templates and code into this folder."""
    catalogue = Catalog(locale=LOCALE)
    for text in _texts():
        if isinstance(text, str):
            catalogue.add(text, accented(text))
        else:
            forms = [text[0], *[text[1]] * (catalogue.num_plurals - 1)]
            catalogue.add(text, tuple(accented(form) for form in forms))
    path = folder / LOCALE / "LC_MESSAGES" / "messages.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)


def speak(app: Flask, folder: Path) -> None:
    """Let this app, and everybody in it, speak the language; `folder` is for the catalogue."""
    write(folder)
    app.extensions["babel"].translation_directories[:] = [str(folder)]
    with writing(app):
        db.session.execute(update(Account).values(language=LOCALE))
        db.session.execute(update(Setting).where(Setting.name == "language").values(value=LOCALE))


def plain_words(body: bytes, known: str) -> set[str]:
    """Return the page's texts in which something was not translated and is not among the data."""
    page = html.fromstring(body.decode())
    texts = page.xpath(f"//body//text()[not(ancestor::*[{_NO_WORDS}])]")
    texts += [text for name in _HEARD for text in page.xpath(f"//body//*/@{name}")]
    return {text.strip() for text in texts if _plain(text, known)}


def _plain(text: str, known: str) -> bool:
    while (rest := _SAID.sub(" ", text)) != text:
        text = rest
    return any(word.casefold() not in known for word in _LETTERS.findall(text))
