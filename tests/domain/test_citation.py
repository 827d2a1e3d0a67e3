"""People and their tools get a reference they can use."""

from dataclasses import replace
from datetime import date

import pytest

from journal.domain.citation import Source, apa, bibtex, file_name, ris, short_slug
from journal.domain.published import (
    IssueMark,
    Licence,
    Milestones,
    Pages,
    Pdf,
    PeerReview,
    PublishedArticle,
    PublishedAuthor,
)
from journal.domain.transparency import Transparency

AMINA = PublishedAuthor("Amina Khalil", "Khalil", "Centre", "JO", "0000-0002-1825-0097")
WITHHELD = PublishedAuthor("Name withheld")
PAPER = PublishedArticle(
    slug="cooperatives-7kq4",
    title="Cooperatives & care: 50 % more?",
    abstract="One.\n\nTwo.",
    language="en",
    keywords=("care", "work"),
    authors=(AMINA, WITHHELD),
    section="Scientific articles",
    special=None,
    issue=IssueMark("2026-4-2", 4, "2", 2026, "", date(2026, 10, 1)),
    pages=Pages(3, 18),
    dates=Milestones(published_on=date(2026, 10, 1)),
    licence=Licence("CC BY 4.0"),
    review=PeerReview(Transparency.DOUBLE, 2),
    pdf=Pdf("0" * 64, 9),
)
SOURCE = Source("Rehabilitation", "1234-5679", "The Council", "https://j.example/articles/x")


def test_reader_copies_a_reference_in_apa_style():
    assert str(apa(PAPER, SOURCE)) == (
        "Khalil, A., & Name withheld. (2026). Cooperatives & care: 50 % more? "
        "Rehabilitation, 4(2), 3–18. https://j.example/articles/x"
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Madonna"], "Madonna. (2026). A."),
        (["Ana Ruiz|Ruiz", "Bo Li|Li", "Cy"], "Ruiz, A., Li, B., & Cy. (2026). A."),
        ([], "A. (2026)."),
    ],
)
def test_names_of_any_form_open_the_reference(names: list[str], said: str):
    authors = tuple(PublishedAuthor(*name.split("|")) for name in names)
    assert apa(replace(PAPER, authors=authors, title="A"), SOURCE).opening == said


def test_a_crowd_is_named_up_to_the_nineteenth_and_the_last():
    crowd = tuple(PublishedAuthor(f"A{n}") for n in range(1, 22))
    opening = apa(replace(PAPER, authors=crowd, title="A"), SOURCE).opening
    assert opening.endswith("A19, … A21. (2026). A.")
    assert "A20" not in opening
    everyone = apa(replace(PAPER, authors=crowd[:20], title="A"), SOURCE).opening
    assert everyone.endswith("A19, & A20. (2026). A.")


def test_bibtex_is_read_as_it_was_meant():
    assert bibtex(PAPER, SOURCE).splitlines() == [
        "@article{khalil2026cooperatives,",
        "  author = {Khalil, Amina and {Name withheld}},",
        r"  title = {{Cooperatives \& care: 50 \% more?}},",
        "  journal = {Rehabilitation},",
        "  year = {2026},",
        "  volume = {4},",
        "  number = {2},",
        "  pages = {3--18},",
        "  issn = {1234-5679},",
        "  publisher = {The Council},",
        "  keywords = {care, work},",
        "  language = {en},",
        "  url = {https://j.example/articles/x}",
        "}",
    ]


@pytest.mark.parametrize(
    ("name", "family", "said"),
    [
        ("Ana Ruiz, Jr.", "Ruiz, Jr.", "{Ruiz, Jr.}, Ana"),
        ("Health and Rights Collective", "", "{Health and Rights Collective}"),
        ("Nguyễn Thị Lan", "Nguyễn", "Nguyễn, Thị Lan"),
        ("أمينة خليل", "خليل", "خليل, أمينة"),
        ("R&D {Group}_1", "", r"{R\&D \{Group\}\_1}"),
        ("Name withheld", "", "{Name withheld}"),
    ],
)
def test_no_name_breaks_the_entry_for_bibtex(name: str, family: str, said: str):
    entry = bibtex(replace(PAPER, authors=(PublishedAuthor(name, family),)), SOURCE)
    assert f"  author = {{{said}}}," in entry.splitlines()
    plain = entry.replace(r"\{", "").replace(r"\}", "")
    assert plain.count("{") == plain.count("}")


def test_ris_keeps_each_field_on_its_line():
    said = ris(replace(PAPER, title="Two\nlines"), SOURCE)
    assert said.split("\r\n") == [
        "TY  - JOUR",
        "AU  - Khalil, Amina",
        "AU  - Name withheld",
        "TI  - Two lines",
        "T2  - Rehabilitation",
        "PY  - 2026",
        "DA  - 2026/10/01",
        "VL  - 4",
        "IS  - 2",
        "SP  - 3",
        "EP  - 18",
        "AB  - One. Two.",
        "KW  - care",
        "KW  - work",
        "SN  - 1234-5679",
        "PB  - The Council",
        "LA  - en",
        "UR  - https://j.example/articles/x",
        "ER  - ",
        "",
    ]


def test_a_file_is_named_after_who_wrote_what_and_when():
    assert file_name(PAPER) == "khalil-2026-cooperatives-care-50-more"
    assert file_name(replace(PAPER, authors=(), title="بعد السجن")) == "2026"


@pytest.mark.parametrize(
    ("text", "limit", "slug"),
    [("Work after prison", 10, "work-after"), ("Rehabilitation", 5, "rehab"), ("ياسمين", 9, "")],
)
def test_an_address_ends_with_a_whole_word(text: str, limit: int, slug: str):
    assert short_slug(text, limit) == slug
