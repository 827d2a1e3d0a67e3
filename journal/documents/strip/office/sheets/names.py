"""Names of cells and tables, and the formulas that use them."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.office.names import every, of
from journal.documents.strip.opendocument.builtin import is_common
from journal.documents.strip.trees import without
from journal.documents.traces import BOOKMARK, CALLS_HOME, FIELD, LINK, Traces

_STANDING = re.compile(r"_xlnm\.\w+")
_WORD = re.compile(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'|[^\W\d][\w.\\]*')
_HOLDERS = [
    f"{space}:{name}"
    for space in ("s", "xm", "c")
    for name in ("f", "formula", "formula1", "formula2", "calculatedColumnFormula",
                 "totalsRowFormula", "definedName")
]  # fmt: skip
_OUTSIDE = re.compile(
    r"(?<![\w\]])\[\d+\]|\[[^\]]*\.xl\w+\]|\|'|[A-Za-z]:\\|\\\\|file:", re.IGNORECASE
)
_FETCHING = re.compile(
    r"\b(WEBSERVICE|FILTERXML|IMAGE|RTD|CALL|REGISTER(\.ID)?|STOCKHISTORY|SQL\.REQUEST)\(",
    re.IGNORECASE,
)
# What needs a source that the copy is without, or tells where the file lies.
_SOURCED = re.compile(r"\b(GETPIVOTDATA|CUBE\w+|INFO|CELL)\(", re.IGNORECASE)


class Names:
    """The names of a workbook, and what they become."""

    def __init__(self) -> None:
        self._new: dict[str, str] = {}

    def rename_cells(self, workbook: etree._Element, used: set[str], traces: Traces) -> None:
        """Rename the names that formulas use; leave out the others, and those of other files."""
        for node in every(workbook, "s:definedName"):
            name = node.get("name", "")
            for key in ("comment", "customMenu", "description", "help", "statusBar"):
                node.attrib.pop(key, "")
            if _STANDING.fullmatch(name):
                continue
            if not is_common(name):
                traces.fixed(BOOKMARK, at.inside("name"), f"{name} {node.text or ''}")
            if name.lower() not in used or is_outside(node.text or ""):
                without(node)
            else:
                node.set("name", self._renamed(name))
        for node in [n for n in workbook if of(n) == "s:definedNames" and not len(n)]:
            without(node)

    def rename_table(self, table: etree._Element, number: int, traces: Traces) -> None:
        """Give the table the name that programs give."""
        name = table.get("displayName", "")
        if not is_common(name):
            traces.fixed(BOOKMARK, at.inside("table"), name)
        self._new[name.lower()] = f"Table{number}"
        table.set("name", f"Table{number}")
        table.set("displayName", f"Table{number}")

    def _renamed(self, name: str) -> str:
        return self._new.setdefault(name.lower(), f"Name_{len(self._new) + 1}")

    def formula(self, text: str) -> str:
        """Return the formula with the new names."""
        return _WORD.sub(lambda m: self._new.get(m[0].lower(), m[0]), text)

    def rename_in(self, root: etree._Element) -> None:
        """Write the new names into every formula of the part."""
        for node in formulas(root):
            node.text = self.formula(node.text or "")


def formulas(root: etree._Element) -> Iterator[etree._Element]:
    """Yield everything that holds a formula."""
    yield from every(root, *_HOLDERS)


def used_in(roots: Iterable[etree._Element]) -> set[str]:
    """Return every word of every formula, in small letters."""
    return {
        word.lower()
        for root in roots
        for f in formulas(root)
        for word in _WORD.findall(f.text or "")
    }


def is_outside(formula: str) -> bool:
    """Tell whether the formula leads to another file."""
    return bool(_OUTSIDE.search(formula))


def leave_outside(root: etree._Element, place: str, traces: Traces) -> None:
    """Leave the values of formulas that fetch something or look into other files."""
    shared = set[str]()
    for node in every(root, "s:f"):
        text = node.text or ""
        kind = _kind(text)
        if kind:
            traces.fixed(kind, place, text)
            shared |= {node.get("si", "")} if node.get("t") == "shared" else set()
            without(node)
    for node in every(root, "s:f") if shared else ():
        if node.get("t") == "shared" and node.get("si", "") in shared:
            without(node)


def _kind(formula: str) -> str:
    if _FETCHING.search(formula):
        return CALLS_HOME
    if _SOURCED.search(formula):
        return FIELD
    return LINK if is_outside(formula) else ""
