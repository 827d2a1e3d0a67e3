"""A manuscript's first page is read as its author meant it, however it was written."""

import io
from pathlib import Path

import docx
import pytest

from journal.documents.answers import Refused
from journal.documents.reading import FileDetails, read_details
from journal.documents.reading.task import details_of
from tests.documents import made
from tests.documents.reading import written
from tests.documents.reading.written import ALL, ENGLISH_TEXT, LOUD, Written, as_pages, as_word

SAMPLES = Path(__file__).parents[4] / "shared/samples"


def check(read: FileDetails, paper: Written) -> None:
    assert (read.title.text if read.title else "") == paper.title
    assert [author.name for author in read.authors] == list(paper.authors)
    assert (read.abstract.text if read.abstract else "") == paper.abstract
    assert list(read.keywords.words if read.keywords else ()) == list(paper.keywords)
    assert read.language == paper.language
    by_name = {author.name: author for author in read.authors}
    assert {n: a.affiliations for n, a in by_name.items() if a.affiliations} == paper.affiliations
    assert {n: a.email for n, a in by_name.items() if a.email} == paper.emails
    assert {n: a.orcid for n, a in by_name.items() if a.orcid} == paper.orcids
    assert [n for n, a in by_name.items() if a.is_corresponding] == list(paper.corresponding)
    if paper.lines[-1] == ENGLISH_TEXT[-1]:
        assert (read.figures, read.tables, read.references) == (2, 1, 2)


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: paper.name)
def test_a_word_document_is_read(paper: Written):
    check(details_of(as_word(paper.lines)), paper)


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: paper.name)
def test_a_pdf_is_read(paper: Written):
    check(details_of(as_pages(paper.lines, f'#set text(lang: "{paper.language}")')), paper)


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: paper.name)
def test_plain_text_is_read(paper: Written):
    lines = [line.lstrip("#! ").replace("^", "") for line in paper.lines if line != "---"]
    check(details_of("\n".join(lines).encode()), paper)


TWO_COLUMNS = """
#set page(columns: 2, header: context if counter(page).get().first() > 1 [Khalil et al.: Sleep],
  footer: [Journal of Rest 3 (2014)])
#set par.line(numbering: "1")
#place(top + center, scope: "parent", float: true)[
  #text(17pt, weight: "bold")[Sleep and nightmares among survivors of torture: a study in three
  centres of rehabilitation]

  Amina Khalil#super[1,2,\\*], Jean Dupont#super[2] and Kwame Osei#super[1]

  #text(9pt)[#super[1]Department of Psychology, University of Balamand, Beirut, Lebanon

  #super[2]Restart Center for Rehabilitation, Tripoli, Lebanon

  #super[\\*]Correspondence: a.khalil\\@balamand.example.org]
]
"""


def test_a_page_of_two_columns_with_line_numbers_is_read():
    abstract = "Disturbed sleep is common after torture, and nobody asks about it. " * 6
    text = "The people who came to the centre had slept badly for years. " * 40
    lines = ("*Abstract*", abstract, "*Keywords:* sleep, torture", "= Introduction", text * 3)
    read = details_of(_typeset(TWO_COLUMNS + "\n\n".join(lines)))
    assert read.title is not None
    assert read.title.text == (
        "Sleep and nightmares among survivors of torture: a study in three centres of"
        " rehabilitation"
    )
    assert [a.name for a in read.authors] == ["Amina Khalil", "Jean Dupont", "Kwame Osei"]
    assert read.authors[0].affiliations == (
        "Department of Psychology, University of Balamand, Beirut, Lebanon",
        "Restart Center for Rehabilitation, Tripoli, Lebanon",
    )
    assert read.authors[0].email == "a.khalil@balamand.example.org"
    assert read.abstract is not None
    assert read.abstract.text == abstract.strip()
    assert read.keywords is not None
    assert read.keywords.words == ("sleep", "torture")
    assert read.title.place == read.authors[0].place == read.abstract.place == "page 1"


def _typeset(source: str) -> bytes:
    return bytes(written.typst.compile(source.encode()))


