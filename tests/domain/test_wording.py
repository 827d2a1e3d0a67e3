"""Lines and texts from people."""

import pytest

from journal.domain.refusal import Invalid
from journal.domain.wording import MISSING, NO_WORDS, refuse, why_not, why_not_needed, why_not_slug


@pytest.mark.parametrize("text", ["Prisons", "سجون", "刑務所", "x" * 300, "3"])
def test_words_of_any_script_may_stay(text):
    assert why_not_needed(text, 300) is None


def test_what_is_no_text_is_told():
    assert why_not_needed("", 300) is MISSING
    assert why_not("", 300) is None
    assert why_not("🕊️ –", 300) is NO_WORDS
    assert str(why_not("x" * 10_000, 300)) == "At most 300 characters fit here; these are 10000."


@pytest.mark.parametrize("slug", ["a", "prisons", "prisons-2026", "x" * 80])
def test_an_address_is_small_letters_digits_and_hyphens(slug):
    assert why_not_slug(slug) is None


@pytest.mark.parametrize("slug", ["", "-a", "a-", "A", "a b", "a/b", "a.ics", "ä", "x" * 81, "a\n"])
def test_anything_else_is_no_address(slug):
    assert why_not_slug(slug) is not None


def test_only_faults_are_refused():
    refuse({"title": None})
    with pytest.raises(Invalid) as error:
        refuse({"title": MISSING, "slug": None})
    assert error.value.errors == {"title": MISSING}
