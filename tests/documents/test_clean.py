"""Whoever is to be looked for stays nowhere where no page shows it."""

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, String

from journal.documents.inspect import looked_through
from journal.domain.finding import Severity
from tests.documents import made
from tests.documents.traced import opendocument, pictures
from tests.documents.traced.ooxml import Related, away, docx, p, picture, r

_NAMES = ("Xenia Quillfeather", "xq@there.example")
_ALT = "Xenia Quillfeather before the door of the centre"
_LINK = "https://there.example/people/quillfeather"


def _word() -> bytes:
    link = f'<w:hyperlink r:id="rIdweb">{r("Read more")}</w:hyperlink>'
    photo = Related("image", "media/a.jpeg", pictures.photograph(), "image/jpeg", number="rId1")
    shown = p(picture('r:embed="rId1"', alt=_ALT) + link)
    return docx(shown, photo, away("hyperlink", _LINK, "rIdweb"))


def _opendocument() -> bytes:
    return opendocument.odt(
        "<text:p><draw:frame svg:width='2cm' svg:height='2cm'><draw:image xlink:href='Pictures/a'/>"
        f"<svg:desc>{_ALT}</svg:desc></draw:frame><text:a xlink:href='{_LINK}'>Read more</text:a>"
        "</text:p>",
        Pictures__a=pictures.photograph(),
    )


def _pdf() -> bytes:
    pdf = made.blank_pdf("Read more")
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([9, 9, 40, 40]), Contents=String(_ALT),
        A=Dictionary(S=Name.URI, URI=String(_LINK)),
    )  # fmt: skip
    pdf.pages[0].obj[Name.Annots] = Array([pdf.make_indirect(link)])
    return made.saved(pdf)


@pytest.mark.parametrize("make", [_word, _opendocument, _pdf])
def test_a_name_that_no_page_shows_is_taken_out_of_links_and_descriptions(make, tmp_path: Path):
    path = made.put(tmp_path, make())
    copy, found = looked_through(path, _NAMES)
    assert copy is not None
    told = [finding for finding in found if "uillfeather" in finding.text]
    assert {"link"} <= {finding.kind for finding in told}
    assert {finding.severity for finding in told} == {Severity.FIXED}

    # Asked for nobody, a link to the web and a description are the reader's.
    copy, found = looked_through(path, ())
    assert copy is not None
    assert not [finding for finding in found if "uillfeather" in finding.text]


def test_a_name_that_a_page_shows_closes_the_gate(tmp_path: Path):
    path = made.put(tmp_path, docx(p(r("Written by Xenia Quillfeather."))))
    _, found = looked_through(path, _NAMES)
    assert [f.severity for f in found if f.kind == "name"] == [Severity.NEEDS_PERSON]
