"""No file reaches a reviewer with its author's name hidden in it."""

import gzip
import io
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from journal.documents.finds import UNREADABLE, Finds
from journal.documents.scan import scan, search
from journal.documents.search import Search
from journal.documents.terms import terms_for
from journal.domain.finding import Finding, Severity
from tests.documents import made

AUTHOR = "Amara Quillfeather"
ADDRESS = "amara@ravenna.example"
PLACE = "University of Ravenna Hills"
NAMES = [AUTHOR, ADDRESS, PLACE]
SAMPLES = Path(__file__).parents[3] / "shared/samples"


def found(folder: Path, content: bytes, names: list[str] = NAMES) -> list[tuple[str, str]]:
    """Return kind and place of every finding."""
    told = search(made.put(folder, content), {"names": names})["findings"]
    return [(finding["kind"], finding["place"]) for finding in told]


def places(folder: Path, content: bytes) -> set[str]:
    return {place for _, place in found(folder, content)}


CORE = (
    '<cp:coreProperties xmlns:cp="cp" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:creator>{}</dc:creator><cp:lastModifiedBy>python-docx</cp:lastModifiedBy>"
    "</cp:coreProperties>"
)


def photograph(**how: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", **how)
    return out.getvalue()


def exif(text: str) -> bytes:
    data = Image.Exif()
    data[0x013B] = text
    return photograph(exif=data)


INNER = made.docx(made.para(f"By {AUTHOR}"))
W_AUTHOR = f'w:author="{AUTHOR}"'

IN_WORD = {
    "paragraph 2": made.docx(made.para("Hello") + made.para("by Amara Quill", "feather of Oslo")),
    "tracked change": made.docx(f"<w:p><w:ins {W_AUTHOR}><w:r><w:t>x</w:t></w:r></w:ins></w:p>"),
    "comment": made.docx(
        word__comments=made.word(f"<w:comment {W_AUTHOR}>{made.para('x')}</w:comment>", "comments")
    ),
    "header": made.docx(word__header2=made.word(made.para(AUTHOR.upper()), "hdr")),
    "footer": made.docx(word__footer2=made.word(made.para(AUTHOR.upper()), "ftr")),
    "footnote": made.docx(word__footnotes=made.word(made.para(AUTHOR), "footnotes")),
    "document properties: creator": made.docx(docProps__core=CORE.format("quillfeather")),
    "document properties: Office of": made.docx(
        docProps__custom=f'<x><property name="Office of"><v>{AUTHOR}</v></property></x>'
    ),
    "document properties: Company": made.docx(docProps__app=f"<x><Company>{PLACE}</Company></x>"),
    "document properties: item": made.docx(customXml__item1=f"<item>Ama<b/>ra {ADDRESS}</item>"),
    "link": made.office(
        made.word(made.para("x")),
        {"word/_rels/document.xml.rels": f'<R><r Target="mailto:{ADDRESS}"/></R>'},
    ),
    "description of a picture": made.docx(f'<w:p><w:docPr descr="Photo: {AUTHOR}"/></w:p>'),
    "inside the file: word/people.xml": made.docx(
        word__people=made.word(f'<w:person w:userId="{ADDRESS}"/>', "people")
    ),
    "inside the file: word/amara_quillfeather.bin": made.office(
        made.word(made.para("x")), {"word/amara_quillfeather.bin": "\0"}
    ),
    "inside the file: word/document.xml": made.docx(f"<!-- {AUTHOR} -->" + made.para("x")),
    "inside the file: word/settings.xml": made.docx(
        word__settings='<x a="C:\\Users\\Amara.Quillfeather\\Normal.dotm"/>'
    ),
    "inside the file: word/webSettings.xml": made.docx(
        word__webSettings='<x a="C:\\Users\\aquillfeather\\Normal.dotm"/>'
    ),
    "inside the file: word/media/image1.jpeg": made.office(
        made.word(made.para("x")), {"word/media/image1.jpeg": exif(AUTHOR)}
    ),
    "inside the file: word/media/image1.png, description of a picture": made.office(
        made.word(made.para("x")),
        {
            "word/media/image1.png": made.png(
                2, 2, (b"iTXt", b"Author\0\1\0en\0x\0" + zlib.compress(AUTHOR.encode()))
            )
        },
    ),
    "inside the file: word/media/image1.emz, the file": made.office(
        made.word(made.para("x")),
        {"word/media/image1.emz": gzip.compress(b"\x01\0" + AUTHOR.encode("utf-16-le"))},
    ),
    "inside the file: word/media/image1.svg": made.office(
        made.word(made.para("x")),
        {"word/media/image1.svg": f"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg><a>{AUTHOR}</a></svg>"},
    ),
    "inside the file: word/embeddings/oleObject1.bin": made.office(
        made.word(made.para("x")),
        {"word/embeddings/oleObject1.bin": made.compound("x") + AUTHOR.encode("utf-16-le")},
    ),
    "inside the file: word/embeddings/a.docx, paragraph 1": made.office(
        made.word(made.para("x")), {"word/embeddings/a.docx": INNER}
    ),
    "inside the file: a.zip, inside the file: b.docx, paragraph 1": made.office(
        made.word(made.para("x")), {"a.zip": made.zipped({"b.docx": INNER})}
    ),
}


@pytest.mark.parametrize("place", IN_WORD)
def test_a_name_is_found_wherever_word_hides_it(tmp_path: Path, place: str):
    assert place in places(tmp_path, IN_WORD[place])


def test_a_name_in_an_archives_comment_is_found(tmp_path: Path):
    path = made.put(tmp_path, made.docx())
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = AUTHOR.encode()
    assert places(tmp_path, path.read_bytes()) == {"the file"}


def test_a_clean_manuscript_has_no_findings(tmp_path: Path):
    clean = made.docx(
        made.para("Listening to survivors", " in the university hills of amaranth"),
        docProps__core=CORE.format("python-docx"),
        docProps__app="<x><Company></Company><Application>Microsoft Office Word</Application></x>",
    )
    assert found(tmp_path, clean) == []
    assert found(tmp_path, clean, []) == []


def test_a_common_word_is_told_only_where_it_is_a_name(tmp_path: Path):
    document = made.docx(
        made.para("A brown door.") + made.para("As Brown (2019) says") + made.para("So Brown"),
        word__theme__theme1='<x val="brown"/>',
        word__footnotes=made.word(made.para("a brown note, and Brown"), "footnotes"),
        docProps__core=CORE.format("brown"),
    )
    assert found(tmp_path, document, ["Anna Brown"]) == [
        ("part-of-name", "footnote"),
        ("part-of-name", "document properties: creator"),
        ("part-of-name", "paragraph 2"),
    ]


def test_an_acronym_is_told_only_where_it_is_written_as_one(tmp_path: Path):
    document = made.docx(made.para("those who heal") + made.para("The WHO says"))
    assert found(tmp_path, document, ["WHO"]) == [("name", "paragraph 2")]


def test_a_whole_name_is_not_told_again_in_part(tmp_path: Path):
    document = made.docx(made.para("Anna Brown") + made.para("Brown, Anna"))
    assert found(tmp_path, document, ["Anna Brown"]) == [
        ("name", "paragraph 1"),
        ("name", "paragraph 2"),
    ]


def test_a_finding_tells_the_words_around_it(tmp_path: Path):
    told = scan(made.put(tmp_path, made.docx(made.para("Written by Amara Quillfeather"))), NAMES)
    person = Severity.NEEDS_PERSON
    assert told == [Finding("name", "paragraph 1", "Written by Amara Quillfeather", person)]


META = "<meta:initial-creator>{}</meta:initial-creator>"
IN_ODT = {
    "paragraph 1": made.odt("<text:p>by Amara <text:span>Quill</text:span>feather</text:p>"),
    "document properties: initial-creator": made.odt(
        "<text:p>x</text:p>", meta=made.odf("document-meta", META.format(AUTHOR))
    ),
    "document properties: Chair": made.odt(
        "<text:p>x</text:p>",
        meta=made.odf(
            "document-meta", f'<meta:user-defined meta:name="Chair">{AUTHOR}</meta:user-defined>'
        ),
    ),
    "comment": made.odt(
        '<text:p>x<office:annotation><dc:creator xmlns:dc="dc">Amara Quillfeather</dc:creator>'
        "</office:annotation></text:p>"
    ),
    "tracked change": made.odt(
        '<text:tracked-changes><office:change-info><dc:creator xmlns:dc="dc">Amara Quillfeather'
        "</dc:creator></office:change-info></text:tracked-changes>"
    ),
    "description of a picture": made.odt(
        f"<text:p><draw:frame><svg:desc>{AUTHOR}</svg:desc></draw:frame></text:p>"
    ),
}


@pytest.mark.parametrize("place", IN_ODT)
def test_a_name_is_found_wherever_opendocument_hides_it(tmp_path: Path, place: str):
    assert place in places(tmp_path, IN_ODT[place])


HEX_EXIF = exif(AUTHOR).hex()
IN_RTF = {
    "paragraph 1": rb"{\rtf1 by Amara Q\'75ill{\b feather}\par}",
    "document properties: author": rb"{\rtf1{\info{\author Quillfeather}}x}",
    "header": rb"{\rtf1{\header Amara Quillfeather}x}",
    "comment": rb"{\rtf1 x{\*\atnauthor Amara Quillfeather}{\*\annotation why}}",
    "tracked change": rb"{\rtf1{\*\revtbl{Unknown;}{Amara Quillfeather;}}x}",
    "link": rb'{\rtf1{\field{\*\fldinst HYPERLINK "mailto:amara@ravenna.example"}}}',
    "inside the file: userprops": rb"{\rtf1{\*\userprops{\staticval Amara Quillfeather}}}",
    "inside the file: picture": b"{\\rtf1{\\pict\\jpegblip " + HEX_EXIF.encode() + b"}}",
}


@pytest.mark.parametrize("place", IN_RTF)
def test_a_name_is_found_wherever_rich_text_hides_it(tmp_path: Path, place: str):
    assert place in places(tmp_path, IN_RTF[place])


def noted(**more: object) -> bytes:
    pdf = made.blank_pdf("x")
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), **more)
    pdf.pages[0].Annots = Array([note])
    return made.saved(pdf)


