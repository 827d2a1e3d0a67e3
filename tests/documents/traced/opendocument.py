"""OpenDocument files of LibreOffice and pandoc, and with what other writers leave in them."""

import io
import zipfile
from pathlib import Path

from tests.documents import made
from tests.documents.traced import pictures
from tests.documents.traced.case import Case

FILES = Path(__file__).with_name("files")
_SPACES = (
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"'
    ' xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0"'
    ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    ' xmlns:officeooo="http://openoffice.org/2009/office"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:math="http://www.w3.org/1998/Math/MathML"'
)


def libreoffice(suffix: str) -> bytes:
    """Return the file that LibreOffice wrote."""
    return (FILES / f"libreoffice.{suffix}").read_bytes()


def content(inner: str, kind: str = "text") -> str:
    """Return the main part of a document."""
    return (
        f'<?xml version="1.0"?><office:document-content{_SPACES} office:version="1.3">'
        f"<office:body><office:{kind}>{inner}</office:{kind}></office:body>"
        "</office:document-content>"
    )


def odt(inner: str, kind: str = "text", **more: str | bytes) -> bytes:
    """Return a package; further parts by name, `/` as `__`."""
    parts: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": content(inner, kind),
    }
    return made.zipped(parts | {name.replace("__", "/"): part for name, part in more.items()})


def fields() -> bytes:
    """Return fields of every sort; what they show stays, what they know goes."""
    return odt(
        "<text:variable-decls><text:variable-decl text:name='hindquist_v'/></text:variable-decls>"
        "<text:p officeooo:rsid='00a1b2c3'>On <text:date text:date-value='2026-02-03T04:05:06'"
        " >3 February</text:date> the <text:placeholder text:placeholder-type='text'"
        " text:description='Hindquist'>interview</text:placeholder> was <text:variable-set"
        " text:name='hindquist_v' text:formula='ooow:hindquist'>kept</text:variable-set>.</text:p>"
        "<text:p>Cited <field:fieldmark-start text:name='z' field:type='ADDIN'><field:param"
        " field:name='CODE' field:value='ADDIN ZOTERO_ITEM {\"family\":\"Hindquist\"}'/>"
        "</field:fieldmark-start>(Known, 2020)<field:fieldmark-end/> and <text:bibliography-mark"
        " text:identifier='Hindquist19' text:title='x'>[2]</text:bibliography-mark>.</text:p>"
        "<text:p><text:hidden-paragraph text:is-hidden='true' text:condition='ooow:1'/>Hindquist"
        " paid</text:p><text:p><loext:content-control loext:alias='Hindquist' loext:tag='h'>"
        "Chosen</loext:content-control> words<text:script script:language='x'>Hindquist"
        "</text:script><text:alphabetical-index-mark text:string-value='Hindquist'/></text:p>"
    )


def calling() -> bytes:
    """Return what loads, runs or leads elsewhere."""
    return odt(
        "<office:forms><form:form form:name='Hindquist' xlink:href='https://calls.example/f'/>"
        "</office:forms><text:section text:name='s'><text:section-source"
        " xlink:href='https://calls.example/s.odt'/><text:p>Kept words</text:p></text:section>"
        "<text:p><draw:frame><draw:image xlink:href='https://calls.example/i.png'/></draw:frame>"
        "<draw:frame><draw:plugin xlink:href='https://calls.example/v'/></draw:frame>"
        "<draw:frame><office:event-listeners><script:event-listener"
        " xlink:href='https://calls.example/e'/></office:event-listeners></draw:frame>"
        "<text:a xlink:href='mailto:hindquist@zanzibari.example'>Write to us</text:a></text:p>"
    )


def inner_object() -> bytes:
    """Return a text with a chart, a formula and an object of another program in it."""
    chart = content("<table:table><table:table-row/></table:table>", "chart")
    formula = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>x</mi>'
        '<annotation encoding="StarMath 5.0">x %% Hindquist</annotation></semantics></math>'
    )
    frames = "".join(
        f"<draw:frame><draw:object xlink:href='./{name}'/></draw:frame>"
        for name in ("Hindquist chart", "Formula-0")
    )
    return odt(
        f"<text:p>Figure two{frames}<draw:frame><draw:object-ole xlink:href='./Object 9'/>"
        "<draw:image xlink:href='./Pictures/zanzibari.png'/></draw:frame></text:p>",
        **{
            "Hindquist chart__content.xml": chart,
            "Hindquist chart__meta.xml": made.odf("document-meta", "<office:meta>"
              "<meta:initial-creator>Hindquist</meta:initial-creator></office:meta>"),
            "Formula-0__content.xml": formula,
            "Object 9": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Hindquist",
            "Pictures__zanzibari.png": pictures.screenshot(),
        },
    )  # fmt: skip


