"""Sheets that no reader sees: emptied where nothing is reckoned from them, else a person looks."""

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.office.names import every, of, prefix
from journal.documents.strip.office.package import Package, Part
from journal.documents.strip.office.sheets import cells
from journal.documents.strip.trees import text_of, without
from journal.documents.traces import HIDDEN_TEXT, Traces

_NEEDED = {"s:sheetData", "s:sheetFormatPr", "s:dimension"}


def leave(package: Package, main: Part, sheets: dict[str, Part]) -> None:
    """Empty the hidden sheets that nothing shown is reckoned from; ask about the others."""
    shown = names(main, sheets)
    called = {node.get("name", ""): node for node in _hidden(main.root)}
    for number, (name, node) in enumerate(called.items(), 1):
        part = next((p for p in sheets.values() if shown.get(p.name) == name), None)
        if part is None or _is_used(package, name, part.name):
            package.traces.ask(HIDDEN_TEXT, at.inside(name), name)
            if part is not None:
                _leave_named(part.root, name, package.traces)
        else:
            package.traces.fixed(HIDDEN_TEXT, at.inside(name), f"{name} {text_of(part.root)}")
            _empty(part)
            node.set("name", _free(f"Sheet{len(sheets) + number}", main.root))


def names(main: Part, sheets: dict[str, Part]) -> dict[str, str]:
    """Return what readers call the sheets, by the names of their parts."""
    found = {}
    for node in every(main.root, "s:sheet"):
        for key, number in node.attrib.items():
            relation = main.relations.get(str(number)) if prefix(str(key)) == "r" else None
            if relation is not None and relation.target in sheets:
                found[relation.target] = node.get("name", "")
    return found


def _hidden(workbook: etree._Element) -> list[etree._Element]:
    sheets = list(every(workbook, "s:sheet"))
    return [node for node in sheets if node.get("state", "visible") != "visible"]


def _is_used(package: Package, name: str, own: str) -> bool:
    """Tell whether any other part speaks of the sheet; of an odd name that is taken for granted."""
    if not name.replace(" ", "").replace("_", "").isalnum():
        return True
    marks = [f"{name}!".encode(), f"{name}'!".encode(), f"{name}&apos;!".encode()]
    marks += [f'sheet="{name}"'.encode()]
    return any(
        mark in content for part, content in package.parts.items() if part != own for mark in marks
    )


def _empty(part: Part) -> None:
    for node in list(part.root):
        if of(node) not in _NEEDED:
            without(node)
        elif of(node) == "s:sheetData":
            for row in list(node):
                node.remove(row)
    part.relations.clear()


def _leave_named(sheet: etree._Element, name: str, traces: Traces) -> None:
    for cell in every(sheet, "s:c"):
        text = text_of(cell)
        if traces.names(text):
            traces.fixed(HIDDEN_TEXT, at.inside(name), text)
            cells.empty(cell)


def _free(name: str, workbook: etree._Element) -> str:
    taken = {node.get("name", "") for node in every(workbook, "s:sheet")}
    while name in taken:
        name += "x"
    return name
