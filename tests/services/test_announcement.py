"""News of the journal, as the manager keeps them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask

from journal.domain.announcements import AnnouncementFields
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.queries.announcement import announcement, kept, published
from journal.services import announcement as news
from tests.builders.call import announced_call
from tests.cast import person, section
from tests.conftest import START, Clock


def refused(act, *args: object) -> set[str]:
    with pytest.raises(Invalid) as error:
        act(*args)
    return set(error.value.errors)


def test_an_announcement_is_public_from_its_publication(app: Flask, clock: Clock):
    manager = person(app, "magpie", Office.MANAGER)
    words = AnnouncementFields("Webinars in spring", body="Dates follow.")
    with app.app_context():
        by = manager.acting(START)
        one = news.create_announcement(by, words)
        assert (published(START, 5), announcement("webinars-in-spring", START)) == ((), None)
        news.publish_announcement(by, one)
        news.publish_announcement(manager.acting(clock.advance(days=1)), one)
        assert announcement("webinars-in-spring", clock()).published_at == START
        moved = replace(words, slug="elsewhere")
        assert refused(news.edit_announcement, by, one, moved) == {"slug"}
        news.edit_announcement(by, one, replace(words, body="In May."))
        assert announcement("webinars-in-spring", clock()).body == "In May."
        news.unpublish_announcement(by, one)
        news.unpublish_announcement(by, one)
        assert announcement("webinars-in-spring", clock()) is None
        assert [row.title for row in kept()] == ["Webinars in spring"]
        news.edit_announcement(by, one, replace(moved, body="In May."))


def test_an_announcement_appears_and_ends_by_itself(app: Flask, clock: Clock):
    manager, may = person(app, "magpie", Office.MANAGER), date(2026, 5, 1)
    words = AnnouncementFields(
        "Webinars", "webinars", "In May.", starts_on=may, ends_on=may + timedelta(days=1)
    )
    with app.app_context():
        by = manager.acting(START)
        wrong = replace(words, slug="w", ends_on=date(2026, 4, 1), call_id="z" * 18)
        assert refused(news.create_announcement, by, wrong) == {"ends_on", "call_id"}
        one = news.create_announcement(by, words)
        news.publish_announcement(by, one)
        days = [date(2026, 4, 30), may, may + timedelta(days=1), may + timedelta(days=2)]
        noons = [datetime.combine(day, time(12), UTC) for day in days]
        assert [len(published(noon, 5)) for noon in noons] == [0, 1, 1, 0]
        assert [announcement("webinars", noon) is not None for noon in noons] == [
            False,
            True,
            True,
            False,
        ]
        news.edit_announcement(by, one, replace(words, starts_on=None))
        assert announcement("webinars", START).published_at == START
        late = manager.acting(noons[1])
        assert refused(news.edit_announcement, late, one, words) == {"starts_on"}
        assert refused(news.remove_announcement, by, one) == {"announcement"}
        news.unpublish_announcement(by, one)
        for _click in range(2):
            news.remove_announcement(by, one)
        assert kept() == ()


def test_pinned_news_stands_first_in_the_managers_order(app: Flask, clock: Clock):
    manager, chief = person(app, "magpie", Office.MANAGER), person(app, "chirp", Office.CHIEF)
    section(app)
    call_id = announced_call(app, chief)
    with app.app_context():
        by, ids = manager.acting(START), {}
        for title, is_pinned in (("A", True), ("B", True), ("C", False)):
            fields = AnnouncementFields(title, body="Text.", is_pinned=is_pinned, call_id=call_id)
            ids[title] = news.create_announcement(by, fields)
            news.publish_announcement(manager.acting(clock.advance(hours=1)), ids[title])

        def shown() -> list[str]:
            return [line.title for line in published(clock(), 5)]

        assert shown() == ["A", "B", "C"]
        for _click in range(2):
            news.place_pinned(by, ids["B"], 1)
        news.place_pinned(by, ids["C"], 1)
        assert shown() == ["B", "A", "C"]
        assert [row.title for row in kept()] == ["B", "A", "C"]
        assert announcement("c", clock()).call_slug == "prisons"
        with pytest.raises(Refused):
            news.place_pinned(chief.acting(START), ids["A"], 1)
        with pytest.raises(Refused):
            news.remove_announcement(chief.acting(START), ids["A"])
