"""A workbook as a whole: its sheets, tables, names and styles cleaned together."""

import re

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.office import drawn, foreign, shared
from journal.documents.strip.office.names import every, of, prefix
from journal.documents.strip.office.package import Package, Part
from journal.documents.strip.office.sheets import aside, cells
from journal.documents.strip.office.sheets.names import Names, leave_outside, used_in
from journal.documents.strip.opendocument.builtin import is_common
from journal.documents.strip.trees import text_of, without
from journal.documents.traces import (
    EMBEDDED,
    FIELD,
    HIDDEN_TEXT,
    PERSON,
    PROGRAM_NOTES,
    STYLE,
    Traces,
)

_OF_WORKBOOK = {"s:workbookPr", "s:bookViews", "s:sheets", "s:definedNames", "s:calcPr"}
_OF_SHEET = {
    "s:" + name
    for name in "sheetPr dimension sheetViews sheetFormatPr cols sheetData autoFilter sortState"
    " mergeCells phoneticPr conditionalFormatting hyperlinks printOptions"
    " pageMargins pageSetup headerFooter rowBreaks colBreaks ignoredErrors drawing"
    " legacyDrawingHF picture tableParts extLst".split()
}
_KINDS = {
    "s:fileSharing": PERSON,
    "s:scenarios": HIDDEN_TEXT,
    "s:dataValidations": HIDDEN_TEXT,
    "s:oleObjects": EMBEDDED,
}
# Names of a program for its parts, and where its window stood.
_ATTRIBUTES = {
    "s:workbookPr": {"codeName", "filterPrivacy", "publishItems", "saveExternalLinkValues"},
    "s:workbookView": {"xWindow", "yWindow", "windowWidth", "windowHeight"},
    "s:sheetPr": {"codeName", "published", "syncRef"},
    "s:c": {"cm", "vm"},
    "s:hyperlink": {"tooltip", "display"},
    "s:table": {"comment", "connectionId", "tableType", "published", "headerRowCellStyle",
                "dataCellStyle", "totalsRowCellStyle"},
    "s:tableColumn": {"uniqueName", "queryTableFieldId", "headerRowCellStyle", "dataCellStyle",
                      "totalsRowCellStyle"},
    "xdr:sp": {"macro", "textlink"}, "xdr:pic": {"macro"}, "xdr:cxnSp": {"macro"},
    "xdr:graphicFrame": {"macro"},
}  # fmt: skip
_BUILT_IN = re.compile(
    r"(Comma|Currency)( \[0\])?|Percent|Input|Output|Total|Calculation|[A-Z][a-z]+ (Cell|Text)"
)
_READ_ALOUD = {"s:rPh", "s:phoneticPr"}
_FILE_CODES = re.compile(r"&[FZ]")


def clean(package: Package, main: Part) -> None:
    """Clean all parts of the workbook, and write the copy's."""
    sheets = {p.name: p for p in package.related(main, "worksheet", "chartsheet")}
    aside.leave(package, main, sheets)
    tables = [t for sheet in sheets.values() for t in package.related(sheet, "table")]
    looks = next(package.related(main, "styles"), None)
    listed = next(package.related(main, "sharedStrings"), None)
    whole = [main, *sheets.values(), *tables, *(p for p in (looks, listed) if p)]
    for part in whole:
        foreign.leave(part.root, part.name, package.traces)
        _leave_attributes(part.root)
    names = aside.names(main, sheets)
    _leave(main, _OF_WORKBOOK, package.traces)
    _leave_readings([p.root for p in (*sheets.values(), listed) if p], package.traces)
    texts = cells.Texts(listed.root if listed else None)
    hiding = cells.Looks(looks.root if looks else None)
    for sheet in sheets.values():
        _clean_sheet(sheet, names.get(sheet.name, ""), package.traces)
        cells.ask(sheet.root, names.get(sheet.name, ""), texts, hiding, package.traces)
    texts.leave_unused([sheet.root for sheet in sheets.values()], package.traces)
    formulas = _rename(main, [*sheets.values()], tables, package.traces)
    if looks:
        _rename_styles(looks.root, [t.root for t in tables], package.traces)
    cleaned = {part.name for part in whole}
    package.write(main, lambda part: _finish(package, part, formulas, part.name in cleaned))


