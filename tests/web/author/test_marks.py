"""What must be filled in is marked before it is missed."""

import re

from tests.builders.submission import ready_draft
from tests.cast import person, section
from tests.web.author.visit import Visit


def marked(visit, path):
    """The labels that say "required"."""
    page = visit.text(path)
    return re.findall(r'<label for="[^"]+">([^<]+) <span class="need">', page)


def test_an_author_sees_which_fields_must_be_filled(app):
    author = person(app, "quince")
    draft = ready_draft(app, author, section_id=section(app))
    visit, path = Visit(app, author), f"/submissions/{draft}"
    assert marked(visit, f"{path}/details") == ["Kind of contribution", "Title", "Abstract"]
    assert marked(visit, f"{path}/authors") == ["Name"]
    assert marked(visit, f"{path}/declarations") == ["Competing interests", "Ethics"]
    visit.post(f"{path}/details", {"title": "", "leave": "1"})
    assert marked(visit, f"{path}/details")[:2] == ["Kind of contribution", "Title"]
