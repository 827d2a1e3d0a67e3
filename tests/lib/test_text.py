from hypothesis import given
from hypothesis import strategies as some

from journal.lib.text import clean, fold, has_letters, one_line, slugify, word_count


def test_control_signs_never_reach_an_act() -> None:
    assert clean(" a\x00b\r\nc\u202ed\ufeff ") == "ab\ncd"
    assert one_line("a\n\n  b\t c") == "a b c"


@given(some.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert "\x00" not in clean(text)
    assert "\n" not in one_line(text)


def test_folding_is_blind_to_case_and_accents() -> None:
    assert fold("  José  MUÑOZ ") == fold("jose munoz") == "jose munoz"
    assert fold("STRASSE") == fold("straße")


def test_an_emoji_is_no_word() -> None:
    assert not has_letters("🙂 !")
    assert has_letters("სახელი")
    assert has_letters("9")


def test_words_are_counted_in_any_script() -> None:
    assert word_count("It's a well-being – test, ტესტი") == 5
    assert word_count("") == 0


def test_a_slug_is_plain() -> None:
    assert slugify("Prisons: Été & après!") == "prisons-ete-apres"
    assert slugify("კალამი") == ""
    assert len(slugify("word " * 60)) <= 80
