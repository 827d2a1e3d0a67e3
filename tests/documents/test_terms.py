"""A person is found under every form of the name, and nobody else is."""

import pytest

from journal.documents.layers import layers
from journal.documents.match import hits, spans
from journal.documents.terms import (
    ADDRESS,
    IDENTIFIER,
    INSTITUTION,
    NAME,
    PART_OF_NAME,
    terms_for,
)


def found(name: str, text: str) -> list[str]:
    """Return the kinds that are found, in order."""
    return [hit.term.kind for hit in hits(terms_for([name]), text)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Amara Quillfeather", "by Amara Quillfeather, Oslo"),
        ("Amara Quillfeather", "AMARA QUILLFEATHER"),
        ("Amara Quillfeather", "Amara\n  Quillfeather"),
        ("Amara Quillfeather", "Quillfeather, Amara"),
        ("Amara Quillfeather", "Quillfeather Amara"),
        ("Amara Quillfeather", "amara.quillfeather"),
        ("Amara Quillfeather", "C:\\Users\\amara_quillfeather\\paper.docx"),
        ("Amara Quillfeather", "amaraquillfeather"),
        ("Amara Quillfeather", "Amara%20Quillfeather"),
        ("Amara Quillfeather", "Amara B. Quillfeather"),
        ("Amara Quillfeather", "Ama\u00adra Quill\u200bfeather"),
        ("Amara Quillfeather", "(Amara Quillfeather's)"),
        ("Quillfeather, Amara", "Amara Quillfeather"),
        ("Dr. Amara Quillfeather, PhD", "Amara Quillfeather"),
        ("Prof. Amara Bo Quillfeather", "Amara B. Quillfeather"),
        ("Prof. Amara Bo Quillfeather", "Amara Quillfeather"),
        ("Prof. Amara Bo Quillfeather", "Quillfeather, Amara"),
        ("A. Quillfeather", "A Quillfeather"),
        ("José Núñez", "Jose Nunez"),
        ("Jose Nunez", "José Núñez"),
        ("José Núñez", "Jose\u0301 Nu\u0301n\u0303ez"),
        ("Jean-Pierre O'Brien", "Jean Pierre O’Brien"),
        ("Jean-Pierre O'Brien", "Jean‐Pierre OBrien"),
        ("Maria van der Berg", "van der Berg, Maria"),
        ("Maria van der Berg", "Berg, Maria"),
        ("Ольга Иванова", "ИВАНОВА, Ольга"),
        ("Søren Ærø", "SØREN ÆRØ"),
        ("Søren Ærø", "Soren Aero"),
        ("Soren Aero", "Søren Ærø"),
        ("Jürgen Großmüller", "Juergen Grossmueller"),
        ("Jürgen Großmüller", "Jurgen Grossmuller"),
        ("Łukasz Đurić", "Lukasz Duric"),
        ("王小明", "作者王小明的论文"),
        ("王 小明", "作者王小明的论文"),
        ("سارة علي", "كتبته سارة علي هنا"),
        ("Sukarno", "as Sukarno says"),
        ("Li", "by Li (2019)"),
        ("\ufb01onn Finn", "Fionn Finn"),
    ],
)
def test_a_name_is_found_in_each_of_its_forms(name: str, text: str):
    assert NAME in found(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Li", "listen, believe, 'Lin' and Ali"),
        ("Li", "Li2 or 3Li"),
        ("Li Na", "Lina"),
        ("A. Quillfeather", "as Quillfeather has"),
        ("Amara Quillfeather", "Amaras Quillfeathers"),
        ("Amara Quillfeather", "Amara. The text goes on; later Quillfeather"),
        ("Amara Quillfeather", "Tamara Quillfeather"),
        ("Prof. Dr.", "Prof. Dr. med."),
        ("PhD, MD", "PhD MD"),
        ("X", "x marks X"),
        ("--", "-- --"),
        ("", "nothing"),
    ],
)
def test_nobody_else_is_found(name: str, text: str):
    assert NAME not in found(name, text)


def test_a_family_name_alone_is_a_weaker_find():
    assert found("Amara Quillfeather", "as Quillfeather showed") == [PART_OF_NAME]
    assert found("Wei Li", "as Li showed") == []  # two letters alone are everybody's
    assert found("A B C D E Quillfeather", "as Quillfeather showed") == []


