"""One or two names each in corners of the formats that few programs show and fewer clean."""

import base64

from pikepdf import Array, Dictionary, Name, String

from tests.documents import made
from tests.documents.traced import opendocument, sheets, slides
from tests.documents.traced.case import Case
from tests.documents.traced.ooxml import Related, docx, p, r, word_part
from tests.documents.traced.pdf import TEXT, WHO

_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
    "<wp:extent cx='900000' cy='600000'/><wp:docPr id='1' name='Box'/><a:graphic><a:graphicData"
    " uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:txbx>"
    "<w:txbxContent>{shown}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
    "{other}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    "</w:r>"
)


def box_for_older_programs() -> bytes:
    """Return a text box that says something else to older programs, and a font of no use."""
    fonts = word_part(
        "fonts",
        '<w:font w:name="Quillfeather Hand"><w:altName w:val="Hindquist Sans"/></w:font>'
        '<w:font w:name="Gill Sans"/>',
        "fontTable",
    )
    shown, other = p(r("Boxed words")), p(r("Hindquist, do not send"))
    looks = '<w:rFonts w:ascii="Gill Sans"/>'
    return docx(p(r("We met.", looks)) + p(_BOX.format(shown=shown, other=other)), fonts)


def _of_diagram(sort: str, target: str, root: str, inner: str) -> Related:
    xml = f'<dgm:{root} xmlns:dgm="{_DIAGRAM}" {inner}</dgm:{root}>'
    return Related(sort, f"diagrams/{target}1.xml", xml, number=f"rId{target}")


def own_diagram() -> bytes:
    """Return a diagram laid out as its maker saved it, under names of their own."""
    drawn = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="600000"/><wp:docPr id="4" name="a"/>'
        f'<a:graphic><a:graphicData uri="{_DIAGRAM}"><dgm:relIds r:dm="rIddata" r:lo="rIdlayout"'
        ' r:qs="rIdquickStyle" r:cs="rIdcolors"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    told = (
        'uniqueId="urn:quillfeather"><dgm:title val="Hindquist plan"/><dgm:desc val="Zanzibari"/>'
    )
    point = (
        '><dgm:ptLst><dgm:pt modelId="1">'
        '<dgm:prSet phldrT="Hindquist" loTypeId="urn:quillfeather"/>'
        "</dgm:pt></dgm:ptLst>"
    )
    return docx(
        p(r("We met.")) + p(drawn),
        _of_diagram("diagramData", "data", "dataModel", point),
        _of_diagram("diagramLayout", "layout", "layoutDef", told),
        _of_diagram("diagramQuickStyle", "quickStyle", "styleDef", told),
        _of_diagram("diagramColors", "colors", "colorsDef", told),
    )


def readings() -> bytes:
    """Return a workbook that says how names are read, and something to whoever types."""
    cell = (
        '<c r="A1" t="inlineStr"><is><t>Replies kept</t><rPh sb="0" eb="1"><t>Hindquist</t></rPh>'
        "</is></c>"
    )
    asks = (
        '<dataValidations count="1"><dataValidation type="whole" sqref="A1" promptTitle="Zanzibari"'
        ' prompt="Ask Quillfeather" error="Call Hindquist"><formula1>1</formula1></dataValidation>'
        "</dataValidations>"
    )
    return sheets.xlsx(sheets.data(cell) + asks)


def numbered_fields() -> bytes:
    """Return a slide whose date knows the copy that it came from."""
    shape = slides.shape("We met.").replace(
        "</a:p>",
        '<a:fld id="{5D3A11FE-9E2B-4F0D-8D1C-00AB34CD7788}" type="datetime1"><a:t>1</a:t></a:fld>'
        "</a:p>",
        1,
    )
    return slides.pptx(slides.slide(shape, 1))


def counters() -> bytes:
    """Return a text with a counter that counts nothing, and a formula of old names."""
    return opendocument.odt(
        "<text:sequence-decls><text:sequence-decl text:display-outline-level='0'"
        " text:name='Hindquist'/></text:sequence-decls>"
        "<table:table table:name='T'><table:table-row><table:table-cell"
        " table:formula='ooow:&lt;Zanzibari.A1&gt;'><text:p>Kept words</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )


def dressed_drawing() -> bytes:
    """Return a drawing with classes, stored shapes and what calls itself a font."""
    packed = base64.b64encode(b"This is no font but a note to Hindquist").decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><style>@font-face{'
        f"font-family:a;src:url(data:font/ttf;base64,{packed})}}"
        ".zanzibari-blue{fill:blue}</style>"
        '<defs><g id="unused"><text>Quillfeather</text></g></defs>'
        '<rect class="zanzibari-blue hindquist" width="20" height="20"/></svg>'
    ).encode()


_TEX = r"""\documentclass{article}
\newif\ifown
\begin{document}
We met. \iffalse Hindquist \ifx a b Zanzibari \else c \fi \ifown d \fi Quillfeather \else Kept \fi
\end{document}
"""
_EPS = b"""%!PS-Adobe-3.0 EPSF-3.0
%%BoundingBox: 0 0 20 20
0 0 moveto 9 9 lineto stroke % as Hindquist wished
(100% (kept) %) show
%%EOF
"""


def conditions() -> bytes:
    """Return sources with a condition in a condition, and a remark behind a drawing's steps."""
    return made.zipped({"main.tex": _TEX, "line.eps": _EPS})


def inks() -> bytes:
    """Return a page in inks, a language and an extension of somebody's own."""
    pdf = made.blank_pdf(TEXT)
    page = pdf.pages[0].obj
    made_of = pdf.make_indirect(
        Dictionary(
            FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([0, 0, 1]), N=1
        )
    )
    plain = Array([Name.Separation, Name(f"/{WHO}"), Name.DeviceRGB, made_of])
    about = Dictionary(Colorants=Dictionary({f"/{WHO}": plain}))
    several = Array([Name.DeviceN, Array([Name(f"/{WHO}")]), Name.DeviceRGB, made_of, about])
    page.Resources[Name.ColorSpace] = Dictionary(A=plain, B=several)
    drawn = b" /A cs 1 scn 20 20 40 40 re f /B cs .5 scn 80 20 40 40 re f"
    page[Name.Contents] = pdf.make_stream(page.Contents.read_bytes() + drawn)
    pdf.Root[Name.Lang] = String(f"en-GB-x-{WHO}")
    pdf.Root[Name.Extensions] = Dictionary({f"/{WHO}": Dictionary(BaseVersion=Name("/1.7"))})
    return made.saved(pdf)


_ALL = ("Hindquist", "Zanzibari", "Quillfeather")
CASES = [
    Case("corner-box", "docx", box_for_older_programs, ("Hindquist", "Quillfeather Hand"),
         ("hidden-text",), ("We met.", "Boxed words")),
    Case("corner-diagram", "docx", own_diagram, (*_ALL[:2], "urn:quillfeather"), ("style",),
         ("We met.",)),
    Case("corner-readings", "xlsx", readings, _ALL, ("hidden-text",), ("Replies kept",)),
    Case("corner-numbered-fields", "pptx", numbered_fields, ("5D3A11FE",), (), ("We met.",)),
    Case("corner-counters", "odt", counters, _ALL[:2], (), ("Kept words",)),
    Case("corner-dressed-drawing", "svg", dressed_drawing,
         ("Hindquist", "hindquist", "zanzibari", "Quillfeather"), ("hidden-text", "embedded")),
    Case("corner-conditions", "zip", conditions, _ALL, ("hidden-text", "picture")),
    Case("corner-inks", "pdf", inks, (WHO,), ("program-notes",), (TEXT,)),
]  # fmt: skip
