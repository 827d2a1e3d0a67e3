"""No author is given away by the institution they work at, whatever letter its name begins with."""

import pytest

from journal.documents.match import hits
from journal.documents.terms import terms_for


@pytest.mark.parametrize(
    "name",
    [
        "Yale University",
        "Aarhus University",
        "University of Essex",
        "Department of Law, University of Edinburgh",
        "Damascus Hospital",
        "Centre Anka",
        "Ondokuz University",
        "Lawrence University",
        "University of Maine",
        "Instituto Deusto",
        "Universität Leipzig",
        "Eritrea Rehabilitation Centre",
        "DIGNITY Institute",
        "Workington College",
    ],
)
def test_an_institution_is_found(name: str) -> None:
    said = name.rsplit(", ", maxsplit=1)[-1]
    assert hits(terms_for([name]), f"The patients of {said} were asked.")


@pytest.mark.parametrize(
    "name",
    [
        "Department of Psychology",
        "School of Law",
        "Ministry of Health",
        "Faculty of Medicine and Health Sciences",
        "National Institute for Human Rights Research",
        "Institut für Psychologie",
        "Facultad de Derecho",
        "Department of Political Science and International Studies",
        "Graduate School of Social Work",
        "Rehabilitation Centre",
    ],
)
def test_what_every_institution_is_called_is_nobody_s(name: str) -> None:
    assert terms_for([name]) == []
