"""What is published is safe to open and tells what the journal says, nothing else."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from journal.documents import bounds as say
from journal.documents.answers import Refused, Unfit
from journal.documents.bounds import Bounds
from journal.documents.card import GalleyCard, card_from_plain, card_to_plain
from journal.documents.galley import CheckedGalley, check_galley, examine, rewrite, write_metadata
from journal.documents.jpeg import without_private_segments
from journal.documents.scan import scan
from journal.domain.finding import Finding, Severity
from tests.documents import made

CARD = GalleyCard(
    title="Livelihoods after prison – “α”",
    authors=("Amara Quillfeather", "Name withheld"),
    journal="Journal of Rehabilitation",
    written_at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
    subject="Journal of Rehabilitation 36(1), 12-25",
    keywords=("livelihoods", "prison"),
    doi="10.99999/jr.7f3k",
    language="en-GB",
    published_on=date(2026, 3, 2),
    publisher="IRCT",
    issn="1997-3322",
    volume="36",
    number="1",
    first_page="12",
    last_page="25",
    licence_url="https://creativecommons.org/licenses/by-nc-nd/4.0/",
    url="https://journal.example/articles/livelihoods",
)
BARE = GalleyCard("A title", (), "Journal", datetime(2026, 3, 1, tzinfo=UTC))
SAMPLES = Path(__file__).parents[3] / "shared/samples"
USUAL = {"bounds": {"pages": 3}}


def written(folder: Path, content: bytes, card: GalleyCard = CARD) -> bytes:
    target = folder / "galley.pdf"
    arguments = {"target": str(target), "card": card_to_plain(card)}
    rewrite(made.put(folder, content), arguments)
    return target.read_bytes()


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def packet(content: bytes) -> etree._Element:
    with opened(content) as pdf:
        return etree.fromstring(pdf.Root.Metadata.read_bytes())


def told(root: etree._Element) -> dict[str, object]:
    """Return the packet's properties, lists as lists."""
    (about,) = root.iter("{*}Description")
    out: dict[str, object] = {}
    for element in about:
        prefix = element.prefix
        items = [item.text for item in element.iter("{*}li")]
        out[f"{prefix}:{etree.QName(element).localname}"] = items or element.text
    return out


def private() -> pikepdf.Pdf:
    """A tagged galley full of what its makers left in it."""
    pdf = made.blank_pdf("One", "Two")
    pdf.docinfo["/Author"] = "canary-typesetter"
    pdf.docinfo["/Producer"] = "Canary Distiller of canary-user"
    xmp = Stream(
        pdf,
        b"<x xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/'>canary<pdfaid:part>2</pdfaid:part></x>",
    )
    xmp[Name.Type], xmp[Name.Subtype] = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(xmp)
    pdf.Root.PieceInfo = Dictionary(App=Dictionary(Private=String("canary-path")))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    page = pdf.pages[0]
    page.LastModified = String("D:20200101")
    page.PieceInfo = Dictionary(X=Dictionary(Private=String("canary-page")))
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 10, 10)).save(out, "JPEG", comment=b"canary-camera")
    picture = Stream(pdf, out.getvalue())
    picture[Name.Type], picture[Name.Subtype], picture[Name.Filter] = (
        Name.XObject,
        Name.Image,
        Name.DCTDecode,
    )
    history = Stream(pdf, b"<x>canary-of-picture</x>")
    history[Name.Type] = Name.Metadata
    picture.Metadata = pdf.make_indirect(history)
    plain = Stream(pdf, without_private_segments(out.getvalue()))
    plain[Name.Subtype], plain[Name.Filter] = Name.Image, Name.DCTDecode
    page.Resources.XObject = Dictionary(I=pdf.make_indirect(picture), J=pdf.make_indirect(plain))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    link.A = Dictionary(S=Name.URI, URI=String("https://doi.org/10.1/x"))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]))
    note.T, note.Contents = String("canary-editor"), String("check this")
    page.Annots = Array([link, note, 7])  # what is no mark is passed over
    return pdf


