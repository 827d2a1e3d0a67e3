"""Identifiers of people, papers and things, checked by their standards."""

import re
import unicodedata

# Before it an address or a word may stand, behind it what a browser adds to an address.
_ORCID = re.compile(r"(?:.*[/=:])?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])(?:[/?#&].*)?")
# Word processors set a hyphen as one of these.
_HYPHENS = re.compile("[\u2010-\u2015\u2212\u00ad]")


def orcid(text: str) -> str | None:
    """Return the iD as 0000-0000-0000-000X, None where the check digit fails (ISO 7064 11-2).

    Digits may be those of any script.
    """
    plain = _HYPHENS.sub("-", "".join(text.split())).upper()
    found = _ORCID.fullmatch("".join(map(_digit, plain)))
    if found is None:
        return None
    digits = "".join(found.groups())
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = "0123456789X"[(12 - total % 11) % 11]
    return "-".join(found.groups()) if digits[15] == check else None


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign, sign))


def reference(year: int, code: str) -> str:
    """Return what people call a submission, such as 2026-K7QF."""
    return f"{year}-{code}"


def issn(text: str) -> str | None:
    """Return the number as 0000-000X, None where the check digit fails (ISO 3297)."""
    found = re.fullmatch(r"(\d{4})[-\s]?(\d{3})([\dX])", text.strip().upper())
    if found is None:
        return None
    digits = found[1] + found[2]
    total = sum(int(digit) * (8 - place) for place, digit in enumerate(digits))
    check = "0123456789X"[-total % 11]
    return f"{found[1]}-{found[2]}{check}" if check == found[3] else None
