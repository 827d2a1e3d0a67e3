"""News of the journal, as the manager keeps them."""

from dataclasses import replace

import pytest
from flask import Flask

from journal.domain.office import Office
from journal.domain.pages import PageFields
from journal.domain.refusal import Invalid
from journal.queries.announcement import announcement, kept, published
from journal.services import announcement as news
from tests.cast import person
from tests.conftest import START, Clock


def refused(act, *args: object) -> set[str]:
    with pytest.raises(Invalid) as error:
        act(*args)
    return set(error.value.errors)


def test_an_announcement_is_public_from_its_publication(app: Flask, clock: Clock):
    manager = person(app, "magpie", Office.MANAGER)
    words = PageFields("Webinars in spring", body="Dates follow.")
    with app.app_context():
        by = manager.acting(START)
        one = news.create_announcement(by, words)
        assert (published(5), announcement("webinars-in-spring")) == ((), None)
        news.publish_announcement(by, one)
        news.publish_announcement(manager.acting(clock.advance(days=1)), one)
        assert announcement("webinars-in-spring").published_at == START
        moved = replace(words, slug="elsewhere")
        assert refused(news.edit_announcement, by, one, moved) == {"slug"}
        news.edit_announcement(by, one, replace(words, body="In May."))
        assert announcement("webinars-in-spring").body == "In May."
        news.unpublish_announcement(by, one)
        news.unpublish_announcement(by, one)
        assert announcement("webinars-in-spring") is None
        assert [row.title for row in kept()] == ["Webinars in spring"]
        news.edit_announcement(by, one, replace(moved, body="In May."))
