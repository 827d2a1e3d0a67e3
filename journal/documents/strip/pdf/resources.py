"""The drawing's own short names of what it draws with: those of somebody's choice are renamed."""

import re
from collections.abc import Iterator
from itertools import count

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from journal.documents import passages as at
from journal.documents.strip.pdf.objects import reached
from journal.documents.traces import PROGRAM_NOTES, Traces

_KINDS = (
    Name.Font, Name.XObject, Name.ExtGState, Name.Pattern, Name.Shading, Name.Properties,
    Name.ColorSpace,
)  # fmt: skip
_OPERATORS = {"Tf": 0, "Do": 0, "gs": 0, "sh": 0, "cs": 0, "CS": 0, "scn": -1, "SCN": -1,
              "BDC": 1, "DP": 1}  # fmt: skip
# As programs name them: a word of the trade and a number, or some few letters.
_USUAL = re.compile(
    r"/(?:[A-Za-z]{0,4}|fz\w+|font|image|img|form|meta|xobj(?:ect)?|pattern|shading|layer|default"
    r"|(?:default|device)?(?:rgb|gr[ae]y|cmyk)|iccbased|indexed|color|colour|cspg?|gstate|prop"
    r"|arial\w*|times\w*|helvetica\w*|courier\w*|symbol|zapfdingbats)(?:[-_.]?\d+)*[A-Za-z]?",
    re.IGNORECASE,
)
# Beyond, a drawing is not read again for the sake of names.
_LARGEST = 8 << 20
Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def rename(pdf: pikepdf.Pdf, traces: Traces) -> None:
    """Give names that no program uses of itself numbers, in the lists and where they are called."""
    tables = list(_tables(pdf))
    listed = {key for table in tables for key, _ in table.items()}
    own = sorted(key for key in listed if not _USUAL.fullmatch(key))
    calling = [one for one in _drawings(pdf) if _may_call(_read(one), own)] if own else []
    if not own or any(len(_read(one)) > _LARGEST for one in calling):
        return
    free = (f"/R{number}x" for number in count(1) if f"/R{number}x" not in listed)
    names = {key: Name(next(free)) for key in own}
    for key in own:
        if traces.names(key[1:]):
            traces.fixed(PROGRAM_NOTES, at.inside("/Resources"), key[1:])
    for table in tables:
        for key in [key for key, _ in table.items() if key in names]:
            table[names[key]] = table[key]
            del table[key]
    for one in calling:
        _write(pdf, one, names)


def _tables(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    for value in reached(pdf):
        lists = value.get(Name.Resources) if isinstance(value, Dictionary | Stream) else None
        for kind in _KINDS if isinstance(lists, Dictionary) else ():
            table = lists.get(kind) if isinstance(lists, Dictionary) else None
            if isinstance(table, Dictionary):
                yield table


def _drawings(pdf: pikepdf.Pdf) -> Iterator[Dictionary | Stream]:
    """Yield the pages, and all else that draws."""
    yield from (page.obj for page in pdf.pages)
    for value in reached(pdf):
        if isinstance(value, Stream):
            if value.get(Name.Subtype) == Name.Form or value.get(Name.PatternType) == 1:
                yield value
        elif isinstance(value, Dictionary) and isinstance(value.get(Name.CharProcs), Dictionary):
            yield from (v for _, v in value.CharProcs.items() if isinstance(v, Stream))


def _read(drawing: Dictionary | Stream) -> bytes:
    if isinstance(drawing, Stream):
        return bytes(drawing.read_bytes())
    found = drawing.get(Name.Contents)
    parts = list(found) if isinstance(found, Array) else [found]
    return b"\n".join(bytes(part.read_bytes()) for part in parts if isinstance(part, Stream))


def _may_call(content: bytes, names: list[str]) -> bool:
    return b"#" in content or any(name.encode() in content for name in names)


def _write(pdf: pikepdf.Pdf, drawing: Dictionary | Stream, names: dict[str, Name]) -> None:
    before = pikepdf.parse_content_stream(pdf.make_stream(_read(drawing)))
    after = pikepdf.unparse_content_stream([_called(one, names) for one in before])
    if isinstance(drawing, Stream):
        drawing.write(after)
    else:
        drawing[Name.Contents] = pdf.make_stream(after)


def _called(one: Instruction, names: dict[str, Name]) -> Instruction:
    place = _OPERATORS.get(str(one.operator))
    operands: list[Object] = list(one.operands) if place is not None else []
    if place is None or not -len(operands) <= place < len(operands):
        return one
    new = names.get(str(operands[place])) if isinstance(operands[place], Name) else None
    if new is None:
        return one
    operands[place] = new
    return pikepdf.ContentStreamInstruction(operands, one.operator)
