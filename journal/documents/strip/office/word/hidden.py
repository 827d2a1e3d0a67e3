"""Text that is in the file and on no page is taken out; text that no eye would find is told."""

import re

from lxml import etree

from journal.documents.strip.office.drawn import words
from journal.documents.strip.office.names import child, every, is_on, of, value
from journal.documents.strip.office.word.look import Look
from journal.documents.strip.office.word.where import Where
from journal.documents.strip.trees import without
from journal.documents.traces import FAINT_TEXT, HIDDEN_TEXT, Traces

# Half points: what is smaller than two points is no text to an eye.
_SMALLEST = 4
_PALE = re.compile(r"(?:[Ef][0-9A-Fa-f]|F[0-9A-F]){3}", re.IGNORECASE)
_GROUNDS = {"background1", "light1"}
_PENS = {
    "black": "000000", "white": "FFFFFF", "yellow": "FFFF00", "blue": "0000FF", "red": "FF0000",
    "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_BARE = {"", "auto", "none", "nil", "clear"}
_PAINTED = {"a:solidFill", "a:gradFill", "a:pattFill", "a:blipFill"}


def take_out(root: etree._Element, look: Look, where: Where, traces: Traces) -> None:
    """Take out hidden runs and rows; a paragraph of nothing else goes with them."""
    for row in every(root, "w:tr"):
        if is_on(child(row, "w:trPr", "w:hidden")):
            traces.fixed(HIDDEN_TEXT, where.of(row), words(row))
            without(row)
    emptied: dict[etree._Element, None] = {}
    runs = [node for node in every(root, "w:r") if look.is_hidden(node)]
    hidden = set(runs)
    for run in runs:
        if run.getprevious() not in hidden:
            _tell(run, hidden, where, traces)
    for run in runs:
        paragraph = run.getparent()
        without(run)
        if paragraph is not None and of(paragraph) == "w:p":
            emptied[paragraph] = None
    for paragraph in emptied:
        _leave_empty(paragraph)


def _tell(run: etree._Element, hidden: set[etree._Element], where: Where, traces: Traces) -> None:
    """Tell the hidden stretch that the run begins, in one piece."""
    text = ""
    node: etree._Element | None = run
    while node is not None and node in hidden:
        text += words(node)
        node = node.getnext()
    if text.strip():
        traces.fixed(HIDDEN_TEXT, where.of(run), text)


def _leave_empty(paragraph: etree._Element) -> None:
    """Take out a paragraph of which nothing is left, where its end was hidden too."""
    mark = child(paragraph, "w:pPr", "w:rPr", "w:vanish")
    following = paragraph.getnext()
    is_left = any(of(node) in {"w:r", "w:hyperlink", "m:oMath"} for node in paragraph)
    has_section = child(paragraph, "w:pPr", "w:sectPr") is not None
    if is_on(mark) and not is_left and not has_section and following is not None:
        without(paragraph)


def ask_about_faint(root: etree._Element, look: Look, where: Where, traces: Traces) -> None:
    """Tell text in the colour of its ground or smaller than an eye reads; a person looks."""
    for run in every(root, "w:r"):
        if words(run).strip() and look.alike(run, _is_faint):
            traces.ask(FAINT_TEXT, where.of(run), words(run))


def _is_faint(look: Look, run: etree._Element) -> bool:
    return _is_tiny(run, look) or _is_clear(run) or _is_pale(run, look)


def _is_tiny(run: etree._Element, look: Look) -> bool:
    size = next(look.properties(run, "w:sz"), None)
    digits = value(size, "val").removesuffix("pt") if size is not None else ""
    scale = next(look.properties(run, "w:w"), None)
    width = value(scale, "val").removesuffix("%") if scale is not None else ""
    return (digits.isdigit() and int(digits) < _SMALLEST) or (width.isdigit() and int(width) < 5)


def _is_clear(run: etree._Element) -> bool:
    """Tell whether the letters are filled with nothing."""
    fill = child(run, "w:rPr", "w14:textFill")
    if fill is None or child(run, "w:rPr", "w14:textOutline", "w14:solidFill") is not None:
        return False
    alphas = [value(node, "val") for node in every(fill, "w14:alpha")]
    is_none = child(fill, "w14:noFill") is not None
    return is_none or any(a.isdigit() and int(a) > 95_000 for a in alphas)


def _is_pale(run: etree._Element, look: Look) -> bool:
    colour = next(look.properties(run, "w:color"), None)
    if colour is None:
        return _is_blackened(run)
    shown, theme = value(colour, "val"), value(colour, "themeColor")
    ground = _ground(run, look)
    if shown == "auto" and _is_blackened(run):
        return True
    if ground:
        return shown not in _BARE and shown.upper() == ground.upper()
    is_light = theme in _GROUNDS and not value(colour, "themeShade")
    return (bool(_PALE.fullmatch(shown)) or is_light) and not look.around(run, _is_on_painted)


def _is_blackened(run: etree._Element) -> bool:
    """Tell whether a black pen went over the text: no eye reads it, any program does."""
    pen = child(run, "w:rPr", "w:highlight")
    return pen is not None and value(pen, "val") == "black"


def _ground(run: etree._Element, look: Look) -> str:
    """Return the colour behind the run, where something between it and the page paints one."""
    pen = next(look.properties(run, "w:highlight"), None)
    if pen is not None and value(pen, "val") != "none":
        return _PENS.get(value(pen, "val"), value(pen, "val"))
    own = next(look.properties(run, "w:shd"), None)
    if own is not None and not _is_bare(own):
        return value(own, "fill") or "theme"
    return look.around(run, _ground_around)


def _ground_around(run: etree._Element, look: Look) -> str:
    for above in run.iterancestors():
        shades = [child(above, holder, "w:shd") for holder in ("w:pPr", "w:tcPr", "w:tblPr")]
        style = child(above, "w:pPr", "w:pStyle")
        if style is not None:
            shades += [child(s, "w:pPr", "w:shd") for s in look.chain(value(style, "val"))]
        for shade in shades:
            if shade is not None and not _is_bare(shade):
                return value(shade, "fill") or "theme"
    return ""


def _is_bare(shade: etree._Element) -> bool:
    fill = value(shade, "fill").lower()
    return (fill in _BARE or fill == "ffffff") and not value(shade, "themeFill")


def _is_on_painted(run: etree._Element, look: Look) -> bool:
    """Tell whether a shape or the style of a table paints the ground."""
    for above in run.iterancestors():
        style = child(above, "w:tblPr", "w:tblStyle")
        if style is not None and any(
            not _is_bare(shade)
            for s in look.chain(value(style, "val"))
            for shade in s.iter()
            if of(shade) == "w:shd"
        ):
            return True
        properties = child(above, "wps:spPr")
        if properties is not None and any(of(inner) in _PAINTED for inner in properties):
            return True
        if of(above).startswith("v:") and above.get("fillcolor", "white") not in {"white", "none"}:
            return True
    return False
