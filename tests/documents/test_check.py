"""A file that should not be opened is refused in words that tell what to do."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from journal.documents import bounds as say
from journal.documents import kinds, pdfs
from journal.documents.answers import Refused, Unfit
from journal.documents.bounds import Bounds
from journal.documents.check import Checked, check, examine
from tests.documents import made

BOUNDS = {
    "pages": 3,
    "entries": 20,
    "unpacked": 60_000_000,
    "ratio": 200,
    "depth": 1,
    "pixels": 1_000_000,
    "stream": 30_000_000,
}
SAMPLES = Path(__file__).parents[3] / "shared/samples"


def look(folder: Path, content: bytes, allowed=kinds.SUPPLEMENTARY) -> dict[str, object]:
    path = made.put(folder, content)
    return examine(path, {"allowed": [kind.name for kind in allowed], "bounds": BOUNDS})


def why_refused(folder: Path, content: bytes, allowed=kinds.SUPPLEMENTARY) -> str:
    with pytest.raises(Unfit) as refused:
        look(folder, content, allowed)
    assert str(refused.value.said)  # every value that its sentence needs is there
    return refused.value.said.msgid


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("L", (40, 40), 128).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "pages", "words"),
    [
        (made.docx(made.para("Three short words")), None, 3),
        (made.odt("<text:p>Three short words</text:p>"), None, 3),
        (b"{\\rtf1 Three short words\\par}\n\x00", None, 3),
        (made.pdf("Three short words", "and two"), 2, 5),
        (b"Three short words", None, 3),
        (b"a,b\n1,2\n", None, None),
        (made.zipped({"data/a.csv": "a,b\n1,2"}), None, None),
        (made.zipped({"a.docx": made.docx(), "b.bin": made.compound("Workbook")}), None, None),
        (made.png(), None, None),
        (picture("JPEG"), None, None),
        (picture("TIFF"), None, None),
    ],
)
def test_a_sound_file_is_taken_with_its_size(tmp_path: Path, content, pages, words):
    told = look(tmp_path, content)
    assert (told["pages"], told["words"]) == (pages, words)


def test_the_kind_told_is_the_one_found(tmp_path: Path):
    assert look(tmp_path, made.docx(), kinds.MANUSCRIPT) == {
        "media_type": kinds.DOCX.media_type,
        "extension": "docx",
        "pages": None,
        "words": 4,
    }


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", say.EMPTY),
        (b"\x7fELF\x02\x01\x01\x00", say.UNKNOWN),
        (made.png(), say.OTHER_KIND),
        (made.zipped({"a.tex": "x"}), say.SOURCES),
        (made.compound("WordDocument"), say.OLD_WORD),
        (made.compound("EncryptedPackage"), say.PROTECTED),
    ],
)
def test_a_manuscript_of_another_kind_is_refused(tmp_path: Path, content: bytes, why: str):
    assert why_refused(tmp_path, content, kinds.MANUSCRIPT) == why


def test_an_old_word_file_is_just_another_kind_where_word_is_not_taken(tmp_path: Path):
    with pytest.raises(Unfit) as refused:
        look(tmp_path, made.compound("WordDocument"), kinds.GALLEY)
    assert str(refused.value.said) == (
        "This file cannot be taken here, because it is of this kind: "
        "Word document of before 2007 (DOC). Please send it as one of these: PDF."
    )


WHOLE_ZIP = made.docx()
WHOLE_PDF = made.pdf()
WHOLE_PNG = made.png(60, 60)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (WHOLE_ZIP[:-30], say.TRUNCATED),
        (WHOLE_ZIP[:200], say.TRUNCATED),
        (WHOLE_PDF[:-10], say.TRUNCATED),
        (WHOLE_PDF[: len(WHOLE_PDF) // 2], say.TRUNCATED),
        (b"%PDF-1.7\n%%EOF\n", say.TRUNCATED),
        (b"%PDF-1.7\nstartxref\n0\n%%EOF\n", say.DAMAGED),
        (b"{\\rtf1 {\\b Hello} and", say.TRUNCATED),
        (WHOLE_PNG[:-40], say.TRUNCATED),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, say.DAMAGED),
    ],
)
def test_half_a_file_is_told_as_half(tmp_path: Path, content: bytes, why: str):
    assert why_refused(tmp_path, content) == why


def flipped(content: bytes, inside: bytes) -> bytes:
    """Damage one byte some way behind a mark."""
    at = content.index(inside) + len(inside) + 20
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


def test_a_damaged_part_is_noticed(tmp_path: Path):
    stored = made.zipped({"a.txt": "The testimony of the survivors, whole."}, zipfile.ZIP_STORED)
    assert why_refused(tmp_path, flipped(stored, b"a.txt")) == say.DAMAGED
    assert why_refused(tmp_path, flipped(made.docx(), b"word/document.xml")) == say.DAMAGED
    assert why_refused(tmp_path, made.office("<not closed")) == say.DAMAGED
    assert why_refused(tmp_path, made.office('<!DOCTYPE x [<!ENTITY a "b">]><x/>')) == say.DAMAGED


def test_an_archive_whose_lists_do_not_agree_is_damaged(tmp_path: Path):
    whole = made.zipped({"a.txt": "x" * 50})
    at = whole.index(b"PK\x01\x02")
    assert why_refused(tmp_path, whole[:at] + b"PK\0\0" + whole[at + 4 :]) == say.DAMAGED
    # The list of contents says that the entry lies behind the end of the file.
    moved = bytearray(whole)
    moved[at + 42 : at + 46] = struct.pack("<I", len(whole) - 20)
    assert why_refused(tmp_path, bytes(moved)) in {say.DAMAGED, say.ELSE_INSIDE}


def test_what_is_packed_in_an_unusual_way_is_refused(tmp_path: Path):
    assert why_refused(tmp_path, made.zipped({"a": "b"}, zipfile.ZIP_LZMA)) == say.DAMAGED


def sealed_pdf(**passwords: str) -> bytes:
    return made.saved(made.blank_pdf("x"), encryption=pikepdf.Encryption(R=6, **passwords))


def sealed_entry() -> bytes:
    content = bytearray(made.zipped({"a.txt": "x"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    return bytes(content)


def test_what_a_password_protects_is_refused(tmp_path: Path):
    assert why_refused(tmp_path, sealed_pdf(user="secret", owner="secret")) == say.PROTECTED
    assert why_refused(tmp_path, sealed_pdf(user="", owner="secret")) == say.PROTECTED
    assert why_refused(tmp_path, sealed_entry()) == say.PROTECTED
    manifest = "<m><manifest:encryption-data/></m>"
    sealed = made.odt("<text:p>x</text:p>", **{"META-INF__manifest": manifest})
    assert why_refused(tmp_path, sealed) == say.PROTECTED
    inner = made.zipped({"a.docx": made.compound("EncryptedPackage")})
    assert why_refused(tmp_path, inner) == say.PROTECTED


@pytest.mark.parametrize(
    "parts",
    [
        {"word/vbaProject.bin": "x"},
        {"word/activeX/activeX1.xml": "<x/>"},
        {"[Content_Types].xml": "<T>application/vnd.ms-word.document.macroEnabled.main+xml</T>"},
        {"word/embeddings/oleObject1.bin": made.compound("_VBA_PROJECT")},
        {"word/embeddings/sheet.xlsx": made.zipped({"xl/vbaProject.bin": "x"})},
    ],
)
def test_programs_in_a_word_file_are_never_taken(tmp_path: Path, parts: dict[str, str | bytes]):
    assert why_refused(tmp_path, made.office(made.word(made.para("x")), parts)) == say.MACROS


def test_programs_in_an_opendocument_file_are_never_taken(tmp_path: Path):
    evil = made.odt("<text:p>x</text:p>", Basic__Standard__Module1="<x/>")
    assert why_refused(tmp_path, evil) == say.MACROS


def overlapping() -> bytes:
    """Two names in the list for the same bytes."""
    content = made.zipped({"a.txt": "x" * 9000, "b.txt": "x" * 9000})
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    patched = bytearray(content)
    patched[second + 42 : second + 46] = struct.pack("<I", 0)
    return bytes(patched)


INNER = made.zipped({"a": bytes(range(256)) * 30_000})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (made.zipped({"a": b"\0" * 15_000_000}), say.BOMB),
        (made.zipped({f"{n}": b"" for n in range(21)}), say.BOMB),
        (overlapping(), say.BOMB),
        (made.zipped({"a.zip": made.zipped({"b.zip": made.zipped({"c": "x"})})}), say.NESTED),
        (
            made.zipped(
                {f"{n}.zip": made.zipped({"a": bytes(range(256)) * 30_000}) for n in "0123456789"}
            ),
            say.BOMB,
        ),
    ],
)
def test_a_bomb_does_not_go_off(tmp_path: Path, content: bytes, why: str):
    assert why_refused(tmp_path, content) == why


def with_stream(packed: bytes, filters: object) -> bytes:
    pdf = made.blank_pdf("x")
    extra = Stream(pdf, b"")
    extra.write(packed, filter=filters)
    pdf.Root.Extra = pdf.make_indirect(extra)
    return untouched(pdf)


def untouched(pdf: pikepdf.Pdf) -> bytes:
    none = pikepdf.StreamDecodeLevel.none
    return made.saved(pdf, compress_streams=False, stream_decode_level=none)


def test_a_bomb_in_a_pdf_does_not_go_off(tmp_path: Path):
    zeros = zlib.compress(b"\0" * 31_000_000)
    assert why_refused(tmp_path, with_stream(zeros, Name.FlateDecode)) == say.BOMB
    twice = Array([Name.FlateDecode, Name.FlateDecode])
    assert why_refused(tmp_path, with_stream(zlib.compress(zeros), twice)) == say.BOMB


def test_many_large_streams_are_a_bomb_too(tmp_path: Path):
    pdf = made.blank_pdf("x")
    pdf.Root.Extra = Array()
    for number in range(11):
        stream = Stream(pdf, b"")
        stream.write(zlib.compress(bytes([number]) * 900_000), filter=Name.FlateDecode)
        pdf.Root.Extra.append(pdf.make_indirect(stream))
    with pytest.raises(Unfit) as refused:
        pdfs.check_pdf(untouched(pdf), Bounds(inflated=9_500_000))
    assert refused.value.said.msgid == say.BOMB


def test_a_damaged_stream_is_left_to_whoever_needs_it(tmp_path: Path):
    assert look(tmp_path, with_stream(b"\xff\xff nonsense", Name.FlateDecode))["pages"] == 1


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + WHOLE_PDF,
        b"GIF89a" + WHOLE_PDF,
        WHOLE_PDF + b"PK\x03\x04 and more",
        WHOLE_PDF + made.zipped({"a": "b"}),
        WHOLE_ZIP + b"more",
        made.zipped({"a": "b"}) + WHOLE_ZIP,
        WHOLE_PNG + made.zipped({"a": "b"}),
        b"%PDF-1.7 is how a PDF begins".join([b"{\\rtf1 ", b"}"]),
        b"{\\rtf1 Hello} and more",
    ],
)
def test_two_files_in_one_are_refused(tmp_path: Path, content: bytes):
    assert why_refused(tmp_path, content) == say.ELSE_INSIDE


def test_bytes_hidden_between_two_parts_are_refused(tmp_path: Path):
    content = made.zipped({"a.txt": "x"})
    at = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    gap = b"hidden" * 400
    moved = bytearray(content[:at] + gap + content[at:])
    moved[end + len(gap) + 16 : end + len(gap) + 20] = struct.pack("<I", at + len(gap))
    assert why_refused(tmp_path, bytes(moved)) == say.ELSE_INSIDE


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "C:x", "a/../../b", "..\\x"])
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: str):
    assert why_refused(tmp_path, made.zipped({"a": "b", name: "x"})) == say.TWICE


def test_the_same_name_twice_is_refused(tmp_path: Path):
    content = made.zipped({"a1": "x", "a2": "y"}).replace(b"a2", b"a1")
    assert why_refused(tmp_path, content) == say.TWICE


def javascript(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(
            Names=Array([String("x"), Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))])
        )
    )


def launch(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    link.A = Dictionary(S=Name.Launch, F=String("calc.exe"))
    pdf.pages[0].Annots = Array([link])


def beacon(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.URI, URI=String("https://tracker.example/"))


def beacon_of_a_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.URI, URI=String("https://t.example/")))


@pytest.mark.parametrize("add", [javascript, launch, beacon, beacon_of_a_page])
def test_a_pdf_that_acts_by_itself_is_refused(tmp_path: Path, add):
    pdf = made.blank_pdf("x")
    add(pdf)
    assert why_refused(tmp_path, made.saved(pdf)) == say.ACTIONS


def test_a_pdf_that_only_turns_its_pages_is_taken(tmp_path: Path):
    pdf = made.blank_pdf("x")
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]))
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.NextPage))
    assert look(tmp_path, made.saved(pdf))["pages"] == 1


def relations(target: str, kind: str, mode: str = "External") -> dict[str, str | bytes]:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    one = f'<Relationship Id="r1" Type="{kind}" Target="{target}" TargetMode="{mode}"/>'
    return {"word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{one}</Relationships>'}


@pytest.mark.parametrize(
    ("target", "kind", "mode", "taken"),
    [
        ("https://tracker.example/p.png", "image", "External", False),
        ("\\\\server\\share\\evil.dotm", "attachedTemplate", "External", False),
        ("file://server/evil.dotm", "attachedTemplate", "External", False),
        ("file:///\\\\server\\evil.dotm", "attachedTemplate", "External", False),
        ("file:///C:\\Templates\\journal.dotx", "attachedTemplate", "External", True),
        ("https://www.irct.org/", "hyperlink", "External", True),
        ("media/image1.png", "image", "Internal", True),
        ("picture.png", "image", "External", True),
    ],
)
def test_a_word_file_that_calls_home_is_refused(tmp_path: Path, target, kind, mode, taken):
    content = made.office(made.word(made.para("x")), relations(target, kind, mode))
    if taken:
        assert look(tmp_path, content)["extension"] == "docx"
    else:
        assert why_refused(tmp_path, content) == say.LINKS


def test_rich_text_that_loads_things_is_refused(tmp_path: Path):
    assert why_refused(tmp_path, b"{\\rtf1{\\object\\objupdate{\\*\\objdata 00}}}") == say.LINKS
    assert why_refused(tmp_path, b"{\\rtf1{\\*\\template http://x.example/a}}") == say.LINKS
    assert look(tmp_path, b"{\\rtf1{\\*\\template C:/Normal.dotm} Hello}")["words"] == 1


def test_a_pdf_without_pages_or_with_too_many_is_refused(tmp_path: Path):
    assert why_refused(tmp_path, made.saved(pikepdf.new())) == say.NO_PAGES
    with pytest.raises(Unfit) as refused:
        look(tmp_path, made.pdf("1", "2", "3", "4"))
    assert str(refused.value.said).startswith("This file has 4 pages; at most 3 are taken.")


def test_a_picture_beyond_all_measure_is_refused(tmp_path: Path):
    assert why_refused(tmp_path, made.png(2000, 501)) == say.PIXELS


def test_names_that_are_no_text_are_damage(tmp_path: Path):
    content = with_stream(b"x", Name.ASCIIHexDecode).replace(
        b"/ASCIIHexDecode", b"/#ff#feHexDecode"
    )
    assert why_refused(tmp_path, content) == say.DAMAGED


def test_a_page_that_breaks_while_it_is_read_is_damaged():
    with pytest.raises(Unfit), pdfs.opened(made.pdf()) as pdf:
        raise pikepdf.PdfError(str(pdf))


def test_the_gate_stands_in_a_process_of_its_own(tmp_path: Path):
    manuscript = made.put(tmp_path, made.docx(made.para("Three short words")))
    media_type = kinds.DOCX.media_type
    assert check(manuscript, kinds.MANUSCRIPT) == Checked(media_type, "docx", None, 3)
    long = made.put(tmp_path, made.pdf("1", "2"))
    refused = check(long, kinds.MANUSCRIPT, Bounds(pages=1))
    assert isinstance(refused, Refused)
    assert str(refused.said).startswith("This file has 2 pages; at most 1 are taken.")


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not here")
def test_real_manuscripts_are_taken():
    taken = {
        path.name: check(path, kinds.MANUSCRIPT)
        for path in [*SAMPLES.glob("docx/*"), *SAMPLES.glob("pdf/*")]
    }
    assert len(taken) == 6
    assert {name for name, told in taken.items() if isinstance(told, Refused)} == set()
