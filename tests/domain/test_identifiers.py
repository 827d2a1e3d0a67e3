import pytest

from journal.domain.identifiers import orcid, reference
from journal.domain.people import PersonName, cited, inverted, sort_key


@pytest.mark.parametrize(
    "text",
    [
        "0000-0002-1825-0097",
        "0000000218250097",
        "https://orcid.org/0000-0002-1825-0097",
        "https://orcid.org/my-orcid?orcid=0000-0002-1825-0097",
        "orcid.org/0000-0002-1825-0097/?lang=es",
        "ORCID: 0000\u20110002\u20131825-0097",
        "٠٠٠٠-٠٠٠٢-١٨٢٥-٠٠٩٧",
    ],
)
def test_an_orcid_is_known_in_each_way_people_write_it(text: str) -> None:
    assert orcid(text) == "0000-0002-1825-0097"


def test_an_orcid_ends_with_its_check_digit() -> None:
    assert orcid("0000-0002-9079-593x") == "0000-0002-9079-593X"
    assert orcid("0000-0002-1825-0098") is None
    assert orcid("1825") is None


def test_a_reference_can_be_read_aloud() -> None:
    assert reference(2026, "K7QF") == "2026-K7QF"


@pytest.mark.parametrize(
    ("name", "family", "in_lists", "in_citations"),
    [
        ("Sukarno", "", "Sukarno", "Sukarno"),
        ("María José Pérez Gil", "Pérez Gil", "Pérez Gil, María José", "Pérez Gil, M. J."),
        ("Jean-Luc Oury", "Oury", "Oury, Jean-Luc", "Oury, J.-L."),
        ("王 小明", "王", "王, 小明", "王, 小."),
    ],
)
def test_names_of_any_form_are_sorted_and_cited(
    name: str, family: str, in_lists: str, in_citations: str
) -> None:
    person = PersonName(name, family)
    assert (inverted(person), cited(person)) == (in_lists, in_citations)
    assert sort_key(person) == in_lists.casefold()
