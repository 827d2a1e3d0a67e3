"""What is larger inside than any document needs is refused before it is unpacked."""

import struct
import zlib
from pathlib import Path

import pytest

from journal.documents.bounds import BOMB, DAMAGED
from journal.documents.clean import clean
from tests.documents import made
from tests.documents.hostile.office import styles_on_styles
from tests.documents.traced import opendocument

_CHAIN = "".join(
    f'<style:style style:name="s{n}" style:family="paragraph" style:parent-style-name="s{n + 1}"/>'
    for n in range(500)
)


def wide_png() -> bytes:
    """Return a picture that goes on, packed, far behind its last row."""
    packed = zlib.compress(bytes(14_000 * 5_001))
    head = struct.pack(">II", 14_000, 5_000) + b"\x08\0\0\0\0"
    chunks = ((b"IHDR", head), (b"IDAT", packed + zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def laughing() -> bytes:
    """Return a drawing whose definitions grow when they are put in their places."""
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text>&a9;</text></svg>'
    return f'<!DOCTYPE svg [<!ENTITY a0 "ha">{grown}]>{drawing}'.encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{\\rtf1 " + b"\\b\\i" * 400_000 + b"}", BOMB),
        (b"{\\rtf1 " + b"{a}" * 300_000 + b"}", BOMB),
        (b"{\\rtf1 " + b"{" * 300 + b"}" * 300 + b"}", DAMAGED),
        (opendocument.odt("<text:p>" + "word " * 7_000_000 + "</text:p>"), BOMB),
        (opendocument.odt("<text:span>" * 9_000 + "</text:span>" * 9_000), DAMAGED),
        (styles_on_styles(500), BOMB),
        (made.odt(f"<text:p text:style-name='s0'>x</text:p>{_CHAIN}"), BOMB),
        (b"a,b\n" * (7 << 20), BOMB),
        (b"{\\rtf1 " + b"so many words " * (2 << 20) + b"}", BOMB),
        (wide_png(), BOMB),
        (laughing(), DAMAGED),
        (b"\xff\xd8" + b"\xff\xe1\0\x02" * 200_000 + b"\xff\xd9", BOMB),
        (b"GIF89a\1\0\1\0\0\0\0" + b"\x21\xfe\1a\0" * 200_000 + b";", BOMB),
        (b"II*\0\x08\0\0\0\1\0" + struct.pack("<HHIII", 256, 4, 1, 1, 8), DAMAGED),
        (("a\u200b" * 1_500_000).encode(), BOMB),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>" + b" " * (21 << 20) + b"</svg>", BOMB),
    ],
    ids=lambda given: given[:12] if isinstance(given, str) else f"{len(given)} bytes",
)
def test_what_only_grows_is_refused_in_words(tmp_path: Path, content: bytes, reason: str):
    refused = clean(made.put(tmp_path, content), tmp_path / "copy")
    assert [finding.text for finding in refused.reasons] == [reason]
