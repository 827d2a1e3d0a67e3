"""The whole file held against the list of what may stand where; what is not listed goes."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.bounds import DAMAGED
from journal.documents.strip.pdf.objects import text_of, words_of
from journal.documents.strip.pdf.schema import SCHEMA, STREAMS, TEXTS
from journal.documents.traces import ATTACHMENT, PROGRAM_NOTES, PROPERTY, Traces

_KINDS = {"/AF": ATTACHMENT, "/Metadata": PROPERTY, "/PTEX.InfoDict": PROPERTY}
# A file of 500 pages has some 100,000 objects; one that is reached over and over is hostile.
_MOST = 1_500_000
# Every second one of these lists is the name or number of what follows.
_PAIRED = {"labels", "parents", "ids"}
# LibreOffice and InDesign write some names as texts.
_MEANT_AS_NAMES = {"S", "R", "C", "Layout", "/Layout", "List", "/List", "Table", "/Table"}
# Lists in which nothing counts on its place.
_LOOSE = {"pages", "tag", "note", "layer", "space"}
# What is a kind of its own wherever it is met.
_BY_TYPE = {"/StructTreeRoot": "tags", "/OCG": "layer", "/OCMD": "layer"}


class Shape:
    """One walk from the root, each object once as each kind that it is reached as."""

    def __init__(self, pdf: pikepdf.Pdf, traces: Traces) -> None:
        self.traces = traces
        self.pages = {page.obj.objgen for page in pdf.pages}
        self.seen: set[tuple[tuple[int, int], str]] = set()
        self.waiting: list[tuple[Object, str]] = [(pdf.Root, "catalogue")]
        self.steps = 0

    def clean(self) -> None:
        """Take out what is not listed."""
        while self.waiting:
            value, kind = self.waiting.pop()
            if value.is_indirect:
                if (value.objgen, kind) in self.seen:
                    continue
                self.seen.add((value.objgen, kind))
            self._clean_one(value, kind)

    def _clean_one(self, value: Object, kind: str) -> None:
        if isinstance(value, Array):
            self._clean_list(value, kind)
        elif kind.startswith("*"):
            for key, child in list(value.items()):
                self._keep_or_drop(value, key, child, kind[1:])
        else:
            known = SCHEMA[kind]
            for key, child in list(value.items()):
                self._keep_or_drop(value, key, child, known.get(key))

    def _keep_or_drop(self, value: Object, key: str, child: Object, kind: str | None) -> None:
        if kind is not None and self._may_stay(child, kind):
            return
        self.traces.fixed(_KINDS.get(key, PROGRAM_NOTES), at.inside(key), _words(child))
        del value[key]

    def _may_stay(self, child: object, kind: str) -> bool:
        """Tell whether the value may stand where this kind is asked for; it is looked at later."""
        self.steps += 1
        if self.steps > _MOST:
            raise Unfit(DAMAGED)
        if isinstance(child, String):
            return kind.endswith("$") or kind in TEXTS or str(child) in _MEANT_AS_NAMES
        if not isinstance(child, Array | Dictionary | Stream):
            return True
        kind = kind.removesuffix("$")
        if isinstance(child, Array):
            self.waiting.append((child, kind or "$"))
            return True
        return self._may_hold(child, kind)

    def _may_hold(self, child: Dictionary | Stream, kind: str) -> bool:
        if kind in {"page", "pages"}:
            kind = self._page_or_node(child)
        kind = _nearer(child, kind)
        if not kind or kind == "$" or (isinstance(child, Stream) and kind not in STREAMS):
            return False
        self.waiting.append((child, kind))
        return True

    def _page_or_node(self, child: Dictionary | Stream) -> str:
        """Tell a page of the file from a node of its tree; a page that is in no tree is neither."""
        if child.objgen in self.pages:
            return "page"
        return "pages" if Name.Kids in child else ""

    def _clean_list(self, values: Array, kind: str) -> None:
        texts = kind in TEXTS or kind in _PAIRED or kind == "$"
        kept: list[object] = []
        for child in values:
            inner = "page" if kind == "way" and _is_page(child) else kind
            is_text = isinstance(child, String) and texts
            if is_text or self._may_stay(child, inner.removesuffix("$")):
                kept.append(child)
            else:
                self.traces.fixed(PROGRAM_NOTES, at.inside("[]"), _words(child))
                kept.append(None)
        self._put(values, kept, kind)

    def _put(self, values: Array, kept: list[object], kind: str) -> None:
        for number in range(len(kept) - 1, -1, -1):
            if kept[number] is None and kind in _LOOSE:
                del values[number]
            elif kept[number] is None:
                values[number] = None


def clean(pdf: pikepdf.Pdf, traces: Traces) -> None:
    """Take out of the whole file whatever is not listed for its place."""
    Shape(pdf, traces).clean()


def _nearer(child: Dictionary | Stream, kind: str) -> str:
    """Return the kind told by the object itself, where several may stand in one place."""
    if kind in {"tag", "parents", "property"}:
        return _BY_TYPE.get(str(child.get(Name.Type, "")), kind)
    return "form" if kind == "note" and isinstance(child, Stream) else kind


def _is_page(child: object) -> bool:
    return isinstance(child, Dictionary) and (Name.D not in child and Name.S not in child)


def _words(child: Object) -> str:
    return text_of(child) or words_of(child)
