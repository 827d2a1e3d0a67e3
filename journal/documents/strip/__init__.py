"""Documents without what tells who made them: one walk finds the traces and takes them out.

Whoever inspects a document and whoever cleans it go the same way, so that what is told and what
is done never differ. What a reader sees is never changed; where it tells too much, it is told.
"""

import importlib
from collections.abc import Callable

from journal.documents import kinds
from journal.documents.answers import Unfit
from journal.documents.kinds import Kind
from journal.documents.sniff import recognized
from journal.documents.traces import Traces
from journal.domain.said import N_, Said

Stripper = Callable[[bytes, Traces], bytes]

UNCLEANED = N_("Files of this kind cannot be cleaned: %(kind)s. Please send it as PDF or DOCX.")

# The function of each kind: bytes of a file in, bytes of the clean copy out. Raises Unfit where no
# clean copy can be made. Imported only when asked for: they bring in every engine.
_PICTURE = "journal.documents.strip.picture:strip"
STRIPPERS: dict[Kind, str] = {
    **dict.fromkeys(kinds.PICTURES | kinds.DRAWINGS, _PICTURE),
    kinds.PDF: "journal.documents.strip.pdf:strip",
    kinds.DOCX: "journal.documents.strip.office:strip_text",
    kinds.XLSX: "journal.documents.strip.office:strip_workbook",
    kinds.PPTX: "journal.documents.strip.office:strip_slides",
    **dict.fromkeys(kinds.OPEN_DOCUMENT, "journal.documents.strip.opendocument:strip"),
    kinds.DOC: "journal.documents.strip.olddoc:strip",
    kinds.RTF: "journal.documents.strip.richtext:strip",
    kinds.TXT: "journal.documents.strip.sources.plain:strip_text",
    kinds.CSV: "journal.documents.strip.sources.plain:strip_table",
    kinds.XML: "journal.documents.strip.sources.plain:strip_xml",
    kinds.LATEX: "journal.documents.strip.sources.archives:strip_latex",
    kinds.ZIP: "journal.documents.strip.sources.archives:strip_archive",
}


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the clean copy; `traces` tells what was found. Runs in the child process alone.

    The same bytes give the same copy. Raises Unfit where a copy cannot be made.
    """
    kind = recognized(content)
    if kind is None or kind not in STRIPPERS:
        raise Unfit(UNCLEANED, kind=Said(kind.label if kind else N_("unknown")))
    return stripper(kind)(content, traces)


def strips(kind: Kind | None) -> bool:
    """Tell whether files of this kind can be cleaned."""
    return kind in STRIPPERS


def stripper(kind: Kind) -> Stripper:
    """Return the function of the kind; raises KeyError for one that has none."""
    module, _, function = STRIPPERS[kind].partition(":")
    found: Stripper = getattr(importlib.import_module(module), function)
    return found


__all__ = ["STRIPPERS", "kinds", "strip", "stripper", "strips"]
