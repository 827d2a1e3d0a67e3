"""What typesetters print stays, whatever was noted beside it."""

import io
import zipfile

from journal.documents.strip import strip
from journal.documents.traces import Traces
from tests.documents import made
from tests.documents.traced import corners, sources


def unpacked(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode("latin-1") for name in archive.namelist()}


def test_a_source_prints_the_same_without_its_comments():
    parts = unpacked(strip(sources.latex(), Traces()))
    assert sorted(parts) == ["fig/line.eps", "fig/photo.jpg", "main.tex", "own.sty", "refs.bib"]
    text = parts["main.tex"]
    assert r"50\% of all letters, see \url{https://example.org/a%20b}, were kept%" in text
    assert "% a comment that is printed" in text
    assert r"\verb|100% sure|" in text
    assert "pdfauthor={}" in text
    assert text.endswith("\\end{document}\n")


def test_references_stay_without_what_their_keeper_noted():
    text = unpacked(strip(sources.latex(), Traces()))["refs.bib"]
    assert 'title = {On {L}istening}, author = "A. Known"' in text
    assert "year = 2019}" in text
    assert "title = {A # sign}, year = {2001}}" in text


def test_a_drawing_in_postscript_keeps_its_lines_and_its_box():
    text = unpacked(strip(sources.latex(), Traces()))["fig/line.eps"]
    assert text.startswith("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 20 20\n")
    assert "newpath 0 0 moveto 9 9 lineto stroke" in text


def test_cells_that_would_run_become_text_and_numbers_stay():
    text = strip(sources.running(), Traces()).decode()
    assert text == 'name,reply\nA,"\'=WEBSERVICE(""https://calls.example/"")"\nB,-3\n'


def test_names_in_an_archive_are_fit_for_every_system_and_every_eye():
    told = ["CON", "aux.csv", "data\u202evsc.exe", "a\nb.csv", "A.csv", "a.csv", "x" * 300 + ".csv",
            "می\u200cخواهم.csv", "one/nul.txt", "trailing. "]  # fmt: skip
    copy = strip(made.zipped(dict.fromkeys(told, "a,b\n1,2\n3,4\n")), Traces())
    assert list(unpacked(copy)) == [
        "_CON", "_aux.csv", "datavsc.exe", "ab.csv", "A.csv", "a-2.csv", "x" * 100 + ".csv",
        "می\u200cخواهم.csv", "one/_nul.txt", "trailing",
    ]  # fmt: skip


def test_a_condition_that_is_never_true_ends_where_its_other_side_is_printed():
    text = unpacked(strip(corners.conditions(), Traces()))["main.tex"]
    assert r"We met. \iffalse\else Kept \fi" in text


def test_a_remark_goes_and_a_text_with_its_sign_stays():
    text = unpacked(strip(corners.conditions(), Traces()))["line.eps"]
    assert "lineto stroke \n(100% (kept) %) show" in text
