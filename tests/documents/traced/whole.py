"""One manuscript of each type with every kind of trace in it: the cases of the set joined."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial

import pikepdf

from tests.documents import made
from tests.documents.traced import opendocument, pdf, pdfmade, pdfodd, word
from tests.documents.traced.case import Case
from tests.documents.traced.deep import left_in

_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_MAIN, _ROOT = "word/document.xml", "_rels/.rels"
_BODY = re.compile(r"(?<=<w:body>).*(?=<w:sectPr/></w:body>)", re.DOTALL)
_NUMBER = re.compile(r"""(\br:[a-zA-Z]+=["']|\bId=["'])""")
_ROW = re.compile(r"<(?:Override|Relationship) [^>]*/>")
_TEXT = re.compile(r"(?<=<office:text>).*(?=</office:text>)", re.DOTALL)


def docx(*, calls: bool = True) -> bytes:
    """Return the Word document; `calls`: it loads parts from elsewhere too."""
    wanted = (
        "settings comments changes around fields fetching zotero endnote controls objects"
        " photographs hidden marks styled chart diagram properties wrapped"
    )
    named = {case.name.removeprefix("word-"): case.make for case in word.CASES}
    names = [name for name in wanted.split() if calls or name != "fetching"]
    ids, faint = word.editing_ids(), word.faint()
    return _noted(_joined([*(named[name]() for name in names), ids, faint]))


def _joined(packages: Iterable[bytes]) -> bytes:
    """Return one package: bodies one after the other; of two parts of one name the first."""
    bodies, relations, types, root = [], [], {}, {}
    parts: dict[str, bytes] = {}
    for number, package in enumerate(packages):
        part = word.parts_of(package)
        main = part[_MAIN].decode()
        bodies.append(_numbered(_body(main), number))
        rows = _ROW.findall(_numbered(part.get(_RELATIONS, b"").decode(), number))
        relations += [row for row in rows if _leads_on(row, parts)]
        types |= {_named(row, "PartName"): row for row in _ROW.findall(part[_TYPES].decode())}
        root |= {_named(row, "Type"): row for row in _ROW.findall(part[_ROOT].decode())}
        for name, content in part.items():
            parts.setdefault(name, content)
    first = parts[_MAIN].decode()
    parts[_MAIN] = _BODY.sub(lambda _: "".join(bodies), first).encode()
    parts[_RELATIONS] = _listed(parts[_RELATIONS], relations)
    parts[_ROOT] = _listed(parts[_ROOT], _renumbered(root.values()))
    parts[_TYPES] = _listed(parts[_TYPES], types.values())
    return made.zipped(dict(parts))


def _body(main: str) -> str:
    found = _BODY.search(main)
    assert found is not None
    return found[0]


def _numbered(xml: str, number: int) -> str:
    return _NUMBER.sub(rf"\g<1>n{number}", xml)


def _leads_on(row: str, parts: dict[str, bytes]) -> bool:
    """Tell whether the relation is to something that no earlier document brought."""
    name = f"word/{_named(row, 'Target')}"
    return name not in parts or "/image" in _named(row, "Type")


def _named(row: str, attribute: str) -> str:
    found = re.search(rf"""\b{attribute}=(["'])(.*?)\1""", row)
    assert found is not None
    return found[2]


def _renumbered(rows: Iterable[str]) -> list[str]:
    return [re.sub(r'\bId="[^"]*"', f'Id="all{n}"', row) for n, row in enumerate(rows)]


def _listed(part: bytes, rows: Iterable[str]) -> bytes:
    text = part.decode()
    empty = _ROW.sub("", text)
    head, end = empty[: empty.rindex("</")], empty[empty.rindex("</") :]
    return f"{head}{''.join(rows)}{end}".encode()


def _noted(package: bytes) -> bytes:
    """Return the package with a note on its packaging."""
    out = io.BytesIO(package)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"sent by Hindquist"
    return out.getvalue()


def odt() -> bytes:
    """Return the text of LibreOffice, with what other writers leave added to it."""
    more = ("fields", "calling", "inner_object")
    others = [word.parts_of(getattr(opendocument, name)()) for name in more]
    others.append(word.parts_of(opendocument.wrapped()))
    parts = word.parts_of(opendocument.libreoffice("odt"))
    inner = "".join(_in_text(one["content.xml"]) for one in others)
    content = parts["content.xml"].decode()
    at = content.rindex("</office:text>")
    parts["content.xml"] = f"{content[:at]}{inner}{content[at:]}".encode()
    for one in others:
        parts = one | parts
    return _noted(made.zipped({"mimetype": parts.pop("mimetype"), **parts}))


def _in_text(content: bytes) -> str:
    """Return what stands in the text, its prefixes explained where it stands."""
    found = _TEXT.search(content.decode())
    assert found is not None
    return f"<text:section{opendocument._SPACES} text:name='more'>{found[0]}</text:section>"


# Their layers are those of the whole file, which has its own; and one that acts by itself.
_ALONE = ("pdf-layer-by-rule", "pdf-layer-by-use", "pdf-opens-the-web")


def pdf_of_all(*, calls: bool = True) -> bytes:
    """Return a PDF of a page for each case; what belongs to the whole file is of the first.

    `calls`: it acts when it is opened, too.
    """
    makes = [
        pdfodd.named_tags, pdf.properties, pdf.layers, pdf.fields, pdf.attached, pdf.sealed,
        pdf.comments, pdf.drawn_notes, pdf.places, pdf.photographed, pdf.elsewhere, pdf.faint,
        *(case.make for case in pdfodd.CASES if not (case.refused or case.name in _ALONE)),
        *((pdf.links, pdf.opening) if calls else ()),
    ]  # fmt: skip
    with pikepdf.new() as whole, ExitStack() as opened:
        for make in makes:
            _add(whole, opened.enter_context(pikepdf.open(io.BytesIO(make()))))
        content = made.saved(whole)
    return made.appended(content, ["9999 0 obj\n<</Author (Nobody)>>\nendobj"], _root(content))


def _add(whole: pikepdf.Pdf, one: pikepdf.Pdf) -> None:
    whole.add_pages_from(one)
    for key, value in one.Root.items():
        if key not in ("/Pages", "/Type") and key not in whole.Root:
            indirect = value if value.is_indirect else one.make_indirect(value)
            whole.Root[key] = whole.copy_foreign(indirect)
    for key, value in one.docinfo.items():
        whole.docinfo[key] = str(value)


def _root(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as one:
        return f"{one.Root.objgen[0]} 0 R"


def answers() -> bytes:
    """Return answers to reviews as Word writes them: comments, properties, changes."""
    return _joined([word.comments(), word.properties(), word.changes()])


_OF_THE_SET = (*word.CASES, *opendocument.CASES, *pdf.CASES, *pdfodd.CASES, *pdfmade.CASES)
_NAMES = ("Quillfeather", "Zanzibari", "Hindquist", "hindquist", "calls.example")


def _whole(extension: str, make: Callable[[], bytes], *untold: str) -> Case:
    """Return the manuscript of this type; it tells whatever a document of the set tells."""
    told = {kind for one in _OF_THE_SET if one.extension == extension for kind in one.told}
    traces = tuple(name for name in _NAMES if name in left_in(make(), _NAMES))
    return Case(f"whole-{extension}", extension, make, traces, tuple(sorted(told - {*untold})))


CASES = [_whole("docx", docx), _whole("odt", odt), _whole("pdf", pdf_of_all)]
# The first two are refused where they arrive: they call home. These are taken.
CALLING = [docx, pdf_of_all]
TAKEN = [
    _whole("docx", partial(docx, calls=False), "calls-home"),
    CASES[1],
    _whole("pdf", partial(pdf_of_all, calls=False)),
]
