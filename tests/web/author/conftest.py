"""The author of these tests, and their browser without scripts."""

import pytest
from flask import Flask

from tests.cast import Person, person
from tests.web.author.visit import Visit


@pytest.fixture
def author(app: Flask) -> Person:
    """Return the author."""
    return person(app, "quince")


@pytest.fixture
def visit(app: Flask, author: Person) -> Visit:
    """Return the author at a browser."""
    return Visit(app, author)
