"""A logo drawn anew: this runs in the child alone, and is loaded there."""

import base64
import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from journal.documents.answers import Unfit
from journal.documents.bounds import DAMAGED
from journal.documents.logo import MOST_BYTES
from journal.domain.said import N_

# In dots; a page shows it at half that size, so that it is sharp on fine screens.
_BOX = (560, 128)
_TOO_RICH = N_(
    "This picture has too much detail for a logo: it would weigh more than %(most)s kB. A drawing"
    " with few colours does."
)
_TOO_SMALL = N_("This picture is too small: a logo is at least 16 dots high and wide.")


def draw(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task "draw-logo" in the child; raises Unfit."""
    del arguments
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd metadata is no fault of the picture
        picture = _opened(path)
    for content in _ever_plainer(picture):
        if len(content) <= MOST_BYTES:
            width, height = (max(1, round(side / 2)) for side in picture.size)
            encoded = base64.b64encode(content).decode()
            return {"content": encoded, "width": width, "height": height}
    raise Unfit(_TOO_RICH, most=MOST_BYTES // 1000)


def _opened(path: Path) -> Image.Image:
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            whole = picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError) as error:
        raise Unfit(DAMAGED) from error
    if min(whole.size) < 16:
        raise Unfit(_TOO_SMALL)
    whole.thumbnail(_BOX, Image.Resampling.LANCZOS)
    return whole


def _ever_plainer(picture: Image.Image) -> Iterator[bytes]:
    yield _png(picture)
    for colours in (256, 128, 64, 32, 16):
        yield _png(picture.quantize(colours, method=Image.Quantize.FASTOCTREE))


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
