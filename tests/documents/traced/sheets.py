"""Workbooks as Excel and LibreOffice write them."""

from pathlib import Path

from tests.documents.traced import pictures
from tests.documents.traced.case import Case
from tests.documents.traced.ooxml import Related, away, package

FILES = Path(__file__).with_name("files")
_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPACES = (
    f'xmlns="{_MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
    ' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
    ' mc:Ignorable="xr x14ac"'
)
_TABLES = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def part(sort: str, target: str, inner: str, root: str = "", **more: object) -> Related:
    """Return a part of a workbook."""
    name = root or sort
    xml = f'<?xml version="1.0"?><{name} {_SPACES}>{inner}</{name}>'
    return Related(sort, target, xml, f"{_ML}{sort}+xml", **more)  # type: ignore[arg-type]


def xlsx(sheet: str, more: str = "", *related: Related, inner: tuple[Related, ...] = ()) -> bytes:
    """Return a workbook of one sheet; `inner` are relations of the sheet."""
    book = (
        f'<?xml version="1.0"?><workbook {_SPACES}>'
        f'<sheets><sheet name="Replies" sheetId="1" r:id="rId1"/>{more}'
    )
    first = part("worksheet", "worksheets/sheet1.xml", sheet, relations=inner)
    book += "</workbook>" if "</sheets>" in more else "</sheets></workbook>"
    return package("xl/workbook.xml", book, _ML + "sheet.main+xml", (first, *related))


def data(*rows: str) -> str:
    """Return the cells of a sheet, row by row."""
    listed = "".join(f'<row r="{n}">{row}</row>' for n, row in enumerate(rows, 1))
    return f"<sheetData>{listed}</sheetData>"


def cell(place: str, text: str, formula: str = "", style: int = 0) -> str:
    """Return a cell with a text or a number."""
    if text.isdigit():
        return f'<c r="{place}" s="{style}">{formula}<v>{text}</v></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


def workbook() -> bytes:
    """Return a workbook that knows its file, its writers, its sources and its printer."""
    book = (
        '</sheets><externalReferences><externalReference r:id="rId2"/></externalReferences>'
        '<definedNames><definedName name="hindquist_total" comment="Zanzibari">Replies!$A$1'
        '</definedName><definedName name="unused_quillfeather" hidden="1">Replies!$A$2'
        "</definedName></definedNames>"
    )
    comments = (
        "<authors><author>Yusuf Zanzibari</author></authors><commentList><comment ref='A1'"
        " authorId='0'><text><t>Hindquist said so</t></text></comment></commentList>"
    )
    sheet = (
        '<sheetPr codeName="Hindquist"/>'
        + data(
            cell("A1", "12") + cell("B1", "24", "<f>hindquist_total*2</f>"),
            cell("A2", "7", "<f>[1]Hindquist!A1</f>")
            + cell("B2", "8", '<f>WEBSERVICE("https://calls.example/hindquist")</f>'),
            cell("A3", "Kept words"),
        )
        + '<scenarios><scenario name="Hindquist" user="Zanzibari" comment="by him"/></scenarios>'
        '<protectedRanges><protectedRange name="Hindquist"/></protectedRanges>'
        '<hyperlinks><hyperlink ref="A3" r:id="rId2" tooltip="Hindquist" display="Zanzibari"/>'
        '</hyperlinks><pageSetup r:id="rId3"/><headerFooter><oddFooter>&amp;Z&amp;F Seite &amp;P'
        '</oddFooter></headerFooter><legacyDrawing r:id="rId4"/>'
    )
    return xlsx(
        sheet, book,
        Related("externalLink", "externalLinks/externalLink1.xml", f"<externalLink {_SPACES}/>",
                relations=(away("externalLinkPath", "file:///C:\\Users\\hindquist\\all.xlsx"),)),
        part("connections", "connections.xml",
             '<connection name="Hindquist" sourceFile="C:\\zanzibari.mdb"/>'),
        Related("2017/10:person", "persons/person.xml",
                '<personList><person displayName="Xenia Quillfeather" userId="x"/></personList>'),
        Related("calcChain", "calcChain.xml", f"<calcChain {_SPACES}/>"),
        Related("customXml", "../customXml/item1.xml", "<x>Hindquist</x>"),
        part("revisionHeaders", "revisions/revisionHeaders.xml",
             '<header userName="Yusuf Zanzibari" guid="{1}"/>', "headers"),
        inner=(
            part("comments", "comments1.xml", comments, number="rId1"),
            away("hyperlink", "file:///C:\\Users\\quillfeather\\a.xlsx", "rId2"),
            Related("printerSettings", "../printerSettings/printerSettings1.bin",
                    "Hindquist printer".encode("utf-16-le"), number="rId3"),
            Related("vmlDrawing", "../drawings/vmlDrawing1.vml", "<xml>Hindquist<br></xml>",
                    number="rId4"),
            Related("2017/10:threadedComment", "../threadedComments/threadedComment1.xml",
                    "<ThreadedComments><threadedComment><text>Hindquist again</text>"
                    "</threadedComment></ThreadedComments>", number="rId5"),
        ),
    )  # fmt: skip