def with_root(key: str, value: object) -> bytes:
    pdf = made.blank_pdf("x")
    pdf.Root[key] = value
    return made.saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def with_indirect_list() -> bytes:
    pdf = made.blank_pdf("x")
    pdf.Root.X = pdf.make_indirect(Array([String(AUTHOR)]))
    return made.saved(pdf)


def with_xmp(packet: str | bytes, where: str = "Root") -> bytes:
    pdf = made.blank_pdf("x")
    stream = Stream(pdf, packet if isinstance(packet, bytes) else packet.encode())
    stream[Name.Type], stream[Name.Subtype] = Name.Metadata, Name.XML
    owner = pdf.Root if where == "Root" else pdf.pages[0]
    owner[Name.Metadata] = pdf.make_indirect(stream)
    return made.saved(pdf)


def attached(content: bytes) -> bytes:
    pdf = made.blank_pdf("x")
    pdf.attachments["paper.docx"] = content
    return made.saved(pdf)


def outlined() -> bytes:
    pdf = made.blank_pdf("x")
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(AUTHOR, 0))
    return made.saved(pdf)


def with_picture() -> bytes:
    pdf = made.blank_pdf("x")
    picture = Stream(pdf, exif(AUTHOR))
    picture[Name.Subtype], picture[Name.Filter] = Name.Image, Name.DCTDecode
    pdf.pages[0].Resources.XObject = Dictionary(I=pdf.make_indirect(picture))
    return made.saved(pdf)


