"""A file searched for people: what a reader sees, what no reader sees, and the bytes themselves."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal.documents import archive, layers, markup, rtf, zips
from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents import terms as kinds
from journal.documents.answers import Unfit
from journal.documents.finds import Finds
from journal.documents.match import context, spans
from journal.documents.passages import Passage, Role
from journal.documents.sniff import HEAD, PDF_MAGIC, decoded
from journal.documents.terms import Term
from journal.domain.said import Said

if TYPE_CHECKING:
    from journal.documents.pdfsearch import Blob

_GZIP = b"\x1f\x8b\x08"
_PNG = b"\x89PNG\r\n\x1a\n"
_XML_NAMES = (".xml", ".rels", ".svg", ".xhtml")
_MARK = b"\xef\xbb\xbf"
_DEEPEST = 4
_MOST_BYTES = 1 << 30
_MOST_INFLATED = 1 << 26
# By chance, so many letters stand in no picture; fewer only count among other letters.
_TELLING = 6
_SHORTEST = 4
_SIDES = 8
_PRINTED = re.compile(r"[\x20-\x7e\t\r\n]*")


@dataclass(slots=True)
class Search:
    """One search through one file and all that lies within it."""

    finds: Finds
    left: int = _MOST_BYTES
    seen: set[tuple[int, int]] = field(default_factory=set)

    def look(self, content: bytes, name: str = "", where: str = "", depth: int = 0) -> set[str]:
        """Search the bytes of a file or part; return what was wanted and is there.

        `where` is the place of what it lies in.
        """
        place = at.within(where, at.inside(name) if name else at.WHOLE)
        self.left -= len(content)
        if depth > _DEEPEST or self.left < 0:
            self.finds.tell_unreadable(place, Said(say.UNSEARCHED))
            return set()
        if self._is_known(content):
            return set()
        try:
            known = self._understand(content, name, where, depth)
        except Unfit as unfit:
            self.finds.tell_unreadable(place, unfit.said)
            return self._look_raw(content, place, set())
        if PDF_MAGIC in content[:HEAD]:
            return known  # its bytes were searched stream by stream
        return known | self._look_raw(content, place, known)

    def _understand(self, content: bytes, name: str, where: str, depth: int) -> set[str]:
        """Search what the file says as the kind that it is."""
        inner = at.within(where, at.inside(name)) if name else where
        if content.startswith(zips.MAGIC):
            return self._look_in_archive(content, inner, depth)
        if PDF_MAGIC in content[:HEAD]:
            return self._look_in_pdf(content, inner, depth)
        if content.startswith(_GZIP):
            return self.look(_inflated(content, zlib.MAX_WBITS | 16), "", inner, depth + 1)
        for hidden in _png_texts(content):
            self._look_raw(hidden, at.within(inner, at.DESCRIPTION), set())
        return self._take_all(_passages(content, name), where)

    def _look_in_archive(self, content: bytes, where: str, depth: int) -> set[str]:
        known: set[str] = set()
        for name, part in archive.parts(content):
            known |= self.finds.take(Passage(at.inside(name), name), where)
            known |= self.look(part, name, where, depth + 1)
        return known

    def _look_in_pdf(self, content: bytes, where: str, depth: int) -> set[str]:
        from journal.documents import pdfsearch  # slow to load; most files are no PDF

        known = self._take_all(pdfsearch.passages(content), where)
        for name, attached in pdfsearch.attachments(content):
            self.look(attached, name, at.within(where, at.ATTACHED), depth + 1)
        for blob in pdfsearch.blobs(content):
            if not self._is_known(blob.content):
                self._look_in_blob(blob, at.within(where, blob.place), known)
        return known

    def _take_all(self, passages: Iterator[Passage], where: str) -> set[str]:
        return set().union(*(self.finds.take(passage, where) for passage in passages))

    def _look_in_blob(self, blob: "Blob", place: str, known: set[str]) -> None:
        if blob.is_picture:
            self._look_raw(blob.content, place, set())
            return
        self._look_raw(blob.content, place, known)
        for spelled in layers.pdf_strings(blob.content):
            self._look_raw(spelled, place, known)

    def _look_raw(self, content: bytes, place: str, known: set[str]) -> set[str]:
        """Search the bytes for what no passage had, whatever they may be; return what is there."""
        wanted = [
            term
            for term in self.finds.terms
            if term.wanted not in known
            # In bytes nothing tells a name from a word.
            and not (term.is_acronym or term.kind == kinds.PART_OF_NAME)
        ]
        found: set[str] = set()
        for term, text in _raw_hits(wanted, content):
            self.finds.tell(term, place, text)
            found.add(term.wanted)
        return found

    def _is_known(self, content: bytes) -> bool:
        """Tell whether these very bytes were searched already."""
        mark = (len(content), zlib.crc32(content))
        if mark in self.seen:
            return True
        self.seen.add(mark)
        return False


def _raw_hits(wanted: list[Term], content: bytes) -> Iterator[tuple[Term, str]]:
    """Yield every term that stands in the bytes, read in any way, with the text around it."""
    if not wanted:
        return
    is_text = decoded(content) is not None
    likely = wanted if is_text else [term for term in wanted if term.letters >= _SHORTEST]
    for layer in layers.layers(content):
        for term in likely:
            for start, end in spans(term, layer, _is_ascii_letter):
                if is_text or _is_likely(term, layer, start, end):
                    yield term, context(layer, start, end)
    for term in wanted:
        if not term.wanted.isascii() and any(v in content for v in layers.variants(term.wanted)):
            yield term, term.wanted


def _passages(content: bytes, name: str) -> Iterator[Passage]:
    if content.startswith(rtf.MAGIC):
        yield from rtf.passages(content)
        for run in layers.hex_runs(content):
            yield Passage(at.inside("picture"), run.decode("latin-1"))
    elif name.lower().endswith(_XML_NAMES) or content[:8].strip(_MARK).startswith(b"<?xml"):
        yield from _of_xml(content, name)
    else:
        yield from _of_text(content, name)


def _of_xml(content: bytes, name: str) -> Iterator[Passage]:
    try:
        root = markup.parse(content)
    except Unfit:
        if decoded(content) is None:
            raise
        yield from _of_text(content, name)  # a drawing with definitions of its own, say
    else:
        yield from markup.passages(name, root)


def _of_text(content: bytes, name: str) -> Iterator[Passage]:
    text = decoded(content)
    if text is not None:
        yield from at.in_parts(at.inside(name) if name else at.WHOLE, text, Role.ASIDE)


def _is_ascii_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _is_likely(term: Term, layer: str, start: int, end: int) -> bool:
    """Tell whether a match in binary bytes is more than chance."""
    if term.letters >= _TELLING:
        return True
    around = layer[max(0, start - _SIDES) : start] + layer[end : end + _SIDES]
    return bool(_PRINTED.fullmatch(around))


def _inflated(packed: bytes, window: int) -> bytes:
    """Return what is packed, at most 64 MiB; raises Unfit beyond that."""
    engine = zlib.decompressobj(window)
    try:
        content = engine.decompress(packed, _MOST_INFLATED)
    except zlib.error:
        return b""
    if engine.unconsumed_tail:
        raise Unfit(say.UNSEARCHED)
    return content


def _png_texts(content: bytes) -> Iterator[bytes]:
    """Yield the packed texts of a PNG picture; those that are not packed the raw search sees."""
    at_byte = len(_PNG)
    while content.startswith(_PNG) and at_byte + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at_byte)
        chunk = content[at_byte + 8 : at_byte + 8 + length]
        if kind in {b"zTXt", b"iTXt"}:
            # Where the packed bytes begin depends on three texts before them; a packed stream
            # tells itself by its first byte.
            start = chunk.find(b"\x78")
            while start != -1:
                yield _inflated(chunk[start:], zlib.MAX_WBITS)
                start = chunk.find(b"\x78", start + 1)
        at_byte += length + 12
