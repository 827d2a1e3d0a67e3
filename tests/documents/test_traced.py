"""Every document of the set: its traces are told, and gone from its copy, which reads the same."""

from pathlib import Path

import pytest

from journal.documents.clean import clean, closes
from journal.documents.inspect import looked_through
from journal.documents.sniff import recognized
from journal.documents.text import passages_of
from journal.domain.finding import Severity
from tests.documents.traced import (
    corners,
    leftovers,
    opendocument,
    pdf,
    pdfmade,
    pdfodd,
    pictures,
    rtf,
    sheets,
    slides,
    sources,
    whole,
    word,
)
from tests.documents.traced.case import Case
from tests.documents.traced.deep import left_in
from tests.documents.traced.seen import assert_alike

CASES: list[Case] = [
    *corners.CASES,
    *leftovers.CASES,
    *opendocument.CASES,
    *pdf.CASES,
    *pdfmade.CASES,
    *pdfodd.CASES,
    *pictures.CASES,
    *rtf.CASES,
    *sheets.CASES,
    *slides.CASES,
    *sources.CASES,
    *word.CASES,
    *whole.CASES,
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_copy_has_no_trace_and_all_its_text(case: Case, tmp_path: Path) -> None:
    original = tmp_path / f"paper.{case.extension}"
    original.write_bytes(case.make())
    assert left_in(original.read_bytes(), case.traces) == set(case.traces)  # there was something

    # What the child does, done here: a process for each would take minutes.
    copy, told = looked_through(original, case.names)
    assert {kind for kind in case.told if kind not in {f.kind for f in told}} == set()
    if case.refused:
        assert copy is None or any(map(closes, told))
        assert any(f.severity is Severity.REFUSED for f in told)
        return
    assert copy is not None
    assert not any(map(closes, told))
    assert left_in(copy, case.traces) == set()
    if case.keeps:
        read = " ".join(p.text for p in passages_of(copy, recognized(copy)))
        assert [kept for kept in case.keeps if kept not in read] == []
    if case.extension == "pdf":
        written = tmp_path / "copy.pdf"
        written.write_bytes(copy)
        assert_alike(original, written)


def test_the_same_document_gives_the_same_copy(tmp_path: Path) -> None:
    for case in CASES[:: max(1, len(CASES) // 8)]:
        if case.refused:
            continue
        original = tmp_path / f"{case.name}.{case.extension}"
        original.write_bytes(case.make())
        copies = [tmp_path / f"{case.name}-{n}.{case.extension}" for n in (1, 2)]
        for copy in copies:
            assert clean(original, copy).is_written
        assert copies[0].read_bytes() == copies[1].read_bytes(), case.name
