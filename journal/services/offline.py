"""A review that was written without a line comes in as a file."""

from journal.domain.offline_review import decoded
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.services.around import surroundings
from journal.services.file import Stored

# More than a review may hold, in any encoding.
LIMIT = 8_000_000
_TOO_LARGE = Said(N_("This is larger than a review can be. Choose the text file you filled in."))


def text_of(stored: Stored) -> str:
    """Return the text of a file that has just come in; raises Invalid for `filled`."""
    if stored.size > LIMIT:
        raise Invalid({"filled": _TOO_LARGE})
    return decoded(surroundings().storage.path(stored.sha256).read_bytes())
