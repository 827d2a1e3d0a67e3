"""TeX sources without what TeX itself never reads: comments, and parts that are switched off."""

import re
from collections.abc import Iterator
from itertools import islice

from journal.documents import passages as at
from journal.documents.strip.sources.braces import closing
from journal.documents.traces import (
    COMMENT,
    HIDDEN_TEXT,
    LINK,
    PERSON,
    PROPERTY,
    TRACKED_CHANGE,
    Traces,
)

_LITERAL = re.compile(
    r"\\begin\{(verbatim\*?|Verbatim|BVerbatim|LVerbatim|lstlisting|minted|filecontents\*?|alltt"
    r"|luacode\*?|pycode|tcblisting)\}"
)
_VERB = re.compile(r"\\(?:verb\*?|lstinline|mintinline\{\w+\})([^a-zA-Z\s{*])[^\n]{0,500}?\1")
_ADDRESS = re.compile(r"\\(?:url|href|path|nolinkurl|hyperref|burl|doi)\s*\{[^{}\n]*\}")
_WHOLE_LINES = re.compile(r"(?:^[ \t]*%[^\n]*\n)+", re.MULTILINE)
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%")
_SWITCHED_OFF = re.compile(r"\\begin\{comment\}.*?\\end\{comment\}", re.DOTALL)
_SWITCHED_ON = r"\end{comment}"
_IF_FALSE = r"\iffalse"
_IFS = re.compile(r"\\(?:if[a-zA-Z@]*|else|fi)(?![a-zA-Z@])")
_OWN_IFS = re.compile(r"\\newif\s*(\\if[a-zA-Z@]+)")
# Conditions of TeX itself (The TeXbook, ch. 20; e-TeX 3.5); others end without \fi, or may.
_OF_TEX = {
    f"\\if{name}"
    for name in " x cat num dim odd vmode hmode mmode inner void hbox vbox eof true false case"
    " defined csname fontchar".split(" ")
}
_CLOSING = {(r"\fi", 1), (r"\else", 1)}
_REVISED = re.compile(r"\\(?:DIFdel|deleted|removed|todo)(?:\[[^\]]*\])?(?=\s*\{)")
_END = re.compile(r"\\end\{document\}")
_NOTED = re.compile(
    r"\\pdfinfo\s*(?=\{)"
    r"|\b(?:pdfauthor|pdftitle|pdfcreator|pdfproducer|pdfcontactemail|pdfsubject|pdfkeywords)\s*=\s*(?=\{)"
)
_FOLDERS = re.compile(r"(\\graphicspath\s*)\{\s*(?:\{\s*(?:/|~/|[A-Za-z]:)[^{}]*\}\s*)+\}")
_LONGEST = 5000
_SHOWN = 200
_MOST_TOLD = 1000

_NAMING = re.compile(
    r"\\(?:author|thanks|affil|affiliation|email|ead|orcid|orcidlink|address|institute|institution"
    r"|corresp|correspondingauthor|authorrunning|acknowledge?ments?|ack|funding|shortauthors)\b"
    r"(?:\[[^\]]*\])?(?=\s*\{)|\\begin\{(?:acks?|acknowledge?ments?|authors?)\}"
)
_PATH = re.compile(r"\\(?:input|include|includegraphics|graphicspath|bibliography|addbibresource)"
                   r"(?:\[[^\]]*\])?\s*\{+\s*(?:/|~/|[A-Za-z]:)[^}]*")  # fmt: skip


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the source; what it makes on paper stays the same."""
    text, encoding = _read(content)
    text = _without_end(text, traces)
    kept = "".join(_stretch(part, traces, is_literal=lit) for part, lit in _stretches(text))
    kept = _without_folders(_without_notes(kept, traces), traces)
    for found in islice(_NAMING.finditer(kept), _MOST_TOLD):
        end = found.end() + 120 if found[0].endswith("}") else closing(kept, found.end(), 500)
        traces.ask(PERSON, at.inside("TeX"), kept[found.start() : end])
    for found in islice(_REVISED.finditer(kept), _MOST_TOLD):
        traces.ask(
            TRACKED_CHANGE, at.inside("TeX"), kept[found.start() : closing(kept, found.end(), 500)]
        )
    for found in _PATH.finditer(kept):
        traces.ask(LINK, at.inside("TeX"), found[0])
    return kept.encode(encoding)


def _read(content: bytes) -> tuple[str, str]:
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "latin-1"


def _without_end(text: str, traces: Traces) -> str:
    """Leave out what stands behind the end of the document: it is never read."""
    for found in _END.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if "%" in line:
            continue
        if text[found.end() :].strip():
            traces.fixed(HIDDEN_TEXT, at.inside("TeX"), text[found.end() :])
        return text[: found.end()] + "\n"
    return text


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in stretches, and whether each is printed as it stands."""
    reached = searched = 0
    endless = set[str]()
    while found := _LITERAL.search(text, searched):
        searched = found.end()
        if found[1] in endless:
            continue
        before = max(0, found.start() - _LONGEST)
        line = text[max(before, text.rfind("\n", before, found.start()) + 1) : found.start()]
        end = text.find(f"\\end{{{found[1]}}}", found.end())
        if end == -1:
            endless.add(found[1])
        # A beginning that is commented out itself begins nothing.
        if end != -1 and not _COMMENT.search(line):
            yield text[reached : found.start()], False
            yield text[found.start() : end], True
            reached = searched = end
    yield text[reached:], False


