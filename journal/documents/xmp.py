"""The XMP packet of a galley: Dublin Core, PRISM, rights, and what the file claims to conform to.

XMP is ISO 16684-1; the description of foreign properties is what PDF/A asks for (ISO 19005-2,
6.6.2.3).
"""

from datetime import UTC, datetime

from lxml import etree

from journal.documents import markup
from journal.documents.answers import Unfit
from journal.documents.card import GalleyCard

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
_PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_FOREIGN = {"prism": "PRISM basic metadata", "pdfuaid": "PDF/UA identification"}
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'.encode()
_END = b'\n<?xpacket end="w"?>'


def packet(card: GalleyCard, before: bytes) -> bytes:
    """Return the packet for the card; of the packet `before` only its claims are kept."""
    whole = etree.Element("{adobe:ns:meta/}xmpmeta", nsmap={"x": "adobe:ns:meta/"})
    rdf = etree.SubElement(whole, f"{{{_RDF}}}RDF", nsmap={"rdf": _RDF})
    about = etree.SubElement(rdf, f"{{{_RDF}}}Description", nsmap=dict(_PREFIXES))
    about.set(f"{{{_RDF}}}about", "")
    claims = _claims(before)
    _dublin_core(about, card)
    _prism(about, card)
    _rights_and_dates(about, card)
    for name, value in claims.items():
        _plain(about, name, value)
    if "pdfaid:part" in claims:
        _describe_foreign(about)
    etree.cleanup_namespaces(whole)
    return _BEGIN + etree.tostring(whole, encoding="utf-8", pretty_print=True) + _END


def stamp(moment: datetime) -> str:
    """Return the instant as XMP writes it, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _dublin_core(about: etree._Element, card: GalleyCard) -> None:
    _plain(about, "dc:format", "application/pdf")
    _alternatives(about, "dc:title", card.title, card.language)
    _list(about, "dc:creator", "Seq", card.authors)
    _alternatives(about, "dc:description", card.subject, card.language)
    _list(about, "dc:subject", "Bag", card.keywords)
    _plain(about, "dc:identifier", card.doi and f"doi:{card.doi}")
    _list(about, "dc:language", "Bag", (card.language,))
    _list(about, "dc:publisher", "Bag", (card.publisher,))
    _plain(about, "pdf:Keywords", ", ".join(card.keywords))


def _prism(about: etree._Element, card: GalleyCard) -> None:
    published = card.published_on.isoformat() if card.published_on else ""
    for name, value in (
        ("aggregationType", "journal"),
        ("publicationName", card.journal),
        ("issn", card.issn),
        ("volume", card.volume),
        ("number", card.number),
        ("startingPage", card.first_page),
        ("endingPage", card.last_page),
        ("publicationDate", published),
        ("doi", card.doi),
        ("url", card.url),
    ):
        _plain(about, f"prism:{name}", value)


def _rights_and_dates(about: etree._Element, card: GalleyCard) -> None:
    _plain(about, "xmpRights:WebStatement", card.licence_url)
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        _plain(about, f"xmp:{name}", stamp(card.written_at))


def _claims(before: bytes) -> dict[str, str]:
    """Return what the file said of its conformance (PDF/A, PDF/UA): writing anew keeps it true."""
    try:
        root = markup.parse(before.strip(b"\x00\t\r\n "))
    except Unfit:
        return {}
    claims: dict[str, str] = {}
    for element in root.iter():
        named = [(str(element.tag), element.text or ""), *element.attrib.items()]
        for key, value in named:
            for prefix in ("pdfaid", "pdfuaid"):
                if str(key).startswith(f"{{{_PREFIXES[prefix]}}}"):
                    claims[f"{prefix}:{str(key).rpartition('}')[2]}"] = str(value)
    return claims


def _describe_foreign(about: etree._Element) -> None:
    """Tell validators of PDF/A what the properties mean that their own list lacks."""
    used = [str(child.tag) for child in about]
    schemas = _container(about, "pdfaExtension:schemas", "Bag")
    for prefix, label in _FOREIGN.items():
        space = _PREFIXES[prefix]
        names = [tag.rpartition("}")[2] for tag in used if tag.startswith(f"{{{space}}}")]
        if names:
            _describe_schema(_resource(schemas), prefix, label, names)


def _describe_schema(schema: etree._Element, prefix: str, label: str, names: list[str]) -> None:
    _plain(schema, "pdfaSchema:schema", label)
    _plain(schema, "pdfaSchema:namespaceURI", _PREFIXES[prefix])
    _plain(schema, "pdfaSchema:prefix", prefix)
    properties = _container(schema, "pdfaSchema:property", "Seq")
    for name in names:
        described = _resource(properties)
        _plain(described, "pdfaProperty:name", name)
        _plain(described, "pdfaProperty:valueType", "Integer" if name == "part" else "Text")
        _plain(described, "pdfaProperty:category", "internal" if name == "part" else "external")
        _plain(described, "pdfaProperty:description", name)


def _plain(parent: etree._Element, name: str, value: str) -> None:
    if value:
        etree.SubElement(parent, _tag(name)).text = value


def _alternatives(parent: etree._Element, name: str, value: str, language: str) -> None:
    if not value:
        return
    inner = _container(parent, name, "Alt")
    for tag in ("x-default", language):
        if tag:
            item = etree.SubElement(inner, f"{{{_RDF}}}li")
            item.set(f"{{{_XML}}}lang", tag)
            item.text = value


def _list(parent: etree._Element, name: str, kind: str, values: tuple[str, ...]) -> None:
    values = tuple(filter(None, values))
    if values:
        inner = _container(parent, name, kind)
        for value in values:
            etree.SubElement(inner, f"{{{_RDF}}}li").text = value


def _container(parent: etree._Element, name: str, kind: str) -> etree._Element:
    return etree.SubElement(etree.SubElement(parent, _tag(name)), f"{{{_RDF}}}{kind}")


def _resource(parent: etree._Element) -> etree._Element:
    item = etree.SubElement(parent, f"{{{_RDF}}}li")
    item.set(f"{{{_RDF}}}parseType", "Resource")
    return item


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"
