import pytest
from hypothesis import given
from hypothesis import strategies as some

from journal.domain.letters import Composed, UnknownName, compose, names_in


def test_a_letter_is_its_template_with_the_values_put_in() -> None:
    letter = compose("Subject: {journal}:  news\n\nDear {name},\n\n{link}\n", {
        "journal": "The Journal", "name": "Ada",
    })  # fmt: skip
    assert letter == Composed("The Journal: news", "Dear Ada,\n\n{link}\n")


def test_a_name_that_the_occasion_lacks_is_refused() -> None:
    with pytest.raises(UnknownName, match="secret"):
        compose("Subject: x\n{secret}", {})
    with pytest.raises(ValueError, match="subject"):
        compose("Dear all", {})
    assert names_in("{a} {b} {not a name} {C}") == {"a", "b"}


@given(some.text())
def test_what_people_type_is_never_read_as_a_template(typed: str) -> None:
    letter = compose("Subject: s\n[{text}]", {"text": typed + "{name}{link}", "name": "no"})
    assert "{name}{link}]" in letter.text
    assert "\n" not in compose("Subject: {text}\n", {"text": typed}).subject
