"""Readers find the parts of an abstract by their headings."""

from journal.domain.abstract import Passage, passages


def test_headings_that_the_author_wrote_stand_out():
    text = "Background: Income is seldom measured.\n\nMateriales y métodos: Yearly  interviews."
    assert passages(text) == (
        Passage("Background", "Income is seldom measured."),
        Passage("Materiales y métodos", "Yearly interviews."),
    )


def test_a_colon_in_a_sentence_is_no_heading():
    text = "We ask one thing: does work help?\n\nIt does."
    assert passages(text) == (
        Passage("", "We ask one thing: does work help?"),
        Passage("", "It does."),
    )


def test_long_openings_and_addresses_are_no_headings():
    text = "Aims: To ask.\nMethods: We asked.\nSee https://a.example\nFive words are too many: no."
    assert [passage.heading for passage in passages(text)] == ["Aims", "Methods", "", ""]


def test_no_abstract_has_no_passages():
    assert passages(" \n\n ") == ()
