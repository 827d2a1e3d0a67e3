"""Office files whose parts are bombs of markup."""

from tests.documents import made
from tests.documents.hostile.case import Hostile
from tests.documents.traced import opendocument

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "The people who came had slept badly for years. "


def laughing(root: str, inner: str = "&a9;") -> str:
    """Return a tree whose definitions grow tenfold, nine times."""
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    name = root.partition(" ")[0]
    return f'<!DOCTYPE {name} [<!ENTITY a0 "ha">{grown}]><{root}>{inner}</{name}>'


def book(**parts: str) -> bytes:
    """Return a workbook of one sheet; further parts by name, `/` as `__`."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
    )
    workbook = (
        f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets><sheet name="a" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>"
    )
    listed = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_R}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_R}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    )
    usual = {
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_S}"><sheetData/></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_S}"/>',
    }
    given = {name.replace("__", "/") + ".xml": part for name, part in parts.items()}
    return made.zipped({
        "[Content_Types].xml": types, "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": listed, **usual, **given,
    })  # fmt: skip


def strings(count: int, length: int = 10) -> bytes:
    """Return a workbook with so many shared texts."""
    one = "<si><t>" + "x" * length + "</t></si>"
    return book(xl__sharedStrings=f'<sst xmlns="{_S}">{one * count}</sst>')


def cells(rows: int, columns: int) -> bytes:
    """Return a workbook with so many cells."""
    row = "<row>" + "<c><v>1</v></c>" * columns + "</row>"
    sheet = f'<worksheet xmlns="{_S}"><sheetData>{row * rows}</sheetData></worksheet>'
    return book(xl__worksheets__sheet1=sheet)


def attributes(count: int) -> str:
    """Return one element with so many attributes."""
    return "<w:r " + " ".join(f'w:a{number}="b{number}"' for number in range(count)) + "/>"


def spaces(count: int) -> str:
    """Return elements that each bring a name space of their own."""
    return "".join(f'<x{n}:a xmlns:x{n}="urn:{n}"/>' for n in range(count))


def relations(count: int) -> bytes:
    """Return a Word document that leads to so many places."""
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/hyperlink" Target="https://e.example/{n}"'
        ' TargetMode="External"/>'
        for n in range(count)
    )
    links = "".join(
        f'<w:hyperlink xmlns:r="{_R}" r:id="r{n}"><w:r><w:t>x</w:t></w:r></w:hyperlink>'
        for n in range(count)
    )
    listed = f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
    return made.office(made.word(f"<w:p>{links}</w:p>"), {"word/_rels/document.xml.rels": listed})


def circle() -> bytes:
    """Return a Word document whose header leads to itself, and the text to itself."""
    listed = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_R}/header" Target="header1.xml"/>'
        f'<Relationship Id="r2" Type="{_R}/officeDocument" Target="document.xml"/></Relationships>'
    )
    refers = f'<w:headerReference xmlns:r="{_R}" r:id="r1"/>'
    return made.office(
        made.word(made.para("A text.") + f"<w:sectPr>{refers}</w:sectPr>"),
        {
            "word/header1.xml": made.word(f"<w:p>{refers}</w:p>", "hdr"),
            "word/_rels/document.xml.rels": listed,
            "word/_rels/header1.xml.rels": listed,
        },
    )


def russian_doll(depth: int) -> bytes:
    """Return a Word document within a Word document, and so on."""
    listed = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_R}/package" Target="embeddings/a.docx"/></Relationships>'
    )
    inner = made.docx()
    for _ in range(depth):
        shown = f'<w:p><w:r><w:object xmlns:r="{_R}"><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="r1"/></w:object></w:r></w:p>'
        inner = made.office(
            made.word(shown),
            {"word/embeddings/a.docx": inner, "word/_rels/document.xml.rels": listed},
        )
    return inner


def parts(count: int, megabytes: int) -> bytes:
    """Return a Word document with so many parts that each are large."""
    para = made.para(_WORD)
    part = made.word(para * ((megabytes << 20) // len(para)), "hdr")
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/header" Target="header{n}.xml"/>' for n in range(count)
    )
    refers = "".join(f'<w:headerReference xmlns:r="{_R}" r:id="r{n}"/>' for n in range(count))
    rels = f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
    return made.office(
        made.word(f"<w:sectPr>{refers}</w:sectPr>"),
        {f"word/header{n}.xml": part for n in range(count)}
        | {"word/_rels/document.xml.rels": rels},
    )


def styles_on_styles(count: int) -> bytes:
    """Return a Word document whose every run has a style, each based on the next."""
    listed = "".join(
        f'<w:style w:type="character" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(count)
    )
    runs = "".join(
        f'<w:r><w:rPr><w:rStyle w:val="s{n}"/></w:rPr><w:t>x</w:t></w:r>' for n in range(count)
    )
    leads = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_R}/styles" Target="styles.xml"/></Relationships>'
    )
    parts = {"word/styles.xml": made.word(listed, "styles"), "word/_rels/document.xml.rels": leads}
    return made.office(made.word(f"<w:p>{runs}</w:p>"), parts)


def deep(tag: str, count: int) -> str:
    """Return elements within elements."""
    return f"<{tag}>" * count + f"</{tag}>" * count


HOSTILE = [
    Hostile("docx: 110,000 paragraphs", lambda: made.docx(made.para("Three short words") * 110_000)),
    Hostile("docx: 300,000 empty paragraphs", lambda: made.docx("<w:p/>" * 300_000)),
    Hostile("docx: a paragraph of 50 MB", lambda: made.docx(made.para(_WORD * 1_100_000))),
    Hostile("docx: a paragraph of 9 MB", lambda: made.docx(made.para(_WORD * 190_000)),
            is_refused=False),
    Hostile("docx: a paragraph of 150,000 runs", lambda: made.docx(made.para(*["ab"] * 150_000)),
            is_refused=False),
    Hostile("docx: 400,000 attributes", lambda: made.docx(attributes(400_000))),
    Hostile("docx: 100,000 name spaces", lambda: made.docx(spaces(100_000))),
    Hostile("docx: 100,000 levels", lambda: made.docx(deep("w:p", 100_000))),
    Hostile("docx: 250 levels", lambda: made.docx(deep("w:p", 250)), is_refused=False),
    Hostile("docx: 250 levels of tables, 100 times", lambda: made.docx(
        ("<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80) * 100),
        is_refused=False),
    Hostile("docx: entities", lambda: made.office(laughing(f'w:document xmlns:w="{_W}"'))),
    Hostile("docx: entities in its custom part", lambda: made.docx(
        customXml__item1=laughing("a")), is_refused=False),
    Hostile("docx: entities in its properties", lambda: made.docx(
        docProps__core=laughing("a")), is_refused=False),
    Hostile("docx: 100,000 links", lambda: relations(100_000)),
    Hostile("docx: a header in its header", circle, is_refused=False),
    Hostile("docx: 60 documents deep", lambda: russian_doll(60)),
    Hostile("docx: thirty large headers", lambda: parts(30, 5)),
    Hostile("docx: fields without an end", lambda: made.docx(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 60_000)),
    Hostile("docx: deletions in deletions", lambda: made.docx(
        "<w:p>" + "<w:del><w:r><w:delText>x</w:delText></w:r>" * 200 + "</w:del>" * 200 + "</w:p>"),
        is_refused=False),
    Hostile("docx: 100,000 comments", lambda: made.docx(word__comments=made.word(
        "".join(f'<w:comment w:id="{n}" w:author="a{n}">{made.para("x")}</w:comment>'
                for n in range(100_000)), "comments"))),
    Hostile("docx: 100,000 bookmarks", lambda: made.docx("<w:p>" + "".join(
        f'<w:bookmarkStart w:id="{n}" w:name="m{n}"/><w:bookmarkEnd w:id="{n}"/>'
        for n in range(100_000)) + "</w:p>"), is_refused=False),
    Hostile("xlsx: a million shared texts", lambda: strings(1_000_000)),
    Hostile("xlsx: one shared text of 40 MB", lambda: strings(1, 40_000_000)),
    Hostile("xlsx: two million cells", lambda: cells(2_000, 1_000)),
    Hostile("xlsx: entities", lambda: book(xl__sharedStrings=laughing(f'sst xmlns="{_S}"'))),
    Hostile("odt: entities", lambda: made.zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": laughing("office:document-content"
                                ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"')})),
    Hostile("odt: entities in its properties", lambda: made.odt(
        "<text:p>x</text:p>", meta=laughing("a"))),
    Hostile("odt: a paragraph of 50 MB", lambda: opendocument.odt(
        "<text:p>" + _WORD * 1_100_000 + "</text:p>")),
    Hostile("odt: a paragraph of 9 MB", lambda: opendocument.odt(
        "<text:p>" + _WORD * 190_000 + "</text:p>"), is_refused=False),
    Hostile("odt: 200,000 paragraphs", lambda: opendocument.odt(
        "<text:p>Three short words</text:p>" * 200_000)),
    Hostile("odt: 100,000 levels", lambda: opendocument.odt(deep("text:span", 100_000))),
    Hostile("odt: 400,000 attributes", lambda: opendocument.odt(
        "<text:p " + " ".join(f'text:a{n}="b{n}"' for n in range(400_000)) + "/>")),
    Hostile("odt: 100,000 spaces in one", lambda: opendocument.odt(
        "<text:p>" + '<text:s text:c="100000"/>' * 1_000 + "</text:p>"), is_refused=False),
    Hostile("docx: 40,000 styles, each on the next", lambda: styles_on_styles(40_000)),
    Hostile("xlsx: all columns hidden 30,000 times", lambda: book(xl__worksheets__sheet1=(
        f'<worksheet xmlns="{_S}"><cols>' + '<col min="1" max="16384" hidden="1"/>' * 30_000
        + "</cols><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>")), is_refused=False),
    Hostile("odt: 50,000 styles in a row", lambda: made.odt("<text:p text:style-name='s0'>x</text:p>"
        + "".join(f'<style:style style:name="s{n}" style:parent-style-name="s{n + 1}"'
                  ' style:family="text"/>' for n in range(50_000)))),
]  # fmt: skip
