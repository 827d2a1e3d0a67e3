"""Who may act on the journal itself, and which calls the desk shows to whom."""

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access.duties import RULES, call_offers, calls_seen, duties, sees_call, why_not
from journal.domain.calls import CallState
from journal.domain.office import Held, Office
from journal.extensions import db
from journal.models.call import Call
from tests.builders.call import announced_call, draft_call
from tests.cast import person, section

EACH = [(Held(office),) for office in Office if office is not Office.GUEST]


def test_nobody_without_an_office_has_a_duty():
    assert duties(()) == frozenset()
    assert all(why_not((), act).is_hidden for act in RULES)
    with pytest.raises(KeyError):
        why_not((), "sing")


def test_every_duty_is_somebodys():
    assert frozenset().union(*(duties(held) for held in EACH)) == frozenset(RULES)
    assert duties((Held(Office.GUEST, None, "a" * 18),)) == frozenset()


def test_a_call_offers_what_its_state_allows_to_who_may():
    chief, guest = (Held(Office.CHIEF),), (Held(Office.GUEST, None, "a" * 18),)
    ever = {"edit_call", "appoint_guest"}
    assert {state: call_offers(chief, state) - ever for state in CallState} == {
        CallState.DRAFT: {"announce_call", "remove_call"},
        CallState.SCHEDULED: {"extend_call"},
        CallState.OPEN: {"extend_call", "close_call", "extend_for"},
        CallState.CLOSED: {"extend_call", "archive_call", "extend_for"},
        CallState.ARCHIVED: set(),
    }
    assert all(call_offers(guest, state) == frozenset() for state in CallState)


def test_rule_and_select_show_the_same_calls_to_everybody(app: Flask):
    section(app)
    chief = person(app, "chirp", Office.CHIEF)
    calls = {announced_call(app, chief): True, draft_call(app, chief, slug="draft"): False}
    cast = [(), *EACH]
    for call_id in calls:
        guest = Held(Office.GUEST, None, call_id)
        cast += [(guest,), (guest, Held(Office.EDITOR)), (guest, Held(Office.MANAGER))]
    with app.app_context():
        for held in cast:
            selected = set(db.session.scalars(select(Call.id).where(calls_seen(held))))
            ruled = {one for one, is_out in calls.items() if sees_call(held, one, is_out)}
            assert selected == ruled, held
