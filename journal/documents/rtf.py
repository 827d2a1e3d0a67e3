"""Rich text (RTF 1.9.1): its passages, and whether it is whole and harmless."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.passages import Passage, Role

MAGIC = b"{\\rtf"
# Words, braces and stretches of text; a book has fewer.
_MOST_SIGNS = 600_000
# Bytes of text; the pictures of a book have more, and are all digits.
_MOST_TEXT = say.Bounds().text
_SHORT = 256
_DIGITS = re.compile(rb"[0-9a-fA-F]*+")
_TOKEN = re.compile(
    rb"\\bin(?P<bin>\d{1,9}) ?"
    rb"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|[\r\n\\]",
    re.DOTALL,
)
_HARMFUL = re.compile(
    rb"\\(objupdate|objautlink|objocx|objlink|ddeauto)(?![a-z])|\\template\b[^}]*//"
)
_PROPERTIES = {
    b"author", b"operator", b"company", b"manager", b"title", b"subject", b"keywords",
    b"doccomm", b"hlinkbase", b"category",
}  # fmt: skip
_PLACES = {
    b"header": at.HEADER, b"headerl": at.HEADER, b"headerr": at.HEADER, b"headerf": at.HEADER,
    b"footer": at.FOOTER, b"footerl": at.FOOTER, b"footerr": at.FOOTER, b"footerf": at.FOOTER,
    b"footnote": at.FOOTNOTE, b"annotation": at.COMMENT, b"atnauthor": at.COMMENT,
    b"atnid": at.COMMENT, b"revtbl": at.TRACKED_CHANGE, b"fldinst": at.LINK,
}  # fmt: skip
_MARKS = {b"atnauthor", b"atnid", b"revtbl", b"fldinst"}
# What Word needs and nobody reads; names in there are still searched for.
_UNREAD = {
    b"fonttbl", b"colortbl", b"stylesheet", b"listtable", b"listoverridetable", b"rsidtbl",
    b"generator", b"xmlnstbl", b"pict", b"objdata", b"themedata", b"colorschememapping",
    b"datastore", b"latentstyles", b"info", b"userprops", b"filetbl", b"datafield",
}  # fmt: skip
_BREAKS = {b"par", b"page", b"sect", b"row"}
_SIGNS = {
    b"tab": "\t", b"line": "\n", b"cell": "\t", b"emdash": "—", b"endash": "–", b"lquote": "‘",
    b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " ",
    b"enspace": " ",
}  # fmt: skip
_ESCAPED = {b"~": "\u00a0", b"_": "-", b"-": ""}


def check_rtf(content: bytes, *, may_act: bool = False) -> None:
    """Raise Unfit for a text that ends early, carries something on, or loads things by itself.

    `may_act` lets pass what loads: for whoever takes it out.
    """
    if not may_act and _HARMFUL.search(content):
        raise Unfit(say.LINKS)
    end = _end(content)
    if end is None:
        raise Unfit(say.TRUNCATED)
    if content[end:].strip(b"\x00\r\n\t \x1a"):
        raise Unfit(say.ELSE_INSIDE)


def _end(content: bytes) -> int | None:
    """Return where the outermost group ends, None where it does not."""
    depth = text = 0
    for number, found in enumerate(tokens(content)):
        if found.start("text") != -1 and not _is_packed(content, found):
            text += found.end() - found.start()
        if number > _MOST_SIGNS or text > _MOST_TEXT:
            raise Unfit(say.BOMB)
        if found["brace"]:
            depth += 1 if found["brace"] == b"{" else -1
            if depth == 0:
                return found.end()
    return None


def _is_packed(content: bytes, found: re.Match[bytes]) -> bool:
    """Tell whether what stands there are the digits of a picture or another file."""
    start, end = found.span()
    return end - start > _SHORT and bool(_DIGITS.fullmatch(content, start, end))


def tokens(content: bytes) -> Iterator[re.Match[bytes]]:
    """Yield sign by sign: words, braces, text; the bytes of a picture are passed over."""
    at_byte = 0
    while found := _TOKEN.match(content, at_byte):
        yield found
        # Bytes of a picture stand in the file as they are.
        at_byte = found.end() + int(found["bin"] or 0)


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside of the current braces; `fallback` signs follow one by its number."""

    place: str = ""
    role: Role = Role.BODY
    fallback: int = 1
    starred: bool = False