def saved_by() -> bytes:
    """Return what Excel writes about a file and its window: path, user, revision, pivot tables."""
    book = (
        '</sheets><mc:AlternateContent><mc:Choice Requires="x15" xmlns:x15="urn:x15"><x15ac:absPath'
        ' xmlns:x15ac="urn:x15ac" url="C:\\Users\\hindquist\\"/></mc:Choice></mc:AlternateContent>'
        '<fileSharing userName="Yusuf Zanzibari"/><xr:revisionPtr documentId="8_{Quillfeather}"/>'
        '<customWorkbookViews><customWorkbookView name="Hindquist" guid="{2}"/>'
        '</customWorkbookViews><pivotCaches><pivotCache cacheId="1" r:id="rId2"/></pivotCaches>'
    )
    cache = part(
        "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml",
        '<cacheSource type="worksheet"><worksheetSource ref="A1" sheet="Hindquist"/></cacheSource>',
    )  # fmt: skip
    user = str(cache.content).replace(
        "<pivotCacheDefinition ", '<pivotCacheDefinition refreshedBy="Zanzibari" '
    )
    table = part(
        "table", "../tables/table1.xml",
        '<autoFilter ref="A1:A2"/><tableColumns count="1"><tableColumn id="1" name="Answer"/>'
        "</tableColumns>",
    )  # fmt: skip
    named = str(table.content).replace(
        "<table ", '<table id="1" name="Hindquist" displayName="HindquistTable" ref="A1:A2" '
    )
    return xlsx(
        data(cell("A1", "Answer"), cell("A2", "5", "<f>SUM(HindquistTable[Answer])</f>"))
        + '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
        book,
        Related(cache.sort, cache.target, user, cache.media_type),
        part("styles", "styles.xml", '<cellStyles><cellStyle name="Quillfeather" xfId="0"/>'
             "</cellStyles>", "styleSheet"),
        inner=(Related("table", table.target, named, table.media_type, number="rId1"),),
    )  # fmt: skip


def unseen() -> bytes:
    """Return what no reader sees: a hidden sheet, row, column and cell, and a deleted text."""
    styles = (
        '<numFmts count="1"><numFmt numFmtId="170" formatCode=";;;"/></numFmts><fonts><font/>'
        '<font><color rgb="FFFFFFFF"/></font></fonts><fills><fill><patternFill'
        ' patternType="none"/></fill></fills><cellXfs><xf numFmtId="0" fontId="0"/><xf'
        ' numFmtId="170" fontId="0"/><xf numFmtId="0" fontId="1" fillId="0"/></cellXfs>'
    )
    texts = "<si><t>Shown</t></si><si><t>Hindquist, deleted</t></si>"
    return xlsx(
        '<cols><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0'
        '</v></c><c r="B1" s="1"><v>17</v></c><c r="C1"><v>18</v></c><c r="D1" s="2"><v>19</v></c>'
        '</row><row r="2" hidden="1"><c r="A2"><v>20</v></c></row></sheetData>',
        '<sheet name="Second" sheetId="2" state="veryHidden" r:id="rId2"/>',
        part("worksheet", "worksheets/sheet2.xml", data(cell("A1", "21"))),
        part("sharedStrings", "sharedStrings.xml", texts, "sst"),
        part("styles", "styles.xml", styles, "styleSheet"),
    )


def drawn() -> bytes:
    """Return a sheet with a photograph and a chart drawn on it."""
    anchor = (
        '<xdr:twoCellAnchor><xdr:pic macro="Hindquist"><xdr:nvPicPr><xdr:cNvPr id="2"'
        ' name="C:\\hindquist.jpg" descr="A desk"/></xdr:nvPicPr><xdr:blipFill><a:blip'
        ' r:embed="rId1"/></xdr:blipFill></xdr:pic><xdr:clientData/></xdr:twoCellAnchor>'
    )
    spaces = (
        f'xmlns:xdr="{_TABLES}" xmlns:a="{_DRAWING}" xmlns:r="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships"'
    )
    return xlsx(
        data(cell("A1", "1")) + '<drawing r:id="rId1"/>',
        "",
        inner=(
            Related(
                "drawing", "../drawings/drawing1.xml", f"<xdr:wsDr {spaces}>{anchor}</xdr:wsDr>",
                "application/vnd.openxmlformats-officedocument.drawing+xml",
                (Related("image", "../media/hindquist.jpeg", pictures.photograph(), "image/jpeg"),),
            ),
        ),
    )  # fmt: skip


CASES = [
    Case("sheets-workbook", "xlsx", workbook,
         ("Quillfeather", "Zanzibari", "Hindquist", "calls.example"),
         ("comment", "person", "calls-home", "link", "bookmark", "extra-part", "field", "printer")),
    Case("sheets-saved-by", "xlsx", saved_by, ("Quillfeather", "Zanzibari", "Hindquist"),
         ("person", "program-notes", "style", "bookmark")),
    Case("sheets-unseen", "xlsx", unseen, ("Hindquist",), ("hidden-text", "faint-text")),
    Case("sheets-drawn", "xlsx", drawn, ("Hindquist", "Zanzibari"), ("picture",)),
    Case("sheets-libreoffice", "xlsx", (FILES / "libreoffice.xlsx").read_bytes,
         ("Quillfeather", "Zanzibari", "Hindquist"), ("property", "comment")),
]  # fmt: skip
