"""What editors strike is gone for the author, and nothing else is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.striking import GAP, pieces, stands, struck

_TEXTS = st.text(alphabet="ab \n.é漢", max_size=60)


@pytest.mark.parametrize(
    ("text", "passages", "read"),
    [
        ("As I wrote in Rowan (2019), it fails.", ["Rowan (2019)"], "As I wrote in […], it fails."),
        ("He is careless. The rest holds.", ["He is careless."], "[…] The rest holds."),
        ("Two\nlines of it\nand more.", ["lines   of it and"], "Two\n[…] more."),
        ("the theory of the sea", ["the"], "[…] theory of […] sea"),
        ("Ann and Anna", ["Ann"], "[…] and Anna"),
        ("我和王医生一起工作", ["王医生"], "我和[…]一起工作"),
        ("one two three four", ["one two", "two three"], "[…] four"),
        ("a (b) c", ["(b)", "nowhere", " "], "a […] c"),
        ("nothing goes", [], "nothing goes"),
        ("", ["a"], ""),
    ],
)
def test_author_reads_a_gap_wherever_a_passage_stood(text, passages, read):
    assert struck(text, passages) == read
    assert "".join(one.text for one in pieces(text, passages)) == text


def test_a_word_that_stands_a_hundred_thousand_times_is_struck_at_once():
    begun = time.process_time()
    assert struck("so, " * 100_000, ["so", ","]) == f"{GAP} " * 100_000
    assert time.process_time() - begun < 2


@given(_TEXTS, st.lists(st.text(alphabet="ab \n.é漢", max_size=5), max_size=4))
def test_what_is_struck_stands_nowhere_in_what_is_left(text, passages):
    kept = [one.text for one in pieces(text, passages) if not one.is_struck]
    assert "".join(one.text for one in pieces(text, passages)) == text
    whole = struck(text, passages)
    for passage in passages:
        # Two parts that a gap keeps apart must not read as the passage across it.
        assert not stands(whole.replace(GAP, "\0"), passage) or GAP in passage
    assert GAP not in "".join(kept)
