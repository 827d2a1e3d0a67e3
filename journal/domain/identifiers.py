"""Identifiers of people, papers and things, checked by their standards."""

import re

_ORCID = re.compile(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])")


def orcid(text: str) -> str | None:
    """Return the iD as 0000-0000-0000-000X, None where the check digit fails (ISO 7064 11-2)."""
    found = _ORCID.fullmatch(re.sub(r"^https?://orcid\.org/", "", text.strip()).upper())
    if found is None:
        return None
    digits = "".join(found.groups())
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = "0123456789X"[(12 - total % 11) % 11]
    return "-".join(found.groups()) if digits[15] == check else None


def reference(year: int, code: str) -> str:
    """Return what people call a submission, such as 2026-K7QF."""
    return f"{year}-{code}"
