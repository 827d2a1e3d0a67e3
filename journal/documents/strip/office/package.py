"""The parts of an Office file: read by their relations, written anew from those that are known."""

import posixpath
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from journal.documents import bounds as say
from journal.documents import markup
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip.office import foreign
from journal.documents.strip.office.embedded import BINARY, Embedded
from journal.documents.strip.office.names import of, prefix
from journal.documents.strip.office.sorts import Sort
from journal.documents.strip.packing import packed
from journal.documents.strip.trees import unwrapped, without
from journal.documents.traces import CALLS_HOME, LINK, MAIL_MERGE, PROGRAM_NOTES, TEMPLATE, Traces

ROOT = ""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_KNOWN_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://schemas.openxmlformats.org/package/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    "http://schemas.microsoft.com/office/",
)
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FAMILY = "docProps/app.xml"
_EXTENDED = "extended-properties"
_FAMILY_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_OF_MICROSOFT = (
    _HEAD + b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>Microsoft Office</Application>'
    b"<AppVersion>%s</AppVersion></Properties>"
)
# Programs show their own name as author where a file has no such part: this one is empty.
_EMPTY_PROPERTIES = (
    _HEAD + b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
    b'metadata/core-properties"/>'
)
_NOTHING_WITHOUT = frozenset(
    "a:hlinkClick a:hlinkHover a:hlinkMouseOver a:audioFile a:videoFile a:wavAudioFile"
    " a:quickTimeFile a14:imgLayer asvg:svgBlip c:externalData cx:externalData c:userShapes"
    " o:OLEObject w:control w:subDoc w:altChunk w:headerReference w:footerReference"
    " w:attachedTemplate w:embedRegular w:embedBold w:embedItalic w:embedBoldItalic"
    " w:printerSettings w:objectLink w:objectEmbed w14:contentPart p14:media p:notesMasterId"
    " p:handoutMasterId p:custData"
    " p:tags p:snd p:control p:embed p:sldId p:sldLayoutId s:legacyDrawing s:legacyDrawingHF"
    " s:drawing s:picture s:tablePart s:pivotCache s:externalReference s:oleObject s:control"
    " s:sheet xdr:contentPart p:contentPart".split()
)
# A link to nowhere is plain text.
_BARE_WITHOUT = frozenset({"w:hyperlink"})
_AWAY = {"attachedTemplate": TEMPLATE, "mailMergeSource": MAIL_MERGE}
# A tree takes ten times the room of its text, and a child has little room.
_LARGEST_PART = 12 << 20
_LARGEST_TREES = 40 << 20
_MOST_MARKS = 2_000_000


class Relation(NamedTuple):
    """One relation of a part: what it is to it, and where that lies."""

    sort: str
    uri: str
    target: str
    is_external: bool


@dataclass(slots=True, eq=False)
class Part:
    """One part of XML; `kept` are the relations of its copy: where to, what, and their number."""

    name: str
    new: str
    sort: Sort
    root: etree._Element
    relations: dict[str, Relation]
    kept: dict[Relation, str] = field(default_factory=dict)


Cleaner = Callable[[Part], None]


