"""Every document of the set: its traces are told, and gone from its copy, which reads the same."""

from pathlib import Path

import pytest

from journal.documents.clean import clean
from journal.documents.inspect import inspect
from journal.documents.text import read_text
from journal.domain.finding import Severity
from tests.documents.traced import (
    opendocument,
    pdf,
    pdfmade,
    pdfodd,
    pictures,
    rtf,
    sheets,
    slides,
    sources,
    word,
)
from tests.documents.traced.case import Case
from tests.documents.traced.deep import left_in
from tests.documents.traced.seen import assert_alike

CASES: list[Case] = [
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
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_copy_has_no_trace_and_all_its_text(case: Case, tmp_path: Path) -> None:
    original, copy = tmp_path / f"paper.{case.extension}", tmp_path / f"copy.{case.extension}"
    original.write_bytes(case.make())
    assert left_in(original.read_bytes(), case.traces) == set(case.traces)  # there was something

    told = inspect(original)
    assert {kind for kind in case.told if kind not in {f.kind for f in told}} == set()

    cleaned = clean(original, copy)
    assert cleaned.is_written is not case.refused, cleaned.reasons
    if case.refused:
        assert not copy.exists()
        assert any(f.severity is Severity.REFUSED for f in told)
        return
    assert left_in(copy.read_bytes(), case.traces) == set()
    if case.keeps:
        text = read_text(copy)
        read = " ".join(p.text for p in text.passages)  # type: ignore[union-attr]
        assert [kept for kept in case.keeps if kept not in read] == []
    if case.extension == "pdf":
        assert_alike(original, copy)


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
