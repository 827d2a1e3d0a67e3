"""A cover is drawn anew: upright, light, and telling nothing but what is to be seen."""

import io
from pathlib import Path

import pytest
from PIL import Image

from journal.documents.answers import Refused
from journal.documents.cover import DrawnSize, draw_cover
from tests.builders.picture import photo

MOST = {"320.webp": 12_000, "320.jpg": 16_000, "640.webp": 18_000}


def drawn(tmp_path: Path, content: bytes) -> dict[str, DrawnSize]:
    path = tmp_path / "picture"
    path.write_bytes(content)
    told = draw_cover(path)
    assert not isinstance(told, Refused), told
    return {one.name: one for one in told}


def seen(one: DrawnSize) -> Image.Image:
    return Image.open(io.BytesIO(one.content)).convert("RGB")


def test_every_size_is_made_and_nothing_of_its_sender_is_left(tmp_path: Path):
    content = photo(secret="taken by Ana at the shelter")
    assert b"Ana at the shelter" in content
    sizes = drawn(tmp_path, content)
    assert {name: (one.width, one.height) for name, one in sizes.items()} == {
        "320.webp": (320, 480),
        "320.jpg": (320, 480),
        "640.webp": (600, 900),
    }
    for one in sizes.values():
        again = Image.open(io.BytesIO(one.content))
        assert again.format == one.media_type.partition("/")[2].upper()
        assert b"Ana" not in one.content
        assert not again.getexif()
        assert "icc_profile" not in again.info


@pytest.mark.parametrize(
    ("orientation", "top"), [(1, "red"), (3, "blue"), (6, "side"), (8, "side")]
)
def test_a_picture_stands_as_its_camera_meant_it(tmp_path: Path, orientation: int, top: str):
    one = drawn(tmp_path, photo(orientation=orientation))["320.jpg"]
    red, _green, blue = seen(one).getpixel((one.width // 2, 4))
    if top == "side":
        assert one.width > one.height
        edges = [seen(one).getpixel((x, one.height // 2))[0] for x in (4, one.width - 5)]
        assert edges.index(max(edges)) == (1 if orientation == 6 else 0)
    else:
        assert (red > blue) is (top == "red")


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "CMYK"), ("JPEG", "L")]
)
def test_every_way_to_hold_colours_is_taken(tmp_path: Path, kind: str, mode: str):
    assert set(drawn(tmp_path, photo(kind=kind, mode=mode))) == set(MOST)


def test_even_noise_stays_light(tmp_path: Path):
    sizes = drawn(tmp_path, photo(1500, 2000, is_noise=True))
    assert not {name for name, one in sizes.items() if len(one.content) > MOST[name]}
    assert sizes["640.webp"].width >= 160


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (photo(300, 900), "at least %(least)s dots"),
        (photo()[:2000], "damaged"),
        (b"GIF89a" + b"x" * 500, "damaged"),
    ],
)
def test_what_can_be_no_cover_is_told(tmp_path: Path, content: bytes, words: str):
    path = tmp_path / "picture"
    path.write_bytes(content)
    told = draw_cover(path)
    assert isinstance(told, Refused)
    assert words in told.said.msgid
