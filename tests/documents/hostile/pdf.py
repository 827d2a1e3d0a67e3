"""PDF files that go in circles, unpack without end, or draw without end."""

import zlib
from collections.abc import Sequence

from tests.documents import made
from tests.documents.hostile.case import Hostile

_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources 5 0 R/Contents 4 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
_FONT = b"<</Font<</F1 6 0 R>>>>"
_HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_DRAWN = b"BT /F1 12 Tf 20 300 Td (We met with survivors.) Tj ET"


def stream(content: bytes, about: bytes = b"") -> bytes:
    """Return a stream object's bytes."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (about, len(content), content)


def flate(content: bytes, about: bytes = b"") -> bytes:
    """Return a packed stream object's bytes."""
    return stream(zlib.compress(content, 9), b"/Filter/FlateDecode" + about)


def zeros(megabytes: int) -> bytes:
    """Return packed zeros, made without holding what they unpack to."""
    engine = zlib.compressobj(9)
    block = bytes(1 << 20)
    return b"".join(engine.compress(block) for _ in range(megabytes)) + engine.flush()


def file(changed: dict[int, bytes], more: Sequence[bytes] = (), trailer: bytes = b"") -> bytes:
    """Return a file of one page; some of its objects are others, and `more` begin at 7."""
    objects = {1: _ROOT, 2: _PAGES, 3: _PAGE, 4: stream(_DRAWN), 5: _FONT, 6: _HELVETICA}
    objects |= dict(enumerate(more, 7)) | changed
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    at = len(out)
    size = max(objects) + 1
    table = [b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
             for n in range(size)]  # fmt: skip
    out += b"xref\n0 %d\n" % size + b"".join(table)
    out += b"trailer <</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, at)
    return bytes(out)


def drawing(content: bytes, more: Sequence[bytes] = (), resources: bytes = _FONT) -> bytes:
    """Return a file whose page draws this."""
    return file({4: flate(content), 5: resources}, more)


def form(content: bytes, drawn: str = "") -> bytes:
    """Return a drawing that may draw others, given as "/A 7 0 R"."""
    about = b"/Type/XObject/Subtype/Form/BBox[0 0 400 400]"
    return stream(content, about + f"/Resources<</XObject<<{drawn}>>>>".encode())


def doubling(depth: int) -> bytes:
    """Return a page whose drawing draws another twice, and that another twice, and so on."""
    steps = [form(b"/A Do /A Do", f"/A {n + 8} 0 R") for n in range(depth)]
    steps.append(form(b"0 0 9 9 re f"))
    return drawing(b"/A Do", steps, b"<</XObject<</A 7 0 R>>>>")


def fonts(count: int) -> bytes:
    """Return a page that knows so many fonts."""
    named = b"".join(b"/F%d %d 0 R" % (n, n + 7) for n in range(count))
    return file({5: b"<</Font<</F1 6 0 R%b>>>>" % named}, [_HELVETICA] * count)


def packed_objects(megabytes: int, count: int = 1) -> bytes:
    """Return a file whose objects lie in streams that are bombs."""
    packed = zeros(megabytes)
    about = b"/Type/ObjStm/N 1/First 10/Filter/FlateDecode"
    return by_streams([stream(packed, about)] * count)


def by_streams(more: Sequence[bytes], within: dict[int, tuple[int, int]] | None = None) -> bytes:
    """Return a file with a table of its objects that is a stream; `within`: which lie in which."""
    objects = {1: _ROOT, 2: _PAGES, 3: _PAGE, 4: stream(_DRAWN), 5: _FONT, 6: _HELVETICA}
    objects |= dict(enumerate(more, 7))
    out, rows = bytearray(b"%PDF-1.7\n"), {0: b"\0\0\0\0\0\0\xff"}
    for number, content in objects.items():
        rows[number] = b"\1" + len(out).to_bytes(4, "big") + b"\0\0"
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    for number, (holder, place) in (within or {}).items():
        rows[number] = b"\2" + holder.to_bytes(4, "big") + place.to_bytes(2, "big")
    own = max(rows) + 1
    at = len(out)
    rows[own] = b"\1" + at.to_bytes(4, "big") + b"\0\0"
    table = b"".join(rows.get(n, b"\0" * 7) for n in range(own + 1))
    about = b"/Type/XRef/W[1 4 2]/Size %d/Root 1 0 R" % (own + 1)
    out += b"%d 0 obj\n%b\nendobj\n" % (own, flate(table, about))
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % at