def _finish(package: Package, part: Part, formulas: Names, is_clean: bool) -> None:
    if not is_clean:
        shared.clean(package, part)
        _leave_attributes(part.root)
        formulas.rename_in(part.root)
        return
    _leave_links(part, package.traces)
    drawn.links(part, package.traces)
    for node in every(part.root, "s:hyperlink"):
        number = next((str(v) for k, v in node.attrib.items() if prefix(str(k)) == "r"), "")
        if number and number not in part.relations:
            without(node)
    for node in [n for n in part.root if of(n) == "s:hyperlinks" and not len(n)]:
        without(node)


def _leave_links(part: Part, traces: Traces) -> None:
    """Leave links to other places that are written out in the sheet itself."""
    for node in every(part.root, "s:hyperlink"):
        if re.search(r"[\\/]|\[", node.get("location", "")):
            traces.fixed(FIELD, at.inside(part.name), node.get("location", ""))
            del node.attrib["location"]


def _leave_attributes(root: etree._Element) -> None:
    for node in every(root, *_ATTRIBUTES):
        for key in _ATTRIBUTES[of(node)]:
            if key == "macro":
                node.set(key, "")  # the standard demands it
            elif key in node.keys():  # noqa: SIM118 - without the mapping
                del node.attrib[key]


def _leave(part: Part, kept: set[str], traces: Traces) -> None:
    """Leave out all but these elements; tell what those that go knew."""
    for node in [n for n in part.root if of(n) not in kept]:
        told = [text_of(node), *(str(v) for n in node.iter() for v in n.attrib.values())]
        if sum(map(str.isalpha, "".join(told))) > len("false"):
            kind = _KINDS.get(of(node), PROGRAM_NOTES)
            traces.fixed(kind, at.inside(part.name), " ".join(told))
        without(node)


def _clean_sheet(sheet: Part, name: str, traces: Traces) -> None:
    _leave(sheet, _OF_SHEET, traces)
    leave_outside(sheet.root, at.inside(name), traces)
    for holder in every(sheet.root, "s:headerFooter"):
        for node in [n for n in holder if n.text and _FILE_CODES.search(n.text)]:
            traces.fixed(FIELD, at.inside(name), node.text or "")
            node.text = _FILE_CODES.sub("", node.text or "")


def _leave_readings(roots: list[etree._Element], traces: Traces) -> None:
    """Take out how words are read aloud (furigana), where no cell shows it."""
    readings = [node for root in roots for node in every(root, *_READ_ALOUD)]
    if not readings or any(n.get("ph") in {"1", "true"} for root in roots for n in root.iter()):
        return
    for node in readings:
        if drawn.words(node):
            traces.fixed(HIDDEN_TEXT, at.inside("sharedStrings.xml"), drawn.words(node))
        without(node)


def _rename(main: Part, sheets: list[Part], tables: list[Part], traces: Traces) -> Names:
    names = Names()
    roots = [part.root for part in (main, *sheets, *tables)]
    names.rename_cells(main.root, used_in(roots), traces)
    for number, table in enumerate(tables, 1):
        for node in every(table.root, "s:xmlColumnPr"):
            without(node)
        names.rename_table(table.root, number, traces)
    for root in roots:
        names.rename_in(root)
    return names


def _rename_styles(styles: etree._Element, tables: list[etree._Element], traces: Traces) -> None:
    new: dict[str, str] = {}
    for number, node in enumerate(styles.iter(), 1):
        name = node.get("name", "")
        if of(node) not in {"s:cellStyle", "s:tableStyle"} or is_common(name):
            continue
        if "builtinId" in node.attrib and _BUILT_IN.fullmatch(name):
            continue
        traces.fixed(STYLE, at.inside("styles.xml"), node.get("name", ""))
        new[node.get("name", "")] = f"Style {number}"
        node.set("name", f"Style {number}")
    users = [n for t in tables for n in every(t, "s:tableStyleInfo")]
    for node in (*users, *(n for n in styles if of(n) == "s:tableStyles")):
        for key in ("name", "defaultTableStyle", "defaultPivotStyle"):
            if node.get(key) in new:
                node.set(key, new[node.get(key, "")])
