"""What becomes public of a person is what they wish."""

from datetime import date

from journal.domain.keywords import keywords_of
from journal.domain.published import (
    Byline,
    IssueMark,
    Pages,
    PublishedAuthor,
    as_named,
    authors_in,
    dates_in,
    record_of,
    review_in,
)
from tests.domain.test_citation import PAPER


def test_an_author_under_their_own_name_is_named_in_full():
    author = Byline("Amina Khalil", "Khalil", "", "Centre", "JO", "0000-0002-1825-0097")
    assert as_named(author) == PublishedAuthor(
        "Amina Khalil", "Khalil", "Centre", "JO", "0000-0002-1825-0097"
    )


def test_an_author_under_another_name_cannot_be_found_by_what_stands_beside_it():
    author = Byline("Amina Khalil", "Khalil", "Mira", "Centre", "JO", "0000-0002-1825-0097")
    assert as_named(author) == PublishedAuthor("Mira")


def test_an_author_with_initials_is_still_cited_by_the_family_name():
    author = Byline("Amina Khalil", "Khalil", "A. Khalil", "Centre", "JO")
    assert as_named(author) == PublishedAuthor("A. Khalil", "Khalil")


def test_the_record_gives_back_what_was_frozen():
    record = record_of(PAPER)
    assert authors_in(record["authors"]) == PAPER.authors
    assert dates_in(record, date(2026, 10, 1)) == PAPER.dates
    assert review_in(record) == PAPER.review
    assert record["keywords"] == ["care", "work"]


def test_keywords_are_parted_as_their_author_parted_them():
    assert keywords_of("care, work ") == ("care", "work")
    assert keywords_of("care, in prison; work;") == ("care, in prison", "work")
    assert keywords_of("one\n two") == ("one", "two")
    assert keywords_of(" ") == ()


def test_one_page_is_not_a_range():
    assert (str(Pages(3, 3)), str(Pages(3, 18))) == ("3", "3–18")


def test_an_issue_is_named_by_volume_number_and_year():
    assert str(IssueMark("x", 4, "S1", 2026).label) == "Volume 4, number S1 (2026)"
