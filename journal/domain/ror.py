"""The register of institutions (ROR), as far as a journal needs it.

Source: data structure of ROR, schema 2: `names` with value and types, `locations` with
`geonames_details`, `status`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journal.lib.text import one_line

# A zero, six signs of Crockford's base 32, two digits that check.
_ID = re.compile(r"(?:https?://)?(?:www\.)?(?:ror\.org/)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})")
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution with all its names, the usual one first."""

    ror: str
    names: tuple[str, ...]
    place: str
    country: str


class NoRegister(ValueError):
    """The file is no data dump of ROR, schema 2."""


def ror(text: str) -> str | None:
    """Return the id as the register writes it without its address, None where it is none."""
    found = _ID.fullmatch(text.strip().lower())
    return found[1] if found else None


def institutions(records: Any) -> Iterator[Institution]:
    """Yield the institutions of a data dump that exist still.

    Raises NoRegister where a record has another shape.
    """
    if not isinstance(records, list):
        raise NoRegister("The file holds no list of records.")
    for number, record in enumerate(records, 1):
        try:
            if record.get("status", "active") == "active":
                yield _institution(record)
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            raise NoRegister(f"Record {number} is none of schema 2: {fault!r}") from fault


def _institution(record: Mapping[str, Any]) -> Institution:
    key = ror(record["id"])
    names = _names(record["names"])
    if key is None or not names:
        raise ValueError("a record needs an id and a name")
    details: Mapping[str, Any] = next(
        (one["geonames_details"] for one in record.get("locations") or ()), {}
    )
    country = str(details.get("country_code") or "").upper()
    return Institution(
        key,
        names,
        one_line(str(details.get("name") or ""))[:LONGEST],
        country if re.fullmatch("[A-Z]{2}", country) else "",
    )


def _names(names: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return every name once, the one that the register shows first."""
    ordered = sorted(names, key=lambda one: "ror_display" not in one["types"])
    texts = (one_line(str(one["value"]))[:LONGEST] for one in ordered)
    return tuple(dict.fromkeys(text for text in texts if text))
