"""What is drawn: comments and notes between the drawing go, and what lies on hidden layers."""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Stream

from journal.documents import passages as at
from journal.documents.strip.pdf.layers import Key, is_hidden
from journal.documents.strip.pdf.objects import others, reached
from journal.documents.traces import CALLS_HOME, HIDDEN_TEXT, PROGRAM_NOTES, Traces

_KEPT = {
    "/MCID", "/Lang", "/ActualText", "/Alt", "/E", "/Type", "/Subtype", "/BBox", "/Attached",
}  # fmt: skip
_USUAL = re.compile(rb"<<\s*/MCID\s+\d+\s*>>")
_ODD = re.compile(rb"%|<<|\bDP\b|\bMP\b|/OC\b")
_SHOWS = {"Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"}
_PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
_OPENS = {"BMC", "BDC"}
Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def clean(pdf: pikepdf.Pdf, hidden: frozenset[Key], traces: Traces) -> None:
    """Clean the drawing of every page, and of every form, pattern and drawn letter."""
    for page in pdf.pages:
        _clean_page(pdf, page, hidden, traces)
    for value in list(reached(pdf)):
        if isinstance(value, Stream) and _draws(value):
            _clean_form(value, hidden, traces)
        elif isinstance(value, Dictionary) and value.get(Name.Subtype) == Name.Type3:
            for letter in value.get(Name.CharProcs, Dictionary()).values():
                if isinstance(letter, Stream):
                    _clean_form(letter, hidden, traces)


def _draws(value: Stream) -> bool:
    return value.get(Name.Subtype) == Name.Form or value.get(Name.PatternType) == 1


def _clean_page(
    pdf: pikepdf.Pdf, page: pikepdf.Page, hidden: frozenset[Key], traces: Traces
) -> None:
    found = page.obj.get(Name.Contents)
    parts = list(found) if isinstance(found, Array) else [found]
    content = b"\n".join(p.read_bytes() for p in parts if isinstance(p, Stream))
    after = _cleaned(pdf, content, page.obj.get(Name.Resources), hidden, traces)
    if after is not None:
        page.obj[Name.Contents] = pdf.make_stream(after)


def _clean_form(form: Stream, hidden: frozenset[Key], traces: Traces) -> None:
    for key in (Name.Ref, Name.PS, Name.Subtype2):
        if key in form:
            traces.fixed(CALLS_HOME, at.inside(str(key)))
            del form[key]
    holder = pikepdf.new()
    after = _cleaned(holder, form.read_bytes(), form.get(Name.Resources), hidden, traces)
    if after is not None:
        form.write(after)


def _cleaned(
    pdf: pikepdf.Pdf,
    content: bytes,
    resources: Object | None,
    hidden: frozenset[Key],
    traces: Traces,
) -> bytes | None:
    """Return the drawing anew, None where nothing in it is to be changed."""
    if not _ODD.search(_USUAL.sub(b"", content)):
        return None
    known = resources if isinstance(resources, Dictionary) else Dictionary()
    before = list(pikepdf.parse_content_stream(pdf.make_stream(content)))
    return pikepdf.unparse_content_stream(list(_kept(before, known, hidden, traces)))


def _kept(
    instructions: list[Instruction], known: Dictionary, hidden: frozenset[Key], traces: Traces
) -> Iterator[Instruction]:
    depth: list[bool] = []
    for one in instructions:
        name = str(one.operator)
        if name in {"MP", "DP"}:
            traces.fixed(PROGRAM_NOTES, at.inside(name))
            continue
        if name in _OPENS:
            depth.append(_is_off(one, known, hidden))
        elif name == "EMC" and depth:
            depth.pop()
        if any(depth) or (name == "Do" and _draws_hidden(one, known, hidden)):
            yield from _without_drawing(one, name, traces)
        else:
            yield _bare(one, traces) if name == "BDC" else one


def _is_off(one: Instruction, known: Dictionary, hidden: frozenset[Key]) -> bool:
    operands = list(one.operands)
    if len(operands) < 2 or operands[0] != Name.OC or not isinstance(operands[1], Name):
        return False
    properties = known.get(Name.Properties)
    return isinstance(properties, Dictionary) and is_hidden(
        properties.get(str(operands[1])), hidden
    )


def _draws_hidden(one: Instruction, known: Dictionary, hidden: frozenset[Key]) -> bool:
    drawings = known.get(Name.XObject)
    if not hidden or not isinstance(drawings, Dictionary) or not one.operands:
        return False
    drawing = drawings.get(str(one.operands[0]))
    return isinstance(drawing, Stream) and is_hidden(drawing.get(Name.OC), hidden)


def _without_drawing(one: Instruction, name: str, traces: Traces) -> Iterator[Instruction]:
    """Keep what moves the pen and the state of the page; nothing is shown."""
    if name in _SHOWS:
        traces.fixed(HIDDEN_TEXT, at.inside("/OCProperties"))
    elif name in _PAINTS:
        yield pikepdf.ContentStreamInstruction([], Operator("n"))
    else:
        yield one


def _bare(one: Instruction, traces: Traces) -> Instruction:
    """Keep of a mark in the text what readers hear."""
    operands = list(one.operands)
    if len(operands) < 2 or not isinstance(operands[1], Dictionary):
        return one
    odd = others(operands[1], _KEPT)
    for key in odd:
        traces.fixed(PROGRAM_NOTES, at.inside(key), str(operands[1][key])[:200])
    kept = Dictionary({key: value for key, value in operands[1].items() if key in _KEPT})
    return pikepdf.ContentStreamInstruction([operands[0], kept], one.operator) if odd else one
