"""Pictures made on the spot."""

import io
import random

from PIL import Image, ImageCms, ImageDraw


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


def photo(
    width: int = 600,
    height: int = 900,
    kind: str = "JPEG",
    mode: str = "RGB",
    orientation: int | None = None,
    secret: str = "",
    *,
    is_noise: bool = False,
) -> bytes:
    """Return a picture: its upper half red, its lower half blue, or noise; with words in it."""
    drawn = Image.new("RGB", (width, height), "blue")
    drawn.paste((200, 0, 0), (0, 0, width, height // 2))
    if is_noise:
        drawn = Image.frombytes(
            "RGB", (width, height), random.Random(1).randbytes(width * height * 3)
        )
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    if secret:
        exif[0x010E] = exif[0x013B] = secret
        exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    more = {"icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()}
    drawn.convert(mode).save(out, kind, exif=exif, **(more if mode == "RGB" else {}))
    return out.getvalue()
