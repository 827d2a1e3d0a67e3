"""Calls as everybody reads them."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from journal.domain.call_cards import GuestEditor
from journal.domain.calls import CallState, takes
from journal.domain.office import Office
from journal.extensions import db
from journal.models.account import OfficeHeld
from journal.queries import call as calls
from journal.services.call import archive_call, close_call, extend_call
from journal.services.guest import add_guest, dismiss_guest
from tests.builders.call import PRISONS, announced_call, draft_call
from tests.cast import Person, person, section
from tests.conftest import START, Clock


@pytest.fixture
def chief(app: Flask) -> Person:
    section(app)
    return person(app, "chirp", Office.CHIEF)


def test_a_call_is_listed_by_what_it_is_today(app: Flask, chief: Person, clock: Clock):
    days = {"opens_on": date(2026, 4, 1), "closes_on": date(2026, 5, 1)}
    announced_call(app, chief, title="Later", **days)
    announced_call(app, chief, title="Soon over", closes_on=date(2026, 3, 20))
    announced_call(app, chief, title="Long open")
    draft_call(app, chief, title="Nobody knows")

    def listed() -> list[list[str]]:
        with app.app_context():
            reads = (calls.open_calls, calls.coming_calls, calls.past_calls)
            return [[card.title for card in read(clock.at)] for read in reads]

    assert listed() == [["Soon over", "Long open"], ["Later"], []]
    clock.advance(days=40)
    assert listed() == [["Later", "Long open"], [], ["Soon over"]]
    clock.advance(days=200)
    assert listed() == [[], [], ["Long open", "Later", "Soon over"]]


def test_earlier_calls_come_by_the_page(app: Flask, chief: Person, clock: Clock):
    for number in range(calls.PAST_CALLS + 2):
        announced_call(app, chief, slug=f"call-{number}", title=f"Call {number}")
    at = clock.advance(days=200)
    with app.app_context():
        first, second = calls.past_calls(at), calls.past_calls(at, 2)
    assert (len(first), len(second)) == (calls.PAST_CALLS + 1, 2)
    assert first[-1] == second[0]


def test_the_page_of_a_call_tells_all_that_was_written(app: Flask, chief: Person):
    announced_call(app, chief, contact="nana@tbilisi.example")
    with app.app_context():
        page = calls.call_page("prisons", START)
    assert (page.card.title, page.card.summary) == (PRISONS.title, PRISONS.summary)
    assert (page.background, page.contact) == (PRISONS.background, "nana@tbilisi.example")
    assert (page.card.opens_on, page.card.closes_on) == (PRISONS.opens_on, PRISONS.closes_on)
    assert [(one.number, one.title) for one in page.themes] == [
        (number, title) for number, title in enumerate(PRISONS.themes, 1)
    ]
    assert [one.title for one in page.sections] == ["Scientific articles"]
    assert (page.languages, page.papers) == (("en", "es"), ())
    assert page.card.state is CallState.OPEN


def test_a_call_takes_the_sections_it_names_that_are_open(app: Flask, chief: Person):
    letters = section(app, "Letters")
    debate = section(app, "Debate", is_open=False)
    announced_call(app, chief, section_ids=(letters, debate))
    with app.app_context():
        assert [one.title for one in calls.call_page("prisons", START).sections] == ["Letters"]


def test_a_draft_is_no_page_for_anybody(app: Flask, chief: Person):
    call_id = draft_call(app, chief)
    with app.app_context():
        assert calls.call_page("prisons", START) is None
        assert calls.call_dates("prisons") is None
        assert calls.call_for_authors("prisons") is None
        shown = calls.call_preview(call_id, START).card
    assert (shown.title, shown.state) == ("Prisons", CallState.OPEN)


def test_guest_editors_stand_on_the_page_until_they_leave_or_the_call_closes(
    app: Flask, chief: Person, clock: Clock
):
    call_id = announced_call(app, chief, closes_on=date(2026, 3, 20))
    with app.app_context():
        stays = add_guest(chief.acting(START), call_id, "Amara", "a@dakar.example", "Dakar")
        leaves = add_guest(chief.acting(START), call_id, "Bela", "b@pecs.example")
        assert [one.name for one in calls.open_calls(START)[0].guests] == ["Amara", "Bela"]
        dismiss_guest(chief.acting(clock.advance(days=3)), call_id, leaves)
        assert calls.call_page("prisons", clock.at).card.guests == (
            GuestEditor("Amara", "Dakar", ""),
        )
        dismiss_guest(chief.acting(clock.advance(days=90)), call_id, stays)
        assert [one.name for one in calls.call_page("prisons", clock.at).card.guests] == ["Amara"]
        assert db.session.get(OfficeHeld, stays).ends_on < clock.at.date()


def test_the_calendar_is_newer_only_when_a_date_has_changed(
    app: Flask, chief: Person, clock: Clock
):
    call_id = announced_call(app, chief)
    with app.app_context():
        first = calls.call_dates("prisons")
        assert (first.changed_at, first.revision) == (START, 0)
        at = clock.advance(days=2)
        extend_call(chief.acting(at), call_id, date(2026, 7, 31))
        assert calls.call_dates("prisons") == replace(
            first,
            closes_at=first.closes_at.replace(month=8),
            changed_at=at,
            revision=1,
        )


def test_an_author_s_form_knows_the_window_of_its_call(app: Flask, chief: Person, clock: Clock):
    call_id = announced_call(app, chief)
    with app.app_context():
        found = calls.call_for_authors("prisons")
        assert (found.id, found.title, found.languages) == (call_id, "Prisons", ("en", "es"))
        assert takes(found.window, START, START)
        close_call(chief.acting(clock.advance(days=1)), call_id)
        closed = calls.call_for_authors("prisons").window
        assert takes(closed, clock.advance(hours=47), START)
        archive_call(chief.acting(clock.at), call_id)
        assert not takes(calls.call_for_authors("prisons").window, clock.at, START)
        assert calls.call_of("z" * 18) is None


def test_an_extension_is_told_beside_the_day_first_set(app: Flask, chief: Person):
    call_id = announced_call(app, chief)
    with app.app_context():
        assert not calls.open_calls(START)[0].is_extended
        extend_call(chief.acting(START), call_id, date(2026, 7, 2))
        card = calls.open_calls(START)[0]
        assert card.is_extended
        assert card.first_closes_on == PRISONS.closes_on
