"""OpenDocument files (1.3), texts, tables and slides, without what tells who made them."""

import posixpath

from lxml import etree

from journal.documents import bounds as say
from journal.documents import kinds, markup
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip.opendocument import fields, hidden, links, names, renaming, settings
from journal.documents.strip.opendocument.package import META, MIMETYPE, SETTINGS, Package
from journal.documents.strip.packing import unpacked
from journal.documents.strip.trees import text_of, unwrapped, without
from journal.documents.traces import EMBEDDED, LAYER, PROGRAM_NOTES, Traces

_CONTENT, _STYLES = "content.xml", "styles.xml"
_DEEPEST = 3
_LARGEST = 30 << 20
_STANDING = {"layout", "background", "backgroundobjects", "controls", "measurelines"}


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the copy: the same pages, without properties, comments, changes and hidden text."""
    package = Package(unpacked(content, traces), traces)
    media_type = package.parts.get(MIMETYPE, b"").decode("ascii", "replace").strip()
    is_text = media_type == kinds.ODT.media_type
    document = _Document(package, "", is_text=is_text)
    document.clean()
    package.tell_rest()
    return package.written(media_type, document.version, document.folders)


class _Document:
    """One document of a package: the outer one, or an object within it."""

    def __init__(self, package: Package, folder: str, *, is_text: bool, new: str = "") -> None:
        self.package, self.folder, self.is_text, self.new = package, folder, is_text, new
        self.version = "1.2"
        self.folders: dict[str, str] = {}
        self._objects: dict[str, str] = {}

    def clean(self) -> None:
        """Bring the clean parts into the copy."""
        trees = {name: self._tree(name) for name in (_CONTENT, _STYLES)}
        roots = {name: root for name, root in trees.items() if root is not None}
        if _CONTENT not in roots:
            raise Unfit(say.DAMAGED)
        self.version = roots[_CONTENT].get(names.OFFICE + "version", "1.2")
        self._clean_trees(list(roots.values()))
        self._notes()
        for name, root in roots.items():
            self.package.put(posixpath.join(self.new, name), _written(root))

    def _tree(self, name: str) -> etree._Element | None:
        content = self.package.parts.get(posixpath.join(self.folder, name))
        if content is None:
            return None
        if len(content) > _LARGEST:
            raise Unfit(say.BOMB)
        if b"<!--" in content:
            self.package.traces.fixed(PROGRAM_NOTES, at.inside(name))
        return markup.parse(content)

    def _clean_trees(self, roots: list[etree._Element]) -> None:
        traces = self.package.traces
        styles = hidden.Styles(*roots)
        for root in roots:
            hidden.take_out(root, styles, traces)
            fields.flatten(root, traces)
            links.clean(root, self.package, self.folder, self._open)
            _leave_foreign(root, traces)
            hidden.ask_about_faint(root, styles, traces)
        hidden.empty_unused_pages(roots, traces)
        renaming.unused(roots)
        renaming.marks(roots, traces)
        renaming.styles(roots, traces)
        _name_layers(roots, traces)
        for root in roots:
            renaming.objects(root, is_text=self.is_text)
            renaming.ids(root)

    def _notes(self) -> None:
        """Empty the properties; keep of the settings what the layout needs."""
        for name, clean in ((META, settings.empty_properties), (SETTINGS, settings.layout_only)):
            whole = posixpath.join(self.folder, name)
            self.package.seen.add(whole)
            if whole in self.package.parts:
                copy = clean(self.package.parts[whole], self.package.traces)
                self.package.put(posixpath.join(self.new, name), copy)

    def _open(self, name: str) -> str | None:
        """Take the object of that folder into the copy; None where it is no document."""
        if name in self._objects:
            return self._objects[name]
        content = posixpath.join(name, _CONTENT)
        if content not in self.package.parts or self.new.count("/") >= _DEEPEST:
            self.package.seen.add(name)
            self.package.traces.fixed(EMBEDDED, at.inside(name))
            return None
        new = posixpath.join(self.new, f"Object {len(self._objects) + 1}")
        inner = _Document(self.package, name, is_text=False, new=new)
        inner.clean()
        self.package.seen |= {posixpath.join(name, part) for part in (_CONTENT, _STYLES)}
        self._objects[name] = "./" + posixpath.basename(new)
        self.folders |= {new + "/": _kind_of(self.package.parts[content]), **inner.folders}
        return self._objects[name]


def _kind_of(content: bytes) -> str:
    """Return the media type of an object, told by its content."""
    base = "application/vnd.oasis.opendocument."
    root = markup.parse(content)
    if names.space(root.tag) == names.MATH:
        return base + "formula"
    body = root.find(names.OFFICE + "body")
    inner = names.local(body[0].tag) if body is not None and len(body) else "text"
    known = {"chart": "chart", "spreadsheet": "spreadsheet", "drawing": "graphics",
             "presentation": "presentation", "text": "text"}  # fmt: skip
    return base + known.get(inner, "text")


def _leave_foreign(root: etree._Element, traces: Traces) -> None:
    """Take out elements and attributes that no reader of OpenDocument draws."""
    for node in list(root.iter()):
        if names.space(node.tag) not in names.DRAWING and node is not root:
            traces.fixed(PROGRAM_NOTES, at.inside(names.local(node.tag)), text_of(node))
            (unwrapped if node.getparent() is not None and _in_text(node) else without)(node)
            continue
        for key in list(node.attrib):
            if names.space(key) not in names.DRAWING and names.space(node.tag) != names.MATH:
                del node.attrib[key]


def _in_text(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and names.local(parent.tag) in {"p", "h", "span", "a"}


def _name_layers(roots: list[etree._Element], traces: Traces) -> None:
    layers: dict[str, str] = {}
    for root in roots:
        for node in root.iter(names.DRAW + "layer"):
            name = node.get(names.DRAW + "name", "")
            if name not in _STANDING and name not in layers:
                layers[name] = f"layer{len(layers) + 1}"
                traces.fixed(LAYER, at.inside(_STYLES), name)
            node.set(names.DRAW + "name", layers.get(name, name))
    for root in roots:
        for node in root.iter():
            layer = node.get(names.DRAW + "layer")
            if layer in layers:
                node.set(names.DRAW + "layer", layers[layer])


def _written(root: etree._Element) -> bytes:
    kept = [prefix for prefix, uri in root.nsmap.items() if prefix and uri in names.IN_VALUES]
    etree.cleanup_namespaces(root, keep_ns_prefixes=kept)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
