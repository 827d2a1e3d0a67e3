"""One thing many times in a row: each is cheap, and so must all of them be."""

import struct
from collections.abc import Callable

from tests.documents import made
from tests.documents.hostile import office, pdf
from tests.documents.hostile.case import Hostile
from tests.documents.traced import opendocument

_S = office._S
_R = office._R
_PACKAGE = office._PACKAGE
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_BY = 'w:id="1" w:author="a"'


def in_paragraph(one: str, count: int) -> bytes:
    """Return a Word document whose one paragraph holds so many of these."""
    return made.docx(f"<w:p>{one * count}</w:p>")


def counted(one: Callable[[int], str], count: int) -> str:
    """Return as many, each with its number."""
    return "".join(map(one, range(count)))


def formulas(count: int, formula: Callable[[int], str], names: int = 0) -> bytes:
    """Return a workbook of so many formulas, and so many names of cells."""
    rows = counted(lambda n: f"<row><c><f>{formula(n)}</f><v>1</v></c></row>", count)
    named = counted(lambda n: f'<definedName name="My_{n}">a!A{n}</definedName>', names)
    return office.book(
        xl__workbook=f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
        f'<sheet name="a" sheetId="1" r:id="r1"/></sheets><definedNames>{named}</definedNames>'
        "</workbook>",
        xl__worksheets__sheet1=f'<worksheet xmlns="{_S}"><sheetData>{rows}</sheetData></worksheet>',
    )


def own_styles(count: int) -> bytes:
    """Return a Word document with so many styles of a person's own, each in use."""
    styles = counted(
        lambda n: (
            f'<w:style w:type="character" w:styleId="s{n}"><w:name w:val="my {n}"/></w:style>'
        ),
        count,
    )
    runs = counted(
        lambda n: f'<w:r><w:rPr><w:rStyle w:val="s{n}"/></w:rPr><w:t>x</w:t></w:r>', count
    )
    leads = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_R}/styles" Target="styles.xml"/></Relationships>'
    )
    return made.office(
        made.word(f"<w:p>{runs}</w:p>"),
        {"word/styles.xml": made.word(styles, "styles"), "word/_rels/document.xml.rels": leads},
    )


