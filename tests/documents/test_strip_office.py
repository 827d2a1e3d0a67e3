"""What a clean copy of an Office file looks like inside, and what no copy is made of."""

import io
import resource
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from journal.documents.child import Limits
from journal.documents.clean import clean
from journal.documents.strip import strip
from journal.documents.traces import Traces
from journal.domain.finding import Severity
from tests.documents import made
from tests.documents.traced import sheets, word
from tests.documents.traced.ooxml import Related, docx, field, p, r, word_part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MB = 1 << 20


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def copied(content: bytes) -> dict[str, bytes]:
    return parts(strip(content, Traces()))


def lines(document: bytes) -> list[str]:
    root = etree.fromstring(document)
    found = ("".join(t.text or "" for t in line.iter(_W + "t")) for line in root.iter(_W + "p"))
    return [line for line in found if line]


def test_a_line_whose_end_was_deleted_runs_into_the_next() -> None:
    assert lines(copied(word.changes())["word/document.xml"]) == [
        "We met every week in spring.",
        "The first half and the second half.",
        "Moved to here",
        "The end.",
    ]


def test_links_within_a_text_still_lead_where_they_led() -> None:
    document = copied(word.marks())["word/document.xml"].decode()
    assert 'w:name="mark1"' in document
    assert " REF mark1 \\h " in document
    assert 'w:anchor="mark1"' in document
    assert 'HYPERLINK "https://journal.example/" ' in document
    assert document.count("hyperlink ") == 2  # that within the text and that to the web


def test_a_style_with_a_new_name_is_used_as_before() -> None:
    copy = copied(word.styled())
    styles, document = copy["word/styles.xml"].decode(), copy["word/document.xml"].decode()
    assert 'w:styleId="Style3"' in styles
    assert '<w:pStyle w:val="Style3"/>' in document
    assert ' STYLEREF "Style 3" ' in document
    assert '<w:pStyle w:val="Heading1"/>' in document


def test_every_part_of_a_copy_has_a_type_and_a_way_to_it() -> None:
    for make, _, _ in word._WANT.values():
        copy = copied(make())
        types = copy["[Content_Types].xml"].decode()
        for name, content in copy.items():
            if name.endswith(".rels"):
                continue
            assert name == "[Content_Types].xml" or f'PartName="/{name}"' in types
            if name.endswith((".xml", ".rels")):
                etree.fromstring(content)


def test_formulas_keep_their_names_and_values_of_lost_sources_stay() -> None:
    sheet = copied(sheets.workbook())["xl/worksheets/sheet1.xml"].decode()
    assert "<f>Name_1*2</f><v>24</v>" in sheet
    assert '<c r="A2" s="0"><v>7</v></c>' in sheet
    assert "Kept words" in sheet
    assert "SUM(Table1[Answer])" in copied(sheets.saved_by())["xl/worksheets/sheet1.xml"].decode()


def test_a_picture_in_deleted_text_is_not_in_the_copy() -> None:
    photo = word._photo()
    shown = word.picture('r:embed="rId1"')
    deleted = f"<w:del {word._BY}>{shown}</w:del>"
    assert any("media" in name for name in copied(docx(p(shown), photo)))
    assert not any("media" in name for name in copied(docx(p(r("Text") + deleted), photo)))


def test_a_date_is_no_name_and_a_field_that_counts_still_counts() -> None:
    traces = Traces()
    copy = parts(
        strip(docx(p(field(" SEQ Figure \\* ARABIC ", "1") + field(" PAGE ", "3"))), traces)
    )
    assert traces.all() == []
    assert b" SEQ Figure \\* ARABIC " in copy["word/document.xml"]


def entities() -> bytes:
    """Return ten lines that become gigabytes."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{lines}]>'
    return made.office(head + made.word(p("<w:r><w:t>&l9;</w:t></w:r>")).partition("?>")[2])


def nested() -> bytes:
    """Return a hundred thousand tables, each within the one before."""
    depth = 100_000
    return made.docx("<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth)


def endless() -> bytes:
    """Return fifty megabytes of one paragraph."""
    return made.docx(
        "<w:p>" + r("Words without end, each other than the one before. ") * 500_000 + "</w:p>"
    )


def looping() -> bytes:
    """Return headers that are related to each other and to themselves."""
    one = word_part("hdr", p(r("head")), "header", number="one")
    to_itself = Related("header", "header.xml", one.content, one.media_type)
    back = Related("officeDocument", "document.xml")
    return docx(
        p(r("Text")) + "<w:p><w:pPr><w:sectPr><w:headerReference r:id='one'/></w:sectPr></w:pPr>"
        "</w:p>",
        Related(one.sort, one.target, one.content, one.media_type, (to_itself, back), number="one"),
    )


@pytest.mark.parametrize("make", [entities, nested, endless])
def test_a_hostile_file_is_refused_at_once(make: Callable[[], bytes], tmp_path: Path) -> None:
    paper = tmp_path / "paper.docx"
    paper.write_bytes(make())
    began = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = clean(paper, tmp_path / "copy.docx", limits=Limits(memory=1024 * _MB))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert not done.is_written
    assert [f.severity for f in done.reasons] == [Severity.REFUSED]
    assert used.ru_utime - began[1] < 5


def test_parts_that_lead_to_each_other_are_copied_once() -> None:
    copy = copied(looping())
    assert [name for name in copy if "header" in name] == ["word/header1.xml"]