@dataclass(slots=True)
class Package:
    """What there is, and what the copy will hold. `folder` is that of the main part."""

    parts: dict[str, bytes]
    traces: Traces
    folder: str
    sorts: dict[str, Sort]
    known: dict[str, Part] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    out: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    embedded: Embedded = field(init=False)
    _trees: int = 0
    _marks: int = 0

    def __post_init__(self) -> None:
        self.embedded = Embedded(self.traces, self.folder)

    def relations(self, name: str) -> dict[str, Relation]:
        """Return the relations of the part, by id; of the whole package for the name ROOT."""
        folder, base = posixpath.split(name)
        content = self.parts.get(posixpath.join(folder, "_rels", base + ".rels"))
        if content is None:
            return {}
        root = markup.parse(content)
        return {str(node.get("Id", "")): self._found(_relation(node, folder)) for node in root}

    def _found(self, relation: Relation) -> Relation:
        """Return the relation with the part's name as the archive writes it (OPC, 6.2.2.3)."""
        if relation.is_external or relation.target in self.parts:
            return relation
        wanted = unquote(relation.target).lower()
        name = next((n for n in self.parts if unquote(n).lower() == wanted), relation.target)
        return relation._replace(target=name)

    def main(self, otherwise: str) -> Part:
        """Return the main part; raises Unfit without one."""
        for relation in self.relations(ROOT).values():
            if relation.sort == "officeDocument" and relation.target in self.parts:
                return self._part(relation.target, self.sorts["officeDocument"])
        if otherwise not in self.parts:
            raise Unfit(say.DAMAGED)
        return self._part(otherwise, self.sorts["officeDocument"])

    def part(self, relation: Relation) -> Part | None:
        """Return the part of XML to which the relation leads, None for what is not known."""
        sort = self.sorts.get(relation.sort)
        if sort is None or relation.is_external or relation.target not in self.parts:
            return None
        return self._part(relation.target, sort)

    def related(self, part: Part, *sorts: str) -> Iterator[Part]:
        """Yield the parts of these sorts to which the part has a relation."""
        for relation in part.relations.values():
            found = self.part(relation) if relation.sort in sorts else None
            if found is not None:
                yield found

    def _part(self, name: str, sort: Sort) -> Part:
        if name not in self.known:
            root = self._tree(name)
            new = posixpath.join(self.folder, self._counted(sort.name))
            self.known[name] = Part(name, new, sort, root, self.relations(name))
        return self.known[name]

    def _tree(self, name: str) -> etree._Element:
        content = self.parts[name]
        self._trees += len(content)
        self._marks += content.count(b"<")
        if (
            len(content) > _LARGEST_PART
            or self._trees > _LARGEST_TREES
            or self._marks > _MOST_MARKS
        ):
            raise Unfit(say.BOMB)
        if b"<!--" in content or content.count(b"<?") > 1:
            self.traces.fixed(PROGRAM_NOTES, at.inside(name))
        return markup.parse(content)

    def _counted(self, name: str) -> str:
        self.counts[name] = self.counts.get(name, 0) + 1
        return name.replace("#", str(self.counts[name]))

    def write(self, main: Part, clean: Cleaner) -> None:
        """Bring the main part and all that it shows into the copy, each cleaned before."""
        queue, queued = deque([main]), {main.name}
        while queue:
            part = queue.popleft()
            self.taken.add(part.name)
            clean(part)
            for found in self._resolve(part):
                if found.name not in queued:
                    queued.add(found.name)
                    queue.append(found)
            self.out[part.new] = _written(part.root), part.sort.media_type
            if part.kept:
                self.out[_rels(part.new)] = _listed(part.kept), ""

    def _resolve(self, part: Part) -> Iterator[Part]:
        """Number the relations that the part mentions anew; yield the parts that they lead to."""
        for node in list(part.root.iter()):
            for key in [k for k in node.keys() if prefix(str(k)) == "r"]:  # noqa: SIM118
                found, new = self._kept(part, part.relations.get(str(node.get(key, ""))))
                if found is not None:
                    yield found
                if new:
                    node.set(key, new)
                elif node.get(key):
                    _broken(node, str(key))
        yield from self._implied(part)

    def _implied(self, part: Part) -> Iterator[Part]:
        for relation in part.relations.values():
            sort = self.sorts.get(relation.sort)
            if sort is not None and sort.is_implied:
                found, _ = self._kept(part, relation)
                if found is not None:
                    yield found

    def _kept(self, part: Part, relation: Relation | None) -> tuple[Part | None, str]:
        """Return the part that the relation leads to, where it is one, and its new id."""
        if relation is None:
            return None, ""
        if relation.is_external:
            is_kept = relation.sort == "hyperlink"
            return None, self._numbered(part, relation) if is_kept else ""
        found = self.part(relation)
        target = found.new if found else self._binary(relation)
        if not target:
            return None, ""
        target = posixpath.relpath(target, posixpath.dirname(part.new))
        return found, self._numbered(part, relation._replace(target=target))

    def can_take(self, relation: Relation) -> bool:
        """Tell whether the file that lies within can be cleaned."""
        content = self.parts.get(relation.target, b"")
        return self.embedded.take(relation.sort, relation.target, content) is not None

    def _binary(self, relation: Relation) -> str | None:
        content = self.parts.get(relation.target)
        if content is None or relation.sort not in BINARY:
            return None
        self.taken.add(relation.target)
        taken = self.embedded.take(relation.sort, relation.target, content)
        if taken is None:
            return None
        new, clean, media_type = taken
        self.out[new] = clean, media_type
        return new

    @staticmethod
    def _numbered(part: Part, relation: Relation) -> str:
        return part.kept.setdefault(relation, f"rId{len(part.kept) + 1}")

    def _family(self) -> dict[str, tuple[bytes, str]]:
        """Say no more than that the file is Microsoft's, and whether of 2007.

        What such a file leaves unsaid of its charts and shapes, other programs take differently.
        """
        old = self.parts.get(_FAMILY, b"")
        if b"<Application>Microsoft" not in old:
            return {}
        version = b"12.0000" if b"<AppVersion>12." in old else b"16.0000"
        return {_FAMILY: (_OF_MICROSOFT % version, _FAMILY_TYPE)}

    def written(self, main: Part) -> bytes:
        """Return the copy's bytes."""
        core = "docProps/core.xml"
        parts = {core: (_EMPTY_PROPERTIES, _CORE), **self._family(), **self.out}
        kept = [
            Relation("", _KNOWN_RELATIONS[0] + "officeDocument", main.new, is_external=False),
            Relation("", _KNOWN_RELATIONS[1] + "metadata/core-properties", core, is_external=False),
        ]
        if _FAMILY in parts:
            kept.append(Relation("", _KNOWN_RELATIONS[0] + _EXTENDED, _FAMILY, is_external=False))
        if main.root.tag.startswith("{http://purl"):
            kept[0] = kept[0]._replace(uri=_KNOWN_RELATIONS[2] + "officeDocument")
        numbered = {relation: f"rId{n}" for n, relation in enumerate(kept, 1)}
        ordered = [("[Content_Types].xml", _types(parts)), ("_rels/.rels", _listed(numbered))]
        return packed([*ordered, *((name, content) for name, (content, _) in parts.items())])


