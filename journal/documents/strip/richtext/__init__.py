"""Rich text (RTF 1.9.1) without what tells who wrote it."""

import re
from dataclasses import replace

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents import rtf
from journal.documents.answers import Unfit
from journal.documents.strip.richtext import closing, fonts
from journal.documents.strip.richtext.groups import Group, Look
from journal.documents.strip.richtext.words import DROPPED, KINDS, MARKS, PICTURES, SIGNS, STARRED
from journal.documents.traces import FAINT_TEXT, HIDDEN_TEXT, TRACKED_CHANGE, Traces

_DEEPEST = 200
_WHITE = re.compile(rb"\\red25[0-5]\s*\\green25[0-5]\s*\\blue25[0-5]")
_TINY = 8  # in half points
_ESCAPED = {b"~": " ", b"_": "-", b"-": "", b"{": "{", b"}": "}", b"\\": "\\"}
_NAMED = {b"field", b"fldinst", b"fldrslt", b"object", b"result", b"pict", b"stylesheet", b"sp",
          b"sn", b"sv", b"bkmkstart", b"bkmkend", b"info", b"listname", b"picprop"}  # fmt: skip


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the copy: the same text, without properties, comments, changes and hidden text."""
    reader = _Reader(traces, _white(content))
    for found in rtf.tokens(content):
        reader.take(found, content)
    return fonts.renamed(closing.with_bookmarks(b"".join(reader.groups[0].out), traces), traces)


def _white(content: bytes) -> set[int]:
    """Return which colours of the table are white."""
    table = re.search(rb"\\colortbl([^}]*)\}", content)
    colours = table[1].split(b";") if table else []
    return {number for number, colour in enumerate(colours) if _WHITE.search(colour)}


class _Reader:
    """Reads sign by sign and keeps the groups that are open."""

    def __init__(self, traces: Traces, white: set[int]) -> None:
        self.traces, self.white = traces, white
        self.groups = [Group(Look())]
        # Signs that follow one by its number, for readers who do not know it.
        self.skip = 0

    def take(self, found: re.Match[bytes], content: bytes) -> None:
        """Take one sign."""
        group = self.groups[-1]
        if found["brace"]:
            self._brace(found["brace"])
        elif found["bin"]:
            start = found.end()
            group.data.append(b"\0" + content[start : start + int(found["bin"])])
        elif found["sign"] == b"*" and not group.is_begun:
            group.is_starred = True
        elif found["word"]:
            self._word(group, found["word"], found["number"], found[0])
        else:
            self._text(group, found)

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            above = self.groups[-1]
            above.is_begun = True
            if len(self.groups) > _DEEPEST:
                raise Unfit(say.DAMAGED)
            self.groups.append(Group(replace(above.look), is_dropped=above.is_dropped))
        elif len(self.groups) > 1:
            group = self.groups.pop()
            self._tell(group)
            closing.close(group, self.groups[-1], self.traces)

    def _word(self, group: Group, word: bytes, number: bytes | None, raw: bytes) -> None:
        if not group.is_begun:
            self._begin(group, word)
        value = 1 if number is None else int(number)
        _look(group.look, word, value)
        if word in PICTURES:
            group.inner[b"kind"] = word
        if word == b"u":
            group.text.append(chr(value % 0x10000))
            self.skip = group.look.fallback
        if word in MARKS or (word in SIGNS and self._is_unseen(group)):
            group.leave_out()
            return
        group.out.append(raw)

    def _begin(self, group: Group, word: bytes) -> None:
        """See what the group is for, by its first word."""
        group.is_begun = True
        is_unknown = group.is_starred and word not in STARRED
        if is_unknown or word in DROPPED:
            group.is_dropped = True
        if group.is_dropped or group.is_starred or word in _NAMED or word in KINDS:
            group.word = word
        if group.is_starred:
            group.out.append(b"\\*")

    def _text(self, group: Group, found: re.Match[bytes]) -> None:
        raw = found[0]
        if found["text"] or found["hex"] or found["sign"]:
            group.is_begun = True
            plain = self._said(found)
            group.text.append(plain)
            if group.word == b"pict":
                group.data.append(raw)
                return
            if self._is_unseen(group):
                group.hidden.append(plain)
                group.leave_out()
                return
            self._watch(group, plain)
        group.out.append(raw)

    def _said(self, found: re.Match[bytes]) -> str:
        plain = _plain(found)
        passed = min(self.skip, len(plain))
        self.skip -= passed
        return plain[passed:]

    def _is_unseen(self, group: Group) -> bool:
        return group.look.is_hidden or group.look.is_deleted

    def _watch(self, group: Group, text: str) -> None:
        look = group.look
        is_pale = look.colour in self.white and not look.has_ground
        if not group.is_dropped and text.strip() and (is_pale or look.size < _TINY):
            group.faint.append(text)

    def _tell(self, group: Group) -> None:
        hidden, faint = "".join(group.hidden), "".join(group.faint)
        if hidden.strip() and not group.is_dropped:
            kind = TRACKED_CHANGE if group.look.is_deleted else HIDDEN_TEXT
            self.traces.fixed(kind, at.WHOLE, hidden)
        if faint.strip():
            self.traces.ask(FAINT_TEXT, at.WHOLE, faint)


def _look(look: Look, word: bytes, value: int) -> None:
    if word == b"uc":
        look.fallback = value
    elif word == b"v":
        look.is_hidden = value != 0
    elif word in {b"deleted", b"mvf"}:
        look.is_deleted = value != 0
    elif word == b"plain":
        look.is_hidden = look.is_deleted = look.has_ground = False
        look.colour, look.size = 0, 24
    elif word == b"cf":
        look.colour = value
    elif word == b"fs":
        look.size = value
    elif word in {b"highlight", b"cb", b"chcbpat", b"cbpat", b"clcbpat"}:
        look.has_ground = value != 0


def _plain(found: re.Match[bytes]) -> str:
    if found["hex"]:
        return bytes.fromhex(found["hex"].decode()).decode("cp1252", "replace")
    if found["sign"]:
        return _ESCAPED.get(found["sign"], "")
    return found["text"].decode("utf-8", "replace")
