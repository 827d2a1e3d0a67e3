"""A picture without its notes is the same picture."""

import io

import pytest
from PIL import Image

from journal.documents.answers import Unfit
from journal.documents.strip import strip
from journal.documents.traces import Traces
from tests.documents import made
from tests.documents.traced import pictures

DRAWN = [
    pictures.photograph(),
    pictures.saved(pictures.dots(), "JPEG", exif=pictures.camera(), progressive=True),
    pictures.saved(pictures.dots("CMYK"), "JPEG"),
    pictures.screenshot(),
    pictures.saved(pictures.dots().quantize(16), "PNG", bits=4),
    pictures.scan(),
    pictures.photographic_scan(),
    pictures.saved(pictures.dots("L").convert("1"), "TIFF", compression="group4"),
    pictures.moving(),
    pictures.web(),
    pictures.saved(pictures.dots(), "WEBP", save_all=True, append_images=[pictures.dots()]),
    pictures.bitmap(),
    pictures.saved(pictures.dots("L"), "BMP"),
]


def frames(content: bytes) -> list[tuple[str, bytes]]:
    with Image.open(io.BytesIO(content)) as picture:
        seen = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            seen.append((picture.mode, picture.tobytes()))
        return seen


@pytest.mark.parametrize("drawn", DRAWN)
def test_every_dot_stays_and_the_right_way_up(drawn: bytes):
    copy = strip(drawn, Traces())
    assert frames(copy) == frames(drawn)
    with Image.open(io.BytesIO(copy)) as after, Image.open(io.BytesIO(drawn)) as before:
        assert after.getexif().get(0x112) == before.getexif().get(0x112)
        assert bool(after.info.get("icc_profile")) == bool(before.info.get("icc_profile"))
    assert strip(copy, Traces()) == copy


@pytest.mark.parametrize("drawn", DRAWN)
def test_half_a_picture_is_refused_or_stays_free_of_notes(drawn: bytes):
    for part in (3, 2):
        half = drawn[: len(drawn) // part]
        try:
            copy = strip(half, Traces())
        except Unfit:
            continue
        assert b"Quillfeather" not in copy


def test_a_drawing_keeps_what_it_shows():
    copy = strip(pictures.drawing(), Traces()).decode()
    assert "Replies by year" in copy
    assert "Answers kept" in copy
    assert 'style="fill:#ff0000"' in copy
    assert "fill: url(#n1)" in copy
    assert 'id="n1"' in copy


def test_a_giant_picture_is_refused_before_it_is_unpacked():
    wide = (60_000).to_bytes(4, "big") * 2
    giant = made.png().replace(b"\0\0\0\2\0\0\0\2", wide)
    assert giant != made.png()
    with pytest.raises(Unfit):
        strip(giant, Traces())
