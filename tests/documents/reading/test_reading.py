"""A manuscript's first page is read as its author meant it, however it was written."""

import io
from pathlib import Path

import docx
import pytest

from journal.documents.answers import Refused
from journal.documents.reading import FileDetails, Value, page, read_details
from journal.documents.reading.blocks import joined
from journal.documents.reading.bylines import is_affiliation, is_byline, names_in
from journal.documents.reading.language import language_of
from journal.documents.reading.task import details_of, extract
from tests.documents import made
from tests.documents.reading import written
from tests.documents.reading.written import (
    ALL,
    ENGLISH_TEXT,
    GERMAN,
    LOUD,
    Written,
    as_pages,
    as_word,
)

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


# Names above the title are told from it by its size alone.
@pytest.mark.parametrize("paper", [p for p in ALL if p is not GERMAN], ids=lambda paper: paper.name)
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


SIDE_BY_SIDE = """
#set page(margin: 2.5cm)
#align(center)[#text(17pt)[Nights after prison and the days that follow]
#grid(columns: (1fr, 1fr), [Amina Khalil \\ University of Balamand \\ Beirut, Lebanon \\
  akhalil\\@centre.example.org], [Kwame Osei \\ Centre for Victims \\ Accra, Ghana \\
  k.osei\\@victims.example.org])
*Abstract*]
#pad(x: 1cm)[#text(9pt)[They told us of the nights that they had in the prison.]]
= Introduction
#footnote[#text(6pt)[Written in the garden of a house in May.]]
"""


def test_authors_side_by_side_are_told_apart():
    read = details_of(_typeset(SIDE_BY_SIDE + "The people slept badly. " * 60))
    assert [(a.name, a.email) for a in read.authors] == [
        ("Amina Khalil", "akhalil@centre.example.org"),
        ("Kwame Osei", "k.osei@victims.example.org"),
    ]
    assert read.authors[0].affiliations == ("University of Balamand, Beirut, Lebanon",)
    assert read.abstract is not None
    assert read.abstract.text == "They told us of the nights that they had in the prison."


BESIDE = """
#set page(columns: 2, margin: 2cm)
#place(top + center, scope: "parent", float: true)[
  #text(16pt)[*NIGHTS AFTER PRISON: \\ A STUDY IN THREE CITIES*]

  AMINA KHALIL#super(typographic: false)[a], JEAN DUPONT#super(typographic: false)[b,\\*]

  #text(8pt)[_#super(typographic: false)[a] Faculty of Law, University of Jakarta_ \\
  _#super(typographic: false)[b] Restart Center, Tripoli, Lebanon_]

  #grid(columns: (1fr, 2fr), [*ARTICLE INFO* \\ _Received_ \\ in May \\ 2014], [*ABSTRACT* \\
  They told us of the nights that they had in the prison and of the days that followed. They
  told us of the nights that they had, and of the days.])
]
= 1. Introduction
"""


def test_an_abstract_beside_a_narrow_column_is_read_without_it():
    read = details_of(_typeset(BESIDE + "The people slept badly. " * 200))
    assert read.title is not None
    assert read.title.text == "NIGHTS AFTER PRISON: A STUDY IN THREE CITIES"
    assert [(a.name, a.affiliations, a.is_corresponding) for a in read.authors] == [
        ("Amina Khalil", ("Faculty of Law, University of Jakarta",), False),
        ("Jean Dupont", ("Restart Center, Tripoli, Lebanon",), True),
    ]
    assert read.abstract is not None
    assert read.abstract.text == (
        "They told us of the nights that they had in the prison and of the days that followed."
        " They told us of the nights that they had, and of the days."
    )


