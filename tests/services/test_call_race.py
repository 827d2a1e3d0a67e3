"""Two people press a button at the same instant: it is done once, and nobody gets an error."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Barrier, Thread

from flask import Flask
from sqlalchemy import func, select

from journal.domain.office import Office
from journal.domain.refusal import Invalid
from journal.extensions import db
from journal.models.account import Account, OfficeHeld
from journal.models.call import Call
from journal.models.event import Event
from journal.models.letter import Letter
from journal.queries.section import sections
from journal.services import call as calls
from journal.services.guest import add_guest
from journal.services.section import place_section
from tests.builders.call import PRISONS, draft_call
from tests.cast import Person, person, section
from tests.conftest import START

TIMES = 6


def at_once(app: Flask, *acts: Callable[[], object]) -> list[object]:
    """Do the acts in threads that start together; return what each gave or raised."""
    ready, results = Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        with app.app_context():
            ready.wait(timeout=20)
            try:
                results.append(act())
            except Exception as error:
                results.append(error)

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def world(app: Flask) -> tuple[Person, Person]:
    section(app)
    return person(app, "chirp", Office.CHIEF), person(app, "ostrich", Office.OFFICE)


def count(column) -> int:
    return db.session.scalar(select(func.count(column)))


def test_two_who_take_one_address_at_once_make_one_call(app: Flask):
    chief, office = world(app)
    for number in range(TIMES):
        mine = replace(PRISONS, slug=f"call-{number}", summary="Mine.")
        results = at_once(
            app,
            lambda mine=mine: calls.create_call(chief.acting(START), mine),
            lambda mine=mine: calls.create_call(
                office.acting(START), replace(mine, summary="Theirs.")
            ),
        )
        told = [error.errors for error in results if isinstance(error, Invalid)]
        assert [set(errors) for errors in told] == [{"slug"}], results
    with app.app_context():
        assert count(Call.id) == TIMES


def test_two_who_announce_and_extend_at_once_do_it_once(app: Flask):
    chief, office = world(app)
    for number in range(TIMES):
        call_id = draft_call(app, chief, slug=f"call-{number}")
        for act in (
            lambda by, one=call_id: calls.announce_call(by, one),
            lambda by, one=call_id: calls.extend_call(by, one, date(2026, 7, 31)),
        ):
            results = at_once(
                app,
                lambda act=act: act(chief.acting(START)),
                lambda act=act: act(office.acting(START)),
            )
            assert results == [None, None]
    with app.app_context():
        done = select(func.count()).where(Event.act.in_(("announce_call", "extend_call")))
        assert db.session.scalar(done) == 2 * TIMES


def test_two_who_appoint_one_newcomer_at_once_write_one_letter(app: Flask):
    chief, office = world(app)
    call_id = draft_call(app, chief)
    for number in range(TIMES):
        address = f"nana{number}@tbilisi.example"
        results = at_once(
            app,
            *(
                lambda by=by, address=address: add_guest(by, call_id, "Nana", address)
                for by in (chief.acting(START), office.acting(START))
            ),
        )
        assert len(set(results)) == 1, results
    with app.app_context():
        assert count(Account.id) == 2 + TIMES
        assert count(OfficeHeld.call_id) == TIMES
        assert count(Letter.id) == TIMES


def test_two_who_move_sections_at_once_leave_an_order(app: Flask):
    manager = person(app, "magpie", Office.MANAGER)
    ids = [section(app, title) for title in ("A", "B", "C")]
    for _time in range(TIMES):
        results = at_once(
            app,
            lambda: place_section(manager.acting(START), ids[0], 3),
            lambda: place_section(manager.acting(START), ids[2], 1),
        )
        assert results == [None, None]
    with app.app_context():
        assert sorted(one.title for one in sections()) == ["A", "B", "C"]
