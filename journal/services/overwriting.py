"""Two people write the same text: the second is told before the first one's words are gone."""

from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.lib.signing import digest

_CHANGED = Said(
    N_(
        "Somebody changed this while you were writing. What you typed is below and not saved yet: "
        "saving again replaces their text."
    )
)


def fingerprint(stored: object) -> str:
    """Return what tells one text from another; goes into the form that shows the text."""
    return digest(repr(stored))[:24]


def is_repeated(stored: object, written: object, seen: str | None) -> bool:
    """Tell whether nothing would change; raises Invalid where the writer saw an older text."""
    if stored == written:
        return True
    if seen is not None and seen != fingerprint(stored):
        raise Invalid({"overwritten": _CHANGED})
    return False
