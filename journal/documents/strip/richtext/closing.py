"""What becomes of a group when its brace closes."""

import re

from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip import addresses, alternatives
from journal.documents.strip import strip as strip_file
from journal.documents.strip.opendocument.builtin import is_common
from journal.documents.strip.opendocument.fields import is_of_manager
from journal.documents.strip.richtext.groups import Group
from journal.documents.strip.richtext.words import (
    FETCHING,
    KINDS,
    LIVING,
    MERGING,
    PERSONAL,
    SHAPE_NOTES,
    SILENT,
)
from journal.documents.traces import (
    BOOKMARK,
    CALLS_HOME,
    EMBEDDED,
    FIELD,
    MAIL_MERGE,
    PROGRAM_NOTES,
    PROPERTY,
    REFERENCES,
    STYLE,
    Traces,
)

_HEX = re.compile(rb"[^0-9a-fA-F]")
_LINE = 128
# Said when a mouse rests on a link, and the window that it opens.
_TIP = re.compile(r'\s*\\[ot]\s+(?:"[^"]*"|\S+)', re.IGNORECASE)
_TARGET = re.compile(r'HYPERLINK\s+"([^"]*)"', re.IGNORECASE)
_BOOKMARK = re.compile(rb"\{\\\*\\bkmk(start|end) ([^{}\\]*)\}")
_CODE = re.compile(rb"\\fldinst ([^{}]*)\}")
# LibreOffice reads two spaces as four where it does not know its own files; which version and
# system it was is left out.
_WRITER = b"{\\*\\generator LibreOffice;}"
# With the space that ends the word: alone, it would be one of the text.
_RESULT = re.compile(rb"\{\\(?:fldrslt|result)(?![a-z]) ?")
# A bitmap in rich text has no header of a file.
_BITMAP = b"BM" + bytes(8)


def close(group: Group, above: Group, traces: Traces) -> None:
    """Bring what is kept of the group into the one around it."""
    above.text.append(group.said() if group.word not in _CODES else "")
    if group.is_dropped:
        _tell_dropped(group, above, traces)
        kept = _WRITER if group.word == b"generator" and "LibreOffice" in group.said() else b""
    elif above.word == b"stylesheet":
        kept = _style(group, traces)
    else:
        handle = _HANDLED.get(group.word)
        kept = _whole(group) if handle is None else handle(group, above, traces)
    if kept:
        above.out.append(kept)
    else:
        above.leave_out()


def _whole(group: Group) -> bytes:
    return b"{" + b"".join(group.out) + b"}"


def _tell_dropped(group: Group, above: Group, traces: Traces) -> None:
    if above.is_dropped and above.word != b"info":
        return
    word = group.word.decode("latin-1")
    if above.word == b"info":
        traces.fixed(PROPERTY, at.property_of(word), group.said())
    elif group.word not in SILENT and group.word != b"info":
        kind = KINDS.get(group.word, PROGRAM_NOTES)
        if is_of_manager(group.said()):
            kind = REFERENCES
        traces.fixed(kind, at.inside(word), group.said())


def _style(group: Group, traces: Traces) -> bytes:
    """Return the style under its own name if programs use it, else under a number."""
    name = group.said().strip().rstrip(";")
    if is_common(name):
        return _whole(group)
    traces.fixed(STYLE, at.inside("stylesheet"), name)
    words = [part for part in group.out if part.startswith((b"\\", b"{")) and not _is_sign(part)]
    number = b"".join(re.findall(rb"\\(?:s|cs|ts|ds)(\d+)", b"".join(words))[:1]) or b"0"
    return b"{" + b"".join(words) + b" Style" + number + b";}"


def _is_sign(part: bytes) -> bool:
    return part.startswith((b"\\'", b"\\u")) and not part.startswith(b"\\ul")


def _note(group: Group, above: Group, traces: Traces) -> bytes:
    """Keep in the group around what a field's code or a property says; nothing of its own."""
    del traces
    above.inner[group.word] = b"".join(group.out)
    above.code = group.said() if group.word in {b"fldinst", b"sn"} else above.code
    if group.word == b"sv":
        above.inner[b"value"] = group.said().encode()
        above.inner[b"sv"] = _whole(group)
    return b""


def _result(group: Group, above: Group, traces: Traces) -> bytes:
    del traces
    above.inner[group.word] = _whole(group)
    return b""


def _field(group: Group, above: Group, traces: Traces) -> bytes:
    """Keep a field that pages need; of any other its result stays."""
    del above
    code, result = " ".join(group.code.split()), group.inner.get(b"fldrslt", b"")
    name = code.partition(" ")[0].upper()
    if name in LIVING or _is_kept_link(code, group, traces):
        code = _TIP.sub("", code) if name == "HYPERLINK" else code
        escaped = re.sub(r"([\\{}])", r"\\\1", code)
        spelled = "".join(s if s.isascii() else f"\\u{_short(ord(s))}?" for s in escaped)
        instruction = b"{\\*\\fldinst " + spelled.encode() + b"}"
        return b"{\\field" + instruction + (result or b"{\\fldrslt }") + b"}"
    if name != "HYPERLINK":
        _tell_field(name, code, group, traces)
    return _RESULT.sub(b"{", result, count=1)


