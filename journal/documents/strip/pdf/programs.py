"""Small programs in a PDF: tables of signs, formulas of colours. Their comments go."""

import re

from pikepdf import Dictionary, Name, Object, Stream

from journal.documents import passages as at
from journal.documents.traces import PROGRAM_NOTES, Traces

_FORMULA = 4  # the kind of function that is a program
_COMMENT = re.compile(rb"%[^\r\n]*")


def is_program(stream: Stream) -> bool:
    """Tell whether it is a formula or a table of signs."""
    if stream.get(Name.FunctionType) == _FORMULA or Name.CMapName in stream:
        return True
    return Name.Length1 not in stream and bytes(stream.read_bytes()).startswith(b"%!")


def clean(stream: Stream, traces: Traces) -> None:
    """Clear a formula or a table of signs of its comments."""
    before = bytes(stream.read_bytes())
    after = _COMMENT.sub(b"", before)
    if after != before:
        traces.fixed(PROGRAM_NOTES, at.inside("%"), _COMMENT.findall(before)[0].decode("latin-1"))
        stream.write(after)


def clean_font(value: Object, traces: Traces) -> None:
    """Clear what belongs to a font, or to its description, of what is not for drawing."""
    if not isinstance(value, Dictionary):
        return
    if Name.FontFamily in value:
        del value[Name.FontFamily]  # the font's own name stands beside it
    for key in (Name.ToUnicode, Name.Encoding):
        table = value.get(key)
        if isinstance(table, Stream):
            clean(table, traces)
