"""A colour that a journal chose is kept as near as its readers' eyes allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.lib.colour import contrast, is_colour, mixed, readable

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == 1


@given(COLOURS)
def test_any_colour_becomes_legible_on_paper_and_on_slate(colour: str):
    for grounds in (("#fbfaf6", "#f4f1e8"), ("#171612", "#1f1d18")):
        assert min(contrast(readable(colour, *grounds), ground) for ground in grounds) >= 4.5


def test_a_colour_that_can_be_read_is_left_as_it_is():
    assert readable("#7c1f2e", "#ffffff") == "#7c1f2e"
    assert readable("#ffe000", "#ffffff") != "#ffe000"


def test_a_mixture_lies_between():
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


def test_what_is_no_colour_is_refused():
    assert [is_colour(text) for text in ("#7c1f2e", "#7C1F2E", "red", "#fff", "#7c1f2e;")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    with pytest.raises(ValueError, match="no colour"):
        contrast("red", "#ffffff")