def _short(sign: int) -> int:
    return sign - 0x10000 if sign > 0x7FFF else sign


def _is_kept_link(code: str, group: Group, traces: Traces) -> bool:
    found = _TARGET.match(code)
    if found is None:
        return code.upper().startswith("HYPERLINK \\L")
    return addresses.is_kept(found[1].replace("\\\\", "\\"), group.said(), traces)


def _tell_field(name: str, code: str, group: Group, traces: Traces) -> None:
    if name in PERSONAL:
        traces.ask(FIELD, at.inside(name), group.said())
        traces.fixed(FIELD, at.inside(name), code)
    elif name in FETCHING:
        traces.fixed(CALLS_HOME, at.inside(name), code)
    elif name in MERGING:
        traces.fixed(MAIL_MERGE, at.inside(name), code)
    else:
        traces.fixed(REFERENCES if is_of_manager(code) else FIELD, at.inside("field"), code)


def _object(group: Group, above: Group, traces: Traces) -> bytes:
    """Of a file within the file its picture stays."""
    del above
    traces.fixed(EMBEDDED, at.inside("object"))
    return _RESULT.sub(b"{", group.inner.get(b"result", b""), count=1)


def _property(group: Group, above: Group, traces: Traces) -> bytes:
    """Keep a shape's property, unless it is a name, a path or a program."""
    del above
    name, value = group.code.strip(), group.inner.get(b"value", b"").decode()
    sv = group.inner.get(b"sv", b"")
    if name == "wzDescription" and alternatives.is_kept(value, traces):
        return b"{\\sp{\\sn " + name.encode() + b"}" + sv + b"}"
    if name in SHAPE_NOTES or not name.isalnum():
        if not is_common(value):
            traces.fixed(PROGRAM_NOTES, at.inside(name), value)
        return b""
    return b"{\\sp{\\sn " + name.encode() + b"}" + sv + b"}"


def _picture(group: Group, above: Group, traces: Traces) -> bytes:
    del above
    kind = group.inner.get(b"kind", b"")
    raw = b"".join(part[1:] for part in group.data if part.startswith(b"\0"))
    digits = _HEX.sub(b"", b"".join(p for p in group.data if not p.startswith(b"\0")))
    content = raw or bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    if not content:
        return _whole(group)
    try:
        clean = _cleaned(kind, content, traces)
    except Unfit:
        traces.fixed(EMBEDDED, at.inside("pict"))
        return b""
    lines = clean.hex().encode()
    wrapped = b"\n".join(lines[n : n + _LINE] for n in range(0, len(lines), _LINE))
    words = [part for part in group.out if part.startswith((b"\\", b"{"))]
    return b"{" + b"".join(words) + b"\n" + wrapped + b"}"


def _cleaned(kind: bytes, content: bytes, traces: Traces) -> bytes:
    within = traces.within(at.inside("pict"))
    if kind != b"dibitmap":
        return strip_file(content, within)
    header = int.from_bytes(content[:4], "little")
    bits, colours = (int.from_bytes(content[n : n + w], "little") for n, w in ((14, 2), (32, 4)))
    palette = 4 * (colours or (1 << bits if bits <= 8 else 0))
    start = (14 + header + palette).to_bytes(4, "little")
    return strip_file(_BITMAP + start + content, within)[14:]


def with_bookmarks(content: bytes, traces: Traces) -> bytes:
    """Give bookmarks that a field leads to new names, and take out the others."""
    codes = b" ".join(_CODE.findall(content))
    words = set(re.findall(rb'[^\s"\\]+', codes))
    names: dict[bytes, bytes] = {}
    for _, name in _BOOKMARK.findall(content):
        if name in words:
            names.setdefault(name, b"mark%d" % (len(names) + 1))
        elif not name.startswith(b"_GoBack"):
            text = name.decode("latin-1")
            traces.fixed(REFERENCES if is_of_manager(text) else BOOKMARK, at.BOOKMARK, text)

    def renamed(found: re.Match[bytes]) -> bytes:
        name = names.get(found[2])
        return b"{\\*\\bkmk%b %b}" % (found[1], name) if name else b"{}"

    def led(found: re.Match[bytes]) -> bytes:
        return re.sub(rb'[^\s"\\{}]+', lambda word: names.get(word[0], word[0]), found[0])

    return _CODE.sub(led, _BOOKMARK.sub(renamed, content))


_CODES = {b"fldinst", b"sn", b"sv"}
_HANDLED = {
    b"fldinst": _note, b"sn": _note, b"sv": _note, b"fldrslt": _result, b"result": _result,
    b"field": _field, b"object": _object, b"sp": _property, b"pict": _picture,
    b"listname": lambda *_: b"{\\listname ;}",
}  # fmt: skip
