"""Every object that the file leads to, and what none of them may carry."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from journal.documents import passages as at
from journal.documents import pdfs
from journal.documents.answers import Unfit
from journal.documents.strip import alternatives, colours, jpegs
from journal.documents.strip.pdf import jpx
from journal.documents.traces import CALLS_HOME, PICTURE, PROGRAM_NOTES, PROPERTY, Traces

_PROGRAMS = (Name.PieceInfo, Name.LastModified, Name.SpiderInfo, Name.OPI, Name.Thumb, Name.AA)
_ELSEWHERE = (Name.F, Name.FFilter, Name.FDecodeParms)
_PLACES = (Name.Measure, Name.PtData, Name.VP)
_DROPPED = (*_PROGRAMS, *_PLACES, Name.AF, Name.Metadata)
_OF_PICTURES = (Name.ID, Name.Name, Name.Alternates)
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
            kind = PROPERTY if key == Name.Metadata else PROGRAM_NOTES
            traces.fixed(kind, at.inside(str(key)), words_of(value[key]))
            del value[key]
    for key in _ALTERNATIVES:
        text = value.get(key)
        if isinstance(text, String) and not alternatives.is_kept(str(text), traces):
            value[key] = String("")
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
    if any(isinstance(o, Dictionary) and o.get(Name.O) == Name.UserProperties for o in owners):
        traces.fixed(PROGRAM_NOTES, at.inside("/UserProperties"))
        del value[Name.A]


def _clean_stream(stream: Stream, traces: Traces) -> None:
    for key in _ELSEWHERE:
        if key in stream:
            traces.fixed(CALLS_HOME, at.inside(str(key)))
            del stream[key]
    if stream.get(Name.Subtype) == Name.Image:
        for key in _OF_PICTURES:
            if key in stream:
                del stream[key]
        _clean_picture(stream, traces)
    elif Name.N in stream and stream.get(Name.Type) != Name.ObjStm:
        _clean_profile(stream, traces)


def _clean_picture(stream: Stream, traces: Traces) -> None:
    named = pdfs.filters(stream)
    if named == ["/DCTDecode"]:
        _rewrite(stream, Name.DCTDecode, _jpeg(stream, traces))
    elif named == ["/JPXDecode"]:
        _rewrite(stream, Name.JPXDecode, jpx.strip(bytes(stream.read_raw_bytes()), traces))


def _jpeg(stream: Stream, traces: Traces) -> bytes:
    before = bytes(stream.read_raw_bytes())
    try:
        return jpegs.drawing_only(jpegs.strip(before, traces.within(at.inside("picture"))))
    except Unfit as unfit:
        # Viewers draw some of what is no whole JPEG; nobody can tell what else is in it.
        traces.refuse(PICTURE, at.inside("picture"), unfit.said.msgid)
        return before


def _rewrite(stream: Stream, named: Name, after: bytes) -> None:
    if after != bytes(stream.read_raw_bytes()):
        parms = stream.get(Name.DecodeParms)
        assert parms is None or isinstance(parms, Dictionary | Array)
        stream.write(after, filter=named, decode_parms=parms)


def _clean_profile(stream: Stream, traces: Traces) -> None:
    """Clear a colour profile of its words; its numbers stay."""
    before = bytes(stream.read_bytes())
    if before[36:40] != b"acsp":
        return
    after = colours.profile(before, traces, at.inside("/ICCBased"))
    if after and after != before:
        stream.write(after)
