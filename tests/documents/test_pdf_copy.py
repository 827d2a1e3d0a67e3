"""What of a PDF is kept: its tags and marks, its ways within, its quiet scans; and its limits."""

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from journal.documents.child import TOO_LONG, Limits
from journal.documents.clean import clean
from journal.documents.inspect import inspect
from journal.domain.finding import Severity
from tests.documents import made
from tests.documents.traced import pdf as cases
from tests.documents.traced import pdfmade

# Of its memory, half is what the engines reserve and never touch.
_SHORT = Limits(memory=512 << 20, cpu=10, wall=30)


def _copy(folder: Path, content: bytes) -> pikepdf.Pdf:
    copy = folder / "copy.pdf"
    cleaned = clean(made.put(folder, content), copy)
    assert cleaned.is_written, cleaned.reasons
    return pikepdf.open(copy)


def test_a_reader_who_cannot_see_keeps_tags_texts_and_the_mark_of_an_accessible_file(
    tmp_path: Path,
) -> None:
    before = pikepdf.open(io.BytesIO(pdfmade.typeset()))
    after = _copy(tmp_path, pdfmade.typeset())
    assert b"<pdfuaid:part>1</pdfuaid:part>" in after.Root.Metadata.read_bytes()
    assert after.Root.MarkInfo.Marked is True
    assert str(after.Root.Lang) == "en"
    assert _roles(after.Root.StructTreeRoot) == _roles(before.Root.StructTreeRoot)
    assert "A wall with a window" in repr(_tags(after.Root.StructTreeRoot))
    assert Name.ParentTree in after.Root.StructTreeRoot


def _roles(tag: pikepdf.Object) -> list[str]:
    return [str(one.get(Name.S)) for one in _tags(tag)]


def _tags(tag: pikepdf.Object) -> list[pikepdf.Object]:
    below = tag.get(Name.K, Array())
    kids = list(below) if isinstance(below, Array) else [below]
    found = [kid for kid in kids if isinstance(kid, Dictionary) and Name.S in kid]
    return [one for kid in found for one in (kid, *_tags(kid))]


def test_a_reader_still_goes_by_outline_and_link_to_where_they_led(tmp_path: Path) -> None:
    after = _copy(tmp_path, cases.places())
    place = after.Root.Outlines.First.Dest
    names = list(after.Root.Names.Dests.Names)
    led = names[names.index(place) + 1]
    assert led.D[0].objgen == after.pages[1].obj.objgen


def test_a_scan_with_its_own_words_beneath_troubles_nobody(tmp_path: Path) -> None:
    told = inspect(made.put(tmp_path, pdfmade.scanned()))
    assert [finding for finding in told if finding.severity is Severity.NEEDS_PERSON] == []


def _many(pdf: pikepdf.Pdf) -> None:
    every = [pdf.make_indirect(Dictionary(N=number)) for number in range(100_000)]
    pdf.Root[Name("/Every")] = Array(every)  # or they would not be saved


def _round_outline(pdf: pikepdf.Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String("a")))
    item[Name.Next], item[Name.First], item[Name.Parent] = item, item, item
    pdf.Root[Name.Outlines] = pdf.make_indirect(Dictionary(First=item, Last=item))


def _round_names(pdf: pikepdf.Pdf) -> None:
    tree = pdf.make_indirect(Dictionary(Names=Array([String("a"), Array()])))
    tree[Name.Kids] = Array([tree, tree])
    pdf.Root[Name.Names] = Dictionary(Dests=tree)
    pdf.Root[Name.PageLabels] = tree


def _round_tags(pdf: pikepdf.Pdf) -> None:
    tag = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P))
    tag[Name.K], tag[Name.P] = Array([tag, tag]), tag
    pdf.Root[Name.StructTreeRoot] = tag


def _round_pages(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def _round_drawing(pdf: pikepdf.Pdf) -> None:
    form = pikepdf.Stream(pdf, b"/F0 Do /F0 Do")
    form[Name.Subtype], form[Name.BBox] = Name.Form, Array([0, 0, 9, 9])
    drawing = pdf.make_indirect(form)
    form[Name.Resources] = Dictionary(XObject=Dictionary(F0=drawing))
    page = pdf.pages[0].obj
    page.Resources[Name.XObject] = Dictionary(F0=drawing)
    page[Name.Contents] = pdf.make_stream(b"/F0 Do")


def _deep(pdf: pikepdf.Pdf) -> None:
    inner = Array()
    for _ in range(400):
        inner = Array([inner])
    pdf.Root[Name("/Deep")] = inner


def _endless_drawing(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj[Name.Contents] = pdf.make_stream(b"% q Q\n" + b"q Q " * 20_000_000)


@pytest.mark.parametrize(
    "make",
    [_many, _round_outline, _round_names, _round_tags, _round_pages, _round_drawing, _deep,
     _endless_drawing],
)  # fmt: skip
def test_a_file_that_goes_in_circles_or_without_end_is_done_with(make, tmp_path: Path) -> None:
    pdf = made.blank_pdf("We met with survivors.")
    make(pdf)
    told = inspect(made.put(tmp_path, made.saved(pdf, recompress_flate=True)), limits=_SHORT)
    assert TOO_LONG not in {finding.text for finding in told}
