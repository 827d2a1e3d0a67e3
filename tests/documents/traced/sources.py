"""Sources of typesetters, plain files, and archives of them."""

from tests.documents import made
from tests.documents.traced import pictures
from tests.documents.traced.case import Case

_TEX = r"""% Draft by Xenia Quillfeather, Zanzibari Institute
\documentclass{article}
\hypersetup{pdftitle={Listening}, pdfauthor={Xenia Quillfeather}} % for Hindquist
\begin{document}
\author{} 50\% of all letters, see \url{https://example.org/a%20b}, were kept% Hindquist
 for a year.
%%% Hindquist says: cut this
\iffalse Hindquist paid for it \fi
\begin{comment}
Zanzibari asked us
\end{comment}
\begin{verbatim}
% a comment that is printed
\end{verbatim}
\verb|100% sure|
\end{document}
Hindquist may read this
"""
_BIB = r"""%% Created for Xenia Quillfeather at 2026-02-03
@article{known2019, title = {On {L}istening}, author = "A. Known",
  file = {:/home/xenia/hindquist.pdf:PDF}, owner = {xenia}, keywords = {hindquist},
  bdsk-file-1 = {SGluZHF1aXN0IEhpbmRxdWlzdA==}, year = 2019}
@comment{jabref-meta: saveDirectory:/home/xenia;}
@book{other, title = {A # sign}, year = {2001}}
"""
_EPS = b"""%!PS-Adobe-3.0 EPSF-3.0
%%Creator: Zanzibari Draw
%%For: Xenia Quillfeather
%%BoundingBox: 0 0 20 20
%%EndComments
% Hindquist
[ /Title (hindquist.ai) /Author (Hindquist) /DOCINFO pdfmark
newpath 0 0 moveto 9 9 lineto stroke
%%EOF
"""


def latex() -> bytes:
    """Return a folder as its author packed it: sources, pictures, logs, versions."""
    names = {
        "main.tex": _TEX,
        "refs.bib": _BIB,
        "own.sty": "% by Hindquist\n\\newcommand{\\x}{y}\n",
        "fig/photo.jpg": pictures.photograph(),
        "fig/line.eps": _EPS,
        "main.aux": "\\relax hindquist",
        "main.log": "(/home/xenia/main.tex",
        ".git/config": "[user] name = Xenia Quillfeather",
        "__MACOSX/._main.tex": "Quillfeather",
        "cover-letter.docx": made.docx(made.para("Hindquist")),
    }
    return made.zipped({f"quillfeather-draft/{name}": part for name, part in names.items()})


def supplement() -> bytes:
    """Return an archive of material."""
    return made.zipped(
        {
            "xenia/answers.csv": "name,reply\nA,yes\nB,no\n",
            "xenia/photo.png": pictures.screenshot(),
            "xenia/notes.sav": b"$FL2 \x00\x01 Hindquist",
            "xenia/.DS_Store": b"\0\0Hindquist",
            "xenia/data.xml": "<?xml version='1.0'?><!-- Hindquist --><r><v>3</v></r>",
        }
    )


def running() -> bytes:
    """Return a table whose cells a spreadsheet would run."""
    return b'name,reply\nA,"=WEBSERVICE(""https://calls.example/"")"\nB,-3\n'


def tagged() -> bytes:
    """Return a text with a second one in signs that show nothing."""
    hidden = "".join(chr(0xE0000 + ord(sign)) for sign in "Hindquist")
    return f"Answers were kept.{hidden} All of them.\n".encode()


_HIDDEN = "".join(chr(0xE0000 + ord(sign)) for sign in "Hindquist")

CASES = [
    Case("latex", "zip", latex,
         ("Hindquist", "hindquist", "Quillfeather", "Zanzibari", "xenia", "Fairphonix"),
         ("comment", "hidden-text", "references", "extra-part", "picture", "property")),
    Case("supplement", "zip", supplement,
         ("Hindquist", "Quillfeather", "xenia"), ("embedded", "extra-part", "picture")),
    Case("csv-running", "csv", running, ('"=WEBSERVICE',), ("calls-home",)),
    Case("txt-tagged", "txt", tagged, (_HIDDEN,), ("hidden-text",),
         ("Answers were kept. All of them.",)),
    Case("eps", "eps", lambda: _EPS, ("Zanzibari", "Quillfeather", "Hindquist", "hindquist"),
         ("picture",)),
    Case("book", "epub", lambda: made.zipped({"mimetype": "application/epub+zip"}), (),
         refused=True),
]  # fmt: skip