def holders_in_circle() -> bytes:
    """Return a file two of whose streams of objects each lie in the other."""
    about = b"/Type/ObjStm/N 1/First 5/Extends 8 0 R/Filter/FlateDecode"
    held = [
        stream(zlib.compress(b"8 0  <</Length 8 0 R>>"), about),
        stream(zlib.compress(b"7 0  <</Length 7 0 R>>"), about.replace(b"8 0", b"7 0")),
    ]
    return by_streams(held, {7: (8, 0), 8: (7, 0), 4: (7, 0)})


def chain(count: int, first: int = 7) -> list[bytes]:
    """Return outline items that follow each other."""
    return [b"<</Title(a)/Parent 2 0 R/Next %d 0 R/Dest[3 0 R/Fit]>>" % (first + n + 1)
            for n in range(count)]  # fmt: skip


def revisions(count: int) -> bytes:
    """Return a file changed so many times."""
    content = made.pdf()
    out = bytearray(content)
    previous = int(content[content.rindex(b"startxref") + 9 :].split()[0])
    for number in range(count):
        at = len(out)
        body = b"99 0 obj\n(%d)\nendobj\n" % number
        out += body + b"xref\n99 1\n%010d 00000 n \n" % at
        out += b"trailer <</Size 100/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
            previous, at + len(body))  # fmt: skip
        previous = at + len(body)
    return bytes(out)


def picture(width: int, height: int, about: bytes, content: bytes) -> bytes:
    """Return a page that draws a picture which says it has such sides."""
    said = b"/Type/XObject/Subtype/Image/Width %d/Height %d%b" % (width, height, about)
    return drawing(
        b"400 0 0 400 0 0 cm /A Do", [stream(content, said)], b"<</XObject<</A 7 0 R>>>>"
    )


def tags(count: int) -> list[bytes]:
    """Return tags within tags."""
    return [b"<</Type/StructElem/S/P/P %d 0 R/K %d 0 R>>" % (n + 6, n + 8) for n in range(count)]


def glyph(content: bytes, resources: bytes = b"<<>>") -> list[bytes]:
    """Return a font that draws its letter by these steps."""
    font = (b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 97"
            b"/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 8 0 R>>"
            b"/Resources %b>>" % resources)  # fmt: skip
    return [font, stream(content)]


_KIDS = b"<</Type/Pages/Kids[%b]/Count %d>>"
_TEXT = b"BT /F1 9 Tf 9 9 Td %b ET"
_GREY = b"/ColorSpace/DeviceGray/BitsPerComponent 8"
_NOTE = b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(x)/T(y)>>"