def wrapped() -> bytes:
    """Return a package with parts, notes and times that do not belong to it."""
    plain = odt(
        "<text:p>Plain words</text:p><!-- Hindquist -->",
        **{
            "META-INF__documentsignatures.xml": "<s>Hindquist</s>",
            "manifest.rdf": "<rdf>Hindquist</rdf>",
            "Thumbnails__thumbnail.png": pictures.screenshot(),
            "Configurations2__accelerator__current.xml": "<a>Hindquist</a>",
            "Pictures__never-shown.png": pictures.screenshot(),
        },
    )
    out = io.BytesIO(plain)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"packed by Zanzibari"
        entry = zipfile.ZipInfo("notes-of-hindquist.txt", (2026, 2, 3, 4, 5, 6))
        entry.extra, entry.comment = b"\x75\x70\x0d\x00Quillfeather!", b"Zanzibari"
        archive.writestr(entry, "from Hindquist")
    return out.getvalue()


def letterhead() -> bytes:
    """Return a text with kinds of page that none of its pages is of, and a header that is off."""
    page = (
        "<style:master-page style:name='{}' style:page-layout-name='pm1'><style:header"
        " style:display='{}'><text:p>{}</text:p></style:header></style:master-page>"
    )
    pages = (
        page.format("Standard", "true", "Running head")
        + page.format("First_20_Page", "true", "Zanzibari Institute")
        + page.format("Off", "false", "Hindquist lab")
    )
    return odt(
        "<text:p>Plain words</text:p>",
        **{"styles.xml": made.odf("document-styles", "<office:styles/><office:master-styles>"
           f"{pages}</office:master-styles>")},
    )  # fmt: skip


def tables() -> bytes:
    """Return a table whose formulas fetch, with what was kept of another file."""
    return odt(
        "<table:table table:name='Answers'><table:table-row><table:table-cell"
        " table:formula=\"of:='file:///home/hindquist/a.ods'#$Sheet1.A1\"><text:p>12 replies"
        "</text:p></table:table-cell></table:table-row></table:table><table:table"
        " table:name=\"'file:///home/hindquist/a.ods'#$Sheet1\"><table:table-source"
        " xlink:href='file:///home/hindquist/a.ods'/></table:table>"
        "<table:dde-links><table:dde-link><office:dde-source office:dde-topic='Hindquist'/>"
        "</table:dde-link></table:dde-links>",
        "spreadsheet",
    )


def of_pandoc() -> bytes:
    """Return what pandoc makes of a manuscript."""
    import tempfile

    import pypandoc

    source = "---\ntitle: A title\nkeywords: [hindquist]\nabstract: Short.\n---\n\n# Part\n\n"
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "m.odt")
        pypandoc.convert_text(
            source + "Words that are kept[^1].\n\n[^1]: A note.\n", "odt", "markdown",
            outputfile=str(target),
        )  # fmt: skip
        return target.read_bytes()


_NAMES = ("Hindquist", "Zanzibari", "Quillfeather", "xenia")

CASES = [
    Case("libreoffice-text", "odt", lambda: libreoffice("odt"), (*_NAMES, "Fairphonix"),
         ("tracked-change", "comment", "property", "template", "hidden-text", "faint-text",
          "references", "mail-merge", "style", "editing-id", "picture", "link", "thumbnail"),
         ("Listening to survivors", "every week", "(Known, 2019)", "One cell", "the annex")),
    Case("libreoffice-table", "ods", lambda: libreoffice("ods"), _NAMES,
         ("comment", "property", "template")),
    Case("libreoffice-slides", "odp", lambda: libreoffice("odp"), _NAMES,
         ("comment", "property", "hidden-text")),
    Case("odt-fields", "odt", fields, ("Hindquist", "hindquist", "00a1b2c3", "2026-02-03"),
         ("field", "references", "hidden-text", "control"),
         ("3 February", "interview", "kept", "(Known, 2020)", "[2]", "Chosen words")),
    Case("odt-calling", "odt", calling, ("calls.example", "hindquist"),
         ("calls-home", "link", "form"), ("Kept words", "Write to us")),
    Case("odt-objects", "odt", inner_object, ("Hindquist", "Zanzibari", "zanzibari"),
         ("embedded", "comment", "picture", "property"), ("Figure two",)),
    Case("odt-wrapped", "odt", wrapped, ("Hindquist", "hindquist", "Zanzibari", "Quillfeather"),
         ("packaging", "signature", "extra-part", "thumbnail", "program-notes"), ("Plain words",)),
    Case("odt-letterhead", "odt", letterhead, ("Zanzibari", "Hindquist"), ("hidden-text",),
         ("Plain words", "Running head")),
    Case("ods-sources", "ods", tables, ("hindquist", "Hindquist"), ("calls-home",)),
    Case("pandoc-text", "odt", of_pandoc, ("hindquist",), ("property",),
         ("Words that are kept",)),
]  # fmt: skip
