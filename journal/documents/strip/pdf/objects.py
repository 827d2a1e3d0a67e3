"""Every object that the file leads to, and what none of them may carry."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from journal.documents import passages as at
from journal.documents import pdfs
from journal.documents.answers import Unfit
from journal.documents.strip import alternatives, colours, jpegs, languages
from journal.documents.strip.pdf import jpx, programs
from journal.documents.traces import (
    ATTACHMENT,
    CALLS_HOME,
    PICTURE,
    PROGRAM_NOTES,
    PROPERTY,
    Traces,
)

_PROGRAMS = (Name.PieceInfo, Name.LastModified, Name.SpiderInfo, Name.OPI, Name.Thumb, Name.AA)
_ELSEWHERE = (Name.F, Name.FFilter, Name.FDecodeParms)
_PLACES = (Name.Measure, Name.PtData, Name.VP)
_DROPPED = (*_PROGRAMS, *_PLACES, Name.AF, Name.Metadata)
_PICTURES = {
    "/DCTDecode": Name.DCTDecode,
    "/DCT": Name.DCTDecode,
    "/JPXDecode": Name.JPXDecode,
}
_OF_PICTURES = (Name.ID, Name.Name, Name.Alternates)
_KINDS = {"/Metadata": PROPERTY, "/AF": ATTACHMENT, "/AA": CALLS_HOME}
_ALTERNATIVES = (Name.Alt, Name.ActualText, Name.E)
_SHORTEST = 4


def reached(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Yield every dictionary, array and stream that the trailer leads to, each once."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Object] = [value for _, value in pdf.trailer.items()]
    while waiting:
        value = waiting.pop()
        if not isinstance(value, Dictionary | Array | Stream):
            continue
        if value.is_indirect:
            if value.objgen in seen:
                continue
            seen.add(value.objgen)
        yield value
        waiting += list(value) if isinstance(value, Array) else [v for _, v in value.items()]


def others(value: Object, kept: set[str]) -> list[str]:
    """Return the keys of the dictionary that are not among these, in order."""
    return sorted(set(value.keys()) - kept)


def says_something(value: Object) -> bool:
    """Tell whether an object that nothing leads to is more than the file's own bookkeeping."""
    if isinstance(value, Stream):
        return value.get(Name.Type) not in (Name.XRef, Name.ObjStm)
    return isinstance(value, Dictionary) and value.get(Name.Linearized) is None and len(value) > 0


def text_of(value: object) -> str:
    """Return the text that the value is, or nothing."""
    return str(value) if isinstance(value, String) else ""


def words_of(value: Object) -> str:
    """Return the first words that stand in the object."""
    if not isinstance(value, Dictionary | Stream):
        return ""
    texts = [str(v) for _, v in value.items() if isinstance(v, String)]
    return next((text for text in texts if len(text) >= _SHORTEST), "")


def clean(pdf: pikepdf.Pdf, traces: Traces) -> None:
    """Take out of every object what programs, cameras and makers left there."""
    # First listed, then changed: what is walked through must not change under the feet.
    for value in list(reached(pdf)):
        if isinstance(value, Array):
            continue
        _clean_one(value, traces)
        if isinstance(value, Stream):
            _clean_stream(value, traces)


def _clean_one(value: Object, traces: Traces) -> None:
    for key in _DROPPED:
        if key in value:
            kind = _KINDS.get(str(key), PROGRAM_NOTES)
            traces.fixed(kind, at.inside(str(key)), words_of(value[key]))
            del value[key]
    for key in _ALTERNATIVES:
        text = value.get(key)
        if isinstance(text, String) and not alternatives.is_kept(str(text), traces):
            if key == Name.Alt:
                value[key] = String("")  # without one, nobody would know that it is a picture
            else:
                del value[key]
    if isinstance(value.get(Name.Lang), String):
        value[Name.Lang] = String(languages.plain(str(value[Name.Lang])))
    programs.clean_font(value, traces)
    if value.get(Name.Type) == Name.StructElem or (Name.P in value and Name.S in value):
        _clean_element(value, traces)


def _clean_element(value: Object, traces: Traces) -> None:
    """Keep of a tag what readers hear; its title and a maker's own properties are no part of it."""
    title = value.get(Name.T)
    if isinstance(title, String):
        traces.fixed(PROGRAM_NOTES, at.inside("/T"), str(title))
        del value[Name.T]
    given = value.get(Name.A)
    owners = list(given) if isinstance(given, Array) else [given]
    kept = [o for o in owners if not _is_makers_own(o)]
    if len(kept) < len(owners):
        traces.fixed(PROGRAM_NOTES, at.inside("/UserProperties"))
        value[Name.A] = Array(kept)


def _is_makers_own(given: Object | None) -> bool:
    return isinstance(given, Dictionary) and given.get(Name.O) == Name.UserProperties


def _clean_stream(stream: Stream, traces: Traces) -> None:
    for key in (*_ELSEWHERE, *_OF_PICTURES):
        if key in stream:
            if key in _ELSEWHERE:
                traces.fixed(CALLS_HOME, at.inside(str(key)), text_of(stream[key]))
            del stream[key]
    _clean_bytes(stream, traces)


def _clean_bytes(stream: Stream, traces: Traces) -> None:
    named = pdfs.filters(stream)
    if named and named[-1] in _PICTURES:
        _clean_picture(stream, named, traces)
    elif stream.get(Name.Subtype) == Name.Image:
        return
    elif Name.N in stream and Name.FunctionType not in stream:
        _clean_profile(stream, traces)
    elif programs.is_program(stream):
        programs.clean(stream, traces)


def _clean_picture(stream: Stream, named: list[str], traces: Traces) -> None:
    before = _packed(stream, named)
    if _PICTURES[named[-1]] == Name.JPXDecode:
        _rewrite(stream, Name.JPXDecode, before, jpx.strip(before, traces))
    else:
        _rewrite(stream, Name.DCTDecode, before, _jpeg(before, traces))


def _packed(stream: Stream, named: list[str]) -> bytes:
    """Return the picture's own file, out of the filters that lie around it."""
    content = pdfs.without_filters(stream, len(named) - 1)
    if len(named) == 1:
        return content
    given = stream.get(Name.DecodeParms)
    # One filter and what was told of it: the others are gone with what they wrapped.
    last = given[-1] if isinstance(given, Array) and len(given) == len(named) else None
    parms = Dictionary(dict(last.items())) if isinstance(last, Dictionary) else None
    stream.write(content, filter=Name(named[-1]), decode_parms=parms)
    return content


def _jpeg(before: bytes, traces: Traces) -> bytes:
    try:
        return jpegs.drawing_only(jpegs.strip(before, traces.within(at.inside("picture"))))
    except Unfit as unfit:
        # Viewers draw some of what is no whole JPEG; nobody can tell what else is in it.
        traces.refuse(PICTURE, at.inside("picture"), unfit.said)
        return before


def _rewrite(stream: Stream, named: Name, before: bytes, after: bytes) -> None:
    if after != before:
        parms = stream.get(Name.DecodeParms)
        assert parms is None or isinstance(parms, Dictionary | Array)
        stream.write(after, filter=named, decode_parms=parms)


def _clean_profile(stream: Stream, traces: Traces) -> None:
    """Clear a colour profile of its words; its numbers stay."""
    before = bytes(stream.read_bytes())
    after = colours.profile(before, traces, at.inside("/ICCBased"))
    # Of a damaged one nothing is left: viewers then take the usual colours, as they did before.
    if after != before:
        stream.write(after)
