"""The parts of an OpenDocument package: each is taken because something shows it, or left out."""

from dataclasses import dataclass, field

from journal.documents import kinds, markup
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.sniff import recognized
from journal.documents.strip import strip as strip_file
from journal.documents.strip import strips
from journal.documents.strip.opendocument.names import MANIFEST
from journal.documents.strip.packing import packed
from journal.documents.traces import (
    EMBEDDED,
    EXTRA_PART,
    PROGRAM_NOTES,
    SIGNATURE,
    THUMBNAIL,
    Traces,
)

MIMETYPE, META, SETTINGS, MANIFEST_PART = (
    "mimetype", "meta.xml", "settings.xml", "META-INF/manifest.xml",
)  # fmt: skip
_SHOWN = kinds.PICTURES | kinds.DRAWINGS
# What is left out without a word: every program writes them, and they know nothing.
_SILENT = {"layout-cache", "manifest.rdf", MANIFEST_PART, MIMETYPE}


@dataclass(slots=True)
class Package:
    """What there is, and what the copy will hold: name to content and media type."""

    parts: dict[str, bytes]
    traces: Traces
    out: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def picture(self, name: str) -> str | None:
        """Take the picture of that name into the copy; return its new name, None without one."""
        self.seen.add(name)
        if name in self.pictures:
            return self.pictures[name]
        content = self.parts.get(name, b"")
        kind = recognized(content)
        if kind not in _SHOWN or not strips(kind):
            self._leave_out(name)
            return None
        try:
            clean = strip_file(content, self.traces.within(at.inside(name)))
        except Unfit:
            self._leave_out(name)
            return None
        new = f"Pictures/{len(self.pictures) + 1}.{kind.extension}"
        self.pictures[name] = new
        self.out[new] = clean, kind.media_type
        return new

    def put(self, name: str, content: bytes, media_type: str = "text/xml") -> None:
        """Take a part into the copy."""
        self.out[name] = content, media_type

    def tell_rest(self) -> None:
        """Tell of every part that nothing showed."""
        for name, content in self.parts.items():
            if name not in self.seen and name not in self.out and content:
                self._tell_part(name)

    def written(self, media_type: str, version: str, folders: dict[str, str]) -> bytes:
        """Return the copy: the type first, unpacked, and the list of parts made anew."""
        listed = {"/": media_type, **folders}
        listed |= {name: kind for name, (_, kind) in self.out.items()}
        parts = [(MIMETYPE, media_type.encode())]
        parts += [(name, content) for name, (content, _) in self.out.items()]
        parts.append((MANIFEST_PART, _manifest(listed, version)))
        return packed(parts, stored=[MIMETYPE])

    def _leave_out(self, name: str) -> None:
        if name in self.parts:
            self.traces.fixed(EMBEDDED, at.inside(name))

    def _tell_part(self, name: str) -> None:
        if name in _SILENT:
            return
        if name.startswith("META-INF/"):
            self.traces.fixed(SIGNATURE, at.inside(name))
        elif name.startswith("Thumbnails/"):
            self.traces.fixed(THUMBNAIL, at.inside(name))
        elif name.startswith("Configurations2/"):
            self.traces.fixed(PROGRAM_NOTES, at.inside(name))
        else:
            self.traces.fixed(EXTRA_PART, at.inside(name))


def _manifest(listed: dict[str, str], version: str) -> bytes:
    entries = [
        f"<manifest:file-entry manifest:full-path={markup.quoted(name)}"
        f" manifest:media-type={markup.quoted(kind)}"
        + (f" manifest:version={markup.quoted(version)}" if name == "/" else "")
        + "/>"
        for name, kind in listed.items()
    ]
    head = f'<manifest:manifest xmlns:manifest="{MANIFEST[1:-1]}" manifest:version="{version}">'
    whole = ['<?xml version="1.0" encoding="UTF-8"?>', head, *entries, "</manifest:manifest>"]
    return "\n".join(whole).encode()
