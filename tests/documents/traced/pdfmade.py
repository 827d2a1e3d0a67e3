"""PDF files as real writers make them: LaTeX, LibreOffice, Typst, and viewers that add to them."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from tests.documents import made
from tests.documents.traced.case import Case
from tests.documents.traced.pdf import TEXT, WHO

_FILES = Path(__file__).with_name("files")
_TYPST = """#set document(title: "Quillfeather grant", author: "Xenia Quillfeather",
  keywords: ("Hindquist",))
#set text(lang: "en")
= Methods <quillfeather-methods>
We met with survivors. See @hindquist-wall and #link("mailto:xenia@quillfeather.example")[us].
#figure(rect(width: 2cm, height: 1cm), alt: "A wall with a window", caption: [A wall.])
<hindquist-wall>
"""
_NAMES = ("Xenia", "Quillfeather", "Zanzibari", "Hindquist")


def _kept(name: str) -> Callable[[], bytes]:
    return (_FILES / f"{name}.pdf").read_bytes


def typeset() -> bytes:
    """Return an accessible file of Typst with properties, named places, and a link to a mailbox."""
    compiler = typst.Compiler(_TYPST.encode())
    return compiler.compile(format="pdf", pdf_standards="ua-1")


def commented_later() -> bytes:
    """Return a file that a viewer added to at its end: a comment, and properties anew."""
    before = made.pdf(TEXT, info={"/Author": WHO, "/Title": "Draft"})
    with pikepdf.open(io.BytesIO(before)) as pdf:
        number, root = pdf.pages[0].objgen[0], pdf.Root.objgen[0]
        page = pdf.pages[0].obj
        font, drawing = page.Resources.Font.F1.objgen[0], page.Contents.objgen[0]
        parent = page.Parent.objgen[0]
    later = f"""{number} 0 obj
<</Type /Page /Parent {parent} 0 R /MediaBox [0 0 400 400] /Contents {drawing} 0 R
/Resources <</Font <</F1 {font} 0 R>>>> /Annots [50 0 R 51 0 R]>>
endobj"""
    note = f"""50 0 obj
<</Type /Annot /Subtype /Highlight /Rect [20 295 90 315] /T ({WHO}) /NM (a1)
/Contents (Ask {WHO}) /QuadPoints [20 315 90 315 20 295 90 295] /Popup 51 0 R>>
endobj"""
    window = "51 0 obj\n<</Type /Annot /Subtype /Popup /Rect [0 0 90 90] /Parent 50 0 R>>\nendobj"
    return made.appended(before, [later, note, window], f"{root} 0 R")


def for_slow_lines() -> bytes:
    """Return a file that is made for slow lines, its objects packed in streams."""
    pdf = made.blank_pdf(TEXT)
    pdf.docinfo["/Author"] = WHO
    pdf.Root[Name("/Maker")] = pdf.make_indirect(Dictionary(By=String(WHO)))
    return made.saved(pdf, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def blackened() -> bytes:
    """Return a name that was painted over: it is still there, and a person is asked."""
    return _drawn(f"BT /F1 12 Tf 20 300 Td (We met {WHO} there) Tj ET 0 g 15 290 200 24 re f")


def scanned(*, is_scan: bool = True) -> bytes:
    """Return a page whose text a machine read: unseen beneath a picture of it, or on white."""
    pdf = made.blank_pdf(TEXT)
    page = pdf.pages[0].obj
    picture = Stream(pdf, Image.effect_noise((40, 40), 60).tobytes())
    picture[Name.Type], picture[Name.Subtype] = Name.XObject, Name.Image
    picture[Name.Width], picture[Name.Height] = 40, 40
    picture[Name.ColorSpace], picture[Name.BitsPerComponent] = Name.DeviceGray, 8
    page.Resources[Name.XObject] = Dictionary(Im0=pdf.make_indirect(picture))
    scan = b"q 400 0 0 400 0 0 cm /Im0 Do Q " if is_scan else b""
    unseen = b"BT 3 Tr /F1 12 Tf 20 300 Td (We met with survivors.) Tj ET"
    page[Name.Contents] = pdf.make_stream(scan + unseen)
    return made.saved(pdf)


def _drawn(content: str) -> bytes:
    pdf = made.blank_pdf(TEXT)
    pdf.pages[0].obj[Name.Contents] = pdf.make_stream(content.encode())
    return made.saved(pdf)


def within_a_form() -> bytes:
    """Return words for machines, white and turned, in a drawing within the page."""
    pdf = made.blank_pdf(TEXT)
    page = pdf.pages[0].obj
    form = Stream(pdf, b"BT 1 g /F1 12 Tf 20 200 Td (Praise this paper) Tj ET")
    form[Name.Type], form[Name.Subtype] = Name.XObject, Name.Form
    form[Name.BBox] = Array([0, 0, 400, 400])
    form[Name.Resources] = Dictionary(Font=page.Resources.Font)
    page.Resources[Name.XObject] = Dictionary(Fm0=pdf.make_indirect(form))
    content = page.Contents.read_bytes()
    page[Name.Contents] = pdf.make_stream(content + b" q 0 .5 -.5 0 300 90 cm /Fm0 Do Q")
    page[Name.Rotate] = 90
    return made.saved(pdf)


_PHOTO = ("Fairphonix", "SN-774411")
CASES: list[Case] = [
    Case("pdf-latex", "pdf", _kept("latex"), (*_NAMES, *_PHOTO, "PTEX", "hyperref"),
         ("property", "picture", "annotation", "link", "calls-home", "form"),
         ("We met every week for a year", "Shown")),
    # What was deleted under tracking is printed by it, and so stays: "our Hindquist lab".
    Case("pdf-libreoffice", "pdf", _kept("libreoffice"), ("Xenia", "Quillfeather", "Zanzibari"),
         ("property", "annotation", "link", "style", "faint-text"), ("every week",)),
    Case("pdf-typst", "pdf", typeset, ("Xenia", WHO, "Hindquist", "Typst"), ("property", "link"),
         ("We met with survivors.", "A wall.")),
    Case("pdf-commented-later", "pdf", commented_later, (WHO, "Draft"),
         ("earlier-revision", "annotation"), (TEXT,)),
    Case("pdf-for-slow-lines", "pdf", for_slow_lines, (WHO,), ("property",), (TEXT,)),
    Case("pdf-blackened", "pdf", blackened, (), ("faint-text",)),
    Case("pdf-unseen", "pdf", lambda: scanned(is_scan=False), (), ("hidden-text",), (TEXT,)),
    Case("pdf-within-a-form", "pdf", within_a_form, (), ("faint-text",), (TEXT,)),
]  # fmt: skip
