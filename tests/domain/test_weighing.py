"""Scores add up as an editor would reckon them, on scales of any length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.review_form import Condition, Element, Form, Kind, as_list
from journal.domain.weighing import Spread, side_by_side, total

FIVE = ("poor", "weak", "fair", "good", "strong")
FORM = Form(
    "f",
    "Usual",
    (
        Element("h", Kind.HEADING, "The work"),
        Element("a", Kind.SCALE, "Methods", weight=3, choices=FIVE),
        Element("b", Kind.SCALE, "Consent", weight=1, choices=("no", "yes")),
        Element("c", Kind.SCALE, "Beauty", choices=FIVE),
        Element("d", Kind.MULTIPLE, "Known to me", choices=("law", "medicine")),
        Element("e", Kind.LONG, "What of the law?", asked_if=Condition("d", "law")),
    ),
)


def test_a_total_is_the_mean_by_weight_and_long_scales_count_no_more_than_short_ones():
    assert total(FORM, {"a": "4", "b": "2", "c": "1"}) == pytest.approx((3 * 75 + 100) / 4)
    assert total(FORM, {"b": "1"}) == 0
    assert total(FORM, {"c": "5", "a": ""}) is None
    assert total(FORM, {"a": "9"}) is None


def test_reviews_stand_side_by_side_question_by_question():
    reviews = [
        {"a": "2", "b": "2", "d": as_list(["law"]), "e": "Article 15 is missing."},
        {"a": "5", "d": as_list(["medicine"]), "e": "Written before the answer was changed."},
        {"a": "5", "d": as_list(["law", "medicine"])},
    ]
    sheet = side_by_side(FORM, reviews)
    lines = {line.element.id: line for line in sheet.lines}
    assert lines["a"].spread == Spread(4, 2, 5, pytest.approx(2**0.5))
    assert lines["a"].counts == (("poor", 0), ("weak", 1), ("fair", 0), ("good", 0), ("strong", 2))
    assert lines["c"].spread is None
    assert not any(lines["c"].answers)
    assert lines["d"].counts == (("law", 2), ("medicine", 2))
    assert lines["e"].answers == ("Article 15 is missing.", "", "")
    assert sheet.totals == (pytest.approx((3 * 25 + 100) / 4), 100, 100)
    assert sheet.spread is not None
    assert sheet.spread.least == sheet.totals[0]
    assert side_by_side(FORM, ()).spread is None


STEPS = st.integers(2, 9)
SCALES = st.lists(st.tuples(STEPS, st.integers(0, 9), st.floats(0, 0.999)), max_size=6)


@given(SCALES)
def test_a_total_lies_between_the_lowest_and_the_highest_score(scales):
    elements, answers = [], {}
    for number, (steps, weight, where) in enumerate(scales):
        key = str(number)
        words = tuple(f"step {step}" for step in range(steps))
        elements.append(Element(key, Kind.SCALE, key, weight=weight, choices=words))
        answers[key] = str(1 + int(where * steps))
    found = total(Form("f", "Any", tuple(elements)), answers)
    heights = [
        100 * (int(answers[one.id]) - 1) / (len(one.choices) - 1) for one in elements if one.weight
    ]
    if not heights:
        assert found is None
    else:
        assert min(heights) - 1e-6 <= found <= max(heights) + 1e-6
