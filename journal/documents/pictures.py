"""Pictures: whole, and not larger than a page could show."""

import warnings
from pathlib import Path

from PIL import Image

from journal.documents import bounds as say
from journal.documents.answers import Unfit
from journal.documents.bounds import Bounds

_MILLION = 1_000_000
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")


def check_picture(path: Path, bounds: Bounds) -> None:
    """Raise Unfit for a picture that is too large, ends early or is damaged."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd metadata is no fault of the picture
        _check(path, bounds)


def _check(path: Path, bounds: Bounds) -> None:
    Image.MAX_IMAGE_PIXELS = None  # our own bound, told in words, stands below
    try:
        with Image.open(path, formats=_FORMATS) as picture:
            if picture.width * picture.height > bounds.pixels:
                raise Unfit(say.PIXELS, most=bounds.pixels // _MILLION)
            picture.load()
    except (OSError, SyntaxError, ValueError) as error:
        message = say.TRUNCATED if "truncated" in str(error) else say.DAMAGED
        raise Unfit(message) from error
