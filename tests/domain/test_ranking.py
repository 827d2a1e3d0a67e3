"""Whom to ask first: every part of the points, and why, in words an editor can answer for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.conflicts import Known, Stay, Traced, households, traced
from journal.domain.matching.history import Asked, History, history
from journal.domain.matching.ranking import Person, Ranked, Record, Wanted, parts, rank
from journal.domain.said import Said

TODAY = date(2026, 11, 26)
PAPER = Wanted("es", TODAY, frozenset({"GE"}))
KNOWN = Person(
    "k", "Known", ("es", "en"), country="CL", likeness=0.3, shared=("sueño",),
    record=Record(4, 4, 12), last_asked_on=TODAY - timedelta(days=400),
)  # fmt: skip


def order(*people: Person) -> list[str]:
    return [one.person.name for one in rank(PAPER, people)]


def told(person: Person) -> dict[str, tuple[int, str]]:
    return {str(one.name): (one.points, str(one.reason)) for one in parts(PAPER, person)}


def test_an_editor_reads_what_each_part_is_worth_and_why() -> None:
    assert told(KNOWN) == {
        "Subject": (34, "Knows of: sueño"),
        "Language of the paper": (10, "Reads the language of the paper"),
        "Reviews open now": (10, "Has 0 reviews open of at most 2"),
        "Reviews sent before": (12, "Sent 4 of 4 reviews"),
        "Time taken": (5, "Takes 12 days as a rule"),
        "Last asked": (5, "400 days ago"),
        "Country": (5, "No other reviewer of this round is from there"),
    }
    stranger = Person("s", "Stranger", letters="es", country="GE", open_count=1)
    assert told(stranger) == {
        "Subject": (0, "Shares no telling word with the paper"),
        "Language of the paper": (
            5,
            "Gets letters in the language of the paper, and names none they read",
        ),
        "Reviews open now": (5, "Has 1 review open of at most 2"),
        "Reviews sent before": (8, "Not asked before, as far as you may see"),
        "Time taken": (2, "No review of theirs to tell by"),
        "Last asked": (5, "Never, as far as you may see"),
        "Country": (0, "A reviewer of this round is from there too"),
    }


def test_who_reviewed_it_before_goes_first_and_who_is_hindered_last() -> None:
    opposed = Said("Opposed by the authors")
    assert order(
        replace(KNOWN, key="1", name="in conflict", against=(opposed,), reviewed_before=True),
        replace(KNOWN, key="2", name="rests", rests=True),
        replace(KNOWN, key="3", name="reads English alone", languages=("en",)),
        replace(KNOWN, key="4", name="beside another", neighbour="Ann"),
        Person("5", "a stranger"),
        Person("6", "earlier reviewer", ("es",), reviewed_before=True),
        Person("7", "volunteer", ("es",), has_volunteered=True),
        replace(KNOWN, key="8", name="full", open_count=2),
        KNOWN,
    )[:3] == ["earlier reviewer", "Known", "full"]
    last = rank(PAPER, [replace(KNOWN, against=(opposed,)), Person("5", "Nobody", rests=True)])
    assert [one.person.name for one in last] == ["Nobody", "Known"]


def test_what_sets_somebody_apart_is_told_in_one_line_the_weightiest_first() -> None:
    one = replace(KNOWN, is_suggested=True, has_volunteered=True, neighbour="Ann Rowan")
    assert [str(said) for said in rank(PAPER, [one])[0].told] == [
        "At the same institution as another reviewer of this round: Ann Rowan",
        "Knows of: sueño",
        "Sent 4 of 4 reviews",
        "Takes 12 days as a rule",
        "Offered to review for the journal",
        "Suggested by the authors",
    ]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"likeness": 0.3}, {"likeness": 0.2}),
        ({"languages": ("es",)}, {"languages": (), "letters": "es"}),
        ({"open_count": 0}, {"open_count": 1}),
        ({"record": Record(5, 5, 12)}, {"record": Record(5, 1, 12)}),
        ({"record": Record(4, 4, 12, 4.5)}, {"record": Record(4, 4, 12, 2.0)}),
        ({"record": Record(4, 4, 15)}, {"record": Record(4, 4, 60)}),
        ({"last_asked_on": None}, {"last_asked_on": TODAY}),
        ({"country": "CL"}, {"country": "GE"}),
        ({"has_volunteered": True}, {"has_volunteered": False}),
    ],
)
def test_each_thing_known_moves_somebody_the_way_it_should(
    better: dict[str, object], worse: dict[str, object]
) -> None:
    first, second = replace(KNOWN, key="b", **better), replace(KNOWN, key="a", **worse)
    assert [one.person.key for one in rank(PAPER, [second, first])] == ["b", "a"]
    suggested = replace(KNOWN, is_suggested=True)
    assert rank(PAPER, [suggested])[0].points == rank(PAPER, [KNOWN])[0].points


PEOPLE = st.lists(
    st.builds(
        Person,
        key=st.uuids().map(str),
        name=st.sampled_from("ABC"),
        languages=st.sampled_from([(), ("es",), ("en",)]),
        likeness=st.floats(0, 1),
        open_count=st.integers(0, 9),
        limit=st.integers(0, 3),
        record=st.builds(lambda a, s, d: Record(a, min(a, s), d), *[st.integers(0, 9)] * 3),
        last_asked_on=st.none() | st.dates(date(2020, 1, 1), TODAY),
        rests=st.booleans(),
        country=st.sampled_from(["", "GE", "CL"]),
    ),
    max_size=8,
)


@given(PEOPLE, st.randoms())
def test_the_order_hangs_on_what_is_known_and_on_nothing_else(people, chance) -> None:
    first = rank(PAPER, people)
    chance.shuffle(people)
    assert rank(PAPER, people) == first
    assert [one.place for one in first] == list(range(1, len(first) + 1))
    for one in first:
        _parts_are_within_bounds(one)


def _parts_are_within_bounds(one: Ranked) -> None:
    assert all(part.points <= part.most and part.points in range(-100, 101) for part in one.parts)
    assert one.points <= 100 or one.person.reviewed_before


def test_who_is_at_one_institution_or_joined_by_others_belongs_together() -> None:
    def at(place: str, email: str) -> Traced:
        return traced(
            Known("Ann", ("Ann",), email, (Stay(place), Stay("Old University", year=2020)))
        )

    people = {
        "a": at("Centre of Sleep, University of Pecs", "a@pecs.example"),
        "b": at("University of Pecs", "b@gmail.com"),
        "c": at("Elsewhere", "c@mail.pecs.example"),
        "d": at("Nowhere", "d@gmail.com"),
    }
    assert households(people) == {"a": "a", "b": "a", "c": "a"}


def test_what_counts_for_nobody_is_left_out_of_what_somebody_sent() -> None:
    at = datetime(2026, 11, 26, 9, tzinfo=UTC)
    long_ago = at - timedelta(days=90)
    asked = Asked(long_ago, TODAY - timedelta(days=60))
    accepted = replace(asked, accepted_at=long_ago)
    times = [
        replace(accepted, submitted_at=long_ago + timedelta(days=20), rating=5),
        replace(accepted, submitted_at=long_ago + timedelta(days=31), closed_at=at, rating=4),
        asked,
        accepted,
        replace(asked, declined_at=at),
        replace(accepted, declined_at=at),
        replace(asked, declined_at=at, put_off_until=TODAY),
        replace(asked, cancelled_at=at),
        Asked(at - timedelta(days=9), TODAY),
        replace(Asked(at, TODAY), accepted_at=at),
    ]
    assert history(times, at) == History(4, TODAY, Record(5, 2, 26, 4.5))
    assert history([], at) == History()
    [told] = [
        one
        for one in parts(PAPER, replace(KNOWN, record=Record(5, 2, 26, 4.5)))
        if str(one.name) == "Reviews sent before"
    ]
    assert (told.points, str(told.reason)) == (9, "Sent 2 of 5 reviews, rated 4.5 of 5 by editors")
