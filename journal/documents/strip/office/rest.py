"""Parts that the copy is without: what they were, and what they knew."""

import re
from collections.abc import Callable

from lxml import etree

from journal.documents import markup
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip.office.names import local
from journal.documents.strip.office.package import Package, is_remote
from journal.documents.strip.trees import text_of
from journal.documents.traces import (
    CALLS_HOME,
    COMMENT,
    EMBEDDED,
    EXTRA_PART,
    LINK,
    PERSON,
    PRINTER,
    PROPERTY,
    REFERENCES,
    SIGNATURE,
    THUMBNAIL,
    UNUSED_PART,
    Traces,
)

_Teller = Callable[[str, bytes, Traces], None]
_CITED = re.compile(r"bibliography|zotero|mendeley|citavi|endnote|csl|papers", re.IGNORECASE)
_COUNTS = frozenset(
    "TotalTime Pages Words Characters Lines Paragraphs CharactersWithSpaces DocSecurity ScaleCrop"
    " LinksUpToDate SharedDoc HyperlinksChanged AppVersion Application HeadingPairs Slides Notes"
    " HiddenSlides MMClips PresentationFormat revision language".split()
)
_LONGEST = 4000
# Every writer brings them, and they know nothing.
_SILENT = re.compile(
    r"\[Content_Types\]\.xml|.*/(webSettings|stylesWithEffects|calcChain|viewProps|presProps"
    r"|tableStyles|volatileDependencies)\.xml|.*/charts/(style|colors)\d*\.xml|.*/theme/.*"
    r"|.*/notesMasters/.*|.*/handoutMasters/.*|customXml/itemProps\d*\.xml|mimetype"
)


def tell(package: Package) -> None:
    """Tell of every part that was left behind."""
    for name, content in package.parts.items():
        if name in package.taken or not content:
            continue
        if name.endswith(".rels"):
            _tell_relations(name, package)
        elif not _SILENT.fullmatch(name):
            _teller(name)(name, content, package.traces)


def _teller(name: str) -> _Teller:
    return next((tell for pattern, tell in _TELLERS if pattern.search(name)), _extra)


def _tell_relations(name: str, package: Package) -> None:
    folder, _, base = name.rpartition("_rels/")
    owner = folder + base.removesuffix(".rels")
    if owner in package.taken:
        return
    for relation in package.relations(owner).values():
        if relation.is_external:
            kind = (
                CALLS_HOME if is_remote(relation.target) and relation.sort != "hyperlink" else LINK
            )
            package.traces.fixed(kind, at.inside(name), relation.target)


def _tree(content: bytes) -> etree._Element | None:
    """Return the tree; None where there is none: that part is left behind anyway."""
    try:
        return markup.parse(content)
    except Unfit:
        return None


def _attributes(node: etree._Element) -> dict[str, str]:
    return {local(str(key)): str(value) for key, value in node.attrib.items()}


def _properties(name: str, content: bytes, traces: Traces) -> None:
    root = _tree(content)
    if root is None:
        traces.fixed(PROPERTY, at.inside(name))
        return
    for node in root:
        named = _attributes(node).get("name", local(str(node.tag)))
        if named in _COUNTS:
            continue
        text = text_of(node) or " ".join(_attributes(node).values())
        if text.strip():
            traces.fixed(PROPERTY, at.property_of(named), text)


def _comments(name: str, content: bytes, traces: Traces) -> None:
    root = _tree(content)
    authors: list[str] = []
    for node in root.iter() if root is not None else ():
        kind = local(str(node.tag))
        if kind == "author" and node.text:
            authors.append(node.text)
        elif kind in {"comment", "threadedComment", "cm"}:
            _comment(node, authors, traces)
    for author in authors:
        traces.fixed(PERSON, at.COMMENT, author)
    if root is None:
        traces.fixed(COMMENT, at.inside(name))


def _comment(node: etree._Element, authors: list[str], traces: Traces) -> None:
    known = _attributes(node)
    author = known.get("author", "")
    number = known.get("authorId", "")
    if number.isdigit() and int(number) < len(authors):
        author = authors[int(number)]
    text = "".join(n.text or "" for n in node.iter() if local(str(n.tag)) in {"t", "text"})
    traces.fixed(COMMENT, at.COMMENT, f"{author}: {text}" if author else text)


def _people(name: str, content: bytes, traces: Traces) -> None:
    root = _tree(content)
    for node in root.iter() if root is not None else ():
        told = [v for k, v in _attributes(node).items() if k in _NAMING]
        if told:
            traces.fixed(PERSON, at.inside(name), " ".join(told))
    if root is None:
        traces.fixed(PERSON, at.inside(name))


_NAMING = {"author", "name", "displayName", "userId", "initials", "userName", "providerId"}


def _custom(name: str, content: bytes, traces: Traces) -> None:
    root = _tree(content)
    text = text_of(root) if root is not None else ""
    values = [str(v) for n in root.iter() for v in n.attrib.values()] if root is not None else []
    told = " ".join([text, *values])
    kind = REFERENCES if _CITED.search(content[:_LONGEST].decode("latin-1")) else EXTRA_PART
    traces.fixed(kind, at.inside(name), told[:_LONGEST])


def _notes(name: str, content: bytes, traces: Traces) -> None:
    from journal.documents.strip.office.drawn import words

    root = _tree(content)
    if root is not None and words(root).strip():
        traces.fixed(COMMENT, at.inside(name), words(root))


def _printer(name: str, content: bytes, traces: Traces) -> None:
    device = content[:64].decode("utf-16-le", "replace").partition("\0")[0]
    traces.fixed(PRINTER, at.inside(name), device if device.isprintable() else "")


def _only(kind: str) -> _Teller:
    def told(name: str, content: bytes, traces: Traces) -> None:
        del content
        traces.fixed(kind, at.inside(name))

    return told


def _extra(name: str, content: bytes, traces: Traces) -> None:
    root = _tree(content) if name.endswith(".xml") else None
    told = text_of(root) if root is not None else ""
    if root is not None and not told.strip():
        told = " ".join(str(v) for node in root.iter() for v in node.attrib.values())
    traces.fixed(EXTRA_PART, at.inside(name), told[:_LONGEST])


def _named(pattern: str) -> re.Pattern[str]:
    # Names of parts are the same in capital letters.
    return re.compile(pattern, re.IGNORECASE)


_TELLERS: tuple[tuple[re.Pattern[str], _Teller], ...] = (
    (_named(r"(^|/)thumbnail\."), _only(THUMBNAIL)),
    (_named(r"^_xmlsignatures/"), _only(SIGNATURE)),
    (_named(r"/comments(Extended|Ids|Extensible)\.xml$"), _only(COMMENT)),
    (_named(r"/comments[^/]*/|/comments?\d*\.xml$|/threadedComments/|/modernComment"),
     _comments),
    (_named(r"/(people|commentAuthors|authors|userNames|users)\.xml$|/persons/|/revisions/"),
     _people),
    (_named(r"^doc(Props|Metadata)/"), _properties),
    (_named(r"^customXml/"), _custom),
    (_named(r"/notesSlides/"), _notes),
    (_named(r"/printerSettings"), _printer),
    (_named(r"/embeddings/"), _only(EMBEDDED)),
    (_named(r"/(media|fonts|glossary|diagrams|drawings|charts)/"), _only(UNUSED_PART)),
)  # fmt: skip
