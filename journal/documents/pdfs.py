"""PDF files (ISO 32000-2) opened with care: whole, without protection, without programs."""

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from journal.documents import bounds as say
from journal.documents import zips
from journal.documents.answers import Unfit
from journal.documents.bounds import Bounds
from journal.documents.pdfdrawing import check_drawings

MAGIC = b"%PDF-"
_END = b"%%EOF"
_TAIL = 1 << 16
_AFTER_END = re.compile(rb"(?:[\x00\s]|%[^\r\n]*[\r\n])*\Z")
_BLOCK = 1 << 20
# Beyond these, a stream or all of them together hold more than any printed page could.
_LARGEST_SHARE = 2
_ALL_SHARES = 5
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
    with opened(content) as pdf:
        pages = len(pdf.pages)
        if pages == 0:
            raise Unfit(say.NO_PAGES)
        if pages > bounds.pages:
            raise Unfit(say.PAGES, pages=pages, most=bounds.pages)
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
    if not content.startswith(MAGIC) or zips.ends_as_archive(content):
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
    left = bounds.unpacked * _ALL_SHARES
    for stream in streams(pdf):
        named = filters(stream)
        if named.count("/FlateDecode") > 1:
            raise Unfit(say.BOMB)
        if named[:1] == ["/FlateDecode"]:
            left -= _inflated(stream.read_raw_bytes(), bounds.unpacked // _LARGEST_SHARE)
        if left < 0:
            raise Unfit(say.BOMB)


def filters(stream: Stream) -> list[str]:
    """Return the names of the stream's filters, the outermost first."""
    named = stream.get(Name.Filter)
    if named is None:
        return []
    return [str(f) for f in named] if isinstance(named, Array) else [str(named)]


def _inflated(packed: bytes, most: int) -> int:
    """Return how many bytes the stream unpacks to; raises Unfit beyond `most`."""
    engine = zlib.decompressobj()
    size = 0
    try:
        while packed and not engine.eof:
            size += len(engine.decompress(packed, _BLOCK))
            packed = engine.unconsumed_tail
            if size > most:
                raise Unfit(say.BOMB)
    except zlib.error:  # damaged streams are for whoever needs them
        pass
    return size
