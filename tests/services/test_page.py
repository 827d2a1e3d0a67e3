"""Pages about the journal, as the manager keeps them."""

from dataclasses import replace

import pytest
from flask import Flask

from journal.domain.office import Office
from journal.domain.pages import PageFields
from journal.domain.refusal import Invalid, Refused
from journal.queries.page import about_page, page_fields, pages
from journal.services import page as about
from journal.services.overwriting import fingerprint
from tests.cast import person
from tests.conftest import START

AIMS = PageFields("Aims and scope", body="What we publish.")


def refused(act, *args: object) -> set[str]:
    with pytest.raises(Invalid) as error:
        act(*args)
    return set(error.value.errors)


def test_a_page_is_written_moved_and_taken_away(app: Flask):
    manager = person(app, "magpie", Office.MANAGER)
    with app.app_context():
        by = manager.acting(START)
        one = about.create_page(by, AIMS)
        assert about.create_page(by, AIMS) == one
        two = about.create_page(by, PageFields("Privacy", body="None is kept."))
        about.place_page(by, two, 1)
        assert [line.slug for line in pages()] == ["privacy", "aims-and-scope"]
        assert refused(about.create_page, by, replace(AIMS, body="Another.")) == {"slug"}
        assert refused(about.edit_page, by, one, replace(AIMS, body="")) == {"body"}
        stored = page_fields(one)
        about.edit_page(by, one, replace(stored, body="New."), fingerprint(stored))
        assert about_page("aims-and-scope").body == "New."
        about.remove_page(by, one)
        about.remove_page(by, one)
        assert about_page("aims-and-scope") is None
        with pytest.raises(Refused):
            about.edit_page(by, one, AIMS)
