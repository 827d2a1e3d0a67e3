"""A review goes through a text file and comes back to the letter, whatever the file met."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.offline_review import Filled, Manner, Question, decoded, read, state_in, written

STEPS = (("1", "Known"), ("2", "New"), ("3", "New and needed"))
WHAT = (("Methods", "Methods"), ("[Law]", "[Law]"), ("1 Other", "1 Other"))
QUESTIONS = (
    Question("k1", "Is it\nnew?", ("One step,\nplease.",), Manner.ONE, STEPS),
    Question("k2", "What do you know about? [k1]", (), Manner.SEVERAL, WHAT),
    Question("comments_author", "Comments for the author", ("The author reads this.",)),
    Question("comments_editor", "Comments for the editors"),
)
LINE = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0"))
SAID = st.lists(
    st.sampled_from(["==== a part [k1]", "----", "| told", "\\", "\\==== x [k2]", "", "[x] 1"])
    | LINE.map(lambda line: line.replace("\n", "")),
    max_size=6,
).map("\n".join)


def _answers(one, several, author, editor):
    texts = {"comments_author": author, "comments_editor": editor}
    return {
        "k1": (one,) if one else (),
        "k2": tuple(value for value, _ in WHAT if value in several),
        **{key: (text,) if text.strip() else () for key, text in texts.items()},
    }


ANSWERS = st.builds(
    _answers,
    st.sampled_from(["", "1", "2", "3"]),
    st.sets(st.sampled_from([value for value, _ in WHAT])),
    SAID,
    SAID,
)


@given(ANSWERS, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_what_was_written_comes_back_to_the_letter(answers, end, encoding):
    text = written(["Review of 2026-K7QF", ""], QUESTIONS, answers)
    content = text.replace("\n", end).encode(encoding)
    assert read(decoded(content), QUESTIONS) == Filled(answers)


@given(ANSWERS, st.permutations(QUESTIONS), st.integers(0, 4))
def test_parts_may_be_taken_out_and_stand_in_any_order(answers, order, kept):
    text = "".join(written((), [one], answers) for one in order[:kept])
    expected = {one.key: answers[one.key] for one in order[:kept]}
    assert read(text, QUESTIONS) == Filled(expected)


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("[X] 2", ("2",)),
        ("[ x ] 2 New", ("2",)),
        ("  [v]  new  and NEEDED", ("3",)),
        ("3", ("3",)),
        ("Known", ("1",)),
        ("[ ] 1 Known\n[x] 2 New", ("2",)),
        ("[ ] 1 Known", ()),
    ],
)
def test_a_choice_is_told_by_a_tick_or_by_words(line, chosen):
    assert read(f"==== Is it new? [k1]\n{line}\n", QUESTIONS).answers == {"k1": chosen}


def test_what_belongs_nowhere_is_given_back_and_never_guessed():
    text = (
        "I write from the train.\n"
        "==== Is it new? [k1]\n----\n[x] 1 Known\n[x] 3 New and needed\n"
        "==== What? [k2]\n----\nCooking\n[x] methods\n"
        "==== Of another form [zz]\n----\nA long thought.\n"
        "==== Comments for the author [comments_author]\n----\nFirst.\n"
        "==== Comments for the author [comments_author]\n----\nSecond.\n"
    )
    found = read(text, QUESTIONS)
    assert found.answers == {"k1": (), "k2": ("Methods",), "comments_author": ("First.",)}
    assert found.unclear == ("k1", "k2")
    assert found.stray.split("\n") == [
        "I write from the train.",
        "[x] 1 Known",
        "[x] 3 New and needed",
        "Cooking",
        "A long thought.",
        "Second.",
    ]


@pytest.mark.parametrize(
    "lines",
    ["[x] a" + " " * 500_000 + "b", "[" + " " * 500_000, "[x] " * 200_000, "x\n" * 500_000],
)
def test_a_file_made_to_keep_us_busy_is_read_at_once(lines):
    begun = time.process_time()
    found = read(f"==== Is it new? [k1]\n----\n{lines}\n", QUESTIONS)
    assert time.process_time() - begun < 2
    assert found.answers == {"k1": ()}
    assert found.unclear == ("k1",)


def test_the_mark_of_a_file_is_ours_and_not_the_end_of_a_title():
    head = ["Journal · 2026-K7QF", "On sets {abc}", "due 3 May {0123}"]
    text = written(head, QUESTIONS, {"comments_author": ("| so {zz}",)})
    assert state_in(text) == state_in(text.replace("\n", "\r\n")) == "0123"


def test_an_old_editor_writes_in_its_own_encoding():
    assert decoded("Müller – naïve".encode("cp1252")) == "Müller – naïve"