def test_an_opendocument_text_is_read_by_its_styles():
    styles = (
        '<style:style style:name="P1" style:parent-style-name="Title"/>'
        '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/>'
        "</style:style>"
    )
    body = (
        "<text:p>Original article</text:p>"
        '<text:p text:style-name="P1">Nights<text:line-break/>after prison</text:p>'
        '<text:p>Amina Khalil<text:span text:style-name="T1">1</text:span>, '
        'Jean Dupont<text:span text:style-name="T1">2</text:span></text:p>'
        '<text:p><text:span text:style-name="T1">1</text:span>University of Balamand, Beirut'
        "</text:p>"
        '<text:p><text:span text:style-name="T1">2</text:span>Restart Center, Tripoli</text:p>'
        '<text:h text:outline-level="1">Abstract</text:h>'
        "<text:p>The people who were in prison told us of the nights that they had there.</text:p>"
        '<text:h text:outline-level="1">Introduction</text:h><text:p>This is the text.</text:p>'
    )
    parts = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = made.odf(
        "document-content", f"{parts}<office:body><office:text>{body}</office:text></office:body>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    read = details_of(made.zipped({"mimetype": mimetype, "content.xml": content}))
    assert read.title is not None
    assert (read.title.text, read.title.place) == ("Nights after prison", "paragraph 2")
    assert [(a.name, a.affiliations) for a in read.authors] == [
        ("Amina Khalil", ("University of Balamand, Beirut",)),
        ("Jean Dupont", ("Restart Center, Tripoli",)),
    ]
    assert read.abstract is not None
    assert read.abstract.text.startswith("The people who were in prison")


def test_rich_text_is_read_by_its_words():
    rich = (
        rb"{\rtf1\ansi {\b Nights after prison}\par Amina Khalil\par University of Balamand,"
        rb" Beirut\par Abstract\par They told us of the nights that they had in the prison.\par"
        rb" Introduction\par Text.\par}"
    )
    read = details_of(rich)
    assert read.title is not None
    assert read.title.text == "Nights after prison"
    assert [(a.name, a.affiliations) for a in read.authors] == [
        ("Amina Khalil", ("University of Balamand, Beirut",))
    ]


def test_figures_and_tables_without_captions_are_counted_as_they_stand():
    document = docx.Document()
    document.add_paragraph("Nights after prison")
    document.add_table(2, 2)
    document.add_picture(io.BytesIO(made.png()))
    out = io.BytesIO()
    document.save(out)
    read = details_of(out.getvalue())
    assert (read.figures, read.tables, read.references, read.authors) == (1, 1, 0, ())


def test_an_empty_file_offers_nothing():
    read = details_of(as_pages(()))
    nothing = FileDetails(None, (), (), (), "", 0, 0, 0, 0)
    assert read == nothing
    assert details_of(made.odt("")) == nothing
    assert details_of(made.png()) == nothing


def test_reading_happens_in_a_process_of_its_own(tmp_path: Path):
    read = read_details(made.put(tmp_path, as_word(LOUD.lines)))
    assert isinstance(read, FileDetails)
    check(read, LOUD)
    nothing = read_details(made.put(tmp_path, made.docx("")))
    assert isinstance(nothing, FileDetails)
    assert nothing.title is None
    assert isinstance(read_details(made.put(tmp_path, b"%PDF-1.7 nothing")), Refused)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not here")
@pytest.mark.parametrize(
    ("name", "begins", "authors"),
    [
        ("docx/manuscript-33kB.docx", "Adverse Events Associated with Yoga:", 3),
        ("docx/manuscript-62kB.docx", "", 0),
        ("docx/short.odt", "example", 0),
        ("pdf/a1.pdf", "Differentiating diversity among different land cover types in the", 6),
        ("pdf/2236-8906-hoehnea-49-e1112020.pdf", "Prospecção química, atividade", 8),
        ("pdf/grobid-0046d83a-edd6-4631-b57c-755cdcce8b7f.pdf", "Multi-contact functional", 5),
    ],
)
def test_real_manuscripts_are_read(name: str, begins: str, authors: int):
    read = details_of((SAMPLES / name).read_bytes())
    assert (read.title.text if read.title else "").startswith(begins)
    assert len(read.authors) == authors
    assert bool(read.abstract) is bool(authors)
