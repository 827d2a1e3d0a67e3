"""Reviews cut into points, and what an author does with the rows."""

import pytest

from journal.domain.answering import Answered, Typed, begun, filled, points, pressed
from journal.domain.refusal import Overtaken

NUMBERED = (
    "A fine paper.\n\n1. The sample is small.\nSay why.\n\n2) Table 2 is wrong.\n(3) Cite more."
)
PARAGRAPHS = "Major comments\n\nThe sample is small.\n\nTable 2 is wrong. So is Table 3."


def test_a_review_falls_into_its_numbered_points_or_its_paragraphs():
    assert points(NUMBERED) == (
        "A fine paper.",
        "1. The sample is small.\nSay why.",
        "2) Table 2 is wrong.",
        "(3) Cite more.",
    )
    assert points(PARAGRAPHS) == (
        "Major comments\n\nThe sample is small.",
        "Table 2 is wrong. So is Table 3.",
    )
    assert points("1. One point alone, numbered.") == ("1. One point alone, numbered.",)
    assert points(" \n ") == ()


def test_rows_are_split_joined_added_and_removed_and_no_answer_is_lost():
    rows = begun([(1, PARAGRAPHS), (2, "Fine.")])
    rows = filled(rows, Typed({"1.1": ("We say why.", "p. 3"), "1.2": ("Mended.", "")}))
    split = pressed(rows, Typed({}, "split", "1.2"))
    assert [(row.key, row.point, row.answer) for row in split[1:3]] == [
        ("1.2", "Table 2 is wrong.", "Mended."),
        ("1.2+1", "So is Table 3.", ""),
    ]
    joined = pressed(split, Typed({}, "merge", "1.2"))
    assert joined[0] == Answered(
        "1.1", 1, f"{rows[0].point}\n\nTable 2 is wrong.", "We say why.\n\nMended.", "p. 3"
    )
    assert pressed(joined, Typed({}, "merge", "2.1")) == joined, "two reviewers are never joined"
    more = pressed(joined, Typed({}, "add"))
    assert more[-1] == Answered("own+1")
    assert pressed(more, Typed({}, "remove", "own+1")) == joined


def test_an_older_window_cannot_put_an_answer_into_another_row():
    rows = pressed(begun([(1, PARAGRAPHS)]), Typed({}, "merge", "1.2"))
    with pytest.raises(Overtaken):
        filled(rows, Typed({"1.1": ("To the first.", ""), "1.2": ("To the second.", "")}))
