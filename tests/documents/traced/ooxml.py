"""Office packages as their writers make them: parts, relations and types from a short list."""

import posixpath
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from tests.documents import made

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ML = "application/vnd.openxmlformats-officedocument."
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE[:-1],
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": _MICROSOFT + "word/2010/wordml",
        "w15": _MICROSOFT + "word/2012/wordml",
        "wp14": _MICROSOFT + "word/2010/wordprocessingDrawing",
        "wps": _MICROSOFT + "word/2010/wordprocessingShape",
        "wpi": _MICROSOFT + "word/2010/wordprocessingInk",
    }.items()
)


@dataclass(frozen=True)
class Related:
    """A part that the main one is related to. `target`: its name from the main part's folder."""

    sort: str
    target: str
    content: str | bytes = b""
    media_type: str = "application/xml"
    relations: tuple["Related", ...] = ()
    is_external: bool = False
    number: str = ""


def away(sort: str, target: str, number: str = "") -> Related:
    """Return a relation to what lies outside of the file."""
    return Related(sort, target, is_external=True, number=number)


def word_part(name: str, inner: str, sort: str = "", **more: object) -> Related:
    """Return a part of a text document: its root, and what is in it."""
    xml = f'{_HEAD}<w:{name} {SPACES} mc:Ignorable="w14 w15 wp14">{inner}</w:{name}>'
    kind = f"{_ML}wordprocessingml.{sort or name}+xml"
    return Related(sort or name, f"{sort or name}.xml", xml, kind, **more)  # type: ignore[arg-type]


def docx(body: str, *related: Related, root: tuple[Related, ...] = ()) -> bytes:
    """Return a text document; `root` are relations of the whole package."""
    main = word_part("document", f"<w:body>{body}<w:sectPr/></w:body>").content
    kind = _ML + "wordprocessingml.document.main+xml"
    return package("word/document.xml", main, kind, related, root)


def package(
    main: str,
    content: str | bytes,
    kind: str,
    related: tuple[Related, ...],
    root: tuple[Related, ...] = (),
) -> bytes:
    """Return the package around a main part."""
    folder, _, name = main.rpartition("/")
    parts: dict[str, str | bytes] = {main: content}
    types = {main: kind}
    _add(parts, types, folder, name, related)
    _add(parts, types, "", "", (Related("officeDocument", main), *root))
    parts[main] = content
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{media_type}"/>'
        for part, media_type in types.items()
    )
    listed = (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}'
        "</Types>"
    )
    types.pop(main)
    return made.zipped({"[Content_Types].xml": listed, **parts})


def _add(
    parts: dict[str, str | bytes],
    types: dict[str, str],
    folder: str,
    owner: str,
    related: tuple[Related, ...],
) -> None:
    rows = []
    for number, part in enumerate(related, 1):
        rows.append(
            f"<Relationship Id={quoteattr(part.number or f'rId{number}')}"
            f" Type={quoteattr(_uri(part.sort))} Target={quoteattr(part.target)}"
            + (' TargetMode="External"/>' if part.is_external else "/>")
        )
        name = posixpath.normpath(f"{folder}/{part.target}").lstrip("/")
        if not part.is_external and name not in types:
            parts[name] = part.content
            types[name] = part.media_type
            if part.relations:
                inner, _, base = name.rpartition("/")
                _add(parts, types, inner, base, part.relations)
    if rows:
        xmlns = "http://schemas.openxmlformats.org/package/2006/relationships"
        listed = f'{_HEAD}<Relationships xmlns="{xmlns}">{"".join(rows)}</Relationships>'
        parts[f"{folder}/_rels/{owner}.rels".lstrip("/")] = listed


def _uri(sort: str) -> str:
    if sort.startswith("20"):
        year, _, name = sort.partition(":")
        return f"{_MICROSOFT}{year}/relationships/{name}"
    if sort.endswith(("-properties", "thumbnail", "origin")) and not sort.startswith(("ex", "cu")):
        return "http://schemas.openxmlformats.org/package/2006/relationships/metadata/" + sort
    return _OFFICE + sort


def p(inner: str, properties: str = "") -> str:
    """Return a paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>" if properties else f"<w:p>{inner}</w:p>"


def r(text: str, properties: str = "", tag: str = "t") -> str:
    """Return a run with a text."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def field(code: str, shown: str, more: str = "") -> str:
    """Return a field as Word writes it: five runs."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{more}</w:fldChar></w:r>'
        + r(code, tag="instrText")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r(shown)
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(number: str, name: str = "", alt: str = "", more: str = "") -> str:
    """Return a run with a picture of that relation."""
    return (
        f'<w:r><w:drawing><wp:inline wp14:anchorId="5A5A" wp14:editId="6B6B">'
        f'<wp:extent cx="900000" cy="600000"/><wp:docPr id="1" name="{name}" descr="{alt}"{more}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill><a:blip {number}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="600000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
