"""Settings of a text document: of all of them, those that change how its pages look."""

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.office.names import child, local, of, value
from journal.documents.strip.office.package import Part
from journal.documents.strip.trees import text_of, without
from journal.documents.traces import (
    EDITING_ID,
    MAIL_MERGE,
    PROGRAM_NOTES,
    PROPERTY,
    TEMPLATE,
    Traces,
)

_OF_LAYOUT = {
    "w:" + name
    for name in "embedTrueTypeFonts embedSystemFonts saveSubsetFonts mirrorMargins"
    " alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop"
    " autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps defaultTabStop"
    " evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets"
    " drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery"
    " displayVerticalDrawingGridEvery characterSpacingControl noLineBreaksAfter"
    " noLineBreaksBefore strictFirstAndLastChars noPunctuationKerning footnotePr endnotePr"
    " compat themeFontLang clrSchemeMapping decimalSymbol listSeparator displayBackgroundShape"
    " defaultTableStyle doNotShadeFormData printTwoOnOne".split()
} | {"m:mathPr"}
_TOLD = {
    "w:docVars": PROPERTY,
    "w:mailMerge": MAIL_MERGE,
    "w:rsids": EDITING_ID,
    "w:documentProtection": PROGRAM_NOTES,
    "w:writeProtection": PROGRAM_NOTES,
    "w:attachedSchema": PROGRAM_NOTES,
    "w:saveThroughXslt": PROGRAM_NOTES,
    "w:smartTagType": PROGRAM_NOTES,
    "w:captions": PROGRAM_NOTES,
}
_MODES = "compatibilityMode overrideTableStyleFontSizeAndJustification enableOpenTypeFeatures"
_MODES += (
    " doNotFlipMirrorIndents differentiateMultirowTableHeaders useWord2013TrackBottomHyphenation"
)
_MODES += " allowHyphenationAtTrackBottom"


def clean(part: Part, traces: Traces) -> None:
    """Leave the settings of the layout; tell what the others knew."""
    for node in list(part.root):
        name = of(node)
        if name == "w:attachedTemplate":
            _tell_template(part, traces)
        elif name in _TOLD:
            told = [text_of(node), *(str(v) for n in node.iter() for v in n.attrib.values())]
            is_number = _TOLD[name] == EDITING_ID
            traces.fixed(_TOLD[name], at.inside(part.name), "" if is_number else " ".join(told))
        if name not in _OF_LAYOUT:
            without(node)
    _clean_compatibility(child(part.root, "w:compat"))


def _tell_template(part: Part, traces: Traces) -> None:
    for relation in part.relations.values():
        if relation.sort == "attachedTemplate":
            traces.fixed(TEMPLATE, at.inside(part.name), relation.target)


def _clean_compatibility(compat: etree._Element | None) -> None:
    for node in list(compat) if compat is not None else ():
        if local(str(node.tag)) == "compatSetting" and value(node, "name") not in _MODES.split():
            without(node)
