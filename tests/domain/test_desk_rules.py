"""The small rules of the desk: who gets a paper, what it waits for, what a letter becomes."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.assigning import least_loaded
from journal.domain.decisions import KINDS
from journal.domain.filling import filled, kept
from journal.domain.history import told
from journal.domain.inviting import length, why_not_due
from journal.domain.letters import Composed
from journal.domain.next_act import NextAct, Situation, next_act
from journal.domain.releasing import ToRelease, aliases
from journal.domain.waiting import SHAPES, STATE_SHAPES, Progress, Waiting, of_round, words
from journal.domain.workflow import MOVES, State
from tests.conftest import START

ALL = frozenset(
    {"assign_editor", "supply_anonymized", "send_to_review", "invite_reviewer", "open_round",
     "recommend", "to_production"}
)  # fmt: skip


def test_the_least_loaded_editor_is_chosen_and_nobody_where_there_is_none() -> None:
    assert least_loaded(["b", "a", "c"], {"a": 2, "b": 1}) == "c"
    assert least_loaded(["b", "a"], {}) == "a"
    assert least_loaded([], {"a": 1}) is None


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.integers())
def test_whoever_has_an_alias_keeps_it_and_the_others_fill_no_gap(
    people: list[str], seed: int
) -> None:
    reviews = [ToRelease(f"review-{one}", one, "text") for one in people]
    taken = {"a": 2, "z": 1}
    given_now = aliases(reviews, taken, random.Random(seed))
    fresh = sorted(given_now[f"review-{one}"] for one in people if one != "a")
    assert fresh == list(range(3, 3 + len(fresh)))
    assert given_now.get("review-a", 2) == 2


def test_a_letter_is_filled_once_and_what_people_typed_stays_text() -> None:
    letter = Composed("Due {due}", "Hello {name}\n\n{reviews}\n\nBy {due}, {due}.")
    going = filled(letter, {"due": "1 May", "reviews": "I wrote {due} and {link}"})
    assert going == Composed(
        "Due 1 May", "Hello {name}\n\nI wrote {due} and {link}\n\nBy 1 May, 1 May.\n"
    )
    assert filled(letter, {"reviews": ""}).text == "Hello {name}\n\nBy {due}, {due}.\n"
    assert kept("due", "reviews") == {"due": "{due}", "reviews": "{reviews}"}


@pytest.mark.parametrize(
    ("progress", "waiting"),
    [
        (Progress(2), Waiting.FIND_REVIEWERS),
        (Progress(2, live=2), None),
        (Progress(2, live=2, unanswered=1), Waiting.UNANSWERED),
        (Progress(2, live=2, late=1), Waiting.REVIEW_LATE),
        (Progress(2, live=1, late=1), Waiting.REVIEW_LATE),
        (Progress(2, live=3, submitted=2, late=1), Waiting.REVIEWS_IN),
        (Progress(1, live=1, submitted=1), Waiting.REVIEWS_IN),
    ],
)
def test_a_round_waits_for_one_thing(progress: Progress, waiting: Waiting | None) -> None:
    assert of_round(progress) is waiting


def test_everything_that_waits_has_words_and_a_shape() -> None:
    assert set(SHAPES) == set(Waiting)
    assert set(STATE_SHAPES) == set(State)
    for waiting in Waiting:
        for days in (0, 1, 9):
            for late in (1, 2):
                assert str(words(waiting, Progress(2, 1, 1, late), days))
    assert str(words(Waiting.REVIEW_LATE, Progress(2, 2, 0, 1), 6)) == "Review 6 days late"
    assert str(words(Waiting.REVIEW_LATE, Progress(2, 2, 0, 2), 1)) == "2 reviews late"


def situation(state: State = State.IN_REVIEW, **more: object) -> Situation:
    usual: dict[str, object] = {
        "has_editor": True,
        "is_reviewed": True,
        "has_copy": True,
        "may_decide": True,
    }
    return Situation(state, **(usual | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (situation(State.SUBMITTED, has_editor=False), NextAct.ASSIGN),
        (situation(State.SUBMITTED), NextAct.SEND_TO_REVIEW),
        (situation(State.SUBMITTED, has_copy=False), NextAct.SUPPLY_COPY),
        (situation(State.SUBMITTED, is_reviewed=False), NextAct.DECIDE),
        (situation(), NextAct.OPEN_ROUND),
        (situation(is_revised=True), NextAct.DECIDE),
        (situation(progress=Progress(1)), NextAct.FIND_REVIEWERS),
        (situation(progress=Progress(1), has_copy=False), NextAct.SUPPLY_COPY),
        (situation(progress=Progress(1, 1, 1)), NextAct.DECIDE),
        (situation(progress=Progress(1, 1, 1), may_decide=False), NextAct.RECOMMEND),
        (situation(may_decide=False, is_recommended=True), None),
        (situation(is_recommended=True), NextAct.DECIDE),
        (situation(progress=Progress(1, 1)), None),
        (situation(progress=Progress(1, 1, unanswered=1)), NextAct.REMIND),
        (situation(State.ACCEPTED), NextAct.TO_PRODUCTION),
        (situation(State.REVISION_REQUESTED), None),
        (situation(State.PUBLISHED), None),
    ],
)
def test_the_page_offers_one_thing_first(now: Situation, wanted: NextAct | None) -> None:
    assert next_act(now, ALL) is wanted
    if wanted is not NextAct.DECIDE:
        assert next_act(now, frozenset()) is None


def test_every_move_and_every_decision_is_told_in_words() -> None:
    decided = {kind.act for kind in KINDS}
    for act in [row.act for row in MOVES if row.act not in decided] + [k.name for k in KINDS]:
        assert not str(told(act, "Ada")).startswith("did:"), act
    assert str(told("invite_reviewer", "Ada")) == "invited Ada"
    assert str(told("invite_reviewer", "")) == "invited somebody"
    assert str(told("polish_brass", "")) == "did: polish brass"


def test_an_invitation_tells_the_length_as_far_as_it_is_known() -> None:
    assert [
        str(length(*known)) for known in ((12, 5400), (12, None), (None, 300), (None, None))
    ] == [
        "12 pages, about 5400 words",
        "12 pages",
        "about 300 words",
        "length not counted",
    ]
    today = START.date()
    assert why_not_due(today, today) is not None
    assert why_not_due(today.replace(year=today.year + 3), today) is not None
    assert why_not_due(today.replace(day=today.day + 1), today) is None
