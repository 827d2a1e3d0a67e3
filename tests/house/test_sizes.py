"""The house stays readable in one sitting: small functions, small files, small templates."""

import pytest

from tests.house.tree import (
    SOURCES,
    file_lengths,
    function_lengths,
    longest,
    percentile,
    python_files,
    templates,
)


@pytest.mark.parametrize(("share", "most"), [(0.5, 8), (0.9, 25), (1.0, 60)])
def test_a_reader_of_the_code_meets_small_functions(share: float, most: int):
    lengths = function_lengths(python_files(*SOURCES))
    assert percentile(lengths, share) <= most, f"longest functions:\n{longest(lengths)}"


@pytest.mark.parametrize(("share", "most"), [(0.9, 200), (1.0, 400)])
def test_a_reader_of_the_code_meets_small_files(share: float, most: int):
    lengths = file_lengths(python_files(*SOURCES))
    assert percentile(lengths, share) <= most, f"longest files:\n{longest(lengths)}"


def test_a_reader_of_the_pages_meets_small_templates():
    lengths = file_lengths(templates())
    assert lengths, "there are no templates"
    assert percentile(lengths, 0.9) <= 100, f"longest templates:\n{longest(lengths)}"
