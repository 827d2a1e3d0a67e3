"""Boxes of text that stand where no page is, or are too small to be seen."""

from lxml import etree

from journal.documents.strip.office.drawn import words
from journal.documents.strip.office.names import child, every, of, value
from journal.documents.strip.office.word.where import Where
from journal.documents.traces import HIDDEN_TEXT, Traces

# In 914,400th and in 1,440th parts of an inch: further out than any sheet of paper reaches.
_FAR, _FAR_FRAME = 22 * 914_400, 22 * 1440
_SEEN = 12_700


def ask(root: etree._Element, where: Where, traces: Traces) -> None:
    """Tell the text of boxes and frames that no page shows; a person looks."""
    for node in every(root, "wp:anchor", "wp:inline", "w:p"):
        is_frame = of(node) == "w:p" and _is_far_frame(node)
        is_box = of(node) != "w:p" and _is_unseen(node)
        if (is_box or is_frame) and words(node).strip():
            traces.ask(HIDDEN_TEXT, where.of(node), words(node))


def _is_unseen(node: etree._Element) -> bool:
    extent = child(node, "wp:extent")
    size = (_number(extent.get(key, "")) for key in ("cx", "cy")) if extent is not None else ()
    places = [n.text or "" for n in node.iter("{*}posOffset")]
    return any(0 <= n < _SEEN for n in size) or any(abs(_number(p)) > _FAR for p in places)


def _is_far_frame(paragraph: etree._Element) -> bool:
    frame = child(paragraph, "w:pPr", "w:framePr")
    return frame is not None and any(
        abs(_number(value(frame, key))) >= _FAR_FRAME for key in ("x", "y")
    )


def _number(text: str) -> int:
    return int(text) if text.strip().removeprefix("-").isdecimal() else 0