def test_a_reader_gets_the_journals_record(tmp_path: Path):
    content = written(tmp_path, made.pdf("One", "Two"))
    with opened(content) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": CARD.title,
            "/Author": "Amara Quillfeather; Name withheld",
            "/Subject": CARD.subject,
            "/Keywords": "livelihoods, prison",
            "/CreationDate": "D:20260301093000+00'00'",
            "/ModDate": "D:20260301093000+00'00'",
        }
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert len(pdf.pages) == 2
        assert pdf.is_linearized
    assert told(packet(content)) == {
        "dc:format": "application/pdf",
        "dc:title": [CARD.title, CARD.title],
        "dc:creator": ["Amara Quillfeather", "Name withheld"],
        "dc:description": [CARD.subject, CARD.subject],
        "dc:subject": ["livelihoods", "prison"],
        "dc:identifier": "doi:10.99999/jr.7f3k",
        "dc:language": ["en-GB"],
        "dc:publisher": ["IRCT"],
        "pdf:Keywords": "livelihoods, prison",
        "prism:aggregationType": "journal",
        "prism:publicationName": "Journal of Rehabilitation",
        "prism:issn": "1997-3322",
        "prism:volume": "36",
        "prism:number": "1",
        "prism:startingPage": "12",
        "prism:endingPage": "25",
        "prism:publicationDate": "2026-03-02",
        "prism:doi": "10.99999/jr.7f3k",
        "prism:url": "https://journal.example/articles/livelihoods",
        "xmpRights:WebStatement": CARD.licence_url,
        "xmp:CreateDate": "2026-03-01T09:30:00Z",
        "xmp:ModifyDate": "2026-03-01T09:30:00Z",
        "xmp:MetadataDate": "2026-03-01T09:30:00Z",
    }


def test_what_is_not_known_is_left_out(tmp_path: Path):
    content = written(tmp_path, made.pdf(), BARE)
    with opened(content) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/CreationDate", "/ModDate"}
        assert Name.Lang not in pdf.Root
    assert [key for key in told(packet(content)) if key.startswith(("dc", "prism"))] == [
        "dc:format",
        "dc:title",
        "prism:aggregationType",
        "prism:publicationName",
    ]


def test_nothing_of_its_makers_stays_in_a_galley(tmp_path: Path):
    before = made.put(tmp_path, made.saved(private()), "before")
    assert len(scan(before, ["canary"])) > 5
    after = made.put(tmp_path, written(tmp_path, before.read_bytes()), "after")
    assert scan(after, ["canary"]) == []


def test_tags_pictures_links_and_looks_stay(tmp_path: Path):
    with opened(written(tmp_path, made.saved(private()))) as pdf:
        assert Name.StructTreeRoot in pdf.Root
        assert bool(pdf.Root.MarkInfo.Marked)
        assert pdf.Root.ViewerPreferences.Direction == Name.R2L
        link, note, _ = pdf.pages[0].Annots
        assert str(link.A.URI) == "https://doi.org/10.1/x"
        assert str(note.Contents) == "check this"
        picture = Image.open(io.BytesIO(pdf.pages[0].Resources.XObject.I.read_raw_bytes()))
        assert picture.getpixel((4, 4))[0] > 150
        assert pdf.check_pdf_syntax() == []


def test_a_claim_of_conformance_stays_true(tmp_path: Path):
    properties = told(packet(written(tmp_path, made.saved(private()))))
    assert properties["pdfaid:part"] == "2"
    described = packet(written(tmp_path, made.saved(private())))
    names = [e.text for e in described.iter("{http://www.aiim.org/pdfa/ns/property#}name")]
    assert names[:3] == ["aggregationType", "publicationName", "issn"]
    assert "pdfaExtension:schemas" not in told(packet(written(tmp_path, made.pdf())))


def test_a_claim_of_accessibility_is_described_too(tmp_path: Path):
    pdf = made.blank_pdf("x")
    claim = (
        b"<x xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' pdfaid:part='2'"
        b" xmlns:pdfuaid='http://www.aiim.org/pdfua/ns/id/' pdfuaid:part='1'/>"
    )
    pdf.Root.Metadata = pdf.make_indirect(Stream(pdf, claim))
    root = packet(written(tmp_path, made.saved(pdf)))
    assert told(root)["pdfuaid:part"] == "1"
    prefixes = [e.text for e in root.iter("{http://www.aiim.org/pdfa/ns/schema#}prefix")]
    assert prefixes == ["prism", "pdfuaid"]


