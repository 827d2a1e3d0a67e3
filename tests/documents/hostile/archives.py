"""Archives, and office files as archives: what lies about its size, its names or its depth."""

import io
import struct
import zipfile
import zlib

from tests.documents import made
from tests.documents.hostile.case import Hostile

_ZEROS = bytes(1 << 20)


def swollen(name: str, megabytes: int, head: bytes = b"", tail: bytes = b"") -> bytes:
    """Return a Word document, one part of which unpacks to so much."""
    out = io.BytesIO(made.docx())
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w") as entry,
    ):
        entry.write(head)
        for _ in range(megabytes):
            entry.write(_ZEROS)
        entry.write(tail)
    return out.getvalue()


def lying(says: int, holds: int) -> bytes:
    """Return an archive that says of its entry one size, and holds another."""
    content = made.zipped({"a.txt": b"x" * holds})
    size = struct.pack("<I", holds)
    return content.replace(size, struct.pack("<I", says))


def crowded(count: int) -> bytes:
    """Return an archive of so many entries."""
    return made.zipped({f"{number}.txt": b"" for number in range(count)})


def nested(depth: int) -> bytes:
    """Return an archive within an archive, and so on."""
    content = b"The end."
    for number in range(depth):
        content = made.zipped({f"{number}.zip": content})
    return content


def full(width: int, depth: int) -> bytes:
    """Return an archive of archives of archives, all of them the same (as 42.zip is)."""
    content = made.zipped({"a.txt": _ZEROS * 4})
    for _ in range(depth):
        content = made.zipped({f"{number}.zip": content for number in range(width)})
    return content


def huge_by_its_list() -> bytes:
    """Return an archive whose list gives, by 64 bits, more than any disk holds (ZIP64)."""
    content = made.zipped({"a.txt": "x"})
    at = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    entry = bytearray(content[at:end])
    entry[20:28] = b"\xff" * 8
    extra = struct.pack("<HHQQ", 1, 16, 1 << 60, 1 << 60)
    entry[30:32] = struct.pack("<H", len(extra))
    listed = bytes(entry) + extra
    last = bytearray(content[end:])
    last[12:16] = struct.pack("<I", len(listed))
    return content[:at] + listed + bytes(last)


def one_stream_for_many(count: int) -> bytes:
    """Return an archive whose list names the same packed bytes many times (entries overlap)."""
    packed = zlib.compress(_ZEROS * 8, 9)[2:-4]
    check = zlib.crc32(_ZEROS * 8)
    numbers = (check, len(packed), 8 << 20)
    local = b"PK\x03\x04" + struct.pack("<5H3I2H", 20, 0, 8, 0, 0, *numbers, 5, 0) + b"a0000"
    listed = b"".join(
        b"PK\x01\x02"
        + struct.pack("<6H3I5H2I", 20, 20, 0, 8, 0, 0, *numbers, 5, 0, 0, 0, 0, 0, 0)
        + f"a{number:04}".encode()
        for number in range(count)
    )
    at = len(local) + len(packed)
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, count, count, len(listed), at, 0)
    return local + packed + listed + end


def sealed() -> bytes:
    """Return an archive whose entry says that it wants a password."""
    content = bytearray(made.zipped({"a.txt": "x"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    return bytes(content)


def twice() -> bytes:
    """Return a Word document that holds its text twice, under one name."""
    other = made.docx(made.para("Another text.")).replace(
        b"word/document.xml", b"word/documen0.xml"
    )
    content = io.BytesIO(other)
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("word/documen1.xml", made.word(made.para("A text.")))
    whole = content.getvalue()
    for name in (b"word/documen0.xml", b"word/documen1.xml"):
        whole = whole.replace(name, b"word/document.xml")
    return whole


def named(*names: str) -> bytes:
    """Return an archive of small tables with these names."""
    return made.zipped(dict.fromkeys(names, "a,b\n1,2\n3,4\n"))


HOSTILE = [
    Hostile("docx: a part of a gigabyte", lambda: swollen("word/media/image1.png", 1024)),
    Hostile("docx: its text is a gigabyte of spaces", lambda: swollen(
        "word/footnotes.xml", 1024, b"<a>", b"</a>")),
    Hostile("docx: its text stands in it twice", twice),
    Hostile("zip: holds more than it says", lambda: lying(10, 8 << 20)),
    Hostile("zip: holds less than it says", lambda: lying(8 << 20, 1000)),
    Hostile("zip: 64 bits of lies", huge_by_its_list),
    Hostile("zip: 60,000 entries", lambda: crowded(60_000)),
    Hostile("zip: 200 archives deep", lambda: nested(200)),
    Hostile("zip: archives of archives (42)", lambda: full(16, 4)),
    Hostile("zip: entries upon each other", lambda: one_stream_for_many(4_000)),
    Hostile("zip: wants a password", sealed),
    Hostile("zip: names that lead outside", lambda: named("../../x.csv")),
    Hostile("zip: names of devices", lambda: named("CON", "aux.csv", "nul.txt"), is_refused=False),
    Hostile("zip: names that turn the line", lambda: named("a\u202evsc.exe", "b\nc.csv", "d\x07.csv"),
            is_refused=False),
    Hostile("zip: a name with a NUL", lambda: named("abcd.csv").replace(b"abcd", b"a\0cd"),
            is_refused=False),
    Hostile("zip: a name of 60,000 letters", lambda: named("x" * 60_000), is_refused=False),
]  # fmt: skip
