"""Sections, and who keeps the settings."""

from dataclasses import replace

import pytest
from flask import Flask

from journal.domain.announcements import AnnouncementFields
from journal.domain.office import Office
from journal.domain.pages import PageFields
from journal.domain.refusal import Invalid, Refused
from journal.domain.sections import SectionFields
from journal.queries.section import (
    open_sections,
    section_fields,
    sections,
    sections_to_choose,
)
from journal.services import announcement as news
from journal.services import page as about
from journal.services import section as kinds
from journal.services.overwriting import fingerprint
from tests.cast import Person, person
from tests.conftest import START

ARTICLES = SectionFields("Scientific articles", abstract_words=250, manuscript_words=8000)
NEWS = AnnouncementFields("News", body="It is out.")
AIMS = PageFields("Aims and scope", body="What we publish.")


@pytest.fixture
def manager(app: Flask) -> Person:
    return person(app, "magpie", Office.MANAGER)


def refused(act, *args: object) -> set[str]:
    with pytest.raises(Invalid) as error:
        act(*args)
    return set(error.value.errors)


def test_a_section_is_made_once_and_changed(app: Flask, manager: Person):
    with app.app_context():
        by = manager.acting(START)
        one = kinds.create_section(by, ARTICLES)
        assert kinds.create_section(by, ARTICLES) == one
        stored = section_fields(one)
        assert stored == replace(ARTICLES, slug="scientific-articles")
        closed = replace(stored, is_open=False, is_retired=True, needs_abstract=False)
        kinds.edit_section(by, one, closed, fingerprint(stored))
        assert section_fields(one) == replace(closed, abstract_words=None)
        assert open_sections() == sections_to_choose() == ()
        again = replace(stored, title="Articles")
        assert refused(kinds.edit_section, by, one, again, fingerprint(stored)) == {"overwritten"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 10_000, "slug": "x"}, "title"),
        ({"title": "🎈", "slug": "balloon"}, "title"),
        ({"slug": "a b"}, "slug"),
        ({"abstract_words": 0}, "abstract_words"),
        ({"manuscript_words": 10**9}, "manuscript_words"),
        ({"is_retired": True}, "is_open"),
        ({"article_type": "poem"}, "article_type"),
        ({"declarations": "ethics cover_letter"}, "declarations"),
        ({"licence_id": "z" * 18}, "licence_id"),
    ],
)
def test_a_section_that_cannot_be_is_told_beside_the_field(app, manager, wrong, field):
    with app.app_context():
        told = refused(kinds.create_section, manager.acting(START), replace(ARTICLES, **wrong))
        assert field in told
        assert sections() == ()


def test_sections_stand_in_the_order_they_are_put(app: Flask, manager: Person):
    with app.app_context():
        by = manager.acting(START)
        ids = [kinds.create_section(by, SectionFields(title)) for title in ("A", "B", "C")]
        kinds.place_section(by, ids[2], 1)
        kinds.place_section(by, ids[2], 1)
        assert [one.title for one in sections()] == ["C", "A", "B"]
        kinds.place_section(by, ids[2], 99)
        kinds.place_section(by, "z" * 18, 1)
        assert [one.title for one in sections()] == ["A", "B", "C"]


@pytest.mark.parametrize("office", [Office.CHIEF, Office.OFFICE, Office.EDITOR, None])
def test_settings_are_the_managers_alone(app: Flask, office):
    by = person(app, "newt", *([office] if office else [])).acting(START)
    with app.app_context():
        for act in (
            lambda: kinds.create_section(by, ARTICLES),
            lambda: kinds.edit_section(by, "z" * 18, ARTICLES),
            lambda: kinds.place_section(by, "z" * 18, 1),
            lambda: about.create_page(by, AIMS),
            lambda: about.rename_page(by, "z" * 18, "Aims", "aims"),
            lambda: about.write_version(by, "z" * 18, "Text.", START.date()),
            lambda: about.place_page(by, "z" * 18, 1),
            lambda: about.remove_page(by, "z" * 18),
            lambda: news.create_announcement(by, NEWS),
            lambda: news.edit_announcement(by, "z" * 18, NEWS),
            lambda: news.publish_announcement(by, "z" * 18),
            lambda: news.unpublish_announcement(by, "z" * 18),
        ):
            with pytest.raises(Refused):
                act()
