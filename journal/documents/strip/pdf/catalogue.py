"""The roots of a PDF: its trailer and its catalogue, by lists of what may stand there."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip.pdf.actions import clean_action
from journal.documents.strip.pdf.objects import others, text_of, words_of
from journal.documents.traces import (
    ATTACHMENT,
    CALLS_HOME,
    EDITING_ID,
    FORM,
    PROGRAM_NOTES,
    PROPERTY,
    SIGNATURE,
    Traces,
)
from journal.domain.said import N_

PORTFOLIO = N_(
    "This PDF is a folder of other files. Please send the text itself as one PDF or DOCX file."
)
_KEPT = {
    "/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Names", "/Dests",
    "/ViewerPreferences", "/PageLayout", "/PageMode", "/Outlines", "/StructTreeRoot", "/MarkInfo",
    "/Lang", "/OCProperties", "/AcroForm", "/OutputIntents", "/OpenAction",
}  # fmt: skip
_KINDS = {
    "/AA": CALLS_HOME,
    "/URI": CALLS_HOME,
    "/Perms": SIGNATURE,
    "/DSS": SIGNATURE,
    "/AF": ATTACHMENT,
    "/Collection": ATTACHMENT,
    "/Metadata": PROPERTY,
}
# Of the trees of names only places in the file stay.
_TREES = {"/EmbeddedFiles": ATTACHMENT, "/JavaScript": CALLS_HOME}
_PAGE_KEPT = {
    "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
    "/Contents", "/Rotate", "/Group", "/Annots", "/StructParents", "/Tabs", "/UserUnit",
}  # fmt: skip
_ITEM_KEPT = {
    "/Type", "/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/Dest", "/A",
    "/C", "/F", "/SE",
}  # fmt: skip
_MOST_ITEMS = 20_000
_SHORT = 3  # as in "A-1": a label that tells nothing but its order


def clean_trailer(pdf: pikepdf.Pdf, traces: Traces) -> None:
    """Take out the properties and the marks by which copies of one file know each other."""
    info = pdf.trailer.get(Name.Info)
    if isinstance(info, Dictionary):
        for key, value in info.items():
            traces.fixed(PROPERTY, at.property_of(key.removeprefix("/").lower()), text_of(value))
    if Name.ID in pdf.trailer:
        traces.fixed(EDITING_ID, at.inside("/ID"))
    for key in list(pdf.trailer.keys()):
        if key not in {"/Root", "/Size"}:
            del pdf.trailer[key]


def clean_catalogue(pdf: pikepdf.Pdf, traces: Traces) -> None:
    """Keep of catalogue, pages and outline what shows and structures the text."""
    root = pdf.Root
    if Name.Collection in root:
        raise Unfit(PORTFOLIO)
    for key in others(root, _KEPT):
        traces.fixed(_KINDS.get(key, PROGRAM_NOTES), at.inside(key), words_of(root[key]))
        del root[key]
    _clean_extensions(root)
    _clean_names(root, traces)
    _clean_labels(root, traces)
    _clean_opening(root, traces)
    _clean_intents(root, traces)
    _tell_form(root, traces)
    for page in pdf.pages:
        _clean_page(page.obj, traces)
    _clean_outline(root, traces)


def _clean_extensions(root: Object) -> None:
    """Keep what Adobe and the standard added to the format; others' prefixes are their names."""
    known = root.get(Name.Extensions)
    if isinstance(known, Dictionary):
        for key in others(known, {"/Type", "/ADBE", "/ISO_"}):
            del known[key]


def _clean_names(root: Object, traces: Traces) -> None:
    names = root.get(Name.Names)
    if not isinstance(names, Dictionary):
        return
    for key in others(names, {"/Dests"}):
        traces.fixed(_TREES.get(key, PROGRAM_NOTES), at.inside(key), _first_name(names[key]))
        del names[key]


def _first_name(tree: Object) -> str:
    names = tree.get(Name.Names) if isinstance(tree, Dictionary) else None
    return next((str(n) for n in names if isinstance(n, String)), "") if names is not None else ""


def _clean_labels(root: Object, traces: Traces) -> None:
    """Keep how pages are counted; words before the number are for nobody."""
    waiting = [root.get(Name.PageLabels)]
    for tree in waiting:
        if not isinstance(tree, Dictionary) or len(waiting) > _MOST_ITEMS:
            continue
        waiting += list(tree.get(Name.Kids, Array()))
        for label in tree.get(Name.Nums, Array()):
            if isinstance(label, Dictionary) and len(text_of(label.get(Name.P, Name.P))) > _SHORT:
                traces.fixed(PROGRAM_NOTES, at.inside("/PageLabels"), text_of(label[Name.P]))
                del label[Name.P]


def _clean_opening(root: Object, traces: Traces) -> None:
    opening = root.get(Name.OpenAction)
    if isinstance(opening, Dictionary) and opening.get(Name.S) == Name.URI:
        # A link that nobody clicks: the machine that opens the file would tell who reads it.
        traces.fixed(CALLS_HOME, at.inside("/OpenAction"), text_of(opening.get(Name.URI, Name.URI)))
        del root[Name.OpenAction]
    elif isinstance(opening, Dictionary) and not clean_action(opening, traces):
        del root[Name.OpenAction]


def _clean_intents(root: Object, traces: Traces) -> None:
    for intent in root.get(Name.OutputIntents, Array()):
        if not isinstance(intent, Dictionary):
            continue
        for key in (Name.Info, Name.RegistryName, Name.DestOutputProfileRef):
            if key in intent:
                traces.fixed(PROGRAM_NOTES, at.inside("/OutputIntents"), text_of(intent[key]))
                del intent[key]
        intent[Name.OutputConditionIdentifier] = String("Custom")
        if Name.OutputCondition in intent:
            del intent[Name.OutputCondition]


def _tell_form(root: Object, traces: Traces) -> None:
    """Tell of a form; its fields become part of the page, what programs know of them goes."""
    form = root.get(Name.AcroForm)
    if not isinstance(form, Dictionary):
        return
    if len(form.get(Name.Fields, Array())) or Name.XFA in form:
        traces.fixed(FORM, at.WHOLE)


def _clean_page(page: Dictionary, traces: Traces) -> None:
    for key in others(page, _PAGE_KEPT):
        traces.fixed(PROGRAM_NOTES, at.inside(key), words_of(page[key]))
        del page[key]


def _clean_outline(root: Object, traces: Traces) -> None:
    seen: set[tuple[int, int]] = set()
    waiting = [root.get(Name.Outlines)]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, Dictionary) or (item.is_indirect and item.objgen in seen):
            continue
        seen.add(item.objgen)
        if len(seen) > _MOST_ITEMS:
            raise pikepdf.PdfError("the outline has no end")
        for key in others(item, _ITEM_KEPT):
            del item[key]
        action = item.get(Name.A)
        if isinstance(action, Dictionary) and not clean_action(action, traces):
            del item[Name.A]
        waiting += [item.get(Name.First), item.get(Name.Next)]