def test_a_name_tells_whether_it_is_written_as_one():
    terms = terms_for(["Anna Brown"])
    assert [hit.is_written_as_name for hit in hits(terms, "Brown and brown")] == [True, False]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("write to a.quill@irct.example!", True),
        ("mailto:A.Quill@IRCT.example", True),
        ("a.quill%40irct.example", True),
        ("a.quill [at] irct.example", True),
        ("a.quill@\nirct.example", True),
        ("a.quill@irct.example.", True),
        ("da.quill@irct.example", False),
        ("x-a.quill@irct.example", False),
        ("a.quill@irct.example.org", False),
        ("a.quill@irct.examples", False),
        ("a.quill at home", False),
    ],
)
def test_an_address_is_found_whole(text: str, is_found: bool):
    assert found("<a.quill@irct.example>", text) == ([ADDRESS] if is_found else [])


@pytest.mark.parametrize("name", ["@", "a.quill@", "@irct.example"])
def test_half_an_address_is_not_looked_for(name: str):
    assert terms_for([name]) == []


@pytest.mark.parametrize(
    ("name", "text", "is_found"),
    [
        ("University of Ravenna Hills", "at the UNIVERSITY OF RAVENNA HILLS", True),
        ("Dept. of Law, University of Ravenna Hills, Italy", "University of Ravenna Hills.", True),
        ("Ravenna Hills Institute", "Ravenna-Hills Institute", True),
        ("Centro «Ávila» de Rehabilitación", "centro avila de rehabilitacion", True),
        ("University", "the university", False),
        ("Department of Clinical Psychology, University Hospital", "University Hospital", False),
        ("Ministry of Health", "the Ministry of Health", False),
        ("UNIT", "unit", False),
        ("DIGNITY", "lose their dignity", True),
    ],
)
def test_an_institution_is_found_as_a_phrase(name: str, text: str, is_found: bool):
    assert (len(found(name, text)) > 0) is is_found
    assert INSTITUTION not in found(name, text) or name != "DIGNITY"


@pytest.mark.parametrize("text", ["0000-0002-1825-0097", "0000000218250097", "0000 0002 1825 0097"])
def test_an_orcid_is_found_however_it_is_written(text: str):
    assert found("https://orcid.org/0000-0002-1825-0097", f"iD {text}.") == [IDENTIFIER]


def test_each_thing_is_looked_for_once():
    twice = terms_for(["Amara Quillfeather", "amara  quillfeather"])
    assert [term.kind for term in twice] == [NAME, PART_OF_NAME, PART_OF_NAME]
    assert [term.is_login for term in twice] == [False, False, True]


def test_a_login_is_found_only_where_nobody_reads():
    terms = terms_for(["Anna Ward", "Bo Li"])
    assert hits(terms, "she won an award (C:/Users/award/, wardA)") == []
    found_there = hits(terms, "C:/Users/award/, wardA, abo, lib", is_mark=True)
    assert [hit.text[hit.start : hit.end] for hit in found_there] == ["award", "wardA"]


def test_what_stands_around_a_name_is_told_on_one_line():
    text = "word " * 20 + "by\tAmara  Quillfeather\nof Oslo" + " word" * 20
    (whole, _) = hits(terms_for(["Amara Quillfeather"]), text)
    assert whole.text == (
        "…word word word word word word word by Amara Quillfeather of Oslo word word word word word"
        " word…"
    )


@pytest.mark.parametrize(
    "content",
    [
        "by José Núñez".encode(),
        "by Jose\u0301 Nu\u0301n\u0303ez".encode(),
        "by JOSÉ NÚÑEZ".encode("latin-1"),
        "by José Núñez".encode("utf-16-le"),
        "by José Núñez".encode("utf-16-be"),
        b"by Jos&#233; N&#xFA;&#241;ez",
        b"by Jos%C3%A9%20N%c3%bA%C3%B1ez",
        "by José\u00a0Núñez".encode(),
        "by Joſe Nuñez".encode(),
    ],
)
def test_bytes_give_a_name_away_in_any_encoding(content: bytes):
    name, *_ = terms_for(["José Núñez"])
    assert any(list(spans(name, layer, str.isalnum)) for layer in layers(content))