def test_the_same_galley_and_card_give_the_same_bytes(tmp_path: Path):
    before = made.saved(private())
    first = written(tmp_path, before)
    assert written(tmp_path, before) == first
    assert written(tmp_path, before, replace(CARD, volume="37")) != first
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_card_crosses_to_the_child_whole():
    for card in (CARD, BARE):
        assert card_from_plain(card_to_plain(card)) == card


def test_a_galley_that_cannot_be_opened_leaves_the_old_one(tmp_path: Path):
    target = made.put(tmp_path, b"the old one", "galley.pdf")
    with pytest.raises(Unfit):
        written(tmp_path, b"%PDF-1.7 nothing")
    assert target.read_bytes() == b"the old one"


def notes(folder: Path, pdf: pikepdf.Pdf) -> list[tuple[str, str, str]]:
    answer = examine(made.put(folder, made.saved(pdf)), USUAL)
    return [(n["kind"], n["place"], n["text"]) for n in answer["notes"]]


def test_an_editor_is_told_what_to_look_at(tmp_path: Path):
    pdf = private()
    pdf.attachments["data.csv"] = b"a,b"
    assert notes(tmp_path, pdf) == [
        ("font", "the file", "Helvetica"),
        ("comment", "page 1", "check this"),
        ("attachment", "attached file", "data.csv"),
        ("language", "the file", ""),
    ]


def test_a_galley_in_order_has_no_notes(tmp_path: Path):
    pdf = made.blank_pdf("x")
    font = pdf.pages[0].Resources.Font.F1
    font.FontDescriptor = Dictionary(FontFile=pdf.make_indirect(Stream(pdf, b"font")))
    pdf.Root.Lang = String("en")
    assert notes(tmp_path, pdf) == [("untagged", "the file", "")]


def test_a_galley_that_acts_by_itself_is_refused(tmp_path: Path):
    pdf = made.blank_pdf("x")
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    with pytest.raises(Unfit) as refused:
        notes(tmp_path, pdf)
    assert refused.value.said.msgid == say.ACTIONS


def test_galleys_are_opened_in_a_process_of_their_own(tmp_path: Path):
    source = made.put(tmp_path, made.saved(private()), "source")
    checked = check_galley(source)
    assert isinstance(checked, CheckedGalley)
    assert checked.pages == 2
    font = Finding("font", "the file", "Helvetica", Severity.NEEDS_PERSON)
    assert checked.notes[0] == font
    target = tmp_path / "target.pdf"
    assert write_metadata(source, target, CARD) == 2
    assert target.read_bytes() == written(tmp_path, source.read_bytes())
    assert target.stat().st_mode & 0o077 == 0
    assert isinstance(check_galley(source, Bounds(pages=1)), Refused)
    broken = made.put(tmp_path, b"%PDF-1.7 nothing", "broken")
    assert isinstance(write_metadata(broken, tmp_path / "none.pdf", CARD), Refused)
    assert not (tmp_path / "none.pdf").exists()


def segment(marker: int, text: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(text) + 2).to_bytes(2, "big") + text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            b"\xff\xd8" + segment(0xE0, b"JFIF") + segment(0xE1, b"Exif") + segment(0xDB, b"table")
            + segment(0xED, b"8BIM") + segment(0xE2, b"ICC") + segment(0xFE, b"me")
            + segment(0xEE, b"Adobe") + b"\xff\xda\x00\x02pixels\xff\xe1",
            b"\xff\xd8" + segment(0xE0, b"JFIF") + segment(0xDB, b"table") + segment(0xE2, b"ICC")
            + segment(0xEE, b"Adobe") + b"\xff\xda\x00\x02pixels\xff\xe1",
        ),
        (b"\xff\xd8" + segment(0xE1, b"Exif"), b"\xff\xd8" + segment(0xE1, b"Exif")),
        (b"\xff\xd8\x00\x00\x00\x00", b"\xff\xd8\x00\x00\x00\x00"),
        (b"no picture", b"no picture"),
    ],
)  # fmt: skip
def test_a_picture_keeps_its_pixels_and_loses_its_history(before: bytes, after: bytes):
    assert without_private_segments(before) == after


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not here")
def test_real_articles_become_galleys(tmp_path: Path):
    for source in sorted(SAMPLES.glob("pdf/*.pdf")):
        pages = write_metadata(source, tmp_path / "galley.pdf", CARD)
        checked = check_galley(tmp_path / "galley.pdf")
        assert isinstance(checked, CheckedGalley)
        assert checked.pages == pages
