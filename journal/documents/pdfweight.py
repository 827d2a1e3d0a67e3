"""How much a PDF holds, counted in its bytes before any engine opens it, and page by page."""

import re
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from journal.documents import bounds as say
from journal.documents.answers import Unfit
from journal.documents.bounds import Bounds

_STREAM = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\n|\r)")
_LIST = re.compile(rb"/(?:ObjStm|XRef)\b")
_HOLDS = re.compile(rb"/N\s+(\d{1,9})")
_ABOUT = 4096
# Packed as streams are: deflated, with any window.
_DEFLATED = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78]")
_BLOCK = 1 << 18
_MANY = 10_000
# More pages, notes or anything in one list than a document has.
_ENDLESS = re.compile(rb"\[[^\[\]()<>/]{400000}")


def weigh(content: bytes, bounds: Bounds) -> int:
    """Return how many objects the file has.

    Raises Unfit where it has more than the longest document needs, or unpacks to more.
    """
    if _ENDLESS.search(content):
        raise Unfit(say.BOMB)
    objects = content.count(b"obj") - content.count(b"endobj")
    left, listed = bounds.inflated, bounds.holders
    for before, start in _streams(content):
        if len(before) > bounds.holder and max(map(len, before.split(b"obj"))) > bounds.holder:
            raise Unfit(say.BOMB)  # one object, and no stream
        about = before[-_ABOUT:]
        is_list = bool(_LIST.search(about))
        most = bounds.holder if is_list else bounds.stream
        size = inflated(content, start, most)
        left -= size
        if is_list:
            listed -= size
            objects += sum(int(number) for number in _HOLDS.findall(about)[-1:])
        if left < 0 or listed < 0 or objects > _most_objects(bounds.pages, bounds):
            raise Unfit(say.BOMB)
    return objects


def weigh_pages(pdf: pikepdf.Pdf, objects: int, bounds: Bounds) -> int:
    """Return how many pages there are; raises Unfit where they are too many, or what is for them.

    The library's own list of pages reads all of them, however many there are.
    """
    pages = sum(1 for _ in _leaves(pdf.Root.get(Name.Pages)))
    if pages == 0:
        raise Unfit(say.NO_PAGES)
    if pages > bounds.pages:
        raise Unfit(say.PAGES, pages=pages, most=bounds.pages)
    if objects > _most_objects(pages, bounds):
        raise Unfit(say.BOMB)
    return pages


def inflated(content: bytes, start: int, most: int) -> int:
    """Return how many bytes the stream that begins there unpacks to; raises Unfit beyond `most`."""
    if not _DEFLATED.match(content, start):
        return 0
    engine, size, at = zlib.decompressobj(), 0, start
    try:
        while at < len(content) and not engine.eof:
            packed = content[at : at + (_BLOCK >> 2)]
            size += len(engine.decompress(packed, _BLOCK))
            at += len(packed) - len(engine.unconsumed_tail)
            if size > most:
                raise Unfit(say.BOMB)
    except zlib.error:  # no packed stream, or a damaged one: for whoever needs it
        pass
    return size


def runs(content: bytes, most: int) -> int:
    """Return how many bytes the runs come to (RunLengthDecode); raises Unfit beyond `most`."""
    size = at = 0
    while at < len(content) and content[at] != 128:
        length = content[at]
        size += length + 1 if length < 128 else 257 - length
        at += length + 2 if length < 128 else 2
        if size > most:
            raise Unfit(say.BOMB)
    return size


def phrases(content: bytes, most: int, early: int = 1) -> int:
    """Return how many bytes the phrases come to (LZWDecode); raises Unfit beyond `most`."""
    known, last, size, width, bits, held = [1] * 258, 0, 0, 9, 0, 0
    for byte in content:
        held, bits = held << 8 | byte, bits + 8
        if bits < width:
            continue
        bits -= width
        code, held = held >> bits, held & ((1 << bits) - 1)
        if code == 257 or code > len(known):
            break
        if code == 256:
            known, last, width = [1] * 258, 0, 9
            continue
        length = known[code] if code < len(known) else last + 1
        size += length
        if last and len(known) < 4096:
            known.append(last + 1)
        last = length
        width = min(12, max(9, (len(known) + early).bit_length()))
        if size > most:
            raise Unfit(say.BOMB)
    return size


def _most_objects(pages: int, bounds: Bounds) -> int:
    return bounds.objects + pages * bounds.objects_of_page


def _streams(content: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield what stands before each stream and behind the last, and where its bytes begin."""
    before = 0
    for found in _STREAM.finditer(content):
        yield content[before : found.start()], found.end()
        before = max(found.end(), content.find(b"endstream", found.end()))
    yield content[before:], len(content)


def _leaves(root: Object | None) -> Iterator[Object]:
    """Yield the pages under the node; raises Unfit where they go in circles."""
    seen: set[tuple[int, int]] = set()
    waiting, steps = [root], 0
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Dictionary):
            continue
        kids = node.get(Name.Kids)
        steps += 1
        if not isinstance(kids, Array):
            yield node
            continue
        if node.objgen in seen:
            raise Unfit(say.DAMAGED)
        if steps + len(waiting) + len(kids) > _MANY:
            raise Unfit(say.BOMB)
        seen.add(node.objgen)
        waiting += list(kids)
