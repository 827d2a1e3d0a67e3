"""PDF files (ISO 32000-2) opened with care: whole, without protection, without programs."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from journal.documents import bounds as say
from journal.documents import pdfweight, zips
from journal.documents.answers import Unfit
from journal.documents.bounds import Bounds
from journal.documents.pdfdrawing import check_drawings
from journal.documents.sniff import PDF_MAGIC

_END = b"%%EOF"
_TAIL = 1 << 16
_AFTER_END = re.compile(rb"(?:[\x00\s]|%[^\r\n]*[\r\n])*\Z")
_MILLION = 1_000_000
_PACKINGS = {"/FlateDecode", "/LZWDecode", "/RunLengthDecode"}
# These unpack to less than they are.
_PLAIN = {"/ASCIIHexDecode", "/ASCII85Decode"}
_SHORT = {"/Fl": "/FlateDecode", "/LZW": "/LZWDecode", "/RL": "/RunLengthDecode",
          "/AHx": "/ASCIIHexDecode", "/A85": "/ASCII85Decode"}  # fmt: skip
_NUMBERS = {"/Predictor", "/Colors", "/BitsPerComponent", "/Columns", "/EarlyChange"}
_PROGRAMS = {
    "/JavaScript",
    "/Launch",
    "/ImportData",
    "/SubmitForm",
    "/Rendition",
    "/RichMediaExecute",
}
_TURNS_PAGES = {"/GoTo", "/Named"}


@dataclass(frozen=True, slots=True)
class Node:
    """One value of the file, and the key under which `owner` (a dictionary) holds it, if any."""

    value: Object
    key: str
    owner: Object | None


def check_pdf(content: bytes, bounds: Bounds, *, may_act: bool = False) -> int:
    """Return the number of pages; raises Unfit for whatever is wrong with the file.

    `may_act`: actions that run by themselves are let pass, for who will take them out.
    """
    _check_ends(content)
    objects = pdfweight.weigh(content, bounds)
    with opened(content) as pdf:
        pages = pdfweight.weigh_pages(pdf, objects, bounds)
        if not may_act:
            _check_actions(pdf)
        _check_streams(pdf, bounds)
        check_drawings(pdf)
    return pages


@contextmanager
def opened(content: bytes) -> Iterator[pikepdf.Pdf]:
    """Open the file for a `with` block; raises Unfit where it is protected or damaged."""
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError as error:
        raise Unfit(say.PROTECTED) from error
    except pikepdf.PdfError as error:
        raise Unfit(say.DAMAGED) from error
    with pdf:
        # Opened without a password, yet bound: its makers forbid what the journal must do.
        if pdf.is_encrypted:
            raise Unfit(say.PROTECTED)
        try:
            yield pdf
        # Names in a damaged file may be no text at all.
        except (pikepdf.PdfError, UnicodeDecodeError) as error:
            raise Unfit(say.DAMAGED) from error


def nodes(pdf: pikepdf.Pdf) -> Iterator[Node]:
    """Yield every dictionary, stream and string of the file, whether or not a page refers to it."""
    for value in pdf.objects:
        yield from _within(Node(value, "", None))


def streams(pdf: pikepdf.Pdf) -> Iterator[Stream]:
    """Yield every stream of the file."""
    for value in pdf.objects:
        if isinstance(value, Stream):
            yield value


def _within(node: Node) -> Iterator[Node]:
    """Yield the value and what lies in it directly; what it refers to comes by itself."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        inner: list[Node] = []
        if isinstance(node.value, Dictionary | Stream):
            yield node
            inner = [Node(child, key, node.value) for key, child in node.value.items()]
        elif isinstance(node.value, Array):
            inner = [Node(child, node.key, node.owner) for child in node.value]
        elif isinstance(node.value, String):
            yield node
        waiting += [child for child in inner if not getattr(child.value, "is_indirect", False)]


def _check_ends(content: bytes) -> None:
    if not content.startswith(PDF_MAGIC) or zips.ends_as_archive(content):
        raise Unfit(say.ELSE_INSIDE)
    tail = content[-_TAIL:]
    end = tail.rfind(_END)
    if end == -1 or b"startxref" not in tail[:end]:
        raise Unfit(say.TRUNCATED)
    if not _AFTER_END.match(tail, end + len(_END)):
        raise Unfit(say.ELSE_INSIDE)


