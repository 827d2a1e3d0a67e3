"""PDF files with names where hardly anybody looks: one place each."""

import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.documents import made
from tests.documents.traced import pictures
from tests.documents.traced.case import Case
from tests.documents.traced.pdf import TEXT, WHO

Change = Callable[[pikepdf.Pdf, Dictionary], None]


def _of(change: Change) -> Callable[[], bytes]:
    def make() -> bytes:
        pdf = made.blank_pdf(TEXT)
        change(pdf, pdf.pages[0].obj)
        return made.saved(pdf)

    return make


def _draw(pdf: pikepdf.Pdf, page: Dictionary, more: str, before: str = "") -> None:
    content = page.Contents.read_bytes()
    page[Name.Contents] = pdf.make_stream(before.encode() + b" " + content + b" " + more.encode())


def _figure_of_latex(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    form = Stream(pdf, b"0 0 10 10 re f")
    form[Name.Type], form[Name.Subtype] = Name.XObject, Name.Form
    form[Name.BBox] = Array([0, 0, 10, 10])
    form[Name("/PTEX.FileName")] = String(f"./{WHO}/plot.pdf")
    form[Name("/PTEX.InfoDict")] = pdf.make_indirect(Dictionary(Author=String(WHO)))
    page.Resources[Name.XObject] = Dictionary(Fm0=pdf.make_indirect(form))
    _draw(pdf, page, "/Fm0 Do")


def _opens_the_web(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    del page
    address = String(f"https://{WHO}.example/seen")
    pdf.Root[Name.OpenAction] = Dictionary(S=Name.URI, URI=address)


def _wrapped_photograph(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    picture = Stream(pdf, zlib.compress(pictures.photograph()))
    picture[Name.Subtype] = Name.Image
    picture[Name.Width], picture[Name.Height] = 67, 45
    picture[Name.ColorSpace], picture[Name.BitsPerComponent] = Name.DeviceRGB, 8
    picture[Name.Filter] = Array([Name.FlateDecode, Name.DCTDecode])
    page.Resources[Name.XObject] = Dictionary(Im0=pdf.make_indirect(picture))
    _draw(pdf, page, "q 90 0 0 60 9 9 cm /Im0 Do Q")


def _makers_key(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    del pdf
    page.Resources.Font.F1[Name("/Maker")] = String(WHO)


def _page_out_of_the_tree(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    del page
    taken_out = pdf.make_indirect(
        Dictionary(Type=Name.Page, Contents=pdf.make_stream(f"({WHO}) Tj".encode()))
    )
    tag = pdf.make_indirect(Dictionary(S=Name.P, Pg=taken_out, K=0))
    pdf.Root[Name.StructTreeRoot] = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Array([tag]))
    )


def _named_tags(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    style = Name(f"/{WHO}_Body")
    cell = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem, S=Name.TD, K=1, Pg=page, C=Name(f"/{WHO}Class"),
            A=Dictionary(O=Name.Table, Headers=Array([String(WHO)])),
        )
    )  # fmt: skip
    head = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=style, K=0, Pg=page, ID=String(WHO))
    )
    root = pdf.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot, RoleMap=Dictionary({str(style): Name.P}), K=Array([head]),
            ClassMap=Dictionary({f"/{WHO}Class": Dictionary(O=Name.Layout, Width=9)}),
            IDTree=Dictionary(Names=Array([String(WHO), head])),
        )
    )  # fmt: skip
    head[Name.P], cell[Name.P] = root, root
    root.K.append(cell)
    pdf.Root[Name.StructTreeRoot] = root


def _property_list(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    page.Resources[Name.Properties] = Dictionary(MC0=Dictionary(Who=String(WHO)))
    _draw(pdf, page, "EMC", "/Span /MC0 BDC")


def _word_of_no_meaning(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    _draw(pdf, page, f"BX ({WHO}) Zz EX ({WHO}) 9 w")


def _mailbox(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    mail = f"{WHO}@there.example"
    page[Name.Annots] = Array([
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]),
            A=Dictionary(S=Name.URI, URI=String(f"mailto:{mail}"), Who=String(mail)),
        )
    ])  # fmt: skip
    del pdf