HOSTILE = [
    Hostile("pdf: pages in a circle", lambda: file({2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"})),
    Hostile("pdf: a page over and over", lambda: file({2: _KIDS % (b"3 0 R " * 100_000, 100_000)})),
    Hostile("pdf: 100,000 pages", lambda: file({2: _KIDS % (b"".join(
        b"%d 0 R " % (n + 7) for n in range(100_000)), 100_000)}, [_PAGE] * 100_000)),
    Hostile("pdf: 10,000 levels of pages", lambda: file({2: _KIDS % (b"7 0 R", 1)}, [
        *(_KIDS % (b"%d 0 R" % (n + 8), 1) for n in range(10_000)), _PAGE])),
    Hostile("pdf: says it has a billion pages", lambda: file({2: b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>"}),
            is_refused=False),
    Hostile("pdf: an outline in a circle", lambda: file({1: b"<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R>>"}, [
        b"<</First 8 0 R/Last 8 0 R>>", b"<</Title(a)/Parent 7 0 R/Next 8 0 R/Prev 8 0 R/First 7 0 R>>"]),
        is_refused=False),
    Hostile("pdf: an outline of 200,000", lambda: file({1: b"<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R>>"}, [
        b"<</First 8 0 R/Last 8 0 R>>", *chain(200_000, 8)])),
    Hostile("pdf: a drawing that draws itself", lambda: drawing(
        b"/A Do", [form(b"/A Do", "/A 7 0 R")], b"<</XObject<</A 7 0 R>>>>")),
    Hostile("pdf: a drawing drawn 2^25 times", lambda: doubling(25)),
    Hostile("pdf: a drawing drawn 2^16 times", lambda: doubling(16)),
    Hostile("pdf: a letter that writes itself", lambda: drawing(_TEXT % b"(aaaa) Tj", glyph(
        b"9 0 d0 BT /F1 9 Tf (aaaa) Tj ET", b"<</Font<</F1 7 0 R>>>>"), b"<</Font<</F1 7 0 R>>>>"),
        is_refused=False),
    Hostile("pdf: a font that is its own child", lambda: file({
        6: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]>>"}),
        is_refused=False),
    Hostile("pdf: 100,000 fonts", lambda: fonts(100_000)),
    Hostile("pdf: streams of objects in a circle", holders_in_circle, is_refused=False),
    Hostile("pdf: a stream of objects of 500 MB", lambda: packed_objects(500)),
    Hostile("pdf: 200 streams of objects of 30 MB", lambda: packed_objects(30, 200)),
    Hostile("pdf: a drawing of a gigabyte", lambda: file({4: stream(zeros(1024), b"/Filter/FlateDecode")})),
    Hostile("pdf: a drawing of 50 MB", lambda: drawing(_TEXT % (
        b"(The people who came had slept badly for years.) Tj " * 1_000_000))),
    Hostile("pdf: a drawing of 20 MB", lambda: drawing(_TEXT % (
        b"(The people who came had slept badly for years.) Tj " * 400_000))),
    Hostile("pdf: one text of 20 MB", lambda: drawing(_TEXT % (
        b"(" + b"The people who came. " * 1_000_000 + b") Tj"))),
    Hostile("pdf: packed thirty times", lambda: file({4: stream(
        b"x" * 100, b"/Filter[" + b"/FlateDecode" * 30 + b"]")})),
    Hostile("pdf: a bomb in hexadecimal digits", lambda: file({4: stream(
        zeros(600).hex().encode() + b">", b"/Filter[/ASCIIHexDecode/FlateDecode]")})),
    Hostile("pdf: a bomb behind runs", lambda: file({4: stream(
        b"\x81\0" * (4 << 20) + b"\x80", b"/Filter/RunLengthDecode")})),
    Hostile("pdf: a bomb aside, in hexadecimal digits", lambda: file({}, [stream(
        zeros(900).hex().encode() + b">", b"/Filter[/ASCIIHexDecode/FlateDecode]")])),
    Hostile("pdf: 300 bombs aside", lambda: file({}, [stream(zeros(100), b"/Filter/FlateDecode")] * 300)),
    Hostile("pdf: 100,000 lists deep", lambda: file({}, [b"[" * 100_000 + b"]" * 100_000]), is_refused=False),
    Hostile("pdf: 100,000 lists deep in what is drawn", lambda: drawing(
        b"[" * 100_000 + b"]" * 100_000 + b" TJ"), is_refused=False),
    Hostile("pdf: 100,000 states deep", lambda: drawing(b"q " * 1_000_000 + _DRAWN)),
    Hostile("pdf: a length that is its own", lambda: file({4: b"<</Length 4 0 R>>\nstream\nx\nendstream"}),
            is_refused=False),
    Hostile("pdf: tables in a circle", lambda: file({}, trailer=b"/Prev 9"), is_refused=False),
    Hostile("pdf: 10,000 revisions", lambda: revisions(10_000), is_refused=False),
    Hostile("pdf: a picture of 60,000 by 60,000", lambda: picture(
        60_000, 60_000, _GREY + b"/Filter/FlateDecode", zeros(3434))),
    Hostile("pdf: a picture that only says so", lambda: picture(60_000, 60_000, _GREY, b"x")),
    Hostile("pdf: a fax of 60,000 by 60,000", lambda: picture(60_000, 60_000,
        b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1"
        b"/Columns 60000/Rows 60000>>", b"\xff" * 60_000)),
    Hostile("pdf: a page as large as a country", lambda: file({3: _PAGE.replace(b"400 400", b"1000000000 1000000000")}),
            is_refused=False),
    Hostile("pdf: a page without width", lambda: file({3: _PAGE.replace(b"400 400", b"0 400")}),
            is_refused=False),
    Hostile("pdf: tiles without end", lambda: drawing(b"/Pattern cs /A scn 0 0 400 400 re f", [stream(
        b"0 0 1 1 re f", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .001/YStep .001"
        b"/Resources<<>>")], b"<</Pattern<</A 7 0 R>>>>"), is_refused=False),
    Hostile("pdf: a shade of 200,000 points", lambda: drawing(b"/A sh " * 200, [stream(
        bytes(range(256)) * 8_000, b"/ShadingType 4/ColorSpace/DeviceGray/BitsPerCoordinate 8/BitsPerComponent 8"
        b"/BitsPerFlag 8/Decode[0 400 0 400 0 1]")], b"<</Shading<</A 7 0 R>>>>")),
    Hostile("pdf: masks upon masks", lambda: drawing(b"/G gs /A Do", [
        form(b"/A Do").replace(b"/Resources<</XObject<<>>>>", b"/Group<</S/Transparency>>/Resources<</ExtGState<</G 8 0 R>>>>"),
        b"<</SMask<</S/Luminosity/G 7 0 R>>>>"], b"<</XObject<</A 7 0 R>>/ExtGState<</G 8 0 R>>>>"), is_refused=False),
    Hostile("pdf: 200,000 notes", lambda: file({3: _PAGE.replace(b"/Contents", b"/Annots[%b]/Contents" % b"".join(
        b"%d 0 R " % (n + 7) for n in range(200_000)))}, [_NOTE] * 200_000)),
    Hostile("pdf: one note 200,000 times", lambda: file({3: _PAGE.replace(b"/Contents", b"/Annots[%b]/Contents" % (
        b"7 0 R " * 200_000))}, [_NOTE])),
    Hostile("pdf: a million small objects", lambda: file({}, [b"(x)"] * 1_000_000)),
    Hostile("pdf: 100,000 tags deep", lambda: file({1: b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 7 0 R>>"}, [
        b"<</Type/StructTreeRoot/K 8 0 R>>", *tags(100_000)])),
    Hostile("pdf: tags in a circle", lambda: file({1: b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 7 0 R>>"}, [
        b"<</Type/StructTreeRoot/K 8 0 R/RoleMap<</a/b/b/a>>>>", b"<</S/a/P 8 0 R/K[8 0 R 7 0 R]>>"]),
        is_refused=False),
    Hostile("pdf: names in a circle", lambda: file({1: b"<</Type/Catalog/Pages 2 0 R/Names<</Dests 7 0 R>>>>"}, [
        b"<</Kids[7 0 R 7 0 R]>>"]), is_refused=False),
    Hostile("pdf: 60,000 texts of a letter", lambda: drawing(b"".join(
        b"BT /F1 9 Tf %d %d Td (a) Tj ET\n" % (n % 400, n // 400) for n in range(60_000))), is_refused=False),
    Hostile("pdf: 500,000 lines", lambda: drawing(b"".join(
        b"%d %d m %d %d l S\n" % (n % 400, n // 900, n % 77, n % 311) for n in range(500_000)))),
    Hostile("pdf: thirty pages of 100,000 lines", lambda: file({2: _KIDS % (b"3 0 R " * 1 + b"".join(
        b"%d 0 R " % (n + 7) for n in range(29)), 30), 4: flate(b"".join(
        b"%d %d m %d %d l S\n" % (n % 400, n // 900, n % 77, n % 311) for n in range(100_000)))}, [_PAGE] * 29)),
    Hostile("pdf: steps that are no steps", lambda: drawing(b"a%b " * 1_500_000 + _DRAWN)),
    Hostile("pdf: strings that never end", lambda: drawing(b"(" * 3_000_000 + _DRAWN), is_refused=False),
    Hostile("pdf: digits that never end", lambda: drawing(b"<00" * 2_000_000 + _DRAWN), is_refused=False),
    Hostile("pdf: remarks that never end", lambda: drawing(_DRAWN + b"%x\n" * 2_000_000)),
    Hostile("pdf: 30 MB of XMP", lambda: file({1: b"<</Type/Catalog/Pages 2 0 R/Metadata 7 0 R>>"}, [flate(
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + b"<a/>" * 6_000_000 + b"</x:xmpmeta>", b"/Type/Metadata/Subtype/XML")]), is_refused=False),
    Hostile("pdf: entities in its XMP", lambda: file({1: b"<</Type/Catalog/Pages 2 0 R/Metadata 7 0 R>>"}, [flate(
        b"<!DOCTYPE a [<!ENTITY a 'aa'>]><a>&a;</a>", b"/Type/Metadata/Subtype/XML")]), is_refused=False),
    Hostile("pdf: 400,000 attached files", lambda: file({1: b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[%b]>>>>>>" % (
        b"(a)<</Type/Filespec/F(a)>>" * 400_000)})),
    Hostile("pdf: a sum without an end", lambda: drawing(b"/A sh", [
        b"<</ShadingType 1/ColorSpace/DeviceGray/Function 8 0 R>>", stream(
        b"{" + b"dup mul 1 add " * 200_000 + b"pop}", b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1]")],
        b"<</Shading<</A 7 0 R>>>>"), is_refused=False),
    Hostile("pdf: a name of 5 MB", lambda: file({}, [b"/" + b"a" * (5 << 20)]), is_refused=False),
]  # fmt: skip