def unshown(operators: bytes, **how: object) -> bytes:
    """A form that no page shows."""
    pdf = made.blank_pdf("x")
    form = Stream(pdf, operators)
    form[Name.Subtype] = Name.Form
    pdf.pages[0].Resources.XObject = Dictionary(F=pdf.make_indirect(form))
    return made.saved(pdf, **how)


def corrected() -> bytes:
    """A PDF whose text was replaced by a later revision, the earlier one still in the file."""
    before = made.saved(
        made.blank_pdf("[(Amara Qu) 20 (illfeather)] TJ"),
        compress_streams=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    with pikepdf.open(io.BytesIO(before)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
        root = pdf.Root.objgen[0]
    blank = f"{number} 0 obj\n<</Length 21>>\nstream\nBT /F1 12 Tf (x) Tj ET\nendstream\nendobj"
    return made.appended(before, [blank], f"{root} 0 R")


XMP = '<x xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="dc">{}</x>'
IN_PDF = {
    "page 2": made.pdf("x", "by Amara Quillfeather"),
    "page 1": made.pdf("[(Amara Qu) 20 (illfeather)] TJ"),
    "document properties: Author": made.pdf(info={"/Author": "quillfeather"}),
    "document properties: Company": made.pdf(info={"/Company": PLACE}),
    "document properties: creator": with_xmp(
        XMP.format(f"<dc:creator><r:Seq><r:li>{AUTHOR}</r:li></r:Seq></dc:creator>")
    ),
    "document properties: tool": with_xmp(XMP.format(f'<r:D tool="{AUTHOR}"/>'), "page"),
    "document properties: li": with_xmp(
        '<r:li xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">Amara Quillfeather</r:li>'
    ),
    "comment": noted(T=String(AUTHOR), Contents=String("why?")),
    "bookmark": outlined(),
    "link": with_root("/X", Dictionary(URI=String("mailto:" + ADDRESS))),
    "description of a picture": with_root("/X", Dictionary(Alt=String(AUTHOR))),
    "inside the file: X": with_root("/X", Array([String("José"), Array([String(AUTHOR)])])),
    "inside the file: string": with_indirect_list(),
    "attached file, paragraph 1": attached(INNER),
    "earlier revision of the file, page 1": corrected(),
    "earlier revision of the file": made.with_orphan(made.pdf(), AUTHOR.encode("utf-16-be")),
    "the file": made.pdf() + f"\n% {AUTHOR}\n".encode(),
}
WIDE = AUTHOR.encode("utf-16-be").hex().encode()
IN_STREAMS = {
    "a picture": with_picture(),
    "octal signs": unshown(rb"(Am\141ra Quillfe\141ther) Tj"),
    "hexadecimal signs": unshown(b"<416D617261205175 696C6C66656174686572> Tj"),
    "hexadecimal signs in pieces": unshown(b"[<416D61726120> -20 <5175696C6C66656174686572>] TJ"),
    "UTF-16 in hexadecimal signs": unshown(
        b"<FEFF" + AUTHOR.encode("utf-16-be").hex().encode() + b">"
    ),
    "pieces": unshown(b"[(Amara Q) 120 (uill) -3.5 (feather)] TJ"),
    "broken metadata": with_xmp(f"<x>{AUTHOR}"),
}


@pytest.mark.parametrize("place", IN_PDF)
def test_a_name_is_found_wherever_a_pdf_hides_it(tmp_path: Path, place: str):
    assert place in places(tmp_path, IN_PDF[place])


@pytest.mark.parametrize("way", IN_STREAMS)
def test_a_name_is_found_in_what_no_page_shows(tmp_path: Path, way: str):
    told = places(tmp_path, IN_STREAMS[way])
    assert any(place.startswith("inside the file: object ") for place in told), told


def test_a_clean_pdf_has_no_findings(tmp_path: Path):
    clean = made.pdf("Listening to survivors", info={"/Author": "python-docx", "/Title": "Hills"})
    assert found(tmp_path, clean) == []
    linear = made.saved(made.blank_pdf("Listening"), linearize=True)
    assert found(tmp_path, linear) == []


def test_an_end_in_the_middle_is_no_revision(tmp_path: Path):
    content = made.pdf("by Amara Quillfeather")
    odd = content.replace(b"%PDF-1.3\n", b"%PDF-1.3\n%%EOF\n", 1)
    assert found(tmp_path, odd) == [("name", "page 1")]


def test_what_stands_behind_a_packed_stream_is_found(tmp_path: Path):
    content = made.with_orphan(made.pdf(), b"packed", behind=AUTHOR.encode())
    assert found(tmp_path, content) == [("name", "the file")]


def test_strings_that_stand_apart_make_no_name(tmp_path: Path):
    assert found(tmp_path, unshown(b"<416D617261> Tj 9 Td <5175696C6C66656174686572> Tj")) == []


def test_a_stream_that_cannot_be_unpacked_is_searched_as_it_is(tmp_path: Path):
    pdf = made.blank_pdf("x")
    odd = Stream(pdf, b"")
    odd.write(b"not deflated: " + AUTHOR.encode(), filter=Name.FlateDecode)
    pdf.Root.X = pdf.make_indirect(odd)
    none = pikepdf.StreamDecodeLevel.none
    told = places(tmp_path, made.saved(pdf, compress_streams=False, stream_decode_level=none))
    assert any(place.startswith("inside the file: object ") for place in told), told


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 nothing",
        made.docx()[:-30],
        made.zipped({"a.docx": made.docx()[:-30]}),
        made.saved(made.blank_pdf("x"), encryption=pikepdf.Encryption(user="u", owner="o")),
        made.zipped({"a.xml": b"<x>\x00\x01</x>"}),
        made.zipped({"a.gz": gzip.compress(b"\0" * (65 << 20))}),
    ],
)
def test_what_cannot_be_searched_is_never_called_clean(tmp_path: Path, content: bytes):
    assert [kind for kind, _ in found(tmp_path, content)] == [UNREADABLE]


