"""A cover drawn anew: this runs in the child alone, and is loaded there."""

import base64
import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps

from journal.documents.answers import Unfit
from journal.documents.bounds import DAMAGED
from journal.domain.said import N_

_LEAST = 320
# Name, format, the box it fits into, and the most bytes: a page has 60 kB in all, of which all
# else takes up to 41.
_SIZES = (
    ("320.webp", "WEBP", (320, 480), 12_000),
    ("320.jpg", "JPEG", (320, 480), 16_000),
    ("640.webp", "WEBP", (640, 960), 18_000),
)
_QUALITIES = (82, 72, 60, 48, 36, 24)
_TOO_SMALL = N_("This picture is too small: a cover is at least %(least)s dots wide and high.")


def draw(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task "draw-cover" in the child; raises Unfit."""
    del arguments
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd metadata is no fault of the picture
        picture = _opened(path)
    return {"sizes": [_size(picture, *size) for size in _SIZES]}


def _opened(path: Path) -> Image.Image:
    """Return the picture upright, in sRGB, on white; its metadata stays behind."""
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            # A JPEG is read no finer than is needed: what its sender's camera made is large.
            picture.draft("RGB", (1280, 1920))
            upright = ImageOps.exif_transpose(picture)
            whole = _on_white(_in_srgb(upright))
    except (OSError, SyntaxError, ValueError) as error:
        raise Unfit(DAMAGED) from error
    if min(whole.size) < _LEAST:
        raise Unfit(_TOO_SMALL, least=_LEAST)
    return whole


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        turned = ImageCms.profileToProfile(picture, own, srgb, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture  # a broken profile: the colours as they are
    return turned or picture


def _on_white(picture: Image.Image) -> Image.Image:
    seen = picture.convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(ground, seen).convert("RGB")


def _size(
    picture: Image.Image, name: str, kind: str, box: tuple[int, int], most: int
) -> dict[str, Any]:
    tried = _ever_plainer(picture, kind, box)
    drawn, content = next(pair for pair in tried if len(pair[1]) <= most)
    return {
        "name": name,
        "media_type": f"image/{kind.lower()}",
        "width": drawn.width,
        "height": drawn.height,
        "content": base64.b64encode(content).decode(),
    }


def _ever_plainer(
    picture: Image.Image, kind: str, box: tuple[int, int]
) -> Iterator[tuple[Image.Image, bytes]]:
    """Yield the picture ever plainer, then ever smaller: some size is light enough."""
    for part in (1.0, 0.75, 0.5, 0.25):
        drawn = picture.copy()
        drawn.thumbnail((int(box[0] * part), int(box[1] * part)), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            yield drawn, _encoded(drawn, kind, quality)


def _encoded(picture: Image.Image, kind: str, quality: int) -> bytes:
    out = io.BytesIO()
    more = {"method": 6} if kind == "WEBP" else {"optimize": True, "progressive": True}
    picture.save(out, kind, quality=quality, **more)
    return out.getvalue()
