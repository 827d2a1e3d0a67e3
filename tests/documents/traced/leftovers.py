"""Names where no program shows them and other programs look things up: fonts, letters, titles."""

import struct
from functools import partial

from pikepdf import Array, Dictionary, Name, Stream, String

from tests.documents import made
from tests.documents.traced import opendocument, sheets
from tests.documents.traced.case import Case
from tests.documents.traced.ooxml import Related, docx, p, picture, r, word_part
from tests.documents.traced.pdf import TEXT, WHO

_KEY = (55665, 52845, 22719)


def _closed(text: bytes) -> bytes:
    """Return the letters of a Type 1 font as its programs close them."""
    key, times, more = _KEY
    out = bytearray()
    for sign in text:
        out.append(sign ^ (key >> 8))
        key = ((out[-1] + key) * times + more) & 0xFFFF
    return bytes(out)


def _open_type() -> bytes:
    """Return the tables of a font that tell: names, names of letters, a maker's own."""
    told = "by Hindquist".encode("utf-16-be")
    name = struct.pack(">9H", 0, 1, 18, 3, 1, 0x409, 9, len(told), 0) + told
    post = struct.pack(">I28xHH", 0x20000, 1, 258) + b"\x10" + b"quillfeather.alt"
    tables = {b"name": name, b"post": post, b"OWN ": b"made for Zanzibari"}
    place, rows, bodies = 12 + 16 * len(tables), b"", b""
    for tag, body in tables.items():
        rows += struct.pack(">4sIII", tag, 0, place + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    return b"\0\1\0\0" + struct.pack(">4H", len(tables), 0, 0, 0) + rows + bodies


def _listed(*items: bytes) -> bytes:
    ends = [1 + sum(map(len, items[:n])) for n in range(len(items) + 1)]
    return struct.pack(">HB", len(items), 1) + bytes(ends) + b"".join(items)


def _compact() -> bytes:
    strings = _listed(b"by Hindquist", b"quillfeather.alt")
    return b"\1\0\4\1" + _listed(b"Quillfeather") + _listed(b"\x1c\x01\x87\x01") + strings


def _first_kind() -> tuple[bytes, int]:
    head = (
        b"%!PS-AdobeFont-1.0: Quillfeather\n/FontInfo 2 dict dup begin /Notice (by Hindquist)"
        b" readonly def end\n/FontName /Quillfeather def\ncurrentfile eexec\n"
    )
    return head + _closed(b"zzzz/CharStrings 1 dict dup begin /quillfeather.alt 1 RD x ND"), len(
        head
    )


def fonts() -> bytes:
    """Return a page in fonts and by short names that are an author's, for everything it draws."""
    pdf = made.blank_pdf(TEXT)
    page = pdf.pages[0].obj
    first, length = _first_kind()
    programs = {
        "FontFile": Stream(pdf, first, Length1=length),
        "FontFile2": Stream(pdf, _open_type()),
        "FontFile3": Stream(pdf, _compact(), Subtype=Name.Type1C),
    }
    drawn = b""
    for number, (key, program) in enumerate(programs.items()):
        face = Dictionary(
            Type=Name.FontDescriptor, FontName=Name(f"/ABCDEF+{WHO}"), FontFamily=String(WHO),
            Flags=4, CharSet=String(f"/{WHO}"),
        )  # fmt: skip
        face[f"/{key}"] = pdf.make_indirect(program)
        page.Resources.Font[f"/{WHO}{number}"] = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/ABCDEF+{WHO}"),
            Name=Name.Zanzibari, FontDescriptor=face,
            Encoding=Dictionary(Differences=Array([65, Name(f"/{WHO}.alt")])),
        )  # fmt: skip
        drawn += f" BT /{WHO}{number} 9 Tf 20 {20 + 20 * number} Td (ABC) Tj ET".encode()
    page.Resources[Name.ExtGState] = Dictionary(Hindquist=Dictionary(CA=1))
    content = page.Contents.read_bytes() + b" /Hindquist gs" + drawn
    page[Name.Contents] = pdf.make_stream(content)
    return made.saved(pdf)


def titled() -> bytes:
    """Return a text whose picture has a title too, in a language and a font of a person's own."""
    told = picture('r:embed="rId2"', "x", "A red field", ' title="Zanzibari shot it"')
    field = Related("image", "media/a.png", made.png())
    table = '<w:font w:name="Gill Sans"><w:altName w:val="Quillfeather Sans"/></w:font>'
    speaks = '<w:rFonts w:ascii="Gill Sans"/><w:lang w:val="en-GB-x-hindquist"/>'
    return docx(p(r("We met.", speaks)) + p(told), word_part("fonts", table, "fontTable"), field)


def aside() -> bytes:
    """Return a workbook with hidden rows and sheets, and a choice that nobody made."""
    hidden = sheets.part(
        "worksheet", "worksheets/sheet2.xml", sheets.data(sheets.cell("A1", "Hindquist, replies"))
    )
    shown = sheets.data(sheets.cell("A1", "Replies kept"), sheets.cell("A2", "asked by Zanzibari"))
    shown = shown.replace('<row r="2">', '<row r="2" hidden="1">')
    choice = (
        '<dataValidations count="1"><dataValidation type="list" sqref="A1"><formula1>"Hindquist,we"'
        "</formula1></dataValidation></dataValidations>"
    )
    return sheets.xlsx(
        shown + choice,
        '<sheet name="Quillfeather" sheetId="2" state="hidden" r:id="rId2"/>',
        hidden,
    )


def dressed() -> bytes:
    """Return a text in a style that no list has, and a table in somebody's looks."""
    return opendocument.odt(
        "<text:p text:style-name='Hindquist_20_body'>Kept words</text:p>"
        "<table:table table:name='T' table:template-name='Zanzibari'><table:table-row>"
        "<table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>"
    )


def tipped() -> bytes:
    """Return a text with a link that says more, a font's second name, and the file after it."""
    return (
        rb"{\rtf1{\fonttbl{\f0 Times New Roman{\*\falt Quillfeather Roman};}}"
        rb"{\nextfile zanzibari.rtf}\pard Kept words {\field{\*\fldinst HYPERLINK"
        rb' "https://calls.example" \\o "Hindquist"}{\fldrslt a link}}\par}'
    )


_NAMES = ("Rosa Quillfeather", "Ali Hindquist", "Zanzibari")
_ALL = ("Hindquist", "Zanzibari", "Quillfeather")
_named = partial(Case, names=_NAMES)
CASES = [
    _named("left-fonts", "pdf", fonts, (*_ALL, "quillfeather.alt"), ("program-notes",), (TEXT,)),
    _named("left-titles", "docx", titled, ("Zanzibari", "Quillfeather", "hindquist"),
           ("description",), ("We met.",)),
    _named("left-aside", "xlsx", aside, _ALL, ("hidden-text",), ("Replies kept",)),
    Case("left-dressed", "odt", dressed, _ALL[:2], (), ("Kept words",)),
    _named("left-tipped", "rtf", tipped, ("Hindquist", "zanzibari", "Quillfeather"), (),
           ("Kept words", "a link")),
]  # fmt: skip
