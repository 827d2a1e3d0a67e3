"""What a review lacks, until when it is taken, and whether a window is older than another."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.reading import paragraphs
from journal.domain.review_form import Condition, Element, Kind
from journal.domain.reviews import (
    LATER_DAYS,
    Files,
    ReviewText,
    Window,
    due_bounds,
    for_author,
    is_live,
    lacks,
    last_day,
    mark,
    signature,
)
from journal.domain.rounds import ReviewStatus
from journal.domain.usual_form import USUAL
from journal.lib.signing import digest

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
WHOLE = ReviewText(
    answers={one.id: "3" for one in USUAL.elements},
    recommendation="accept",
    comments_author="Clear.",
)


@given(DAYS, DAYS, DAYS)
def test_a_day_that_was_chosen_can_be_kept_and_choosing_never_moves_the_bounds(
    today: date, round_due_on: date, due_on: date
):
    bounds = due_bounds(today, round_due_on, due_on)
    if bounds is None:
        assert max(round_due_on + timedelta(days=LATER_DAYS), due_on) < today
        return
    first, last = bounds
    assert first == today <= last
    assert due_bounds(today, round_due_on, last) == bounds


@given(DAYS, DAYS, st.sampled_from(ReviewStatus), st.booleans())
def test_a_link_lives_while_a_review_can_still_come(due_on, today, status, is_open):
    lives = is_live(status, due_on, today, is_round_open=is_open)
    if status in (ReviewStatus.DECLINED, ReviewStatus.CANCELLED):
        assert not lives
    elif is_open:
        assert lives
    else:
        assert lives == (status is not ReviewStatus.INVITED and today <= last_day(due_on))


def test_a_whole_review_lacks_nothing_and_a_file_may_stand_for_the_comments():
    assert lacks(WHOLE, USUAL, Files()) == {}
    silent = replace(WHOLE, comments_author="")
    assert set(lacks(silent, USUAL, Files())) == {"comments_author"}
    assert lacks(silent, USUAL, Files(has_own=True)) == {}


def test_a_window_is_older_only_where_another_has_changed_the_text():
    newer = replace(WHOLE, comments_author="Clearer.")
    window = Window("mine", mark(WHOLE))
    assert window.is_older("other", newer)
    assert not window.is_older("other", WHOLE)
    assert not window.is_older("mine", newer)
    assert not window.is_older("", newer)
    turned = replace(WHOLE, answers=dict(reversed(WHOLE.answers.items())))
    assert mark(turned) == mark(WHOLE)
    assert mark(replace(WHOLE, answers=WHOLE.answers | {"clarity": "2"})) != mark(WHOLE)


def test_a_page_that_was_open_before_there_were_forms_knows_the_text_it_began_with():
    before = (
        "ReviewText(scores={'clarity': 2, 'ethics': 4}, recommendation='accept',"
        " comments_author='Clear.', comments_editor='', competing_interests='')"
    )
    now = replace(WHOLE, answers={"ethics": "4", "clarity": "2"})
    assert mark(now) == digest(before)[:24]


def test_an_answer_of_digits_alone_is_an_answer_like_any_other():
    long, longer = (ReviewText(answers={"k": "9" * count}) for count in (5_000, 5_001))
    assert mark(long) != mark(longer)


def test_a_signature_is_found_whatever_its_spelling_and_a_plain_word_is_left_alone():
    signed = "Yours,\nJOSÉ  García"
    assert signature(signed, ["Jose Garcia", ""]) == "Jose Garcia"
    assert signature(signed, ["García", "Yours"]) is None
    assert signature("Ask jg@centre.example.", ["", "jg@centre.example"]) == "jg@centre.example"


def test_what_the_author_will_read_is_the_comments_and_the_answers_meant_for_them():
    advice = Element("advice", Kind.LONG, "Advice", is_for_author=True)
    form = replace(
        USUAL,
        elements=(
            *USUAL.elements,
            advice,
            replace(advice, id="unasked", asked_if=Condition("clarity", "1")),
        ),
    )
    text = replace(WHOLE, answers={"advice": "Shorter.", "unasked": "No.", "clarity": "2"})
    read = {"answer_advice": "Shorter.", "comments_author": "Clear."}
    assert for_author(replace(text, comments_editor="Between us."), form) == read


def test_lines_of_a_page_become_paragraphs_again():
    page = """Methods
Forty-one people were followed for three years after their
release, with actigraphy and with diaries in three languages.
Those who lived alone were visited.
Sleep recovered slowly and unevenly, and it did so last with
those who had nobody to come home to after the long sentence.

Discussion
"""
    assert paragraphs(page) == (
        "Methods",
        (
            "Forty-one people were followed for three years after their release, with actigraphy "
            "and with diaries in three languages. Those who lived alone were visited."
        ),
        (
            "Sleep recovered slowly and unevenly, and it did so last with those who had nobody to "
            "come home to after the long sentence."
        ),
        "Discussion",
    )
    assert paragraphs("") == ()
    assert paragraphs("One line") == ("One line",)
