"""Pictures that are small on disk and endless when they are drawn or read."""

import io
import struct
import zlib

from PIL import Image

from tests.documents.hostile.case import Hostile
from tests.documents.hostile.office import laughing

_SIDE = 60_000
_SVG = "http://www.w3.org/2000/svg"


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return a part of a PNG picture."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(side: int = 4, *chunks: bytes, rows: bytes | None = None) -> bytes:
    """Return a PNG picture that says it has such sides, with further parts."""
    head = struct.pack(">II", side, side) + b"\x08\0\0\0\0"
    drawn = zlib.compress(b"\0" * 5 * 4 if rows is None else rows)
    parts = [chunk(b"IHDR", head), *chunks, chunk(b"IDAT", drawn), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def saved(kind: str, **how: object) -> bytes:
    """Return a small picture of that kind."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(out, kind, **how)
    return out.getvalue()


def jpeg(side: int) -> bytes:
    """Return a JPEG picture that says it has such sides."""
    content = saved("JPEG")
    at = content.index(b"\xff\xc0") + 5
    return content[:at] + struct.pack(">HH", side, side) + content[at + 4 :]


def scans(count: int) -> bytes:
    """Return a JPEG picture drawn over and over: every scan walks through all of it."""
    out = io.BytesIO()
    Image.new("L", (8, 8), 99).save(out, "JPEG", progressive=True)
    content = out.getvalue()
    at = content.index(b"\xff\xc2") + 5
    content = content[:at] + struct.pack(">HH", 12_000, 12_000) + content[at + 4 :]
    start = content.rindex(b"\xff\xda")
    scan = content[start:-2]
    return content[:start] + scan * count + b"\xff\xd9"


def tiff(*tags: tuple[int, int, int, int], after: int = 0) -> bytes:
    """Return a TIFF picture with these tags in its one directory; `after` leads to the next."""
    listed = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + listed + struct.pack("<I", after)


def large_tiff(side: int) -> bytes:
    """Return a TIFF picture that says it has such sides."""
    return tiff((256, 4, 1, side), (257, 4, 1, side), (258, 3, 1, 8), (259, 3, 1, 1),
                (262, 3, 1, 1), (273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, side),
                (279, 4, 1, 100))  # fmt: skip


def chained(count: int) -> bytes:
    """Return a TIFF picture of so many directories."""
    out = bytearray(b"II*\0\x08\0\0\0")
    for number in range(count):
        after = 8 + 18 * (number + 1) if number + 1 < count else 0
        out += struct.pack("<HHHIII", 1, 256, 4, 1, 1, after)
    return bytes(out)


def gif(frames: int, side: int = 1) -> bytes:
    """Return a GIF picture of so many frames."""
    frame = b",\0\0\0\0" + struct.pack("<HH", side, side) + b"\x80\0\0\0\xff\xff\xff\2\2D\1\0"
    return b"GIF89a" + struct.pack("<HH", side, side) + b"\0\0\0" + frame * frames + b";"


def webp(frames: int) -> bytes:
    """Return a WebP picture of so many frames."""
    still = saved("WEBP", lossless=True)[12:]
    frame = b"\0" * 6 + b"\7\0\0\7\0\0" + b"\x64\0\0\0" + still
    frame = b"ANMF" + struct.pack("<I", len(frame)) + frame
    head = b"VP8X\x0a\0\0\0\x02\0\0\0\7\0\0\7\0\0" + b"ANIM\6\0\0\0\0\0\0\0\0\0"
    body = b"WEBP" + head + frame * frames
    return b"RIFF" + struct.pack("<I", len(body)) + body


def wide_webp() -> bytes:
    """Return a WebP picture that says it is as large as the kind knows."""
    body = b"WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff" + saved("WEBP")[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def bmp(side: int) -> bytes:
    """Return a BMP picture that says it has such sides."""
    content = bytearray(saved("BMP"))
    content[18:26] = struct.pack("<ii", side, side)
    return bytes(content)


def emf(records: int) -> bytes:
    """Return a Windows drawing of so many steps."""
    step = struct.pack("<IIII", 27, 16, 5, 5)
    end = struct.pack("<IIIII", 14, 20, 0, 16, 20)
    size = 108 + len(step) * records + len(end)
    head = struct.pack("<II", 1, 108) + struct.pack("<8i", 0, 0, 9, 9, 0, 0, 900, 900) + b" EMF"
    head += struct.pack("<IIIHHIII", 0x10000, size, records + 2, 1, 0, 0, 0, 0)
    return head.ljust(108, b"\0") + step * records + end


def svg(inner: str, definitions: str = "") -> bytes:
    """Return a drawing."""
    return f'<svg xmlns="{_SVG}" width="9" height="9">{definitions}{inner}</svg>'.encode()


def doubling(depth: int) -> bytes:
    """Return a drawing that draws itself twice, and that twice, and so on."""
    steps = "".join(
        f'<g id="a{n}"><use href="#a{n - 1}"/><use href="#a{n - 1}"/></g>' for n in range(1, depth)
    )
    return svg(f'<use href="#a{depth - 1}"/>', f'<defs><rect id="a0" width="1"/>{steps}</defs>')


HOSTILE = [
    Hostile("png: 60,000 by 60,000", lambda: png(_SIDE)),
    Hostile("jpeg: 60,000 by 60,000", lambda: jpeg(_SIDE)),
    Hostile("tiff: 60,000 by 60,000", lambda: large_tiff(_SIDE)),
    Hostile("gif: 60,000 by 60,000", lambda: gif(1, _SIDE)),
    Hostile("bmp: 60,000 by 60,000", lambda: bmp(_SIDE)),
    Hostile("webp: 16 million by 16 million", wide_webp),
    Hostile("svg: 60,000 by 60,000", lambda: svg("<rect/>").replace(b'"9"', b'"60000"'),
            is_refused=False),
    Hostile("png: 400 MB in its words", lambda: png(
        4, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(400 << 20), 9))), is_refused=False),
    Hostile("png: 400 MB in its colours", lambda: png(
        4, chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(400 << 20), 9))), is_refused=False),
    Hostile("png: 400 MB behind its rows", lambda: png(4, rows=bytes(400 << 20)), is_refused=False),
    Hostile("png: 300,000 parts", lambda: png(4, chunk(b"tEXt", b"a\0b") * 300_000)),
    Hostile("jpeg: 400,000 marks", lambda: b"\xff\xd8" + b"\xff\xe1\0\x02" * 400_000 + b"\xff\xd9"),
    Hostile("jpeg: nothing but fill", lambda: b"\xff\xd8" + b"\xff" * (8 << 20) + b"\xff\xd9"),
    Hostile("jpeg: drawn 2,000 times", lambda: scans(2_000), is_refused=False),
    Hostile("tiff: in a circle", lambda: tiff((256, 4, 1, 1), after=8)),
    Hostile("tiff: 65,000 tags", lambda: tiff(*[(700 + n % 60_000, 4, 1, 8) for n in range(65_000)])),
    Hostile("tiff: 60,000 directories", lambda: chained(60_000)),
    Hostile("tiff: a tag of four gigabytes", lambda: tiff((256, 4, 0xFFFFFFFF, 8))),
    Hostile("tiff: 5,000 tags over the same bytes", lambda: tiff(
        *[(40_000 + n, 1, 60_000, 8) for n in range(5_000)])),
    Hostile("gif: 100,000 frames", lambda: gif(100_000), is_refused=False),
    Hostile("webp: 100,000 frames", lambda: webp(100_000)),
    Hostile("emf: 2,000,000 steps", lambda: emf(2_000_000)),
    Hostile("svg: entities", lambda: laughing(f'svg xmlns="{_SVG}"').encode()),
    Hostile("svg: 100,000 levels", lambda: svg("<g>" * 100_000 + "</g>" * 100_000)),
    Hostile("svg: draws itself 2^60 times", lambda: doubling(60), is_refused=False),
    Hostile("svg: 400,000 attributes", lambda: svg(
        "<rect " + " ".join(f'a{n}="b{n}"' for n in range(400_000)) + "/>")),
    Hostile("svg: 400,000 elements", lambda: svg("<rect/>" * 400_000), is_refused=False),
    Hostile("svg: a text of 15 MB", lambda: svg("<text>" + "word " * 3_000_000 + "</text>")),
    Hostile("svg: 20 MB of styles", lambda: svg(
        "<style>" + "a{b:c}" * 3_000_000 + "</style>")),
    Hostile("svg: styles without an end", lambda: svg(
        "<style>" + "a{/*" * 1_000_000 + "</style>"), is_refused=False),
]  # fmt: skip
