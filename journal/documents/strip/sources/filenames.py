"""Names of files in an archive as every system takes them and every eye reads them."""

import re
import unicodedata
from collections.abc import Iterable

from journal.lib.text import is_device

_UNFIT = re.compile(r'[\\:*?"<>|]')
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # letters of Persian, say, need them
_LONGEST = 120


def safe(names: Iterable[str]) -> dict[str, str]:
    """Return for every name the one that it has in a copy; most stay as they are."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        parts = [_part(part) for part in name.split("/") if part]
        new = _free("/".join(parts), taken)
        taken.add(new.casefold())
        found[name] = new
    return found


def _part(part: str) -> str:
    """Return one step of a path without signs that turn it, hide in it or end it."""
    seen = "".join(s for s in part if s in _JOINERS or unicodedata.category(s) not in _UNSEEN)
    plain = _UNFIT.sub("_", seen).rstrip(". ") or "_"
    if is_device(plain):
        plain = f"_{plain}"
    stem, dot, ending = plain.rpartition(".")
    if len(plain) > _LONGEST:
        plain = (stem or ending)[: _LONGEST - 20] + (dot + ending[:19] if stem else "")
    return plain


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    number, new = 1, name
    while new.casefold() in taken:
        number += 1
        new = f"{stem}-{number}{dot}{ending}" if stem else f"{name}-{number}"
    return new