def test_names_in_the_cells_of_a_table_and_broken_lines_are_read():
    document = docx.Document()
    document.add_heading("Nights after prison", 1)
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text = "Amina Khalil\nUniversity of Balamand\namina@centre.example.org"
    cells[1].text = "Jean Dupont\nRestart Center, Tripoli\nORCID: 0000-0002-1825-0097"
    document.add_heading("Abstract", 1)
    document.add_paragraph("They told us of the nights that they had in the prison.")
    document.add_heading("Background", 1)
    document.add_paragraph("The text of the paper.")
    out = io.BytesIO()
    document.save(out)
    read = details_of(out.getvalue())
    assert [(a.name, a.affiliations, a.email, a.orcid) for a in read.authors] == [
        ("Amina Khalil", ("University of Balamand",), "amina@centre.example.org", ""),
        ("Jean Dupont", ("Restart Center, Tripoli",), "", "0000-0002-1825-0097"),
    ]
    assert read.title is not None
    assert read.title.text == "Nights after prison"
    assert read.abstract is not None
    assert read.abstract.text == "They told us of the nights that they had in the prison."


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


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Amina Khalil, MD, Jean Dupont", ["Amina Khalil", "Jean Dupont"]),
        ("AMINA KHALIL AND JEAN DE LA TOUR", ["Amina Khalil", "Jean de la Tour"]),
        ("Amina Khalil¹ Jean Dupont²", ["Amina Khalil", "Jean Dupont"]),
        ("Khalil A., Dupont J.-P.", ["Khalil A.", "Dupont J.-P."]),
        ("Prof. Dr. Nguyễn Văn An & Siobhán O'Brien", ["Nguyễn Văn An", "Siobhán O'Brien"]),
        ("阿米娜·哈利勒、张伟", ["阿米娜·哈利勒", "张伟"]),
        ("Tripoli, Lebanon", []),
        ("Nights after prison", []),
        ("Nights, and what comes after", []),
        ("Amina Khalil 03 123 456", []),
        ("Silence, Shame, Solitude", []),
        ("研究报告", []),
        ("The Department of Law", []),
        ("A" * 70, []),
        ("Am$na Khalil", []),
    ],
)
def test_a_line_of_names_is_told_from_other_lines(line: str, names: list[str]):
    assert [name for name, _ in names_in(line)] == names


def test_a_name_alone_is_sure_only_by_its_initials_or_what_stands_below():
    assert is_byline("J. Dupont")
    assert not is_byline("Jean Dupont")
    assert is_byline("Jean Dupont", "University of Balamand")
    assert not is_affiliation("University of Balamand, " + "and so on " * 30)


def test_raised_signs_and_what_follows_them_are_one_line():
    show = "(Khalil) Tj /F1 6 Tf 29 7 Td (1) Tj /F1 12 Tf 14 -7 Td (and) Tj 0 -40 Td (Next) Tj"
    lines = [block.text for block in page.blocks(made.pdf(show), [])]
    assert lines == ["Khalil\ue0001\ue001 and", "Next"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The people who were in prison and the people who were not", "en"),
        ("拷問の後、眠れない夜が続く。", "ja"),
        ("Люди, що були в тюрмі, та ті, що не були, як і діти", "uk"),
        ("افرادی که در زندان بودند و از آن بیرون آمدند با این که", "fa"),
        ("Οι άνθρωποι που ήταν στη φυλακή", "el"),
        ("ሰዎች እና ልጆች ውስጥ ነበር ላይ", "am"),
        ("Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod", ""),
        ("1234 !", ""),
    ],
)
def test_a_language_is_told_by_its_script_and_its_commonest_words(text: str, language: str):
    assert language_of(text) == language


def word_of(*lines: str) -> FileDetails:
    return details_of(as_word(lines))


def test_an_abstract_ends_where_something_else_begins():
    told = "They told us of the nights that they had in the prison."
    assert word_of("#Nights", "Abstract", "Keywords: night", told).abstracts == ()
    document = docx.Document()
    for text, level in (("Abstract", 1), (told, 0), ("The garden", 2), ("We met there.", 0)):
        document.add_heading(text, level) if level else document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    read = details_of(out.getvalue())
    assert read.abstract is not None
    assert read.abstract.text == told
    assert read.title is None
    stands_out = word_of("#Nights", "Abstract", told, "!The garden", "We met there.")
    assert [abstract.text for abstract in stands_out.abstracts] == [told]
    long = word_of("#Nights", "Abstract", *[told * 10] * 20, "Keywords")
    assert long.abstract is not None
    assert 900 < len(long.abstract.text.split()) < 1100
    assert long.keywords is None


