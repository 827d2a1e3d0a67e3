"""Fields that fill themselves in: what they show stays, what they know or fetch is gone."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from journal.documents import bounds as say
from journal.documents.answers import Unfit
from journal.documents.strip.office.drawn import words
from journal.documents.strip.office.names import child, every, of, prefix, space, value
from journal.documents.strip.office.word import codes
from journal.documents.strip.office.word.where import Where
from journal.documents.strip.trees import unwrapped, without
from journal.documents.traces import FIELD, REFERENCES, Traces

_CODE = "w:instrText"
_FIELDS = ("w:fldChar", "w:fldSimple", _CODE)
_DEEPEST = 40
_BOX = {"w:sizeAuto", "w:size", "w:default", "w:checked"}
_TELLING = {"w:name", "w:helpText", "w:statusText", "w:entryMacro", "w:exitMacro"}


@dataclass(eq=False, slots=True)
class _Open:
    """One field between its begin and its end."""

    begin: etree._Element
    marks: list[etree._Element] = field(default_factory=list)
    codes: list[etree._Element] = field(default_factory=list)
    # What stands before the result, fields within the code included: no reader sees it.
    before: list[etree._Element] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    is_code: bool = True

    @property
    def code(self) -> str:
        return "".join(node.text or "" for node in self.codes)


def flatten(root: etree._Element, where: Where, traces: Traces) -> None:
    """Turn into text whatever field may not stay; codes that stay are plain and in one piece."""
    stack: list[_Open] = []
    for node in list(root.iter()) if every(root, *_FIELDS) else ():
        name = of(node)
        if name == "w:fldChar":
            _mark(node, stack, where, traces)
        elif name == "w:fldSimple":
            _simple(node, where, traces)
        elif stack and prefix(str(node.tag)) in {"w", "m"} and _is_leaf(node):
            _within(node, stack)
        elif name == _CODE:
            without(node)
    for left in stack:
        _close(left, where, traces)
    _leave_empty_runs(root)


def _is_leaf(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and of(parent) in {"w:r", "m:r"} and of(node) != "w:rPr"


def _within(node: etree._Element, stack: list[_Open]) -> None:
    for opened in stack:
        if opened.is_code:
            opened.before.append(node)
        elif of(node) == "w:t":
            opened.shown.append(node.text or "")
    if of(node) == _CODE:
        if stack[-1].is_code:
            stack[-1].codes.append(node)
        else:
            without(node)


def _mark(node: etree._Element, stack: list[_Open], where: Where, traces: Traces) -> None:
    kind = value(node, "fldCharType")
    for opened in stack:
        if opened.is_code and (kind == "begin" or opened is not stack[-1]):
            opened.before.append(node)
    if len(stack) > _DEEPEST:
        raise Unfit(say.DAMAGED)
    if kind == "begin":
        stack.append(_Open(node, [node]))
    elif not stack:
        without(node)
    else:
        stack[-1].marks.append(node)
        stack[-1].is_code = False
        if kind == "end":
            closed = stack.pop()
            if any(outer.is_code for outer in stack):
                closed.shown.clear()  # no reader sees what a code shows
            _close(closed, where, traces)


def _close(opened: _Open, where: Where, traces: Traces) -> None:
    place = where.of(opened.begin)
    asked = codes.Field(opened.code, "".join(opened.shown))
    is_plain = set(opened.before) == set(opened.codes)
    kept = codes.kept(asked, place, traces) if is_plain else ""
    if not is_plain:
        nested = "".join(n.text or "" for n in opened.before if of(n) in {_CODE, "w:t"})
        codes.tell(asked._replace(code=nested), place, traces)
    shown = _shown_by_code(opened)
    _form(opened, place, traces, is_kept=bool(kept))
    if kept:
        opened.codes[0].text = kept
        opened.codes[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        _leave(opened.codes[1:])
        return
    if shown:
        opened.begin.addprevious(_text(opened.begin, shown))
    _leave([*opened.before, *opened.marks])


def _leave(nodes: list[etree._Element]) -> None:
    for node in nodes:
        without(node)


def _text(beside: etree._Element, shown: str) -> etree._Element:
    text = etree.Element(space(beside) + "t")
    text.text = shown
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return text


def _shown_by_code(opened: _Open) -> str:
    """Return what a field without a result shows: the words of a button, the choice of a list."""
    said = opened.code.split(None, 2)
    if said and said[0].upper() in {"MACROBUTTON", "GOTOBUTTON"} and len(said) > 2:
        return said[2].strip()
    choices = child(opened.begin, "w:ffData", "w:ddList")
    if choices is None:
        return ""
    entries = [value(node, "val") for node in choices if of(node) == "w:listEntry"]
    chosen = child(choices, "w:result")
    number = value(chosen, "val") if chosen is not None else "0"
    return entries[int(number)] if number.isdigit() and int(number) < len(entries) else ""


def _form(opened: _Open, place: str, traces: Traces, *, is_kept: bool) -> None:
    """Leave of a form's field its box alone, and none of the data of a reference manager."""
    for inner in list(opened.begin):
        if of(inner) == "w:fldData":
            traces.fixed(REFERENCES, place)
            without(inner)
        elif of(inner) == "w:ffData":
            told = [value(n, "val") for n in inner if of(n) in _TELLING and value(n, "val")]
            if told:
                traces.fixed(FIELD, place, " ".join(told))
            _leave([n for n in inner if of(n) in _TELLING or not is_kept])


def _simple(node: etree._Element, where: Where, traces: Traces) -> None:
    key = space(node) + "instr"
    kept = codes.kept(codes.Field(node.get(key, ""), words(node)), where.of(node), traces)
    for inner in [n for n in node if of(n) == "w:fldData"]:
        without(inner)
    if kept:
        node.set(key, kept)
    else:
        unwrapped(node)


def _leave_empty_runs(root: etree._Element) -> None:
    for run in every(root, "w:r"):
        if len(run) and of(run[-1]) != "w:rPr":
            continue  # most are: asked first, by one element alone
        if all(of(inner) == "w:rPr" for inner in run):
            without(run)


def renamed(root: etree._Element, rename: Callable[[str], str]) -> None:
    """Give every code that stayed to `rename`."""
    for node in every(root, _CODE, "w:fldSimple"):
        if of(node) == _CODE:
            node.text = rename(node.text or "")
        else:
            key = space(node) + "instr"
            node.set(key, rename(node.get(key, "")))
