"""Pictures made on the spot."""

import io
import random

from PIL import Image, ImageDraw


def png_of(width: int = 400, height: int = 120, *, is_noise: bool = False) -> bytes:
    """Return a PNG: a plain sign, or dots in every colour."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    if is_noise:
        dice = random.Random(7)
        picture = Image.frombytes("RGB", (width, height), dice.randbytes(width * height * 3))
    else:
        ImageDraw.Draw(picture).ellipse((4, 4, height, height - 4), fill="#7c1f2e")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
