"""Names that a writing program gave to tags: of styles, say. They become neutral."""

import re
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from journal.documents import passages as at
from journal.documents.strip.pdf.objects import reached, text_of
from journal.documents.traces import STYLE, Traces

# ISO 32000-1, 14.8.4, and what ISO 32000-2 adds.
_STANDARD = frozenset(
    "Document DocumentFragment Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct"
    " Private P H H1 H2 H3 H4 H5 H6 H7 H8 H9 Title Sub Aside FENote Em Strong L LI Lbl LBody"
    " Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby"
    " RB RT RP Warichu WT WP Figure Formula Form Artifact StructTreeRoot math".split()
)
_PUBLIC = re.compile(r"https?://(?:www\.)?(?:iso|w3|pdfa)\.org/")
# Of marked content alone, and what everybody's writing program calls its first styles.
_USUAL = _STANDARD | {
    "OC", "Clip", "ReversedChars", "TouchUp_TextEdit", "Standard", "Text body", "Textbody",
    "Normal", "Story", "Article", "Heading 1", "Heading 2", "Heading 3", "Default", "text",
}  # fmt: skip


def rename(pdf: pikepdf.Pdf, traces: Traces) -> None:
    """Rename the roles, classes and marks of tags that are of the file's own choice."""
    root = pdf.Root.get(Name.StructTreeRoot)
    if not isinstance(root, Dictionary):
        return
    tags = [value for value in reached(pdf) if _is_tag(value)]
    _rename_roles(root, tags, traces)
    _rename_classes(root, tags)
    _rename_marks(root, tags)
    _rename_spaces(root, traces)


def is_own(name: str) -> bool:
    """Tell whether the name of a tag is of the file's own choice."""
    return name not in _USUAL


def _is_tag(value: Object) -> bool:
    if not isinstance(value, Dictionary) or not isinstance(value.get(Name.S), Name):
        return False
    return value.get(Name.Type) == Name.StructElem or Name.P in value or Name.K in value


def _rename_roles(root: Dictionary, tags: list[Object], traces: Traces) -> None:
    given = root.get(Name.RoleMap)
    roles = dict(given.items()) if isinstance(given, Dictionary) else {}
    used = {str(tag[Name.S]) for tag in tags} | set(roles) | {str(v) for v in roles.values()}
    own = sorted(name for name in used if is_own(name[1:]))
    names = {name: Name(f"/Role{number}") for number, name in enumerate(own, 1)}
    for name in own:
        traces.fixed(STYLE, at.inside("/RoleMap"), name[1:])
    for tag in tags:
        tag[Name.S] = names.get(str(tag[Name.S]), tag[Name.S])
    if roles:
        root[Name.RoleMap] = Dictionary(
            {str(names.get(key, key)): names.get(str(role), role) for key, role in roles.items()}
        )


def _rename_classes(root: Dictionary, tags: list[Object]) -> None:
    given = root.get(Name.ClassMap)
    classes = dict(given.items()) if isinstance(given, Dictionary) else {}
    names = {name: Name(f"/Class{number}") for number, name in enumerate(sorted(classes), 1)}
    if classes:
        root[Name.ClassMap] = Dictionary({str(names[k]): v for k, v in classes.items()})
    for tag in tags:
        if Name.C in tag:  # of classes that are nowhere explained nothing is known
            tag[Name.C] = _each(tag[Name.C], lambda one: names.get(str(one), Name.Class0))


def _rename_marks(root: Dictionary, tags: list[Object]) -> None:
    """Rename the marks by which cells know their headings, and the list of them."""
    marked = {bytes(tag[Name.ID]): tag for tag in tags if isinstance(tag.get(Name.ID), String)}
    names = {mark: String(f"t{number:06d}") for number, mark in enumerate(sorted(marked), 1)}
    for tag in tags:
        if isinstance(tag.get(Name.ID), String):
            tag[Name.ID] = names[bytes(tag[Name.ID])]
        given = tag.get(Name.A)
        for owner in list(given) if isinstance(given, Array) else [given]:
            if isinstance(owner, Dictionary) and Name.Headers in owner:
                owner[Name.Headers] = _each(owner[Name.Headers], lambda one: _known(one, names))
    if Name.IDTree in root:
        del root[Name.IDTree]
    if names:
        pairs = [part for mark in sorted(marked) for part in (names[mark], marked[mark])]
        root[Name.IDTree] = Dictionary(Names=Array(pairs))


def _rename_spaces(root: Dictionary, traces: Traces) -> None:
    given = root.get(Name.Namespaces)
    for number, space in enumerate(given if isinstance(given, Array) else [], 1):
        name = text_of(space.get(Name.NS)) if isinstance(space, Dictionary) else ""
        if name and not _PUBLIC.match(name):
            traces.fixed(STYLE, at.inside("/Namespaces"), name)
            space[Name.NS] = String(f"urn:tags:{number}")


def _known(one: Object, names: dict[bytes, String]) -> Object:
    return names.get(bytes(one), String("")) if isinstance(one, String) else one


def _each(value: Object, change: Callable[[Object], Object]) -> Object:
    return Array([change(one) for one in value]) if isinstance(value, Array) else change(value)
