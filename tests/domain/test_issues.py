"""Editors are told what an issue lacks, and readers find its pages in a row."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.issues import Gap, ItemReady, Place, SectionReady, gaps, page_ranges
from journal.domain.published import Pages
from journal.domain.workflow import State

READY = ItemReady("a", "Sleep", State.SCHEDULED, 16, "Why.", needs_abstract=True, author_count=1)


def told(*items: ItemReady) -> list[tuple[str, Place, str]]:
    found = gaps([SectionReady("s", "Articles", items)], "CC BY 4.0")
    return [(str(gap.said), gap.place, gap.place_id) for gap in found]


def test_an_issue_that_is_ready_lacks_nothing():
    assert told(READY, replace(READY, abstract="", needs_abstract=False)) == []


def test_each_missing_thing_is_told_with_its_place():
    lame = replace(READY, id="b", title="Work", page_count=None, abstract=" ", author_count=0)
    assert told(READY, lame) == [
        ("“Work” has no accepted galley.", Place.ITEM, "b"),
        ("“Work” has no abstract, and its section asks for one.", Place.ITEM, "b"),
        ("“Work” names no author.", Place.ITEM, "b"),
    ]


def test_a_paper_that_was_withdrawn_must_leave_the_issue():
    gone = replace(READY, state=State.WITHDRAWN, page_count=None)
    assert told(gone) == [("“Sleep” is “Withdrawn”: take it out of the issue.", Place.ITEM, "a")]


def test_an_empty_part_stops_nothing_and_an_empty_issue_is_told():
    empty = SectionReady("s", "News", ())
    assert gaps([empty, SectionReady("t", "Articles", (READY,))], "CC") == ()
    assert gaps([empty], "CC") == gaps([], "CC")
    assert [str(gap.said) for gap in gaps([], "")] == [
        "The issue is empty: place a paper in it.",
        "The journal has no licence yet; the manager sets it.",
    ]
    assert gaps([], "CC") == (Gap(gaps([], "CC")[0].said, "Empty", Place.ISSUE, ""),)


def test_pages_after_an_unknown_length_stay_open():
    assert page_ranges(3, [16, None, 4]) == (Pages(3, 18), None, None)


@given(st.integers(1, 900), st.lists(st.integers(1, 60), max_size=30))
def test_pages_follow_each_other_without_gap_or_overlap(first: int, counts: list[int]):
    at = first
    for pages, count in zip(page_ranges(first, counts), counts, strict=True):
        assert pages == Pages(at, at + count - 1)
        at += count
