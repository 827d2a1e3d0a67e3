"""What is drawn: comments and notes between the drawing go, and what lies on hidden layers."""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Stream, String

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip import alternatives, languages
from journal.documents.strip.pdf import roles
from journal.documents.strip.pdf.layers import Key, is_hidden
from journal.documents.strip.pdf.objects import others, reached, text_of
from journal.documents.traces import CALLS_HOME, HIDDEN_TEXT, PICTURE, PROGRAM_NOTES, Traces
from journal.domain.said import Said

_KEPT = {
    "/MCID", "/Lang", "/ActualText", "/Alt", "/E", "/Type", "/Subtype", "/BBox", "/Attached",
}  # fmt: skip
_USUAL = re.compile(rb"<<\s*/MCID\s+\d+\s*>>")
_ODD = re.compile(rb"%|<<|\bDP\b|\bMP\b|/OC\b")
# Texts with one pair of brackets within them, and hexadecimal ones.
_STRINGS = re.compile(rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\)|<[0-9a-fA-F\s]*+>", re.DOTALL)
_TAGS = re.compile(rb"/([^\s/<>()\[\]{}%]+)(?=\s*(?:<<[^<>]*>>|/[^\s/<>()\[\]{}%]+)?\s*B[DM]C)")
_SIGN = re.compile(rb"#([0-9A-Fa-f]{2})")
_INLINE_JPEG = re.compile(rb"/DCT(?:Decode)?\b[^\xff]{0,200}?\bID\s\xff\xd8\xff")
_STRETCH = 1 << 20
_MOST_OPERATORS = 600_000
_WORDS = re.compile(rb"(?<![/\w.*'\"#+-])[A-Za-z'\"][\w*'\"]*")
_UNSHOWN = re.compile(rb"\(\)\s*+(?!Tj|TJ|['\"\]()\d.+-])")
_OPERATORS = frozenset(
    b"b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k"
    b" l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W"
    b" W* y ' \"".split()
) | {b"true", b"false", b"null"}
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
    if _INLINE_JPEG.search(content):
        # No program draws photographs so; what a camera wrote into one cannot be taken out here.
        traces.refuse(PICTURE, at.inside("picture"), Said(say.DRAWN_IN))
    bare = _STRINGS.sub(b"()", content)
    if not _ODD.search(_USUAL.sub(b"", content)) and not _is_strange(bare):
        return None
    known = resources if isinstance(resources, Dictionary) else Dictionary()
    if sum(1 for _ in _WORDS.finditer(bare)) > _MOST_OPERATORS:
        raise Unfit(say.BOMB)
    before = list(pikepdf.parse_content_stream(pdf.make_stream(content)))
    return pikepdf.unparse_content_stream(list(_kept(before, known, hidden, traces)))


def _is_strange(bare: bytes) -> bool:
    """Tell whether there is more in the drawing than drawing: words, or texts nobody shows."""
    return (
        not _OPERATORS.issuperset(_words(bare))
        or bool(_UNSHOWN.search(bare))
        or any(roles.is_own(_named(tag)) for tag in set(_TAGS.findall(bare)))
    )


def _words(bare: bytes) -> set[bytes]:
    """Return the words of the drawing, looked for in stretches: a large one has millions."""
    found: set[bytes] = set()
    start = 0
    while start < len(bare):
        end = bare.find(b"\n", start + _STRETCH)
        end = end if end != -1 and end < start + 2 * _STRETCH else start + _STRETCH
        found.update(_WORDS.findall(bare, start, end))
        start = end
    return found


def _named(tag: bytes) -> str:
    return _SIGN.sub(lambda m: bytes.fromhex(m[1].decode()), tag).decode("utf-8", "replace")


def _kept(
    instructions: list[Instruction], known: Dictionary, hidden: frozenset[Key], traces: Traces
) -> Iterator[Instruction]:
    depth: list[bool] = []
    for one in instructions:
        name = str(one.operator)
        if name in {"MP", "DP"} or _is_no_drawing(one, name):
            traces.fixed(PROGRAM_NOTES, at.inside(name), _spoken(one))
            continue
        if name in _OPENS:
            depth.append(_is_off(one, known, hidden))
        elif name == "EMC" and depth:
            depth.pop()
        if any(depth) or (name == "Do" and _draws_hidden(one, known, hidden)):
            yield from _without_drawing(one, name, traces)
        else:
            yield _bare(one, traces) if name in _OPENS else one


def _is_no_drawing(one: Instruction, name: str) -> bool:
    """Tell of what viewers pass over: an unknown word, or a text that is not shown."""
    if name == "INLINE IMAGE":
        return False
    if name.encode() not in _OPERATORS:
        return True
    return name not in _SHOWS and any(isinstance(operand, String) for operand in one.operands)


def _spoken(one: Instruction) -> str:
    return " ".join(str(operand) for operand in one.operands if isinstance(operand, String))


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
    if operands and isinstance(operands[0], Name) and roles.is_own(str(operands[0])[1:]):
        operands[0] = Name.P
        one = pikepdf.ContentStreamInstruction(operands, one.operator)
    if len(operands) < 2 or not isinstance(operands[1], Dictionary):
        return one
    odd = others(operands[1], _KEPT)
    for key in odd:
        traces.fixed(PROGRAM_NOTES, at.inside(key), str(operands[1][key])[:200])
    kept = {key: value for key, value in operands[1].items() if key in _KEPT}
    for key in ("/Alt", "/ActualText", "/E"):
        if key in kept and not alternatives.is_kept(text_of(kept[key]), traces):
            odd.append(key)
            del kept[key]
    language = text_of(kept.get("/Lang"))
    if languages.plain(language) != language:
        odd.append("/Lang")
        kept["/Lang"] = String(languages.plain(language))
    if not odd:
        return one
    return pikepdf.ContentStreamInstruction([operands[0], Dictionary(kept)], one.operator)