def test_an_abstract_on_a_page_ends_where_the_look_changes():
    told = "They told us of the nights that they had in the prison. " * 3
    larger = f"*Abstract*\n\n#text(9pt)[{told}]\n\n#text(11pt)[{told}]"
    indented = f"#pad(x: 4cm)[*Abstract* \\ {told}]#v(-0.6em)\n\n{told}"
    for source in (larger, indented):
        read = details_of(_typeset(source))
        assert read.abstract is not None
        assert read.abstract.text == told.strip()


def test_words_broken_at_the_ends_of_lines_are_made_whole():
    told = (
        "Internationally documented disappearances notwithstanding, rehabilitation continues. " * 4
    )
    setup = "#set page(width: 9cm)\n#set par(justify: true)\n#set text(hyphenate: true)\n"
    read = details_of(_typeset(f"{setup}*Abstract*\n\n{told}"))
    assert read.abstract is not None
    assert read.abstract.text == told.strip()
    assert joined(["Smith\u00ad", "Wilson"]) == "Smith-Wilson"


def test_an_address_that_fits_nobody_is_given_to_nobody():
    read = word_of(
        "#Nights",
        "Amina Khalil and Jean Dupont",
        "* University of Balamand, Beirut",
        "office@centre.example.org",
        "Correspondence: the second author, Jean Dupont",
        "Abstract",
        "They told us of the nights that they had in the prison.",
    )
    assert [(a.name, a.affiliations, a.email, a.is_corresponding) for a in read.authors] == [
        ("Amina Khalil", ("University of Balamand, Beirut",), "", False),
        ("Jean Dupont", ("University of Balamand, Beirut",), "", True),
    ]


def test_affiliations_behind_each_other_go_each_to_its_own():
    lines = ("! Work after release", "Amal Haddad¹, Jonas Weber²,¹")
    places = "¹ Centre for Rehabilitation, Tunis, Tunisia ² University of Bremen, Germany"
    read = details_of(as_word((*lines, places)))
    tunis, bremen = "Centre for Rehabilitation, Tunis, Tunisia", "University of Bremen, Germany"
    assert [a.affiliations for a in read.authors] == [(tunis,), (bremen, tunis)]


def test_a_title_of_two_paragraphs_is_one():
    assert word_of("!Nights after prison:", "!a study in three cities").title == Value(
        "Nights after prison: a study in three cities", "paragraph 1"
    )
    assert word_of("!Nights after prison", "A study in three cities").title == Value(
        "Nights after prison", "paragraph 1"
    )


def test_signs_and_links_of_a_word_document_are_read():
    inner = (
        "<w:p><w:hyperlink><w:r><w:t>Nights</w:t></w:r></w:hyperlink><w:r><w:tab/>"
        "<w:t>after</w:t><w:noBreakHyphen/><w:t>care</w:t><w:lastRenderedPageBreak/></w:r>"
        "<w:del><w:r><w:delText>cut</w:delText></w:r></w:del></w:p>"
    )
    assert details_of(made.docx(inner)).title == Value("Nights after-care", "paragraph 1")


def test_odd_parts_of_an_opendocument_text_are_passed_over():
    body = (
        "<text:p/><text:p>Nights<text:s/>after<text:note><text:note-body><text:p>x</text:p>"
        "</text:note-body></text:note> prison<draw:frame><svg:title>y</svg:title></draw:frame>"
        "</text:p>"
    )
    assert details_of(made.odt(body)).title == Value("Nights after prison", "paragraph 1")
    mimetype = "application/vnd.oasis.opendocument.text"
    assert details_of(made.zipped({"mimetype": mimetype, "x": "y"})).title is None


def test_an_empty_file_offers_nothing():
    read = details_of(as_pages(()))
    nothing = FileDetails(None, (), (), (), "", 0, 0, 0, 0)
    assert read == nothing
    assert details_of(made.odt("")) == nothing
    assert details_of(made.png()) == nothing


def test_reading_happens_in_a_process_of_its_own(tmp_path: Path):
    read = read_details(made.put(tmp_path, as_word(LOUD.lines)))
    assert extract(made.put(tmp_path, as_word(LOUD.lines)), {})["language"] == "en"
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
