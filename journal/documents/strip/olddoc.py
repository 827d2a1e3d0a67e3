"""Word documents of before 2007: cleaned as the DOCX that LibreOffice makes of them."""

import io

from journal.documents import allowance, ole, zips
from journal.documents import passages as at
from journal.documents.bounds import Bounds, Budget
from journal.documents.convert import docx_of
from journal.documents.strip import strip as strip_file
from journal.documents.traces import CALLS_HOME, Traces


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the clean copy, a DOCX; programs of the document are left behind, and told."""
    if ole.has_macros(content):
        traces.fixed(CALLS_HOME, at.WHOLE)
    allowance.lift()  # what converts is a large program
    made = docx_of(content)
    zips.check_archive(io.BytesIO(made), Budget(Bounds()))
    return strip_file(made, traces)
