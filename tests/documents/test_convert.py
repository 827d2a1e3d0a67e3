"""A Word file of before 2007 is read as the DOCX that LibreOffice makes of it."""

from pathlib import Path

import pytest

from journal.documents.answers import Refused
from journal.documents.check import check
from journal.documents.clean import clean
from journal.documents.convert import can_convert
from journal.documents.kinds import DOC, DOCX
from journal.documents.reading import read_details
from journal.documents.sniff import sniff
from tests.documents import made
from tests.documents.traced.deep import left_in
from tests.documents.traced.opendocument import libreoffice


@pytest.mark.skipif(not can_convert(), reason="LibreOffice is not installed")
def test_an_old_word_file_is_read_as_a_new_one(tmp_path: Path):
    details = read_details(made.put(tmp_path, libreoffice("doc")))
    assert not isinstance(details, Refused)
    assert details.title is not None
    assert details.title.text == "Listening to survivors"
    assert details.words > 0


@pytest.mark.skipif(not can_convert(), reason="LibreOffice is not installed")
def test_the_clean_copy_of_an_old_word_file_is_a_new_one_without_its_makers(tmp_path: Path):
    old, copy = made.put(tmp_path, libreoffice("doc")), tmp_path / "copy"
    assert clean(old, copy).is_written
    assert sniff(copy) is DOCX
    names = ("Yusuf Zanzibari", "Quillfeather", "told by Hindquist", "our Hindquist", "Fairphonix")
    assert left_in(copy.read_bytes(), names) == set()


def test_what_only_looks_like_an_old_word_file_is_refused(tmp_path: Path):
    broken, new = made.put(tmp_path, made.compound("WordDocument")), tmp_path / "new"
    cleaned = clean(broken, new)
    assert cleaned.reasons
    assert not new.exists()


def test_an_old_word_file_with_programs_is_refused(tmp_path: Path):
    content = made.compound("WordDocument", "_VBA_PROJECT")
    told = check(made.put(tmp_path, content), [DOC, DOCX])
    assert isinstance(told, Refused)
    assert "programs along (macros)" in str(told.said)
