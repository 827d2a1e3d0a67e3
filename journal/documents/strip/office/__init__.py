"""Office files (ISO/IEC 29500, both of its dialects) without what tells who made them.

A copy holds the parts that are known and shown, each rewritten; every other part is left behind
with its relation and its type, and told.
"""

import posixpath
from collections.abc import Callable

from journal.documents.strip.office import rest, slides, sorts
from journal.documents.strip.office.package import Package, Part
from journal.documents.strip.office.sheets import workbook
from journal.documents.strip.office.word import document
from journal.documents.strip.packing import unpacked
from journal.documents.traces import Traces


def strip_text(content: bytes, traces: Traces) -> bytes:
    """Return the copy: the same pages, without properties, comments, changes and hidden text."""
    package = Package(unpacked(content, traces), traces, "word", sorts.WORD)
    return _stripped(package, "document.xml", document.clean)


def strip_workbook(content: bytes, traces: Traces) -> bytes:
    """Return the copy: the same cells, without comments, sources and ways to other files."""
    package = Package(unpacked(content, traces), traces, "xl", sorts.SHEET)
    return _stripped(package, "workbook.xml", workbook.clean)


def strip_slides(content: bytes, traces: Traces) -> bytes:
    """Return the copy: the same slides, without comments, notes, films and sounds."""
    package = Package(unpacked(content, traces), traces, "ppt", sorts.SLIDES)
    return _stripped(package, "presentation.xml", slides.clean)


def _stripped(package: Package, otherwise: str, clean: Callable[[Package, Part], None]) -> bytes:
    main = package.main(posixpath.join(package.folder, otherwise))
    clean(package, main)
    rest.tell(package)
    return package.written(main)
