"""Marks of languages (BCP 47): language, script and country, nothing of anyone's own."""

import re

_PLAIN = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?![A-Za-z0-9])")


def plain(mark: str) -> str:
    """Return the mark without what is of private use; empty where it names no language."""
    found = _PLAIN.match(mark.strip())
    return found[0] if found else ""