def _check_actions(pdf: pikepdf.Pdf) -> None:
    for node in nodes(pdf):
        if isinstance(node.value, String):
            continue
        if _runs_programs(node.value) or (node.key == "/AA" and _acts_alone(node.value)):
            raise Unfit(say.ACTIONS)
    opening = pdf.Root.get(Name.OpenAction)
    if isinstance(opening, Dictionary) and not _turns_pages(opening):
        raise Unfit(say.ACTIONS)


def _runs_programs(value: Object) -> bool:
    return str(value.get(Name.S, "")) in _PROGRAMS or Name.JS in value


def _acts_alone(triggers: Object) -> bool:
    """Tell whether anything but turning pages happens by itself."""
    return any(isinstance(a, Dictionary) and not _turns_pages(a) for _, a in triggers.items())


def _turns_pages(action: Object) -> bool:
    return str(action.get(Name.S, "")) in _TURNS_PAGES


def _check_streams(pdf: pikepdf.Pdf, bounds: Bounds) -> None:
    """See what streams unpack to that are packed in unusual ways, and how large pictures are."""
    left = bounds.inflated
    for stream in streams(pdf):
        named = [_SHORT.get(name, name) for name in filters(stream)]
        left -= _unpacked(stream, named, bounds)
        if left < 0:
            raise Unfit(say.BOMB)
        if stream.get(Name.Subtype) == Name.Image:
            _check_picture(stream, bounds)


def _check_picture(stream: Stream, bounds: Bounds) -> None:
    width, height = stream.get(Name.Width, 0), stream.get(Name.Height, 0)
    if isinstance(width, int) and isinstance(height, int) and width * height > bounds.drawn:
        raise Unfit(say.PIXELS, most=bounds.drawn // _MILLION)


def _unpacked(stream: Stream, named: list[str], bounds: Bounds) -> int:
    """Return what the stream unpacks to; nothing for what was weighed in the file's bytes."""
    packings = [place for place, name in enumerate(named) if name in _PACKINGS]
    if not packings or (packings == [0] and named[0] == "/FlateDecode"):
        return 0
    first = packings[0]
    if len(packings) > 1 or not _PLAIN.issuperset(named[:first]):
        raise Unfit(say.BOMB)
    try:
        content = without_filters(stream, first)
    except pikepdf.PdfError:  # damaged streams are for whoever needs them
        return 0
    if named[first] == "/RunLengthDecode":
        return pdfweight.runs(content, bounds.stream)
    if named[first] == "/LZWDecode":
        return pdfweight.phrases(content, bounds.stream, _early(stream))
    return pdfweight.inflated(content, 0, bounds.stream)


def _early(stream: Stream) -> int:
    """Return how much sooner than needed the codes become longer (7.4.4.3)."""
    given = stream.get(Name.DecodeParms)
    listed = list(given) if isinstance(given, Array) else [given]
    last = listed[-1] if listed else None
    early = last.get(Name.EarlyChange, 1) if isinstance(last, Dictionary) else 1
    return 0 if early == 0 else 1


def without_filters(stream: Stream, count: int) -> bytes:
    """Return the stream's bytes out of its first filters, so many; raises PdfError."""
    raw = bytes(stream.read_raw_bytes())
    if count == 0:
        return raw
    given = stream.get(Name.DecodeParms)
    with pikepdf.new() as aside:
        around = aside.make_stream(raw)
        around[Name.Filter] = Array([Name(one) for one in filters(stream)[:count]])
        if isinstance(given, Array):
            around[Name.DecodeParms] = Array([_plain(one) for one in list(given)[:count]])
        return bytes(around.read_bytes())


def _plain(parms: Object | None) -> Object | None:
    """Return the numbers of a filter, free of the file that they are from."""
    if not isinstance(parms, Dictionary):
        return None
    return Dictionary({key: value for key, value in parms.items() if key in _NUMBERS})


def filters(stream: Stream) -> list[str]:
    """Return the names of the stream's filters, the outermost first."""
    named = stream.get(Name.Filter)
    if named is None:
        return []
    return [str(f) for f in named] if isinstance(named, Array) else [str(named)]
