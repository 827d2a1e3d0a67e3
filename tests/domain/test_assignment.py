"""A whole call is served at best: no better assignment exists, and what lacks is explained."""

import random
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.matching.assignment import Assignment, Call, Demand, Supply, assign, worth
from journal.domain.matching.shortage import Bar, why_lacking, worst_served


def may_be(call: Call, pairs: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether nobody is above their load and no two of one institution meet on a paper."""
    people = {one.key: one for one in call.people}
    houses = [(paper, people[one].house) for paper, one in pairs if people[one].house]
    return len(set(houses)) == len(houses) and all(
        sum(1 for _, key in pairs if key == one.key) <= one.room for one in call.people
    )


def by_trying_all(call: Call) -> tuple[int, int]:
    """Return most places filled, and with these the greatest worth."""
    choices = []
    for paper in call.papers:
        fit = [one.key for one in call.people if (paper.key, one.key) in call.points]
        choices.append(
            [
                tuple((paper.key, one) for one in some)
                for count in range(min(paper.places, len(fit)) + 1)
                for some in combinations(fit, count)
            ]
        )
    tried = (sum(every, ()) for every in product(*choices))
    return max((len(pairs), worth(call, pairs)) for pairs in tried if may_be(call, pairs))


PAPERS = st.lists(
    st.builds(
        Demand,
        key=st.just(""),
        places=st.integers(1, 2),
        had=st.dictionaries(st.sampled_from(["GE", "CL"]), st.integers(1, 2), max_size=1),
    ),
    min_size=1,
    max_size=3,
)
PEOPLE = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["", "", "here", "there"]),
        st.sampled_from(["", "GE", "CL"]),
    ),
    max_size=5,
)


@st.composite
def calls(draw: st.DrawFn) -> Call:
    papers = [Demand(f"p{n}", one.places, one.had) for n, one in enumerate(draw(PAPERS))]
    people = [Supply(f"r{n}", *one) for n, one in enumerate(draw(PEOPLE))]
    points = {
        (paper.key, one.key): draw(st.integers(-100, 200))
        for paper in papers
        for one in people
        if draw(st.booleans())
    }
    return Call(papers, people, points)


@settings(max_examples=150, deadline=None)
@given(calls())
def test_nothing_that_may_be_is_better(call: Call) -> None:
    found = assign(call)
    assert may_be(call, found.pairs)
    assert (len(found.pairs), worth(call, found.pairs)) == by_trying_all(call)
    for paper in call.papers:
        lacking = found.lacking.get(paper.key, 0)
        assert len(found.chosen[paper.key]) + lacking == paper.places


def test_a_paper_s_first_reviewer_goes_before_another_s_second() -> None:
    papers = [Demand("a", 2), Demand("b", 2)]
    people = [Supply("one", 1), Supply("two", 1)]
    points = {("a", "one"): 90, ("a", "two"): 90, ("b", "one"): 10, ("b", "two"): 20}
    assert assign(Call(papers, people, points)) == Assignment(
        {"a": ("one",), "b": ("two",)}, {"a": 1, "b": 1}
    )


def a_call(papers: int, people: int, seed: int = 3) -> Call:
    """Return a call of this size, as calls are: a fifth of all pairs must not be."""
    chance = random.Random(seed)
    supply = [
        Supply(
            f"r{n:03}", chance.randint(0, 3), f"h{chance.randint(0, 90)}", chance.choice("ABCDEFGH")
        )
        for n in range(people)
    ]
    demand = [Demand(f"p{n:03}", chance.choice((2, 2, 3))) for n in range(papers)]
    points = {
        (paper.key, one.key): chance.randint(0, 100)
        for paper in demand
        for one in supply
        if chance.random() < 0.8
    }
    return Call(demand, supply, points)


def test_a_call_of_sixty_papers_is_served_alike_in_whatever_order_it_comes() -> None:
    call = a_call(60, 150)
    found = assign(call)
    assert not found.lacking
    assert may_be(call, found.pairs)
    shuffled = list(call.people)
    random.Random(1).shuffle(shuffled)
    assert assign(Call(call.papers[::-1], shuffled, call.points)).chosen == found.chosen


def test_an_editor_reads_why_a_paper_lacks_reviewers_and_which_is_served_worst() -> None:
    papers = [Demand("full", 1), Demand("half", 2), Demand("none", 1), Demand("house", 2)]
    people = [
        Supply("ann", 1, "clinic"),
        Supply("ben", 2, "clinic"),
        Supply("cai", 0),
        Supply("dov", 1),
    ]
    points = {("full", "ann"): 80, ("half", "ann"): 70, ("house", "ann"): 9, ("house", "ben"): 50}
    points |= {("half", "dov"): 20}
    call = Call(papers, people, points)
    bars = {("none", one.key): Bar.LANGUAGE for one in people}
    bars |= {("half", "ben"): Bar.CONFLICT, ("half", "cai"): Bar.RESTS, ("house", "cai"): Bar.RESTS}
    bars |= {("house", "dov"): Bar.DROPPED}
    found = assign(call)
    assert found.pairs == (("full", "ann"), ("half", "dov"), ("house", "ben"))
    told = why_lacking(call, found, bars)
    assert {paper: [str(said) for said in why] for paper, why in told.items()} == {
        "half": [
            "1 person is in conflict with the paper.",
            "1 person takes no further review at the moment.",
            "1 person could, and is wanted for other papers as often as they review.",
        ],
        "house": [
            "1 person takes no further review at the moment.",
            "1 person is at the institution of another reviewer of the paper.",
            "1 person is left out by you.",
        ],
        "none": ["Nobody says that they read the language of the paper."],
    }
    assert worst_served(call, found) == "none"
    empty = Call([Demand("alone", 1)], [], {})
    assert [str(one) for one in why_lacking(empty, assign(empty), {})["alone"]] == [
        "There is nobody to ask yet."
    ]
    assert worst_served(Call([], [], {}), assign(Call([], [], {}))) is None
