"""JPEG 2000 pictures (ISO/IEC 15444-1) without the boxes that hold words."""

import struct

from journal.documents import passages as at
from journal.documents.traces import PICTURE, Traces

_WORDS = {b"xml ", b"uuid", b"uinf", b"jp2i", b"asoc", b"lbl ", b"nlst"}
_SIGNATURE = b"\0\0\0\x0cjP  "
_STREAM = b"jp2c"


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the picture without such boxes; a bare code stream has none."""
    if not content.startswith(_SIGNATURE):
        return content
    out, at_byte = bytearray(), 0
    while at_byte + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at_byte)
        if length == 1 and at_byte + 16 <= len(content):
            (length,) = struct.unpack_from(">Q", content, at_byte + 8)
        # The last box may go to the end of the file, whatever its length says.
        end = len(content) if length == 0 else at_byte + max(8, length)
        if kind in _WORDS:
            traces.fixed(PICTURE, at.inside("picture"), kind.decode("latin-1").strip())
        else:
            out += content[at_byte:end]
        at_byte = end
    return bytes(out)
