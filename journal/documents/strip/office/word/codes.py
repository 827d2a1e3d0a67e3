"""Codes of fields: which may stay, and what is told of those that go (ISO/IEC 29500-1, 17.16.5)."""

import re
from itertools import pairwise
from typing import NamedTuple

from journal.documents.strip import addresses
from journal.documents.strip.office.package import is_remote
from journal.documents.strip.opendocument.builtin import is_common
from journal.documents.traces import CALLS_HOME, FIELD, LINK, MAIL_MERGE, REFERENCES, Traces

_COUNTED = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT",
            "LISTNUM", "BIDIOUTLINE", "FORMCHECKBOX"}  # fmt: skip
# These show what stands in their code.
_DRAWN = {"SYMBOL", "EQ", "ADVANCE"}
_POINTING = {"REF", "PAGEREF", "NOTEREF"}
_FETCHING = {"INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE",
             "INCLUDE", "RD"}  # fmt: skip
_MERGING = {"MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK",
            "GREETINGLINE"}  # fmt: skip
_PERSONAL = {"AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "FILENAME",
             "TEMPLATE", "DOCPROPERTY", "DOCVARIABLE", "COMMENTS", "INFO", "SUBJECT",
             "KEYWORDS", "MERGEFIELD"}  # fmt: skip
_CITED = re.compile(
    r"ZOTERO|MENDELEY|CSL_|\bEN\.|ENDNOTE|CITAVI|PAPERS2|REFMGR|REFWORKS|JABREF|BIBTEX|^CITATION"
    r"|^BIBLIOGRAPHY|^ADDIN", re.IGNORECASE
)  # fmt: skip
_WORDS = re.compile(r'"[^"]*"|\S+')
_SWITCH = re.compile(r"\\[A-Za-z*#@!-]")
_FORMATS = re.compile(
    r"[\d.,#%;-]+|ARABIC|ROMAN|ALPHABETIC|MERGEFORMAT(INET)?|CHARFORMAT|ORDINAL|ORDTEXT|CARDTEXT"
    r"|HEX|UPPER|LOWER|FIRSTCAP|CAPS|ARABICDASH|NUMBERDEFAULT|OUTLINEDEFAULT|LEGALDEFAULT|DIRECT",
    re.IGNORECASE,
)


class Field(NamedTuple):
    """A field as its writer made it: its code, and what it shows."""

    code: str
    shown: str


def kept(field: Field, place: str, traces: Traces) -> str:
    """Return the code as it may stay, empty where what is shown becomes plain text."""
    words = _WORDS.findall(field.code)
    name = words[0].upper() if words else ""
    if name == "HYPERLINK":
        return _link(words[1:], field, place, traces)
    if _may_stay(name, words[1:]):
        return " " + " ".join([name, *words[1:]]) + " "
    tell(field, place, traces)
    return ""


def _may_stay(name: str, words: list[str]) -> bool:
    if name in _DRAWN:
        return True
    if name in _COUNTED:
        return all(map(_is_format, words))
    if name in _POINTING:
        return bool(words) and all(map(_is_format, words[1:]))
    if name == "SEQ":
        return bool(words) and is_common(words[0]) and all(map(_is_format, words[1:]))
    return name == "STYLEREF" or (name == "TOC" and _is_contents(words))


def _is_contents(words: list[str]) -> bool:
    """Tell whether a table of contents names styles and bookmarks alone: those get new names."""
    named = {after for switch, after in pairwise(words) if switch in {"\\t", "\\b"}}
    return all(word in named or _is_format(word) or is_common(word.strip('"')) for word in words)


def _is_format(word: str) -> bool:
    plain = word.strip('"')
    return bool(_SWITCH.fullmatch(plain) or _FORMATS.fullmatch(plain))


def _link(words: list[str], field: Field, place: str, traces: Traces) -> str:
    """Return a link without what it shows when pointed at, and without a frame."""
    target, anchor = "", ""
    switch = ""
    for word in words:
        if word.startswith("\\") and not word.startswith("\\\\"):
            switch = word[:2].lower()
            continue
        plain = word.strip('"')
        if switch == "\\l":
            anchor = plain
        elif not switch and not target:
            target = plain.replace("\\\\", "\\")
        switch = ""
    if target and not addresses.is_kept(target, field.shown, traces):
        return ""
    if not target and not anchor:
        traces.fixed(LINK, place, field.code)
        return ""
    goal = f'"{target}" ' if target else ""
    return f" HYPERLINK {goal}" + (f'\\l "{anchor}" ' if anchor else "")


def tell(field: Field, place: str, traces: Traces) -> None:
    """Tell of a field that becomes plain text; where that may be a name, a person looks."""
    kind = FIELD
    name = field.code.split(None, 1)[0].upper() if field.code.strip() else ""
    if _CITED.search(field.code.strip()):
        kind = REFERENCES
    elif name in _MERGING:
        kind = MAIL_MERGE
    elif name in _FETCHING and any(map(is_remote, _addresses(field.code))):
        kind = CALLS_HOME
    traces.fixed(kind, place, field.code)
    if name in _PERSONAL and field.shown.strip():
        traces.ask(FIELD, place, field.shown)


def _addresses(code: str) -> list[str]:
    return [word.strip('"').replace("\\\\", "\\") for word in _WORDS.findall(code)]