def _stretch(text: str, traces: Traces, *, is_literal: bool) -> str:
    if is_literal:
        return text
    # Searched up to the last end alone: a beginning without one would be sought for in vain.
    last = text.rfind(_SWITCHED_ON) + len(_SWITCHED_ON)
    emptied = "\\begin{comment}\n\\end{comment}"
    text = _emptied(_SWITCHED_OFF, emptied, text[:last], traces) + text[last:]
    for found in _WHOLE_LINES.finditer(text):
        if found[0].strip("% \t\n"):
            traces.fixed(COMMENT, at.inside("TeX"), found[0].replace("%", " "))
    text = _WHOLE_LINES.sub("", text)
    text = "".join(_line(line, traces) for line in text.splitlines(keepends=True))
    return _without_conditions(text, traces)


def _without_conditions(text: str, traces: Traces) -> str:
    """Empty what stands under a condition that is never true, up to its end or its other side."""
    kept: list[str] = []
    known = _OF_TEX.union(_OWN_IFS.findall(text))
    reached, start, depth = 0, -1, 0
    for found in _IFS.finditer(text):
        if start == -1:
            start, depth = (found.end(), 1) if found[0] == _IF_FALSE else (-1, 0)
        elif (found[0], depth) in _CLOSING:
            if text[start : found.start()]:
                traces.fixed(HIDDEN_TEXT, at.inside("TeX"), text[start : found.start()])
            kept.append(text[reached:start])
            reached, start = found.start(), -1
        elif found[0] == r"\fi" or found[0] in known:
            depth += -1 if found[0] == r"\fi" else 1
        elif found[0] != r"\else":
            # Whether this one has an end of its own, its package alone knows: a person looks.
            traces.ask(HIDDEN_TEXT, at.inside("TeX"), text[start : start + _SHOWN])
            start = -1
    return "".join([*kept, text[reached:]])


def _emptied(pattern: re.Pattern[str], left: str, text: str, traces: Traces) -> str:
    """Empty what is switched off; what switches it stays, or an empty line would be a new one."""
    for found in pattern.finditer(text):
        if found[0] != left:
            traces.fixed(HIDDEN_TEXT, at.inside("TeX"), found[0])
    return pattern.sub(lambda _: left, text)


def _line(line: str, traces: Traces) -> str:
    """Return the line up to its comment; the sign of it stays, for it joins the lines."""
    if "%" not in line:
        return line
    guarded = [found.span() for rule in (_VERB, _ADDRESS) for found in rule.finditer(line)]
    for found in _COMMENT.finditer(line):
        sign = found.end(1)
        if any(start <= sign < end for start, end in guarded):
            continue
        if line[sign:].strip("% \t\r\n"):
            traces.fixed(COMMENT, at.inside("TeX"), line[sign + 1 :])
        return line[: sign + 1] + ("\n" if line.endswith("\n") else "")
    return line


def _without_folders(text: str, traces: Traces) -> str:
    """Leave out where pictures lie on their maker's own machine: here they lie beside the text."""
    for found in _FOLDERS.finditer(text):
        traces.fixed(LINK, at.inside("TeX"), found[0])
    return _FOLDERS.sub(r"\1{{./}}", text)


def _without_notes(text: str, traces: Traces) -> str:
    """Empty what would be written into the properties of a PDF."""
    kept, reached = [], 0
    for found in _NOTED.finditer(text):
        if found.start() < reached:
            continue
        end = closing(text, found.end(), _LONGEST)
        if text[found.end() : end].strip("{} \n"):
            traces.fixed(PROPERTY, at.property_of(found[0].strip(" =\\")), text[found.end() : end])
        kept += [text[reached : found.end()], "{}"]
        reached = end
    return "".join([*kept, text[reached:]])
