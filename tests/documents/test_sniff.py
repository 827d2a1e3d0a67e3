"""A file is what its bytes say, whatever it is called."""

from pathlib import Path

import pytest

from journal.documents import kinds
from journal.documents.kinds import Kind
from journal.documents.sniff import sniff
from tests.documents import made

GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


def office(main: str) -> bytes:
    return made.zipped({"[Content_Types].xml": "<Types/>", main: "<x/>"})


def open_document(media_type: str) -> bytes:
    return made.zipped({"mimetype": media_type, "content.xml": "<x/>"})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (made.pdf(), kinds.PDF),
        (b"\xef\xbb\xbf" + made.pdf(), kinds.PDF),
        (made.docx(), kinds.DOCX),
        (office("xl/workbook.xml"), kinds.XLSX),
        (office("ppt/presentation.xml"), kinds.PPTX),
        (office("visio/document.xml"), kinds.ZIP),
        (made.odt("<text:p>Hello</text:p>"), kinds.ODT),
        (open_document("application/vnd.oasis.opendocument.spreadsheet"), kinds.ODS),
        (open_document("application/vnd.oasis.opendocument.presentation\n"), kinds.ODP),
        (open_document("application/epub+zip"), kinds.EPUB),
        (open_document("application/x-unknown"), kinds.ZIP),
        (made.zipped({"a/main.tex": "Hello"}), kinds.LATEX),
        (made.docx()[:300], kinds.ZIP),
        (b"{\\rtf1\\ansi Hello}", kinds.RTF),
        (made.compound("WordDocument"), kinds.DOC),
        (made.compound("EncryptionInfo", "EncryptedPackage"), kinds.SEALED),
        (made.compound("Workbook"), kinds.OLE),
        (made.png(), kinds.PNG),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", kinds.JPEG),
        (b"II*\x00\x08\x00\x00\x00", kinds.TIFF),
        (b"MM\x00*\x00\x00\x00\x08", kinds.TIFF),
        (b"<?xml version='1.0'?><article/>", kinds.XML),
        (b"<!DOCTYPE html><title>x</title>", kinds.HTML),
        (b"  <HTML><body>x</body></HTML>", kinds.HTML),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", kinds.SVG),
        (b"<?xml version='1.0'?><!-- a --><!-- b -->\n<svg:svg xmlns:svg='x'/>", kinds.SVG),
        (b"<!-- a --><article/>", kinds.XML),
        (b"RIFF\x04\0\0\0WEBP", kinds.WEBP),
        (b"BM was here", kinds.TXT),
        (b"\x01\0\0\0" + bytes(36) + b" EMF", kinds.EMF),
        (b"name,age\nA,3\nB,4\n", kinds.CSV),
        (b"name;age\nA;3\nB;4\n", kinds.CSV),
        ("name\tage\nÀ\t3\n".encode("cp1252"), kinds.CSV),
        ("Caf\u00e9, one\ntwo".encode(), kinds.TXT),
        ("Grüße\nan alle\n".encode("utf-16"), kinds.TXT),
        (b"one line, no table", kinds.TXT),
        (b"\xff\xfe\x00\xd8", None),
        (b"\x7fELF\x02\x01\x01\x00", None),
        (GIF, kinds.GIF),
        (b"", None),
    ],
)
def test_the_content_tells_what_a_file_is(tmp_path: Path, content: bytes, kind: Kind | None):
    assert sniff(made.put(tmp_path, content, "manuscript.docx")) == kind


def test_text_that_speaks_of_a_stream_does_not_make_one(tmp_path: Path):
    talk = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "see EncryptedPackage".encode("utf-16-le")
    assert sniff(made.put(tmp_path, talk)) == kinds.OLE


def test_every_kind_has_a_name_of_its_own():
    assert len(kinds.BY_NAME) == len(kinds.ALL)
    assert kinds.GALLEY < kinds.MANUSCRIPT < kinds.SUPPLEMENTARY < kinds.ALL
