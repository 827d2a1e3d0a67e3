"""The parts of an archive, read one by one."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from journal.documents import bounds as say
from journal.documents.answers import Unfit

# What zipfile raises over archives that are none: its own errors, and those of odd numbers in them.
READ_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every part, in the archive's order; raises Unfit where damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                yield entry.filename, archive.read(entry)
    except READ_ERRORS as error:
        raise Unfit(say.DAMAGED) from error
