"""A paper in review, its reviewer, and the two ways in which every reviewer's task works."""

import pytest
from flask import Flask

from tests.builders.review import Paper, paper_in_review
from tests.cast import Person, person


@pytest.fixture
def paper(app: Flask) -> Paper:
    """A paper whose first round is open."""
    return paper_in_review(app)


@pytest.fixture
def reviewer(app: Flask) -> Person:
    """Somebody who is or will be asked."""
    return person(app, "medlar")


@pytest.fixture(params=["account", "link"])
def way(request: pytest.FixtureRequest) -> str:
    """With an account, and with the link alone."""
    return str(request.param)
