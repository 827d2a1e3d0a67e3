"""TIFF pictures (TIFF 6.0), every page of them, with the tags that draw them alone."""

import struct
from collections.abc import Iterator

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip import colours, ifd, jpegs
from journal.documents.strip.ifd import Entry
from journal.documents.strip.size import check_size
from journal.documents.traces import PICTURE, THUMBNAIL, UNUSED_PART, Traces

_WIDTH, _HEIGHT, _COMPRESSION, _SUBTYPE = 256, 257, 259, 254
_STRIPS, _TILES = (273, 279), (324, 325)
_TABLES, _PROFILE = 347, 34675
_OLD_JPEG, _JPEG = 6, 7
# Size, colours, resolution, rows, prediction, pages: what draws the picture.
_KEPT = {
    254, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283,
    284, 286, 287, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325,
    332, 334, 336, 338, 339, 340, 341, 342, 347, 529, 530, 531, 532, 34675,
}  # fmt: skip
_NAMES = {
    269: "DocumentName", 270: "ImageDescription", 271: "Make", 272: "Model", 285: "PageName",
    305: "Software", 306: "DateTime", 315: "Artist", 316: "HostComputer", 700: "XMP",
    33432: "Copyright", 33723: "IPTC", 34377: "Photoshop", 34665: "EXIF", 34853: "GPS",
    37724: "Photoshop",
}  # fmt: skip
_MOST_PAGES = 2000
_LONG = 4


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the pages without descriptions, places, previews, and bytes that no page shows."""
    order, start = ifd.begin(content)
    pages = [
        _page(content, order, entries, traces) for entries in _pages(content, order, start, traces)
    ]
    if not pages:
        raise Unfit(say.DAMAGED)
    if sum(len(data) for _, blocks in pages for data in blocks) > 2 * len(content) + 4096:
        raise Unfit(say.BOMB)
    copy = _written(content[:4], order, pages)
    if len(copy) < len(content) - 4096:
        traces.fixed(UNUSED_PART, at.WHOLE)
    return copy


def _pages(content: bytes, order: str, start: int, traces: Traces) -> Iterator[dict[int, Entry]]:
    seen = set[int]()
    while start:
        if start in seen or len(seen) > _MOST_PAGES:
            raise Unfit(say.DAMAGED)
        seen.add(start)
        found = ifd.directory(content, order, start)
        start = found.following
        if _SUBTYPE in found.entries and found.entries[_SUBTYPE].numbers(order)[0] & 1:
            traces.fixed(THUMBNAIL, at.WHOLE)
        else:
            yield found.entries


def _page(
    content: bytes, order: str, entries: dict[int, Entry], traces: Traces
) -> tuple[dict[int, Entry], list[bytes]]:
    """Return the tags that are kept, and the stretches of the picture's bytes."""
    if _WIDTH not in entries or _HEIGHT not in entries:
        raise Unfit(say.DAMAGED)
    check_size(entries[_WIDTH].numbers(order)[0], entries[_HEIGHT].numbers(order)[0])
    compression = _number(entries, _COMPRESSION, order)
    if compression == _OLD_JPEG:
        raise Unfit(say.DAMAGED)
    for tag in sorted(entries.keys() - _KEPT):
        text = entries[tag].raw.rstrip(b"\0").decode("utf-8", "replace")
        is_text = entries[tag].kind == 2
        traces.fixed(PICTURE, at.inside(_NAMES.get(tag, f"TIFF {tag}")), text if is_text else "")
    kept = {tag: entry for tag, entry in entries.items() if tag in _KEPT}
    blocks = list(_blocks(content, order, kept))
    if compression == _JPEG:
        blocks = [jpegs.drawing_only(block) for block in blocks]
        if _TABLES in kept:
            kept[_TABLES] = _bytes(jpegs.drawing_only(kept[_TABLES].raw))
    _clean_profile(kept, traces)
    return kept, blocks


def _number(entries: dict[int, Entry], tag: int, order: str) -> int:
    return entries[tag].numbers(order)[0] if tag in entries else 1


def _clean_profile(kept: dict[int, Entry], traces: Traces) -> None:
    if _PROFILE in kept:
        clean = colours.profile(kept.pop(_PROFILE).raw, traces, at.inside("ICC"))
        if clean:
            kept[_PROFILE] = _bytes(clean)


def _bytes(content: bytes) -> Entry:
    return Entry(7, len(content), content)


def _blocks(content: bytes, order: str, kept: dict[int, Entry]) -> Iterator[bytes]:
    places, lengths = _TILES if _TILES[0] in kept else _STRIPS
    if places not in kept or lengths not in kept:
        raise Unfit(say.DAMAGED)
    starts, sizes = kept[places].numbers(order), kept[lengths].numbers(order)
    if len(starts) != len(sizes):
        raise Unfit(say.DAMAGED)
    left = 2 * len(content) + 4096
    for start, size in zip(starts, sizes, strict=True):
        left -= size
        if start + size > len(content):
            raise Unfit(say.TRUNCATED)
        if left < 0:
            raise Unfit(say.BOMB)
        yield content[start : start + size]


def _written(magic: bytes, order: str, pages: list[tuple[dict[int, Entry], list[bytes]]]) -> bytes:
    """Return the file: each page's bytes, then its directory, which leads to the next one."""
    out = bytearray(magic + bytes(4))
    leads = 4  # where the place of the next directory is told
    for kept, blocks in pages:
        starts = []
        for block in blocks:
            starts.append(len(out))
            out += block + b"\0" * (len(block) % 2)
        places, lengths = _TILES if _TILES[0] in kept else _STRIPS
        kept[places] = _longs(starts, order)
        kept[lengths] = _longs([len(block) for block in blocks], order)
        struct.pack_into(order + "I", out, leads, len(out))
        leads = len(out) + 2 + 12 * len(kept)
        out += ifd.written(kept, order, len(out))
    return bytes(out)


def _longs(numbers: list[int], order: str) -> Entry:
    return Entry(_LONG, len(numbers), struct.pack(f"{order}{len(numbers)}I", *numbers))
