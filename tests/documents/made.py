"""Documents made on the spot: as small as a test needs, as odd as life sends them."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Stream

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("meta", "meta"),
        ("style", "style"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of the parts, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def word(inner: str, root: str = "document") -> str:
    """Return a part of a Word document with these elements in its body."""
    body = f"<w:body>{inner}</w:body>" if root == "document" else inner
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{_W}">{body}</w:{root}>'


def para(*runs: str) -> str:
    """Return a paragraph of runs."""
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def docx(inner: str = para("We met with survivors."), **more: str | bytes) -> bytes:
    """Return a Word document; further parts by name, `/` as `__` and without `.xml`."""
    parts = {name.replace("__", "/") + ".xml": part for name, part in more.items()}
    return office(word(inner), parts)


def office(document: str, parts: dict[str, str | bytes] | None = None) -> bytes:
    """Return a Word document with these parts."""
    return zipped({"[Content_Types].xml": _TYPES, "word/document.xml": document, **(parts or {})})


def odf(element: str, inner: str) -> str:
    """Return a part of an OpenDocument file."""
    return f'<?xml version="1.0"?><office:{element} {_ODF}>{inner}</office:{element}>'


def odt(inner: str, **more: str | bytes) -> bytes:
    """Return an OpenDocument text."""
    content = odf(
        "document-content", f"<office:body><office:text>{inner}</office:text></office:body>"
    )
    parts = {name.replace("__", "/") + ".xml": part for name, part in more.items()}
    mimetype = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": mimetype, "content.xml": content, **parts})


def blank_pdf(*pages: str) -> pikepdf.Pdf:
    """Return an open PDF; each page shows its text, or what its operators (with `Tj`) show."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
                   Encoding=Name.WinAnsiEncoding)
    )  # fmt: skip
    for text in pages:
        show = text if "Tj" in text or "TJ" in text else f"({text}) Tj"
        page = pdf.add_blank_page(page_size=(400, 400))
        page.Contents = Stream(pdf, f"BT /F1 12 Tf 20 300 Td {show} ET".encode("cp1252"))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
    return pdf


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    """Return the PDF's bytes."""
    out = io.BytesIO()
    pdf.save(out, fix_metadata_version=False, **how)
    return out.getvalue()


def pdf(*pages: str, info: dict[str, str] | None = None) -> bytes:
    """Return a PDF of these pages."""
    made = blank_pdf(*(pages or ("We met with survivors.",)))
    for key, value in (info or {}).items():
        made.docinfo[key] = value
    return saved(made)


def appended(before: bytes, objects: Iterable[str], root: str = "1 0 R") -> bytes:
    """Return a PDF with a later revision: these objects replace those of their number."""
    out = bytearray(before)
    places = []
    for text in objects:
        places.append((int(text.split()[0]), len(out)))
        out += text.encode("latin-1") + b"\n"
    start = len(out)
    out += b"xref\n"
    for number, place in places:
        out += f"{number} 1\n{place:010d} 00000 n \n".encode()
    previous = before.rpartition(b"startxref")[2].split()[0].decode()
    out += (
        f"trailer <</Size 99 /Root {root} /Prev {previous}>>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def with_orphan(before: bytes, stream: bytes, behind: bytes = b"") -> bytes:
    """Return a PDF with a packed stream in it that its table does not list."""
    at = before.rindex(b"xref\n0 ")
    orphan = b"77 0 obj\n<</Filter/FlateDecode>>\nstream\n%b\nendstream\nendobj\n"
    orphan %= zlib.compress(stream) + behind
    end = before[at:].replace(b"startxref\n%d" % at, b"startxref\n%d" % (at + len(orphan)))
    return before[:at] + orphan + end


def compound(*names: str) -> bytes:
    """Return the shape of an Office file of before 2007, with streams of these names."""
    entries = b"".join(_entry(name) for name in ("Root Entry", *names))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + entries


def _entry(name: str) -> bytes:
    text = name.encode("utf-16-le")
    return text.ljust(64, b"\0") + (len(text) + 2).to_bytes(2, "little") + b"\2" + b"\0" * 61


def png(width: int = 2, height: int = 2, *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a grey picture with further chunks."""
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    all_chunks = [(b"IHDR", head), *chunks, (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in all_chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = zlib.crc32(kind + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + kind + body + check


def put(folder: Path, content: bytes, name: str = "upload") -> Path:
    """Write the bytes to a file whose name tells nothing."""
    path = folder / name
    path.write_bytes(content)
    return path