def _layer_by_rule(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """Put a name on what is shown where a layer that is shown is not."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("plan")))
    pdf.Root[Name.OCProperties] = Dictionary(OCGs=Array([layer]), D=Dictionary())
    rule = Dictionary(Type=Name.OCMD, VE=Array([Name.Not, layer]))
    page.Resources[Name.Properties] = Dictionary(P0=rule)
    _draw(pdf, page, f"/OC /P0 BDC BT /F1 12 Tf 9 9 Td ({WHO}) Tj ET EMC")


def _layer_by_use(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """Put a name on a layer that is printed but not seen, in resources that all pages share."""
    use = Dictionary(View=Dictionary(ViewState=Name.OFF))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("proof"), Usage=use))
    rule = Dictionary(Event=Name.View, Category=Array([Name.View]), OCGs=Array([layer]))
    pdf.Root[Name.OCProperties] = Dictionary(
        OCGs=Array([layer]), D=Dictionary(AS=Array([rule]), ON=Array([layer]))
    )
    resources = page.Resources
    resources[Name.Properties] = Dictionary(P0=layer)
    del page[Name.Resources]
    pdf.Root.Pages[Name.Resources] = resources
    _draw(pdf, page, f"/OC /P0 BDC BT /F1 12 Tf 9 9 Td ({WHO}) Tj ET EMC")


def _small_programs(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    ink = Stream(pdf, f"{{ % made by {WHO}\n dup dup dup }}".encode())
    ink[Name.FunctionType], ink[Name.Domain] = 4, Array([0, 1])
    ink[Name.Range] = Array([0, 1, 0, 1, 0, 1, 0, 1])
    spot = Array([Name.Separation, Name.Spot, Name.DeviceCMYK, pdf.make_indirect(ink)])
    page.Resources[Name.ColorSpace] = Dictionary(C0=spot)
    signs = f"%!PS-Adobe-3.0 Resource-CMap\n%%Title: ({WHO})\nbegincmap\nendcmap"
    page.Resources.Font.F1[Name.ToUnicode] = pdf.make_stream(signs.encode())


def _parts_of_a_link(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    page[Name.Annots] = Array([
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), T=String(WHO),
            BS=Dictionary(W=0, Who=String(WHO)), P=Dictionary(Who=String(WHO)),
            Dest=Array([page, Name.Fit]),
        )
    ])  # fmt: skip
    pdf.Root[Name.ViewerPreferences] = Dictionary(FitWindow=True, Who=String(WHO))


def _spoken_path(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    _draw(pdf, page, "EMC", f"/Figure <</MCID 0 /ActualText (/home/{WHO}/plot.svg)>> BDC")


def _notes_in_fonts(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    readable = f"%!PS-AdobeFont-1.0: Own 1.0\n%%Creator: {WHO}\n/FontName /Own def\n".encode()
    program = Stream(pdf, readable)
    program[Name.Length1], program[Name.Length2], program[Name.Length3] = len(readable), 0, 0
    face = Dictionary(Type=Name.FontDescriptor, FontName=Name.Own, Flags=4)
    face[Name.FontFamily] = String(f"{WHO} Hand")
    face[Name.FontFile] = pdf.make_indirect(program)
    own = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Own)
    own[Name.FontDescriptor] = pdf.make_indirect(face)
    signs = f"/CIDInit /ProcSet findresource begin\n% {WHO}\nbegincmap endcmap"
    own[Name.ToUnicode] = pdf.make_stream(signs.encode())
    page.Resources.Font[Name.F2] = pdf.make_indirect(own)
    _draw(pdf, page, "BT /F2 12 Tf 20 200 Td ( ) Tj ET")


def _no_profile(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    profile = pdf.make_stream(f"{WHO} was here. ".encode() * 9)
    profile[Name.N] = 3
    page.Resources[Name.ColorSpace] = Dictionary(C0=Array([Name.ICCBased, profile]))


def _own_kinds_of_tags(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    del page
    space = Dictionary(Type=Name.Namespace, NS=String(f"https://{WHO}.example/tags"))
    spaces = Array([pdf.make_indirect(space)])
    root = Dictionary(Type=Name.StructTreeRoot, Namespaces=spaces)
    pdf.Root[Name.StructTreeRoot] = pdf.make_indirect(root)


def _photograph_in_the_drawing(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    head = b"\nq 50 0 0 50 0 0 cm\nBI /W 67 /H 45 /CS /RGB /BPC 8 /F /DCT ID "
    content = page.Contents.read_bytes() + head + pictures.photograph() + b"\nEI Q"
    page[Name.Contents] = pdf.make_stream(content)


named_tags = _of(_named_tags)
_KEPT = (TEXT,)
_CAMERA = ("Fairphonix", "Zanzibari", "SN-774411", "2026:03:04", WHO, "Hindquist")


def _case(name: str, change: Change, *told: str, traces: tuple[str, ...] = (WHO,)) -> Case:
    return Case(f"pdf-{name}", "pdf", _of(change), traces, told, _KEPT)


CASES: list[Case] = [
    _case("figure-of-latex", _figure_of_latex, "property", "program-notes"),
    _case("opens-the-web", _opens_the_web, "calls-home"),
    _case("wrapped-photograph", _wrapped_photograph, "picture", traces=_CAMERA),
    _case("makers-key", _makers_key, "program-notes"),
    _case("page-out-of-the-tree", _page_out_of_the_tree, "program-notes"),
    _case("named-tags", _named_tags, "style"),
    _case("property-list", _property_list, "program-notes"),
    _case("word-of-no-meaning", _word_of_no_meaning, "program-notes"),
    _case("mailbox", _mailbox, "link"),
    _case("layer-by-rule", _layer_by_rule, "hidden-text"),
    _case("layer-by-use", _layer_by_use, "hidden-text"),
    _case("small-programs", _small_programs, "program-notes"),
    _case("parts-of-a-link", _parts_of_a_link, "program-notes"),
    _case("spoken-path", _spoken_path, "description"),
    _case("notes-in-fonts", _notes_in_fonts, "program-notes"),
    _case("no-profile", _no_profile, "colour-profile"),
    _case("own-kinds-of-tags", _own_kinds_of_tags, "style"),
    Case("pdf-photograph-in-the-drawing", "pdf", _of(_photograph_in_the_drawing), _CAMERA,
         ("picture",), refused=True),
]  # fmt: skip
