"""What lies upon the pages: links stay, forms become part of the page, all else is taken off."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from journal.documents import passages as at
from journal.documents.strip import alternatives
from journal.documents.strip.pdf.actions import clean_action
from journal.documents.strip.pdf.objects import others, text_of
from journal.documents.traces import ANNOTATION, ATTACHMENT, CALLS_HOME, FORM, SIGNATURE, Traces

_LINK_KEPT = {
    "/Type", "/Subtype", "/Rect", "/Border", "/BS", "/C", "/H", "/Dest", "/A", "/QuadPoints",
    "/F", "/StructParent", "/P", "/Contents",
}  # fmt: skip
_KINDS = {
    "/FileAttachment": ATTACHMENT,
    "/Screen": CALLS_HOME,
    "/Movie": CALLS_HOME,
    "/RichMedia": CALLS_HOME,
    "/3D": CALLS_HOME,
}
# Drawn for print alone, or a window that belongs to another note: nothing of their own to tell.
_SILENT = {"/Popup", "/TrapNet", "/PrinterMark"}


def clean(pdf: pikepdf.Pdf, traces: Traces) -> None:
    """Clean every page's notes; tags that spoke of what is gone are cut."""
    has_fields = False
    for number, page in enumerate(pdf.pages, 1):
        kept = [note for note in _notes(page.obj) if _stays(note, at.page(number), traces)]
        has_fields = has_fields or any(n.get(Name.Subtype) == Name.Widget for n in kept)
        _put(page.obj, kept)
    if has_fields:
        _flatten(pdf)
    if Name.AcroForm in pdf.Root:
        del pdf.Root[Name.AcroForm]
    _cut_tags(pdf)


def _notes(page: Dictionary) -> list[Dictionary]:
    found = page.get(Name.Annots)
    return [n for n in found if isinstance(n, Dictionary)] if isinstance(found, Array) else []


def _put(page: Dictionary, kept: list[Dictionary]) -> None:
    if kept:
        page[Name.Annots] = Array(kept)
    elif Name.Annots in page:
        del page[Name.Annots]


def _stays(note: Dictionary, place: str, traces: Traces) -> bool:
    subtype = str(note.get(Name.Subtype, ""))
    if subtype == "/Link":
        return _clean_link(note, traces)
    if subtype == "/Widget":
        return _clean_field(note, place, traces)
    if subtype not in _SILENT:
        traces.fixed(_KINDS.get(subtype, ANNOTATION), place, _words(note))
    return False


def _clean_link(note: Dictionary, traces: Traces) -> bool:
    for key in others(note, _LINK_KEPT):
        del note[key]
    text = text_of(note.get(Name.Contents))
    if text and not alternatives.is_kept(text, traces):
        del note[Name.Contents]
    action = note.get(Name.A)
    if isinstance(action, Dictionary):
        return clean_action(action, traces)
    return Name.Dest in note


def _clean_field(note: Dictionary, place: str, traces: Traces) -> bool:
    """Keep the field to be drawn into the page; a signature's seal is for a person to look at."""
    kind = note.get(Name.FT) or _parent(note).get(Name.FT)
    if kind == Name.Sig:
        traces.fixed(SIGNATURE, place, text_of(note.get(Name.T)))
        if Name.AP in note and _has_size(note):
            traces.ask(SIGNATURE, place)
    else:
        traces.fixed(FORM, place, text_of(note.get(Name.T)))
    return True


def _has_size(note: Dictionary) -> bool:
    rect = note.get(Name.Rect)
    if not isinstance(rect, Array) or len(rect) != 4:
        return False
    left, bottom, right, top = (float(side) for side in rect)
    return abs(right - left) > 1 and abs(top - bottom) > 1


def _parent(note: Dictionary) -> Dictionary:
    found = note.get(Name.Parent)
    return found if isinstance(found, Dictionary) else Dictionary()


def _flatten(pdf: pikepdf.Pdf) -> None:
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    for page in pdf.pages:
        _put(page.obj, [n for n in _notes(page.obj) if n.get(Name.Subtype) == Name.Link])


def _cut_tags(pdf: pikepdf.Pdf) -> None:
    """Cut the tags' ways to notes that are gone: by them the notes would stay in the file."""
    kept = {note.objgen for page in pdf.pages for note in _notes(page.obj)}
    waiting: list[Object] = [pdf.Root.get(Name.StructTreeRoot, Dictionary())]
    seen: set[tuple[int, int]] = set()
    while waiting:
        element = waiting.pop()
        if not isinstance(element, Dictionary):
            continue
        if element.is_indirect:
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
        waiting += _cut(element, kept)


def _cut(element: Dictionary, kept: set[tuple[int, int]]) -> list[Object]:
    """Return what is left below the element."""
    below = element.get(Name.K)
    kids = list(below) if isinstance(below, Array) else [below]
    left = [kid for kid in kids if not _is_gone(kid, kept)]
    if len(left) < len(kids):
        element[Name.K] = Array(left)
    return [kid for kid in left if isinstance(kid, Dictionary)]


def _is_gone(kid: Object | None, kept: set[tuple[int, int]]) -> bool:
    if not isinstance(kid, Dictionary) or kid.get(Name.Type) != Name.OBJR:
        return False
    target = kid.get(Name.Obj)
    if not isinstance(target, Dictionary) or Name.Rect not in target:
        return False
    return target.objgen not in kept


def _words(note: Dictionary) -> str:
    texts = [text_of(note.get(key)) for key in (Name.T, Name.Contents)]
    return ": ".join(text for text in texts if text)
