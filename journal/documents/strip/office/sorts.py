"""Which parts a copy may hold: found by the kind of relation that leads to them, no other way."""

from dataclasses import dataclass

_ML = "application/vnd.openxmlformats-officedocument."
_WORD = _ML + "wordprocessingml."
_SHEET = _ML + "spreadsheetml."
_SLIDE = _ML + "presentationml."
_DRAWING = _ML + "drawingml."


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of part: its name in the copy (`#` is counted) and its type.

    `is_implied`: it belongs to its owner without being mentioned in it.
    """

    name: str
    media_type: str
    is_implied: bool = False


_SHARED = {
    "theme": Sort("theme/theme#.xml", _ML + "theme+xml", is_implied=True),
    "themeOverride": Sort("theme/themeOverride#.xml", _ML + "themeOverride+xml", is_implied=True),
    "chart": Sort("charts/chart#.xml", _DRAWING + "chart+xml"),
    "chartEx": Sort("charts/chartEx#.xml", "application/vnd.ms-office.chartex+xml"),
    "chartUserShapes": Sort("drawings/drawing#.xml", _DRAWING + "chartshapes+xml"),
    "diagramData": Sort("diagrams/data#.xml", _DRAWING + "diagramData+xml"),
    "diagramLayout": Sort("diagrams/layout#.xml", _DRAWING + "diagramLayout+xml"),
    "diagramQuickStyle": Sort("diagrams/quickStyle#.xml", _DRAWING + "diagramStyle+xml"),
    "diagramColors": Sort("diagrams/colors#.xml", _DRAWING + "diagramColors+xml"),
    "diagramDrawing": Sort(
        "diagrams/drawing#.xml", "application/vnd.ms-office.drawingml.diagramDrawing+xml"
    ),
}
WORD = _SHARED | {
    "officeDocument": Sort("document.xml", _WORD + "document.main+xml"),
    "styles": Sort("styles.xml", _WORD + "styles+xml", is_implied=True),
    "settings": Sort("settings.xml", _WORD + "settings+xml", is_implied=True),
    "numbering": Sort("numbering.xml", _WORD + "numbering+xml", is_implied=True),
    "fontTable": Sort("fontTable.xml", _WORD + "fontTable+xml", is_implied=True),
    "footnotes": Sort("footnotes.xml", _WORD + "footnotes+xml", is_implied=True),
    "endnotes": Sort("endnotes.xml", _WORD + "endnotes+xml", is_implied=True),
    "header": Sort("header#.xml", _WORD + "header+xml"),
    "footer": Sort("footer#.xml", _WORD + "footer+xml"),
}
SHEET = _SHARED | {
    "officeDocument": Sort("workbook.xml", _SHEET + "sheet.main+xml"),
    "styles": Sort("styles.xml", _SHEET + "styles+xml", is_implied=True),
    "sharedStrings": Sort("sharedStrings.xml", _SHEET + "sharedStrings+xml", is_implied=True),
    "worksheet": Sort("worksheets/sheet#.xml", _SHEET + "worksheet+xml"),
    "chartsheet": Sort("chartsheets/sheet#.xml", _SHEET + "chartsheet+xml"),
    "drawing": Sort("drawings/drawing#.xml", _ML + "drawing+xml"),
    "vmlDrawing": Sort("drawings/vmlDrawing#.vml", _ML + "vmlDrawing"),
    "table": Sort("tables/table#.xml", _SHEET + "table+xml"),
}
SLIDES = _SHARED | {
    "officeDocument": Sort("presentation.xml", _SLIDE + "presentation.main+xml"),
    "slideMaster": Sort(
        "slideMasters/slideMaster#.xml", _SLIDE + "slideMaster+xml", is_implied=True
    ),
    "slideLayout": Sort(
        "slideLayouts/slideLayout#.xml", _SLIDE + "slideLayout+xml", is_implied=True
    ),
    "slide": Sort("slides/slide#.xml", _SLIDE + "slide+xml"),
    "tableStyles": Sort("tableStyles.xml", _SLIDE + "tableStyles+xml", is_implied=True),
}
