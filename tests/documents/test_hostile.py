"""Documents that mean harm are refused or made harmless, soon and cheaply.

These few are opened at every run; the whole set, and the rest of what it costs, is for
`python -m bench.hostile`.
"""

import pytest

from bench.opened import opened
from tests.documents.hostile import ALL, Hostile

_SECONDS, _MEGABYTES = 5.0, 200.0
# One for each way in which a document grows: by its archive, its markup, its loops, its pixels,
# its words.
_QUICK = {
    "docx: its text stands in it twice",
    "zip: archives of archives (42)",
    "zip: entries upon each other",
    "zip: holds more than it says",
    "docx: 110,000 paragraphs",
    "docx: a header in its header",
    "docx: entities",
    "odt: 100,000 levels",
    "xlsx: entities",
    "pdf: pages in a circle",
    "pdf: an outline in a circle",
    "pdf: a drawing drawn 2^25 times",
    "pdf: a picture that only says so",
    "pdf: tables in a circle",
    "png: 60,000 by 60,000",
    "jpeg: 60,000 by 60,000",
    "tiff: in a circle",
    "svg: draws itself 2^60 times",
    "rtf: 200,000 groups deep",
    "rtf: lies about its bytes",
    "csv: formulas that never come",
    "txt: a paragraph of 50 MB",
}
_CHOSEN = [one for one in ALL if one.name in _QUICK]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float | str]]:
    """Return what came of each, by its name; they are opened one after the other."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = [folder / str(number) for number in range(len(_CHOSEN))]
    for path, one in zip(paths, _CHOSEN, strict=True):
        path.write_bytes(one.make())
    names = [one.name for one in _CHOSEN]
    return dict(zip(names, opened("clean", *paths), strict=True))


def test_the_chosen_are_of_the_set():
    assert {one.name for one in _CHOSEN} == _QUICK


@pytest.mark.parametrize("one", _CHOSEN, ids=lambda one: one.name)
def test_a_hostile_document_is_borne(one: Hostile, told: dict[str, dict[str, float | str]]):
    found = told[one.name]
    assert float(found["cpu"]) < _SECONDS  # of the child, as the system counted it
    assert float(found["megabytes"]) < _MEGABYTES  # the largest of all children so far
    assert found["refused"] or not one.is_refused
