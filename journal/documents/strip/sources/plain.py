"""Plain text, tables of plain text, and XML: what a reader sees is all there is, or nearly."""

import re

from lxml import etree

from journal.documents import bounds as say
from journal.documents import markup
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.sniff import decoded
from journal.documents.strip.trees import without
from journal.documents.traces import CALLS_HOME, HIDDEN_TEXT, PROGRAM_NOTES, Traces

# Signs that show nothing and spell a second text (Unicode's tags), save those of flags.
_TAGS = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+")
# Signs without width and those that turn the direction: some scripts need them, so a person looks.
_UNSEEN = re.compile(
    "[\u200b\u2060-\u2064\u202d\u202e\u2066-\u2069\u00ad\ufff9-\ufffb\ufe00-\ufe0e\u180e\U000e0100-\U000e01ef]{2,}"
    "|[\u202d\u202e]"
)
# A spreadsheet runs a cell that begins so.
# No paragraph of a text is so long, and no row of a table.
_LONGEST_LINE = 2_000_000
_ORDERS = re.compile(
    r"WEBSERVICE|HYPERLINK|IMPORT|IMAGE|DDE|CMD|MSEXCEL|FILTERXML|EXEC|CALL", re.IGNORECASE
)
_RUNNING = re.compile(
    r"(^|[,;\t\"])([=+@-](?=[^,;\t\n]{0,99}\b(?:WEBSERVICE|HYPERLINK|IMPORT\w+|IMAGE|DDE|CMD|MSEXCEL"
    r"|FILTERXML|EXEC|CALL)\b))",
    re.IGNORECASE | re.MULTILINE,
)


def strip_text(content: bytes, traces: Traces) -> bytes:
    """Return the text without signs that spell a hidden one; otherwise the bytes as they are."""
    if _has_endless_line(content):
        raise Unfit(say.BOMB)
    text = decoded(content)
    if text is None:
        raise Unfit(say.DAMAGED)
    if _UNSEEN.search(text):
        traces.ask(HIDDEN_TEXT, at.WHOLE, _shown(text))
    hidden = "".join(_TAGS.findall(text))
    if not hidden:
        return content
    traces.fixed(HIDDEN_TEXT, at.WHOLE, "".join(chr(ord(s) & 0x7F) for s in hidden))
    return _TAGS.sub("", text).encode("utf-8")


def strip_table(content: bytes, traces: Traces) -> bytes:
    """Return the table; cells that a spreadsheet would run are turned into text."""
    plain = strip_text(content, traces)
    text = decoded(plain) or ""
    running = _RUNNING.search(text) if _ORDERS.search(text) else None
    if running is None:
        return plain
    traces.fixed(CALLS_HOME, at.WHOLE, text[running.start() : running.start() + 80])
    return _RUNNING.sub(r"\1'\2", text).encode("utf-8")


def strip_xml(content: bytes, traces: Traces) -> bytes:
    """Return the tree without comments, orders to programs, and definitions from elsewhere."""
    markup.parse(content)  # refuses one with definitions of its own
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    asides = list(root.iter(etree.Comment, etree.ProcessingInstruction))
    around = [*root.itersiblings(preceding=True), *root.itersiblings()]
    elsewhere = _defined_at(root)
    if not asides and not around and not elsewhere:
        return content
    for node in [*asides, *around]:
        traces.fixed(PROGRAM_NOTES, at.WHOLE, node.text or "")
    if elsewhere:
        traces.fixed(CALLS_HOME, at.WHOLE, elsewhere)
    for node in asides:
        without(node)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _has_endless_line(content: bytes) -> bool:
    start = 0
    while len(content) - start > _LONGEST_LINE:
        end = start + _LONGEST_LINE
        start = 1 + max(content.rfind(b"\n", start, end), content.rfind(b"\r", start, end))
        if start == 0:
            return True
    return False


def _defined_at(root: etree._Element) -> str:
    """Return the address of definitions that a reader would fetch, or nothing."""
    about = root.getroottree().docinfo
    return str(getattr(about, "system_url", None) or "")


def _shown(text: str) -> str:
    found = _UNSEEN.search(text)
    assert found is not None
    around = text[max(0, found.start() - 30) : found.end() + 30]
    return "".join(s if s.isprintable() else f"<{ord(s):04X}>" for s in around)
