"""What changed between two texts: kept paragraphs, changed words, and texts made to cost time."""

import time

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.comparison import Change, Compared, Piece, compare, stretches

PARAGRAPH = st.text(alphabet="ab .中", max_size=30).map(lambda text: " ".join(text.split()))


def test_words_that_changed_are_told_within_a_paragraph_that_stayed():
    before = ["Introduction", "We asked ten people in one town.", "An old end."]
    after = ["Introduction", "We asked twelve people in one town.", "Something else entirely, new."]
    same, changed = stretches(before, after)
    assert same.is_same
    assert changed.paragraphs[0] == Compared(
        Change.CHANGED,
        (Piece("We asked "), Piece("ten ", Change.GONE), Piece("people in one town.")),
        (Piece("We asked "), Piece("twelve ", Change.NEW), Piece("people in one town.")),
    )
    assert [one.change for one in changed.paragraphs[1:]] == [Change.GONE, Change.NEW]


@given(st.lists(PARAGRAPH.filter(bool), max_size=8), st.lists(PARAGRAPH.filter(bool), max_size=8))
def test_nothing_of_either_text_is_lost(before, after):
    rows = list(compare(before, after))
    for side, whole in (("before", before), ("after", after)):
        shown = ["".join(one.text for one in getattr(row, side)) for row in rows]
        assert [text for text in shown if text] == whole


def test_a_text_made_to_cost_time_is_answered_soon():
    begun = time.monotonic()
    rows = list(compare(["a b"] * 6_000, ["b a", "a b c"] * 3_000))
    long = " ".join(f"w{number}" for number in range(40_000))
    rows += compare([long], [f"{long} more"])
    assert rows
    assert time.monotonic() - begun < 30
