"""Office files (ISO/IEC 29500, both of its dialects) without what tells who made them.

A copy holds the parts that are known and shown, each rewritten; every other part is left behind
with its relation and its type, and told.
"""

from journal.documents.strip.office import rest, sorts
from journal.documents.strip.office.package import Package
from journal.documents.strip.office.word import document
from journal.documents.strip.packing import unpacked
from journal.documents.traces import Traces


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the copy: the same pages, without properties, comments, changes and hidden text."""
    package = Package(unpacked(content, traces), traces, "word", sorts.WORD)
    main = package.main("word/document.xml")
    document.clean(package, main)
    rest.tell(package)
    return package.written(main)
