"""How large a picture may be, asked before anything of it is unpacked."""

from journal.documents import bounds as say
from journal.documents.answers import Unfit
from journal.documents.bounds import Bounds

_MILLION = 1_000_000


def check_size(width: int, height: int) -> None:
    """Raise Unfit for a picture larger than a page could show."""
    most = Bounds().pixels
    if width * height > most:
        raise Unfit(say.PIXELS, most=most // _MILLION)
