"""Fields that fill themselves in: what they show stays as plain text, what they know is gone."""

import re

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.opendocument.names import DC, LOEXT, MATH, TEXT, local, space
from journal.documents.strip.trees import text_of, unwrapped, without
from journal.documents.traces import (
    COMMENT,
    CONTROL,
    FIELD,
    MAIL_MERGE,
    REFERENCES,
    TRACKED_CHANGE,
    Traces,
)

_FIELDMARK = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
# Who and where from: shown on the page, so that a person has to look.
_PERSONAL = {
    "author-name", "author-initials", "creator", "initial-creator", "printed-by", "file-name",
    "template-name", "sender-firstname", "sender-lastname", "sender-initials", "sender-title",
    "sender-position", "sender-email", "sender-phone-private", "sender-fax", "sender-company",
    "sender-phone-work", "sender-street", "sender-city", "sender-postal-code", "sender-country",
    "sender-state-or-province",
}  # fmt: skip
_PLAIN = {
    "title", "subject", "keywords", "description", "user-defined", "editing-cycles",
    "editing-duration", "creation-date", "creation-time", "modification-date",
    "modification-time", "print-date", "print-time", "date", "time", "variable-set",
    "variable-get", "variable-input", "user-field-get", "user-field-input", "expression",
    "text-input", "conditional-text", "placeholder", "measure", "drop-down", "execute-macro",
    "dde-connection", "meta", "meta-field", "table-formula",
}  # fmt: skip
_DATABASE = {
    "database-display", "database-name", "database-next", "database-row-select",
    "database-row-number",
}  # fmt: skip
_DROPPED = {
    "script",
    "variable-decls", "user-field-decls", "dde-connection-decls",
    "alphabetical-index-auto-mark-file", "alphabetical-index-mark", "toc-mark",
    "user-index-mark", "alphabetical-index-mark-start", "alphabetical-index-mark-end",
    "toc-mark-start", "toc-mark-end", "user-index-mark-start", "user-index-mark-end",
}  # fmt: skip
# Slides have them in a namespace of their own.
_COMMENTS = {"annotation", "annotation-end"}
_CHANGES = {"change", "change-start", "change-end"}
_MANAGERS = re.compile(
    r"zotero|mendeley|csl_|addin|endnote|citavi|jabref|papers2|refworks", re.IGNORECASE
)
_HIDDEN_CODE = re.compile(r"[A-Za-z]{2}")


def flatten(root: etree._Element, traces: Traces) -> None:
    """Turn fields into text, accept changes, take out comments."""
    for node in list(root.iter()):
        name = local(node.tag)
        if node.tag == TEXT + name:
            _of_text(node, name, traces)
        elif name in _COMMENTS and space(node.tag) != MATH:
            _comment(node, name, traces)
        elif str(node.tag).startswith(_FIELDMARK):
            _fieldmark(node, traces)
        elif node.tag == LOEXT + "content-control":
            traces.fixed(CONTROL, at.inside("content.xml"), " ".join(map(str, node.values())))
            unwrapped(node)
        elif name == "tracked-changes":
            _changes(node, traces)


def is_of_manager(name: str) -> bool:
    """Tell whether a reference manager made this mark."""
    return bool(_MANAGERS.search(name))


def _of_text(node: etree._Element, name: str, traces: Traces) -> None:
    if name in _PERSONAL:
        traces.ask(FIELD, at.inside(name), text_of(node))
        unwrapped(node)
    elif name in _PLAIN or name in _DATABASE:
        _plain(node, name, traces)
    elif name == "bibliography-mark":
        traces.fixed(REFERENCES, at.inside(name), " ".join(map(str, node.values())))
        unwrapped(node)
    elif name == "tracked-changes":
        _changes(node, traces)
    elif name in _DROPPED or name in _CHANGES:
        if name not in _CHANGES and (node.attrib or len(node)):
            traces.fixed(FIELD, at.inside(name), _spoken(node))
        without(node)


def _plain(node: etree._Element, name: str, traces: Traces) -> None:
    if name in _DATABASE:
        traces.fixed(MAIL_MERGE, at.inside(name), _spoken(node))
    else:
        traces.fixed(FIELD, at.inside(name), _spoken(node))
    for label in list(node.iterchildren(TEXT + "label")):
        without(label)  # what else could be chosen from a list
    (without if node.get(TEXT + "display") == "none" else unwrapped)(node)


def _spoken(node: etree._Element) -> str:
    values = [str(value) for part in node.iter() for value in part.values()]
    return " ".join([text_of(node), *filter(_HIDDEN_CODE.search, values)])


def _comment(node: etree._Element, name: str, traces: Traces) -> None:
    if name == "annotation":
        traces.fixed(COMMENT, at.COMMENT, text_of(node))
    without(node)


def _changes(node: etree._Element, traces: Traces) -> None:
    for region in node:
        who = [str(maker.text) for maker in region.iter(DC + "creator")]
        traces.fixed(TRACKED_CHANGE, at.TRACKED_CHANGE, " ".join([*who, text_of(region)]))
    without(node)


def _fieldmark(node: etree._Element, traces: Traces) -> None:
    code = " ".join(str(value) for part in node.iter() for value in part.values())
    if code:
        traces.fixed(REFERENCES if is_of_manager(code) else FIELD, at.inside("field"), code)
    without(node)
