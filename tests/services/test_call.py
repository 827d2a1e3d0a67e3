"""Calls as chief and office make them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.extensions import db
from journal.models.call import Call, Theme
from journal.models.event import Event
from journal.models.submission import Submission, SubmissionTheme
from journal.queries.call_fields import call_fields
from journal.services import call as calls
from journal.services.overwriting import fingerprint
from tests.builders.call import PRISONS, announced_call, draft_call
from tests.cast import Person, keep, person, section
from tests.conftest import START, Clock


@pytest.fixture
def chief(app: Flask) -> Person:
    section(app)
    return person(app, "chirp", Office.CHIEF)


def invalid(error: pytest.ExceptionInfo[Invalid]) -> set[str]:
    return set(error.value.errors)


def events(act: str) -> int:
    return db.session.scalar(select(func.count()).where(Event.act == act))


def test_a_call_is_written_once_however_often_the_button_is_pressed(app: Flask, chief: Person):
    first = draft_call(app, chief)
    again = draft_call(app, chief)
    with app.app_context():
        assert again == first
        assert call_fields(first) == replace(PRISONS, slug="prisons")
        assert events("create_call") == 1


def test_the_days_are_those_of_the_zone(app: Flask, chief: Person):
    call_id = draft_call(app, chief, zone="anywhere")
    with app.app_context():
        call = db.session.get_one(Call, call_id)
        assert call.opens_at == datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
        assert call.closes_at == datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
        assert call.first_closes_at == call.closes_at


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"title": "x" * 10_000}, {"title"}),
        ({"title": "🕊️🕊️", "slug": "doves"}, {"title"}),
        ({"title": "\x00", "slug": "nothing"}, {"title"}),
        ({"title": "سجون"}, {"slug"}),
        ({"summary": ""}, {"summary"}),
        ({"slug": "Not A Slug"}, {"slug"}),
        ({"closes_on": date(2026, 3, 1)}, {"closes_on"}),
        ({"opens_on": date(2026, 5, 2), "closes_on": date(2026, 5, 1)}, {"closes_on"}),
        ({"opens_on": date(2026, 2, 27)}, {"opens_on"}),
        ({"closes_on": date(226, 6, 1)}, {"closes_on"}),
        ({"zone": "Mars/Olympus"}, {"zone"}),
        ({"contact": "nobody"}, {"contact"}),
        ({"languages": ()}, {"languages"}),
        ({"languages": ("xx",)}, {"languages"}),
        ({"themes": ("One", "One")}, {"themes"}),
        ({"themes": ("🔥",)}, {"themes"}),
        ({"grace_hours": -1}, {"grace_hours"}),
        ({"section_ids": ("b" * 18,)}, {"section_ids"}),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(app: Flask, chief: Person, wrong, fields):
    with app.app_context(), pytest.raises(Invalid) as error:
        calls.create_call(chief.acting(START), replace(PRISONS, **wrong))
    assert invalid(error) == fields
    with app.app_context():
        assert db.session.scalar(select(func.count(Call.id))) == 0


def test_an_address_belongs_to_one_call(app: Flask, chief: Person):
    draft_call(app, chief)
    other = draft_call(app, chief, title="Prisons", slug="prisons-again")
    with app.app_context():
        with pytest.raises(Invalid) as error:
            calls.create_call(chief.acting(START), replace(PRISONS, summary="Another call."))
        assert invalid(error) == {"slug"}
        with pytest.raises(Invalid) as error:
            calls.edit_call(chief.acting(START), other, replace(PRISONS, slug="prisons"))
        assert invalid(error) == {"slug"}


def test_who_edits_later_does_not_wipe_out_what_another_wrote(app: Flask, chief: Person):
    call_id = draft_call(app, chief)
    with app.app_context():
        by, seen = chief.acting(START), fingerprint(call_fields(call_id))
        mine = replace(PRISONS, slug="prisons", summary="My words.")
        calls.edit_call(by, call_id, mine, seen)
        calls.edit_call(by, call_id, mine, seen)  # the same form, sent twice
        assert events("edit_call") == 1
        with pytest.raises(Invalid) as error:
            calls.edit_call(by, call_id, replace(mine, summary="Their words."), seen)
        assert invalid(error) == {"overwritten"}
        assert call_fields(call_id) == mine


def test_what_was_announced_keeps_its_address_and_days_but_not_its_words(app: Flask, chief: Person):
    call_id = announced_call(app, chief)
    with app.app_context():
        by, stored = chief.acting(START), call_fields(call_id)
        for change in ({"slug": "jails"}, {"zone": "anywhere"}, {"closes_on": date(2026, 7, 1)}):
            with pytest.raises(Invalid) as error:
                calls.edit_call(by, call_id, replace(stored, **change))
            assert invalid(error) == set(change)
        calls.edit_call(by, call_id, replace(stored, title="Prisons and police cells"))
        assert call_fields(call_id).title == "Prisons and police cells"


def test_a_draft_keeps_an_opening_that_has_passed(app: Flask, chief: Person, clock: Clock):
    call_id = draft_call(app, chief)
    at = clock.advance(days=10)
    with app.app_context():
        stored = call_fields(call_id)
        calls.edit_call(chief.acting(at), call_id, replace(stored, summary="Shorter."))
        with pytest.raises(Invalid) as error:
            calls.edit_call(chief.acting(at), call_id, replace(stored, opens_on=date(2026, 3, 5)))
        assert invalid(error) == {"opens_on"}


def test_a_call_is_announced_once_and_not_after_its_end(app: Flask, chief: Person, clock: Clock):
    call_id = announced_call(app, chief)
    late = draft_call(app, chief, slug="late")
    with app.app_context():
        calls.announce_call(chief.acting(clock.advance(days=1)), call_id)
        assert db.session.get_one(Call, call_id).announced_at == START
        assert events("announce_call") == 1
        with pytest.raises(Invalid) as error:
            calls.announce_call(chief.acting(clock.advance(days=200)), late)
        assert invalid(error) == {"closes_on"}


def test_a_call_that_no_section_takes_papers_for_is_not_announced(app: Flask):
    office = person(app, "ostrich", Office.OFFICE)
    call_id = draft_call(app, office)
    with app.app_context(), pytest.raises(Invalid) as error:
        calls.announce_call(office.acting(START), call_id)
    assert invalid(error) == {"section_ids"}


def test_a_call_is_extended_only_to_a_later_day(app: Flask, chief: Person, clock: Clock):
    call_id = announced_call(app, chief)
    later = date(2026, 7, 31)
    with app.app_context():
        for wrong in (date(2026, 6, 30), date(2026, 6, 1), date(2026, 2, 1), date(26, 7, 31)):
            with pytest.raises(Invalid) as error:
                calls.extend_call(chief.acting(START), call_id, wrong)
            assert invalid(error) == {"closes_on"}
        calls.extend_call(chief.acting(START), call_id, later)
        calls.extend_call(chief.acting(START), call_id, later)
        call = db.session.get_one(Call, call_id)
        assert call.closes_at == datetime(2026, 8, 1, tzinfo=UTC)
        assert call.first_closes_at == datetime(2026, 7, 1, tzinfo=UTC)
        assert events("extend_call") == 1


def test_a_call_is_closed_at_once_and_opened_again_by_extending(
    app: Flask, chief: Person, clock: Clock
):
    call_id = announced_call(app, chief)
    at = clock.advance(days=3)
    with app.app_context():
        calls.close_call(chief.acting(at), call_id)
        calls.close_call(chief.acting(clock.advance(hours=1)), call_id)
        assert db.session.get_one(Call, call_id).closes_at == at
        calls.extend_call(chief.acting(clock.at), call_id, date(2026, 4, 30))
        assert db.session.get_one(Call, call_id).closes_at == datetime(2026, 5, 1, tzinfo=UTC)


def test_only_a_closed_call_is_put_into_the_archive(app: Flask, chief: Person, clock: Clock):
    call_id, draft = announced_call(app, chief), draft_call(app, chief, slug="draft")
    with app.app_context():
        with pytest.raises(Overtaken):
            calls.archive_call(chief.acting(START), call_id)
        at = clock.advance(days=200)
        calls.archive_call(chief.acting(at), call_id)
        calls.archive_call(chief.acting(clock.advance(days=1)), call_id)
        assert db.session.get_one(Call, call_id).archived_at == at
        with pytest.raises(Overtaken):
            calls.extend_call(chief.acting(at), call_id, date(2027, 1, 1))
        with pytest.raises(Overtaken):
            calls.close_call(chief.acting(START), draft)


def test_a_theme_that_authors_ticked_can_be_worded_anew_but_not_taken_away(
    app: Flask, chief: Person
):
    call_id = announced_call(app, chief)
    with app.app_context():
        ticked = db.session.scalars(select(Theme.id).where(Theme.position == 2)).one()
    paper = Submission(
        id="s" * 18,
        reference="2026-BCDF",
        account_id=chief.id,
        call_id=call_id,
        created_at=START,
        stirred_at=START,
    )
    keep(app, paper)
    keep(app, SubmissionTheme(submission_id="s" * 18, theme_id=ticked))
    with app.app_context():
        by, stored = chief.acting(START), call_fields(call_id)
        anew = ("Work after release", "Documenting injuries", "Families outside")
        calls.edit_call(by, call_id, replace(stored, themes=anew))
        rows = db.session.execute(select(Theme.title, Theme.id).order_by(Theme.position)).all()
        assert tuple(title for title, _ in rows) == anew
        assert rows[1].id == ticked
        with pytest.raises(Invalid) as error:
            calls.edit_call(by, call_id, replace(stored, themes=("Work after release",)))
        assert invalid(error) == {"themes"}
        assert call_fields(call_id).themes == anew


@pytest.mark.parametrize("office", [Office.MANAGER, Office.EDITOR, Office.PRODUCTION, None])
def test_nobody_but_chief_and_office_makes_calls(app: Flask, chief: Person, office):
    stranger = person(app, "newt", *([office] if office else []))
    call_id = announced_call(app, chief)
    with app.app_context():
        by = stranger.acting(START)
        for act in (
            lambda: calls.create_call(by, PRISONS),
            lambda: calls.edit_call(by, call_id, PRISONS),
            lambda: calls.announce_call(by, call_id),
            lambda: calls.extend_call(by, call_id, date(2026, 12, 1)),
            lambda: calls.close_call(by, call_id),
            lambda: calls.archive_call(by, call_id),
            lambda: calls.close_call(Acting(at=START), call_id),
            lambda: calls.close_call(chief.acting(START), "z" * 18),
        ):
            with pytest.raises(Refused) as error:
                act()
            assert error.value.refusal.is_hidden
