"""The text of a document comes out as its reader sees it."""

from pathlib import Path

import pytest

from journal.documents import kinds
from journal.documents import passages as at
from journal.documents.answers import Refused, Unfit
from journal.documents.passages import Passage, Role, said_place
from journal.documents.text import DocumentText, count_words, extract, passages_of, read_text
from journal.domain.said import Said
from tests.documents import made

SAMPLES = Path(__file__).parents[3] / "shared/samples"


def told(folder: Path, content: bytes) -> list[tuple[str, str]]:
    answer = extract(made.put(folder, content), {})
    return [(place, text) for place, text, _ in answer["passages"]]


def test_a_word_document_is_read_with_notes_and_comments(tmp_path: Path):
    document = made.docx(
        made.para("Surviv", "ors speak.")
        + "<w:p/>"
        + "<w:p><w:r><w:t>Before</w:t><w:tab/><w:t>after</w:t></w:r></w:p>"
        + '<w:p><w:del w:author="A"><w:r><w:delText>cut</w:delText></w:r></w:del></w:p>',
        word__header1=made.word(made.para("Running head"), "hdr"),
        word__footer1=made.word(made.para("Foot"), "ftr"),
        word__footnotes=made.word(f"<w:footnote>{made.para('A note')}</w:footnote>", "footnotes"),
        word__endnotes=made.word(f"<w:endnote>{made.para('An end')}</w:endnote>", "endnotes"),
        word__comments=made.word(f"<w:comment>{made.para('Really?')}</w:comment>", "comments"),
        word__settings=made.word(made.para("never read"), "settings"),
    )
    assert told(tmp_path, document) == [
        ("paragraph 1", "Survivors speak."),
        ("paragraph 2", "Before after"),
        ("tracked change", "cut"),
        ("header", "Running head"),
        ("footer", "Foot"),
        ("footnote", "A note"),
        ("endnote", "An end"),
        ("comment", "Really?"),
    ]
    assert extract(made.put(tmp_path, document), {})["words"] == 4


def test_text_boxes_and_fields_do_not_count_twice(tmp_path: Path):
    box = (
        "<w:p><w:r><w:t>Around</w:t></w:r>"
        '<mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:txbxContent>'
        + made.para("Boxed text")
        + "</w:txbxContent></mc:Choice><mc:Fallback>"
        + made.para("Boxed text")
        + "</mc:Fallback></mc:AlternateContent>"
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r></w:p>"
    )
    assert told(tmp_path, made.docx(box)) == [
        ("paragraph 1", "Around"),
        ("paragraph 2", "Boxed text"),
        ("inside the file: text box", "Boxed text"),
    ]
    assert extract(made.put(tmp_path, made.docx(box)), {})["words"] == 3


def test_an_opendocument_text_is_read_with_notes_and_comments(tmp_path: Path):
    body = (
        "<text:tracked-changes><text:deletion><text:p>cut</text:p></text:deletion>"
        "</text:tracked-changes>"
        "<text:h>Title</text:h>"
        "<text:p>One<text:s/><text:span>two</text:span> three"
        "<office:annotation><text:p>Really?</text:p></office:annotation>"
        "<text:note><text:note-body><text:p>A note</text:p></text:note-body></text:note></text:p>"
        "<text:p><draw:frame><svg:title>A prison</svg:title></draw:frame></text:p>"
    )
    styles = made.odf(
        "document-styles", "<style:header><text:p>Running head</text:p></style:header>"
    )
    assert told(tmp_path, made.odt(body, styles=styles)) == [
        ("tracked change", "cut"),
        ("paragraph 1", "Title"),
        ("paragraph 2", "One two three"),
        ("comment", "Really?"),
        ("footnote", "A note"),
        ("header", "Running head"),
    ]


def test_rich_text_is_read_in_its_own_signs(tmp_path: Path):
    content = (
        rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Times;}}{\info{\title T}}"
        rb"{\header Head\par}\'cf\'f0\'e8\'e2\'e5\'f2, \u8222?quoted\u8220\'22!\line next\par"
        b"\r\n"
        rb"a\~b\_c\-d \{x\} \emdash {\*\unknown hidden}{\footnote A note}\par "
        rb"\u-10179?\u-8704?{\pict\bin4 }}{{x}\uc2\u233ab{\b c}\page last\ansicpg99999}"
    )
    assert told(tmp_path, content) == [
        ("header", "Head"),
        ("paragraph 1", "Привет, „quoted“!\nnext"),
        ("footnote", "A note"),
        ("paragraph 2", "a\u00a0b-cd {x} —"),
        ("paragraph 3", "\U0001f600éc"),
        ("paragraph 4", "last"),
    ]


def test_rich_text_that_closes_too_often_is_still_read(tmp_path: Path):
    assert told(tmp_path, b"{\\rtf1 One}} two\\") == [("paragraph 1", "One two")]


def test_a_pdf_is_read_page_by_page(tmp_path: Path):
    content = made.pdf("One page", "[(Anot) -20 (her)] TJ")
    assert told(tmp_path, content) == [("page 1", "One page"), ("page 2", "Another")]


def test_plain_text_is_read_and_a_picture_has_none(tmp_path: Path):
    assert told(tmp_path, b"Plain words") == [("", "Plain words")]
    assert told(tmp_path, made.png()) == []


def test_a_damaged_document_is_told_as_such():
    for kind, content in ((kinds.DOCX, made.docx()[:-40]), (kinds.PDF, b"%PDF-1.7 nothing")):
        with pytest.raises(Unfit):
            list(passages_of(content, kind))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Don't count 1.5 mother-in-law as many", 6),
        ("拷問の後", 4),
        ("Zoë’s e-mail", 2),
        ("a_b — c", 3),
    ],
)
def test_words_are_counted_as_people_count(text: str, words: int):
    assert count_words([Passage("", text, Role.BODY), Passage("", text, Role.ASIDE)]) == words


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("page 3", [Said.of("page %(number)s", number="3")]),
        (at.property_of("creator"), [Said.of("document properties: %(name)s", name="creator")]),
        ("comment", [Said("comment")]),
        (
            at.within(at.inside("a.docx"), at.paragraph(12)),
            [
                Said.of("inside the file: %(name)s", name="a.docx"),
                Said.of("paragraph %(number)s", number="12"),
            ],
        ),
    ],
)
def test_a_place_can_be_told_in_another_language(place: str, said: list[Said]):
    assert said_place(place) == said


def test_reading_happens_in_a_process_of_its_own(tmp_path: Path):
    path = made.put(tmp_path, made.docx(made.para("Three short words")))
    assert read_text(path) == DocumentText(
        (Passage("paragraph 1", "Three short words", Role.BODY),), 3
    )
    assert isinstance(read_text(made.put(tmp_path, b"%PDF-1.7 nothing")), Refused)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not here")
def test_a_real_manuscript_is_read():
    text = read_text(SAMPLES / "docx/manuscript-33kB.docx")
    assert isinstance(text, DocumentText)
    assert text.passages[1].text.startswith("Adverse Events Associated with Yoga")
    assert text.words > 900
