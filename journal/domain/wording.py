"""What a line or a text from people must be: there, in words, and not too long."""

import re
from collections.abc import Mapping

from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.lib.text import has_letters

LINE = 300
SUMMARY = 1200
TEXT = 100_000
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
MISSING = Said(N_("Please fill this in."))
NO_WORDS = Said(N_("Please write this in words."))
NO_SLUG = Said(
    N_("Small letters a to z, digits and hyphens, at most 80: they become part of the address.")
)
SLUG_TAKEN = Said(N_("Another page has this address already."))
SLUG_NEEDED = Said(
    N_("The title gives no address: please write one in small letters a to z, such as “prisons”.")
)


def why_not(text: str, most: int) -> Said | None:
    """Return why the text cannot stay as it is; an empty one may. `most` counts characters."""
    if not text:
        return None
    if len(text) > most:
        said = N_("At most %(most)s characters fit here; these are %(count)s.")
        return Said.of(said, most=most, count=len(text))
    return None if has_letters(text) else NO_WORDS


def why_not_needed(text: str, most: int) -> Said | None:
    """Return why the text cannot stay as it is; it must be there."""
    return why_not(text, most) if text else MISSING


def why_not_slug(slug: str) -> Said | None:
    """Return why the words cannot be part of an address."""
    if not slug:
        return SLUG_NEEDED
    return None if _SLUG.fullmatch(slug) else NO_SLUG


def refuse(faults: Mapping[str, Said | None]) -> None:
    """Raise Invalid where a field has a fault."""
    found = {name: said for name, said in faults.items() if said is not None}
    if found:
        raise Invalid(found)
