"""The logo's pictures: looked into and drawn anew before any act shows them."""

import io

from journal.documents.answers import Refused as NotTaken
from journal.documents.kinds import JPEG, PNG
from journal.documents.logo import MOST_BYTES, DrawnLogo, draw_logo
from journal.domain.refusal import Invalid
from journal.engines.incoming import Stored
from journal.services.around import surroundings
from journal.services.file import checked

KINDS = frozenset({PNG, JPEG})


def drawn(stored: Stored, name: str, field: str) -> tuple[str, DrawnLogo]:
    """Return the SHA-256 of the picture as it will be shown, and the picture.

    Call it outside of any transaction. Raises Invalid for the field.
    """
    try:
        checked(stored, name, KINDS)
    except Invalid as invalid:
        raise Invalid({field: invalid.errors["file"]}) from invalid
    told = draw_logo(surroundings().storage.path(stored.sha256))
    if isinstance(told, NotTaken):
        raise Invalid({field: told.said})
    kept = surroundings().storage.receive(io.BytesIO(told.content), MOST_BYTES)
    return kept.sha256, told
