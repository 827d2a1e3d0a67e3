"""What lies in an Office file as a file of its own: pictures, objects of other programs, fonts."""

import posixpath
from dataclasses import dataclass, field

from journal.documents import bounds as say
from journal.documents import kinds
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.kinds import Kind
from journal.documents.sniff import recognized
from journal.documents.strip import strip as strip_file
from journal.documents.strip import strips
from journal.documents.strip.office import fonts
from journal.documents.traces import EMBEDDED, Traces
from journal.domain.said import Said

_SHOWN = kinds.PICTURES | kinds.DRAWINGS
_OBJECTS = kinds.OFFICE | kinds.OPEN_DOCUMENT
# The relations by which files lie within; behind any other there is none that a page shows.
BINARY = frozenset({"image", "font", "package", "oleObject", "aFChunk"})
Taken = tuple[str, bytes, str]


@dataclass(slots=True)
class Embedded:
    """The files taken into the copy so far, by their old names."""

    traces: Traces
    folder: str
    taken: dict[str, Taken | None] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def take(self, sort: str, name: str, content: bytes) -> Taken | None:
        """Return new name, clean content and type of the file; None, and tell it, without one."""
        if name not in self.taken:
            self.taken[name] = self._clean(sort, name, content)
            if self.taken[name] is None:
                self.traces.fixed(EMBEDDED, at.inside(name))
        return self.taken[name]

    def _clean(self, sort: str, name: str, content: bytes) -> Taken | None:
        if sort == "font":
            font = fonts.neutral(content)
            return (self._new("fonts/font#.odttf"), font, fonts.MEDIA_TYPE) if font else None
        kind = recognized(content)
        if sort == "image":
            return self._stripped("media/image#", name, content, kind, _SHOWN)
        if sort == "aFChunk":
            return self._chunk(name, content, kind)
        if sort in {"package", "oleObject"}:
            return self._stripped("embeddings/object#", name, content, kind, _OBJECTS)
        return None

    def _chunk(self, name: str, content: bytes, kind: Kind | None) -> Taken | None:
        """Return a piece of the text that lies in a file of its own: a page without it is false."""
        taken = self._stripped("chunk#", name, content, kind, frozenset({kinds.DOCX}))
        if taken is None:
            self.traces.refuse(EMBEDDED, at.inside(name), Said(say.CHUNK))
        return taken

    def _stripped(
        self, new: str, name: str, content: bytes, kind: Kind | None, taken: frozenset[Kind]
    ) -> Taken | None:
        if kind is None or kind not in taken or not strips(kind):
            return None
        try:
            clean = strip_file(content, self.traces.within(at.inside(name)))
        except Unfit:
            return None
        return self._new(f"{new}.{kind.extension}"), clean, kind.media_type

    def _new(self, name: str) -> str:
        self.counts[name] = self.counts.get(name, 0) + 1
        return posixpath.join(self.folder, name.replace("#", str(self.counts[name])))
