"""What a paper shows that not everybody can bear to read: keys, and free words beside them."""

from collections.abc import Sequence

from journal.domain.said import N_, Said

# By key, which is what is kept; a page translates the words like any other message.
NOTICES = {
    "sexual-violence": N_("Sexual violence"),
    "children": N_("Children"),
    "killing": N_("Killing"),
    "torture": N_("Torture described in detail"),
    "injury-images": N_("Images of injury"),
}
WORDS = 200
_UNKNOWN = Said(N_("Please choose among the notices listed."))


def fault(keys: Sequence[str]) -> Said | None:
    """Return what is wrong with the notices ticked."""
    return None if all(key in NOTICES for key in keys) else _UNKNOWN


def told(keys: str, words: str) -> tuple[str, ...]:
    """Return the notices as messages; `keys` are joined by blanks, `words` the author's own."""
    listed = keys.split()
    labels = [label for key, label in NOTICES.items() if key in listed]
    return (*labels, words) if words else tuple(labels)