def pages(count: int, texts: int) -> bytes:
    """Return pages that all draw the same so many texts."""
    drawn = b"".join(b"BT /F1 9 Tf %d %d Td (ab) Tj ET\n" % (n % 400, n // 9) for n in range(texts))
    kids = b"3 0 R " + b"".join(b"%d 0 R " % (n + 7) for n in range(count - 1))
    changed = {2: pdf._KIDS % (kids, count), 4: pdf.flate(drawn)}
    return pdf.file(changed, [pdf._PAGE] * (count - 1))


def waves(side: int) -> bytes:
    """Return a JPEG 2000 picture that says it has such sides."""

    def box(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body) + 8) + kind + body

    sizes = struct.pack(">HHIIIIIIIIH", 47, 0, side, side, 0, 0, side, side, 0, 0, 3)
    head = struct.pack(">IIHBBBB", side, side, 3, 7, 7, 0, 0)
    about = box(b"ihdr", head) + box(b"colr", b"\1\0\0" + struct.pack(">I", 16))
    stream = (
        b"\xff\x4f\xff\x51" + sizes + b"\x07\x01\x01" * 3 + b"\xff\x93" + bytes(99) + b"\xff\xd9"
    )
    first = box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 \0\0\0\0jp2 ")
    return first + box(b"jp2h", about) + box(b"jp2c", stream)


def inline(count: int) -> bytes:
    """Return a page with so many pictures within what it draws."""
    one = b"q 9 0 0 9 0 0 cm BI /W 9 /H 9 /CS /G /BPC 8 ID " + bytes(8) + b" EI Q\n"
    return pdf.drawing(one * count)


def destinations(count: int) -> bytes:
    """Return a file with so many names of places in it."""
    listed = b"".join(b"(n%d)[3 0 R/Fit]" % n for n in range(count))
    root = b"<</Type/Catalog/Pages 2 0 R/Names<</Dests<</Names[%b]>>>>>>"
    return pdf.file({1: root % listed})


_ALTERNATIVE = (
    f'<mc:AlternateContent {_MC}><mc:Choice Requires="wps"><w:t>%d</w:t></mc:Choice>'
    "<mc:Fallback><w:t>%d</w:t></mc:Fallback></mc:AlternateContent>"
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_SAMPLE = r"\documentclass{article}\author{A}\begin{document}x\end{document}"

HOSTILE = [
    Hostile("docx: 60,000 alternatives", lambda: made.docx("<w:p><w:r>" + counted(
        lambda n: _ALTERNATIVE % (n, n), 60_000) + "</w:r></w:p>"), is_refused=False),
    Hostile("docx: 100,000 insertions in a paragraph", lambda: in_paragraph(
        f"<w:ins {_BY}><w:r><w:t>x</w:t></w:r></w:ins>", 100_000), is_refused=False),
    Hostile("docx: 39,000 paragraphs deleted into one", lambda: made.docx(
        f"<w:p><w:pPr><w:rPr><w:del {_BY}/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>" * 39_000),
        is_refused=False),
    Hostile("docx: 100,000 pale runs", lambda: in_paragraph(
        '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>ab</w:t></w:r>', 100_000), is_refused=False),
    Hostile("docx: 100,000 hidden runs", lambda: in_paragraph(
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ab</w:t></w:r>", 100_000), is_refused=False),
    Hostile("docx: pale text, 90 tables deep", lambda: made.docx("<w:tbl><w:tr><w:tc>" * 90 + "<w:p>"
        + '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>x</w:t></w:r>' * 40_000 + "</w:p>"
        + "</w:tc></w:tr></w:tbl>" * 90), is_refused=False),
    Hostile("docx: 40,000 controls", lambda: in_paragraph(
        '<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r>'
        "</w:sdtContent></w:sdt>", 40_000), is_refused=False),
    Hostile("docx: 50,000 fields", lambda: in_paragraph(_FIELD, 50_000), is_refused=False),
    Hostile("docx: 39 fields open over 60,000 codes", lambda: made.docx("<w:p>"
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 39
        + "<w:r><w:instrText>x</w:instrText></w:r>" * 60_000 + "</w:p>"), is_refused=False),
    Hostile("docx: 30,000 styles of one's own", lambda: own_styles(30_000), is_refused=False),
    Hostile("docx: 60,000 shapes that name the next", lambda: made.docx("<w:p><w:r>" + counted(
        lambda n: f'<v:shape {_VML} id="my{n}" type="#my{n + 1}"/>', 60_000) + "</w:r></w:p>"),
        is_refused=False),
    Hostile("docx: 4,900 parts that nobody knows", lambda: made.office(made.word(made.para("x")), {
        f"customXml/item{n}.xml": f"<a>{n} Jane Doe</a>" for n in range(4_900)}), is_refused=False),
    Hostile("xlsx: 20,000 names in 50,000 formulas", lambda: formulas(
        50_000, lambda n: f"My_{n % 20_000}+1", 20_000), is_refused=False),
    Hostile("xlsx: 100,000 formulas that look outside", lambda: formulas(
        100_000, lambda n: f"[1]a!A{n}"), is_refused=False),
    Hostile("xlsx: a formula of half quotes", lambda: formulas(200, lambda n: "'\"" * 10_001),
            is_refused=False),
    Hostile("odt: 60,000 bookmarks and what leads there", lambda: opendocument.odt("<text:p>" + counted(
        lambda n: f'<text:bookmark text:name="b{n}"/><text:bookmark-ref text:ref-name="b{n}">x'
                  "</text:bookmark-ref>", 60_000) + "</text:p>"), is_refused=False),
    Hostile("zip: 4,900 sources that take each other in", lambda: made.zipped({
        f"f{n}.tex": rf"{_SAMPLE}\input{{f{(n + 1) % 4_900}}}\include{{f{n}}}" for n in range(4_900)}),
        is_refused=False),
    Hostile("zip: 400 PDFs", lambda: made.zipped({f"p{n}.pdf": made.pdf() for n in range(400)}),
            is_refused=False),
    Hostile("pdf: 40 pages of the same 3,000 texts", lambda: pages(40, 3_000), is_refused=False),
    Hostile("pdf: a JPEG 2000 of 60,000 by 60,000", lambda: pdf.picture(
        9, 9, b"/Filter/JPXDecode", waves(60_000)), is_refused=False),
    Hostile("pdf: 20,000 pictures in what is drawn", lambda: inline(20_000), is_refused=False),
    Hostile("pdf: 60,000 names of places", lambda: destinations(60_000), is_refused=False),
    Hostile("pdf: a row of two gigabytes", lambda: pdf.file({4: pdf.flate(b"\2" + b"x" * 999,
        b"/DecodeParms<</Predictor 15/Columns 2000000000/Colors 32/BitsPerComponent 16>>")})),
    Hostile("pdf: marks 100,000 deep", lambda: pdf.drawing(
        b"/Span <</ActualText (x)>> BDC " * 100_000 + b"EMC " * 100_000 + pdf._DRAWN)),
    Hostile("csv: quotes without an end", lambda: b"a,b\n" + b'"' * 12_000_001),
    Hostile("txt: 4 million accents on one letter", lambda: b"e" + "\u0301".encode() * 4_000_000,
            is_refused=False),
    Hostile("txt: a sign that is 18 others", lambda: "\ufdfa".encode() * 1_100_000,
            is_refused=False),
]  # fmt: skip
