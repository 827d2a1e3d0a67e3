"""A copy for editors in which the names of authors are exchanged for their public ones.

It is made of the clean copy, and searched as that is: where a name is still found, there is none.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from journal.documents import archive, kinds, markup
from journal.documents.answers import Refused, Unfit
from journal.documents.child import PATIENT, Limits, run_in_child
from journal.documents.kinds import Kind
from journal.documents.sniff import recognized
from journal.documents.swapping import Swap, places, swap, swapped

Names = Sequence[tuple[Sequence[str], str]]
_PARAGRAPHS = {"p", "h", "si"}
# Office's files keep their text in these alone; OpenDocument's mix text and elements.
_MIXED = "{urn:oasis:names:tc:opendocument:xmlns:"
_GAPS = {"tab", "br", "cr", "ptab", "s", "line-break"}
_XML = (".xml", ".rels")


def mask(path: Path, target: Path, names: Names, limits: Limits = PATIENT) -> bool:
    """Write the copy with other names to `target`; tell whether one could be made.

    Each of `names` are the words that tell of a person, and what stands there instead. The same
    bytes give the same copy. Opens the file in a child process.
    """
    told = {"names": [[list(words), shown] for words, shown in names]}
    arguments = told | {"target": str(target.absolute())}
    answer = run_in_child("mask", path, arguments, limits)
    return not isinstance(answer, Refused) and bool(answer["is_written"])


def write(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task "mask" in the child."""
    # In the child alone: these bring in every engine that opens documents.
    from journal.documents.clean import put
    from journal.documents.inspect import looked_through

    copy, _ = looked_through(path, ())
    if copy is not None and recognized(copy) is kinds.RTF:
        copy = _as_docx(copy)
    masker = MASKERS.get(recognized(copy)) if copy is not None else None
    if copy is None or masker is None:
        return {"is_written": False}
    swaps = [swap(words, shown) for words, shown in arguments["names"]]
    masked = masker(copy, swaps)
    if _names(masked, [word for words, _ in arguments["names"] for word in words]):
        return {"is_written": False}
    put(masked, Path(arguments["target"]))
    return {"is_written": True}


def _as_docx(content: bytes) -> bytes | None:
    """Return the rich text as a clean DOCX, None where the machine has nothing to turn it."""
    from journal.documents import allowance
    from journal.documents.convert import docx_of
    from journal.documents.strip import strip
    from journal.documents.traces import Traces

    allowance.lift()  # what converts is a large program
    try:
        return strip(docx_of(content, "rtf"), Traces())
    except Unfit:
        return None


def _names(content: bytes, words: Sequence[str]) -> bool:
    from journal.documents.finds import Finds
    from journal.documents.search import Search
    from journal.documents.terms import terms_for

    finds = Finds(terms_for(words))
    Search(finds).look(content)
    return bool(finds.all())


def _package(content: bytes, swaps: Sequence[Swap]) -> bytes:
    from journal.documents.strip.packing import packed

    parts = [
        (name, _part(part, swaps) if name.endswith(_XML) else part)
        for name, part in archive.parts(content)
        if not name.endswith("/")
    ]
    return packed(parts, stored=["mimetype"])


def _part(content: bytes, swaps: Sequence[Swap]) -> bytes:
    try:
        root = markup.parse(content)
    except Unfit:
        return content
    if not _exchanged(root, swaps):
        return content
    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _exchanged(root: etree._Element, swaps: Sequence[Swap]) -> bool:
    """Exchange the names in every text and attribute; tell whether any stood there."""
    is_changed = False
    for element in root.iter():
        for key, value in element.attrib.items():
            new = swapped(str(value), swaps)
            if new != value:
                element.set(key, new)
                is_changed = True
    for one in swaps:
        for text in _texts(root):
            is_changed |= text.exchange(one)
    return is_changed


class _Text:
    """A stretch of text that lies in several pieces; a gap between words is one that stays."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, Callable[[str], None] | None]] = []

    def exchange(self, one: Swap) -> bool:
        """Exchange the person's names; tell whether any stood there."""
        whole = "".join(text for text, _ in self.pieces)
        found = places(whole, one)
        for start, end, new in reversed(found):
            self._put(start, end, new)
        return bool(found)

    def _put(self, start: int, end: int, new: str) -> None:
        at, left = 0, new
        for number, (text, setter) in enumerate(self.pieces):
            begin, stop = max(start - at, 0), min(end - at, len(text))
            if setter is not None and begin < stop:
                changed = text[:begin] + left + text[stop:]
                setter(changed)
                self.pieces[number] = (changed, setter)
                left = ""
            at += len(text)


def _texts(root: etree._Element) -> Iterator[_Text]:
    """Yield the text of every paragraph, and each that stands in none."""
    for element in root.iter():
        if etree.QName(element).localname in _PARAGRAPHS:
            text = _Text()
            _gather(element, text)
            yield text
        elif element.text and not any(
            etree.QName(above).localname in _PARAGRAPHS for above in element.iterancestors()
        ):
            text = _Text()
            text.pieces.append((element.text, _text_of(element)))
            yield text


def _gather(element: etree._Element, text: _Text) -> None:
    """Take the pieces in their order; a paragraph within this one is another text."""
    is_mixed = str(element.tag).startswith(_MIXED)
    if element.text and (is_mixed or not len(element)):
        text.pieces.append((element.text, _text_of(element)))
    for child in element:
        name = etree.QName(child).localname
        if name in _GAPS:
            text.pieces.append((" ", None))
        elif name not in _PARAGRAPHS:
            _gather(child, text)
        if child.tail and is_mixed:
            text.pieces.append((child.tail, _tail_of(child)))


def _text_of(element: etree._Element) -> Callable[[str], None]:
    def put(value: str) -> None:
        element.text = value

    return put


def _tail_of(element: etree._Element) -> Callable[[str], None]:
    def put(value: str) -> None:
        element.tail = value

    return put


def _plain(content: bytes, swaps: Sequence[Swap]) -> bytes:
    from journal.documents.sniff import decoded

    text = decoded(content)
    if text is None:
        return content
    return swapped(text, swaps).encode("utf-8")


MASKERS: dict[Kind | None, Callable[[bytes, Sequence[Swap]], bytes]] = {
    kinds.TXT: _plain,
    kinds.CSV: _plain,
    **dict.fromkeys(kinds.OFFICE | kinds.OPEN_DOCUMENT, _package),
}
