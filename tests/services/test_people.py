"""People and their offices."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access import links
from journal.access.standing import offices_of
from journal.domain.acting import Acting
from journal.domain.office import GivenOffice, Held, Office
from journal.domain.refusal import Invalid, Refused
from journal.extensions import db
from journal.models.account import Account, OfficeHeld
from journal.models.letter import Letter
from journal.queries.invited import invitation
from journal.services import leaving, outbox, people
from journal.services.inviting import invite_again, invite_person, withdraw_invitation
from tests.builders.call import announced_call
from tests.cast import Person, person, section
from tests.conftest import START, Clock

TODAY = START.date()


@pytest.fixture
def manager(app: Flask) -> Person:
    return person(app, "magpie", Office.MANAGER)


@pytest.fixture
def chief(app: Flask) -> Person:
    return person(app, "chirp", Office.CHIEF)


def letters() -> list[Letter]:
    return list(db.session.scalars(select(Letter)))


def test_one_address_is_one_person(app: Flask, manager: Person):
    with app.app_context():
        by = manager.acting(START)
        new = people.add_person(by, " Nana  Kvariani ", "Nana@Tbilisi.Example", country="GE")
        assert people.add_person(by, "N. K.", "nana@tbilisi.example") == new
        kept = db.session.get_one(Account, new)
        assert (kept.name, kept.email, kept.country) == (
            "Nana Kvariani",
            "nana@tbilisi.example",
            "GE",
        )
        assert kept.password is None


@pytest.mark.parametrize(
    ("name", "email", "field"),
    [
        ("Nana", "", "email"),
        ("Nana", "nana", "email"),
        ("Nana", "nana@@tbilisi.example", "email"),
        ("", "nana@tbilisi.example", "name"),
        ("🕊️", "nana@tbilisi.example", "name"),
        ("N" * 10_000, "nana@tbilisi.example", "name"),
    ],
)
def test_a_person_needs_a_name_and_an_address(app: Flask, manager: Person, name, email, field):
    with app.app_context(), pytest.raises(Invalid) as error:
        people.add_person(manager.acting(START), name, email)
    assert set(error.value.errors) == {field}


def test_a_guest_editor_is_appointed_once_and_told_how_to_begin(app: Flask, chief: Person):
    section(app)
    call_id = announced_call(app, chief)
    with app.app_context():
        by = chief.acting(START)
        nana = people.add_person(by, "Nana Kvariani", "nana@tbilisi.example")
        give = {"call_id": call_id, "starts_on": TODAY}
        office_id = people.appoint(by, nana, Office.GUEST, **give)
        assert people.appoint(by, nana, Office.GUEST, **give) == office_id
        assert offices_of(db.session, nana, TODAY) == (Held(Office.GUEST, None, call_id),)
        (told,) = letters()
        assert (told.to_address, told.occasion) == ("nana@tbilisi.example", "guest_appointed_first")
        assert (told.link_kind, told.link_id) == (links.CONFIRM, nana)
        assert "“Prisons”" in told.subject
        assert "{link}" in told.body


def test_who_has_a_password_is_led_to_the_desk(app: Flask, chief: Person):
    section(app)
    call_id, gull = announced_call(app, chief), person(app, "gull")
    with app.app_context():
        people.appoint(chief.acting(START), gull.id, Office.GUEST, call_id=call_id, starts_on=TODAY)
        (told,) = letters()
        assert told.link_kind is None
        assert f"http://localhost/desk/calls/{call_id}" in told.body


def test_an_editor_of_a_section_reads_which_one(app: Flask, manager: Person):
    section_id, gull = section(app, "Book reviews"), person(app, "gull")
    with app.app_context():
        people.appoint(
            manager.acting(START), gull.id, Office.EDITOR, section_id=section_id, starts_on=TODAY
        )
        assert "Editor (Book reviews)" in letters()[0].body


def test_an_office_needs_its_own_scope(app: Flask, manager: Person, chief: Person):
    section_id = section(app)
    call_id = announced_call(app, chief)
    wrong = [
        (Office.GUEST, {}, "call_id"),
        (Office.GUEST, {"call_id": "z" * 18}, "call_id"),
        (Office.CHIEF, {"call_id": call_id}, "call_id"),
        (Office.CHIEF, {"section_id": section_id}, "section_id"),
        (Office.EDITOR, {"section_id": "z" * 18}, "section_id"),
        (Office.EDITOR, {"ends_on": date(2026, 3, 1)}, "ends_on"),
    ]
    with app.app_context():
        for office, scope, field in wrong:
            with pytest.raises(Invalid) as error:
                people.appoint(manager.acting(START), chief.id, office, starts_on=TODAY, **scope)
            assert set(error.value.errors) == {field}
        with pytest.raises(Invalid) as error:
            people.appoint(manager.acting(START), "z" * 18, Office.CHIEF, starts_on=TODAY)
        assert set(error.value.errors) == {"account_id"}


def test_an_office_ends_at_once_and_stays_in_the_masthead(
    app: Flask, manager: Person, clock: Clock
):
    gull = person(app, "gull", Office.EDITOR)
    with app.app_context():
        office_id = db.session.scalars(
            select(OfficeHeld.id).where(OfficeHeld.account_id == gull.id)
        ).one()
        leaving.end_office(manager.acting(START), office_id)
        leaving.end_office(manager.acting(clock.advance(days=3)), office_id)
        assert offices_of(db.session, gull.id, TODAY) == ()
        assert db.session.get_one(OfficeHeld, office_id).ends_on == date(2026, 3, 1)


def test_an_office_given_by_mistake_today_leaves_no_trace(app: Flask, manager: Person):
    gull = person(app, "gull")
    with app.app_context():
        by = manager.acting(START)
        office_id = people.appoint(by, gull.id, Office.CHIEF, starts_on=TODAY)
        leaving.end_office(by, office_id)
        assert db.session.get(OfficeHeld, office_id) is None


def test_the_journal_is_never_without_a_manager(app: Flask, manager: Person):
    with app.app_context():
        by = manager.acting(START)
        mine = db.session.scalars(select(OfficeHeld.id)).one()
        with pytest.raises(Invalid):
            leaving.end_office(by, mine)
    for name, more in (
        ("asked", {"password": None}),
        ("blocked", {"is_blocked": True}),
    ):
        person(app, name, Office.MANAGER, **more)
    with app.app_context():
        soon_over = person(app, "brief")
        given = {"starts_on": TODAY, "ends_on": date(2026, 4, 1)}
        people.appoint(by, soon_over.id, Office.MANAGER, **given)
        with pytest.raises(Invalid):
            leaving.end_office(by, mine)
    gull = person(app, "gull", Office.MANAGER)
    with app.app_context():
        leaving.end_office(by, mine)
        with pytest.raises(Refused):
            people.appoint(by, gull.id, Office.CHIEF, starts_on=TODAY)


def test_offices_are_given_by_managers_and_guest_editors_by_chiefs(app: Flask, chief: Person):
    gull = person(app, "gull", Office.EDITOR)
    with app.app_context():
        office_id = db.session.scalars(
            select(OfficeHeld.id).where(OfficeHeld.account_id == gull.id)
        ).one()
        for by in (chief.acting(START), gull.acting(START), Acting(at=START)):
            with pytest.raises(Refused):
                people.appoint(by, gull.id, Office.CHIEF, starts_on=TODAY)
            with pytest.raises(Refused):
                leaving.end_office(by, office_id)
        with pytest.raises(Refused):
            people.add_person(gull.acting(START), "Nana", "nana@tbilisi.example")
        made = Acting(at=START, job="init")
        assert people.appoint(made, gull.id, Office.MANAGER, starts_on=TODAY)
        assert letters() == []


def test_a_blocked_account_is_out_until_it_is_let_in_again(app: Flask, manager: Person):
    gull, newt = person(app, "gull", Office.EDITOR), person(app, "newt", Office.MANAGER)
    with app.app_context():
        by = manager.acting(START)
        for _click in range(2):
            leaving.block_account(by, gull.id)
        assert offices_of(db.session, gull.id, TODAY) == ()
        assert db.session.get_one(Account, gull.id).generation == 1
        for _click in range(2):
            leaving.unblock_account(by, gull.id)
        assert offices_of(db.session, gull.id, TODAY) == (Held(Office.EDITOR, None, None),)
        with pytest.raises(Invalid):
            leaving.block_account(by, manager.id)
        leaving.block_account(by, newt.id)
        machine = Acting(at=START, job="account")
        with pytest.raises(Invalid):
            leaving.block_account(machine, manager.id)
        for act in (leaving.block_account, leaving.unblock_account):
            with pytest.raises(Refused):
                act(by, "z" * 18)
            with pytest.raises(Refused):
                act(gull.acting(START), newt.id)


def test_an_invitation_is_sent_again_and_taken_back(app: Flask, manager: Person):
    with app.app_context():
        by = manager.acting(START)
        office = GivenOffice(Office.CHIEF, TODAY, is_deputy=True)
        nana = invite_person(by, "Nana Kvariani", "nana@tbilisi.example", office)
        assert invite_person(by, "N.", "nana@tbilisi.example", office) == nana
        (first,) = letters()
        assert "Deputy editor-in-chief" in first.body
        invite_again(by, nana)
        assert invitation(nana).count == 1
        outbox.claim(by, 10)
        outbox.sent(by, first.id)
        later = manager.acting(START + timedelta(days=3))
        for _click in range(2):
            invite_again(later, nana)
        told = invitation(nana)
        assert (told.count, told.state, told.written_at) == (2, "queued", later.at)
        assert max(letter.link_generation for letter in letters()) == 1
        for _click in range(2):
            withdraw_invitation(later, nana)
        assert offices_of(db.session, nana, later.at.date()) == ()
        assert {letter.state for letter in letters()} == {"sent", "stopped"}
        assert db.session.get_one(Account, nana).generation == 2
        with pytest.raises(Invalid):
            invite_again(later, nana)
        with pytest.raises(Invalid):
            withdraw_invitation(later, manager.id)
        for act in (invite_again, withdraw_invitation):
            with pytest.raises(Refused):
                act(later, "z" * 18)


def test_only_the_chief_has_a_deputy(app: Flask, manager: Person, chief: Person):
    with app.app_context():
        by, more = manager.acting(START), {"starts_on": TODAY, "is_deputy": True}
        with pytest.raises(Invalid) as error:
            people.appoint(by, chief.id, Office.EDITOR, **more)
        assert set(error.value.errors) == {"is_deputy"}