def test_what_cannot_be_opened_is_searched_all_the_same(tmp_path: Path):
    broken = b"%PDF-1.7 by " + AUTHOR.encode()
    assert found(tmp_path, broken) == [(UNREADABLE, "the file"), ("name", "the file")]


def test_a_search_that_dies_is_never_called_clean(tmp_path: Path):
    (finding,) = scan(tmp_path / "gone", NAMES)
    assert (finding.kind, finding.place, finding.severity) == (
        UNREADABLE,
        "the file",
        Severity.REFUSED,
    )


def test_archives_without_end_are_never_called_clean(tmp_path: Path):
    content = b"deep"
    for depth in range(7):
        content = made.zipped({f"{depth}.zip": content})
    assert [kind for kind, _ in found(tmp_path, content)] == [UNREADABLE]
    finds = Finds(terms_for(NAMES))
    Search(finds, left=10).look(b"more than ten bytes")
    assert [finding.kind for finding in finds.all()] == [UNREADABLE]


def test_the_same_bytes_are_searched_once(tmp_path: Path):
    twice = made.zipped({"a.txt": AUTHOR, "b.txt": AUTHOR})
    assert found(tmp_path, twice) == [("name", "inside the file: a.txt")]


def test_a_picture_of_noise_has_no_author_by_chance(tmp_path: Path):
    noise = b"\xff\xd8\xff" + b"\0Li\0 xLiu \x93Chu Po\x81" + bytes(range(256)) * 40
    assert found(tmp_path, noise, ["Li", "Liu", "Chu Po"]) == []
    assert found(tmp_path, noise + b"\0 made by Rose; in May", ["Rose"]) == [("name", "the file")]
    assert found(tmp_path, noise + b"\0\x01Quill\x02", ["Quill"]) == []


def test_a_name_in_another_script_is_found_in_bytes(tmp_path: Path):
    binary = b"\x01\x00\x02" + "Иванов".encode("utf-16-le") + b"\x00\x05"
    assert found(tmp_path, binary, ["Иванов"]) == [("name", "the file")]
    assert found(tmp_path, binary, ["Петров"]) == []


def test_gzip_that_is_none_is_searched_as_bytes(tmp_path: Path):
    assert found(tmp_path, b"\x1f\x8b\x08" + AUTHOR.encode()) == [("name", "the file")]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not here")
def test_real_documents_give_their_authors_away_and_nobody_else():
    for name, author in (
        ("docx/manuscript-33kB.docx", "Gina Doelick"),
        ("pdf/2236-8906-hoehnea-49-e1112020.pdf", "Adriana Nunes Neves"),
    ):
        told = scan(SAMPLES / name, [author, "Amara Quillfeather", PLACE])
        assert told, name
        assert not [finding for finding in told if "Quillfeather" in finding.text]