@dataclass(slots=True)
class _Reader:
    encoding: str = "cp1252"
    paragraphs: int = 0
    skip: int = 0
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    text: dict[tuple[str, Role], list[str]] = field(default_factory=dict)
    found: list[Passage] = field(default_factory=list)


def passages(content: bytes) -> Iterator[Passage]:
    """Yield every text of the document, properties, comments and unread tables included."""
    reader = _Reader()
    for found in tokens(content):
        if found.start("text") != -1 and _is_packed(content, found):
            continue
        _take(reader, found)
        yield from reader.found
        reader.found.clear()
    _flush(reader)
    yield from reader.found


def _take(reader: _Reader, found: re.Match[bytes]) -> None:
    if found["brace"]:
        _brace(reader, found["brace"])
    elif found["word"]:
        _word(reader, found["word"], found["number"])
    elif found["hex"]:
        _signs(reader, bytes.fromhex(found["hex"].decode()))
    elif found["sign"] == b"*":
        reader.groups[-1] = replace(reader.groups[-1], starred=True)
    elif found["sign"]:
        _write(reader, _ESCAPED.get(found["sign"], found["sign"].decode("latin-1")))
    elif found["text"]:
        _signs(reader, found["text"])


def _brace(reader: _Reader, brace: bytes) -> None:
    reader.skip = 0
    if brace == b"{":
        reader.groups.append(replace(reader.groups[-1], starred=False))
    elif len(reader.groups) > 1:
        closed = reader.groups.pop()
        if closed.place != reader.groups[-1].place:
            _emit(reader, closed)


def _word(reader: _Reader, word: bytes, number: bytes | None) -> None:
    group = reader.groups[-1]
    value = int(number or 0)
    if word in _BREAKS:
        _emit(reader, group)
    elif word in _SIGNS:
        _write(reader, _SIGNS[word])
    elif word == b"u":
        _write(reader, chr(value % 0x10000))
        reader.skip = group.fallback
    elif word == b"uc":
        reader.groups[-1] = replace(group, fallback=value)
    elif word == b"ansicpg":
        reader.encoding = _known(value)
    else:
        reader.groups[-1] = _entered(group, word)


def _entered(group: _Group, word: bytes) -> _Group:
    """Return the group as the word that begins it makes it."""
    if word in _PROPERTIES and group.place == at.inside("info"):
        return replace(group, place=at.property_of(word.decode()), role=Role.MARK)
    if word in _PLACES:
        role = Role.MARK if word in _MARKS else Role.ASIDE
        return replace(group, place=_PLACES[word], role=role, starred=False)
    if word in _UNREAD or group.starred:
        return replace(group, place=at.inside(word.decode()), role=Role.MARK, starred=False)
    return group


def _signs(reader: _Reader, signs: bytes) -> None:
    passed = min(reader.skip, len(signs))
    reader.skip -= passed
    _write(reader, signs[passed:].decode(reader.encoding, "replace"))


def _write(reader: _Reader, text: str) -> None:
    group = reader.groups[-1]
    reader.text.setdefault((group.place, group.role), []).append(text)


def _emit(reader: _Reader, group: _Group) -> None:
    text = "".join(reader.text.pop((group.place, group.role), []))
    # Two halves of one sign beyond the first plane come as two words.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not text.strip():
        return
    place = group.place
    if not place:
        reader.paragraphs += 1
        place = at.paragraph(reader.paragraphs)
    reader.found.append(Passage(place, text, group.role))


def _flush(reader: _Reader) -> None:
    for place, role in list(reader.text):
        _emit(reader, _Group(place, role))


def _known(codepage: int) -> str:
    """Return the code page's encoding; one that Python does not know is read as Western."""
    try:
        return codecs.lookup(f"cp{codepage}").name
    except LookupError:
        return "cp1252"