def is_remote(target: str) -> bool:
    """Tell whether opening this address asks another machine."""
    plain = target.strip().lower().replace("\\", "/")
    return plain.startswith(("http:", "https:", "ftp:", "//", "file:////")) or (
        plain.startswith("file://") and not plain.startswith("file:///")
    )


def tell_external(part: str, relation: Relation, traces: Traces) -> None:
    """Tell of what lies elsewhere and would be fetched, or only names a place."""
    is_fetched = is_remote(relation.target)
    kind = _AWAY.get(relation.sort, LINK)
    traces.fixed(CALLS_HOME if is_fetched else kind, at.inside(part), relation.target)


def _relation(node: etree._Element, folder: str) -> Relation:
    uri, target = str(node.get("Type", "")), str(node.get("Target", ""))
    sort = uri.rpartition("/")[2] if uri.startswith(_KNOWN_RELATIONS) else ""
    is_external = node.get("TargetMode") == "External"
    if not is_external:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return Relation(sort, uri, target, is_external)


def _written(root: etree._Element) -> bytes:
    return _HEAD + etree.tostring(foreign.tidy(root), encoding="UTF-8")


def _broken(node: etree._Element, key: str) -> None:
    """Take out the relation, and the element where it is nothing without it."""
    del node.attrib[key]
    if of(node) in _NOTHING_WITHOUT:
        without(node)
    elif of(node) in _BARE_WITHOUT and not node.attrib:
        unwrapped(node)


def _rels(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", base + ".rels")


def _listed(kept: dict[Relation, str]) -> bytes:
    rows = [
        f"<Relationship Id={markup.quoted(number)} Type={markup.quoted(relation.uri)}"
        f" Target={markup.quoted(relation.target)}"
        + (' TargetMode="External"' if relation.is_external else "")
        + "/>"
        for relation, number in kept.items()
    ]
    return _HEAD + f'<Relationships xmlns="{_RELATIONS}">{"".join(rows)}</Relationships>'.encode()


def _types(parts: dict[str, tuple[bytes, str]]) -> bytes:
    rows = [
        f'<Default Extension="rels" ContentType="{_RELATIONS_TYPE}"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
    ]
    rows += [
        f'<Override PartName="/{name}" ContentType="{media_type}"/>'
        for name, (_, media_type) in parts.items()
        if media_type
    ]
    return _HEAD + f'<Types xmlns="{_TYPES}">{"".join(rows)}</Types>'.encode()
