"""Properties and settings of an OpenDocument file: told, and reduced to what the layout needs."""

from lxml import etree

from journal.documents import markup
from journal.documents import passages as at
from journal.documents.strip.opendocument.fields import is_of_manager
from journal.documents.strip.opendocument.names import CONFIG, HREF, META, OFFICE, local
from journal.documents.strip.trees import text_of
from journal.documents.traces import (
    EDITING_ID,
    MAIL_MERGE,
    PRINTER,
    PROPERTY,
    REFERENCES,
    TEMPLATE,
    Traces,
)

_VERSION = OFFICE + "version"
_OOO = "http://openoffice.org/2004/office"
_LAYOUT = "ooo:configuration-settings"
_TYPES = {"boolean", "short", "int"}
# Words of a setting that tell of a machine, its printers, sources and the copies of a file.
_TELLING = {
    "rsid": EDITING_ID, "printer": PRINTER, "database": MAIL_MERGE, "datasource": MAIL_MERGE,
    "template": TEMPLATE,
}  # fmt: skip
_KEPT_WORDS = {"PrinterIndependentLayout"}
_DROPPED = {"LoadReadonly", "PrinterPaperFromSetup", "EmbedFonts", "ReadOnly"}


def empty_properties(content: bytes, traces: Traces) -> bytes:
    """Return properties without any; what they told is told."""
    root = markup.parse(content)
    for node in root.iter():
        _tell_property(node, traces)
    return _bare("document-meta", root, etree.Element(OFFICE + "meta"))


def _tell_property(node: etree._Element, traces: Traces) -> None:
    name = node.get(META + "name", local(node.tag))
    text = " ".join(filter(None, [node.text, node.get(HREF)]))
    if node.tag == META + "template":
        traces.fixed(TEMPLATE, at.property_of(name), " ".join(map(str, node.values())))
    elif is_of_manager(name):
        traces.fixed(REFERENCES, at.property_of(name), text)
    elif text.strip():
        traces.fixed(PROPERTY, at.property_of(name), text)


def layout_only(content: bytes, traces: Traces) -> bytes:
    """Return the settings by which pages are laid out; views, printers and marks are left out."""
    root = markup.parse(content)
    kept = etree.Element(CONFIG + "config-item-set", {CONFIG + "name": _LAYOUT})
    for item in root.iter(CONFIG + "config-item"):
        parent = item.getparent()
        assert parent is not None
        is_layout = parent.get(CONFIG + "name") == _LAYOUT
        if is_layout and _is_kept(item):
            kept.append(item)
        else:
            _tell_setting(item, traces)
    settings = etree.Element(OFFICE + "settings")
    settings.append(kept)
    return _bare("document-settings", root, settings)


def _is_kept(item: etree._Element) -> bool:
    name, kind = item.get(CONFIG + "name", ""), item.get(CONFIG + "type")
    if name in _KEPT_WORDS:
        return len(text_of(item)) < 40
    is_telling = any(word in name.lower() for word in _TELLING) and kind != "boolean"
    return kind in _TYPES and not is_telling and name not in _DROPPED


def _tell_setting(item: etree._Element, traces: Traces) -> None:
    name = item.get(CONFIG + "name", "")
    is_number = item.get(CONFIG + "type") in _TYPES and "rsid" not in name.lower()
    for word, kind in _TELLING.items():
        if word in name.lower() and (item.text or "").strip() and not is_number:
            traces.fixed(kind, at.property_of(name), item.text or "")


def _bare(name: str, before: etree._Element, inner: etree._Element) -> bytes:
    root = etree.Element(
        OFFICE + name, {_VERSION: before.get(_VERSION, "1.2")},
        # The last one stands in names of sets.
        nsmap={"office": OFFICE[1:-1], "config": CONFIG[1:-1], "meta": META[1:-1], "ooo": _OOO},
    )  # fmt: skip
    root.append(inner)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
