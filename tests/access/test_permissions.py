"""The rule and its SELECT agree, for the whole cast on papers in every state."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access import scopes
from journal.access.permissions import RULES, decisions_open, offers, require, why_not
from journal.access.standing import offices_of, standing
from journal.domain.calls import GRACE_HOURS
from journal.domain.office import Office
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.usual_form import USUAL_ID
from journal.domain.workflow import STATE_LABELS, Party, State
from journal.extensions import db
from journal.lib.ids import new_id
from journal.models.absence import Absence
from journal.models.account import Account, OfficeHeld
from journal.models.call import Call
from journal.models.review import Review, Round
from journal.models.submission import Author, Conflict, Submission, Version
from tests.cast import Person, keep, person, section
from tests.conftest import START, Clock


def make_call(app: Flask) -> str:
    call = Call(
        id=new_id(),
        slug="prisons",
        title="Prisons",
        summary="s",
        zone="UTC",
        opens_at=START,
        closes_at=START + timedelta(days=30),
        first_closes_at=START + timedelta(days=30),
        grace_hours=GRACE_HOURS,
        created_at=START,
    )
    call_id: str = call.id
    keep(app, call)
    return call_id


class World:
    """People in every relation to papers in every state."""

    def __init__(self, app: Flask) -> None:
        self.section = section(app)
        self.other = section(app, "Debate")
        self.call = make_call(app)
        self.people: dict[str, Person] = {
            "sender": person(app, "sender"),
            "coauthor": person(app, "coauthor"),
            "stranger": person(app, "stranger"),
            "reviewer": person(app, "reviewer"),
            "manager": person(app, "manager", Office.MANAGER),
            "office": person(app, "office", Office.OFFICE),
            "chief": person(app, "chief", Office.CHIEF),
            "section editor": person(app, "sect", Office.EDITOR, section_id=self.section),
            "other section": person(app, "other", Office.EDITOR, section_id=self.other),
            "handling": person(app, "handling", Office.EDITOR),
            "guest": person(app, "guest", Office.GUEST, call_id=self.call),
            "production": person(app, "production", Office.PRODUCTION),
            "chief in conflict": person(app, "biased", Office.CHIEF),
            "chief who wrote": person(app, "writing", Office.CHIEF),
            "chief who reviews": person(app, "reviewing", Office.CHIEF),
            "stand-in": person(app, "standing", Office.EDITOR),
            "stand-in of the guest": person(app, "fellow", Office.EDITOR),
            "stand-in who reviews": person(app, "minding", Office.EDITOR),
            "stand-in of the biased": person(app, "filling", Office.EDITOR),
            "stand-in of last week": person(app, "former", Office.EDITOR),
            "stand-in without a desk": person(app, "lending", Office.PRODUCTION),
        }
        self._away(app, "handling", "stand-in")
        self._away(app, "guest", "stand-in of the guest")
        self._away(app, "chief", "stand-in who reviews")
        self._away(app, "chief in conflict", "stand-in of the biased")
        self._away(app, "office", "stand-in of last week", days=-1)
        self._away(app, "section editor", "stand-in without a desk")
        self.papers = {state: self._paper(app, state) for state in State}

    def _away(self, app: Flask, who: str, stand_in: str, days: int = 7) -> None:
        keep(
            app,
            Absence(
                account_id=self.people[who].id,
                stand_in_id=self.people[stand_in].id,
                starts_on=START.date() - timedelta(days=7),
                ends_on=START.date() + timedelta(days=days),
                entered_by_id=self.people["office"].id,
                entered_at=START,
            ),
        )

    def _paper(self, app: Flask, state: State) -> str:
        paper = new_id()
        version, round_ = new_id(), new_id()
        who = self.people
        keep(
            app,
            Submission(
                id=paper,
                reference=f"2026-{state[:9]}",
                account_id=who["sender"].id,
                section_id=self.section,
                call_id=self.call,
                handling_editor_id=who["handling"].id,
                title="t",
                state=state,
                created_at=START,
                stirred_at=START,
                submitted_at=START,
                accepted_at=START,
            ),
        )
        # A byline by address alone counts as well as one by account.
        keep(
            app,
            Author(submission_id=paper, position=1, name="C", email=who["coauthor"].email),
            Author(
                submission_id=paper,
                position=2,
                name="W",
                email="",
                account_id=who["chief who wrote"].id,
            ),
            Version(id=version, submission_id=paper, number=1, created_at=START),
            Conflict(
                submission_id=paper,
                account_id=who["chief in conflict"].id,
                reason="r",
                declared_at=START,
                declared_by_id=who["chief"].id,
            ),
        )
        keep(
            app,
            Round(
                id=round_,
                submission_id=paper,
                version_id=version,
                form_id=USUAL_ID,
                number=1,
                reviews_required=2,
                due_on=START.date(),
                opened_at=START,
            ),
        )
        for name in ("reviewer", "chief who reviews", "stand-in who reviews"):
            keep(
                app,
                Review(
                    round_id=round_,
                    submission_id=paper,
                    account_id=who[name].id,
                    due_on=START.date(),
                    invited_at=START,
                ),
            )
        return paper

    def standings(self) -> Iterator[tuple[str, State, object]]:
        for name, who in self.people.items():
            offices = offices_of(db.session(), who.id, START.date())
            for state, paper in self.papers.items():
                yield name, state, standing(db.session(), who.id, offices, paper)


@pytest.fixture
def world(app: Flask) -> Iterator[World]:
    made = World(app)
    with app.app_context():
        yield made


def seen(world: World, name: str, act: str) -> set[State]:
    who = world.people[name]
    offices = offices_of(db.session(), who.id, START.date())
    return {
        state
        for state, paper in world.papers.items()
        if why_not(standing(db.session(), who.id, offices, paper), act) is None
    }


def test_the_rule_and_its_select_agree_for_everybody(world: World) -> None:
    states = dict(zip(world.papers.values(), world.papers, strict=True))
    for name, who in world.people.items():
        offices = offices_of(db.session(), who.id, START.date())
        for act, scope in (
            ("read_as_editor", scopes.overseen(who.id, offices)),
            ("read_as_author", scopes.authored(who.id)),
            ("read_as_production", scopes.produced(who.id, offices)),
        ):
            found = set(db.session.scalars(select(Submission.id).where(scope)))
            assert {states[paper] for paper in found} == seen(world, name, act), (name, act)


def test_who_sees_what_is_as_the_table_says(world: World) -> None:
    sent = set(State) - {State.DRAFT}
    after = {State.ACCEPTED, State.IN_PRODUCTION, State.SCHEDULED, State.PUBLISHED}
    editors = {"office", "chief", "section editor", "handling", "guest"}
    editors |= {"stand-in", "stand-in of the guest"}
    for name in world.people:
        assert seen(world, name, "read_as_editor") == (sent if name in editors else set()), name
        authors = {"sender": set(State), "coauthor": sent, "chief who wrote": sent}
        assert seen(world, name, "read_as_author") == authors.get(name, set()), name
        made = after if name in ("production", "stand-in without a desk") else set()
        assert seen(world, name, "read_as_production") == made, name


def test_an_involvement_takes_every_office_away(world: World) -> None:
    for name, state, how in world.standings():
        if name in ("chief in conflict", "chief who reviews"):
            assert not offers(how), (name, state)
        if name == "chief who wrote":
            assert offers(how) <= {"read_as_author"}, state


def test_only_the_corresponding_author_acts(world: World) -> None:
    for act, rule in RULES.items():
        if Party.CORRESPONDING in rule.who:
            assert seen(world, "sender", act) == rule.states, act
            assert not seen(world, "coauthor", act), act


def test_guests_and_the_office_never_decide(world: World) -> None:
    for name, _state, how in world.standings():
        if name in ("guest", "stand-in of the guest", "office", "production", "sender", "manager"):
            assert how is None or not decisions_open(how), name


def test_what_one_side_may_do_is_hidden_from_the_other(world: World) -> None:
    for name, state, how in world.standings():
        if name == "sender" and state is State.IN_REVIEW:
            assert why_not(how, "invite_reviewer") == HIDDEN
        if name == "stranger":
            assert all(why_not(how, act) == HIDDEN for act in RULES)
    with pytest.raises(Refused, match="no such page"):
        require(None, "submit")


def test_a_closed_act_says_in_which_state_the_paper_is(world: World) -> None:
    for name, state, how in world.standings():
        if name == "handling" and state is State.ACCEPTED:
            refusal = why_not(how, "send_to_review")
            assert refusal is not None
            assert not refusal.is_hidden
            assert str(refusal.said.values["state"]) == STATE_LABELS[State.ACCEPTED]
            with pytest.raises(Refused, match="not open while"):
                require(how, "send_to_review")
            assert require(how, "read_as_editor") is how


def test_offices_end_with_their_day_and_with_the_account(world: World, clock: Clock) -> None:
    chief = world.people["chief"].id
    held = db.session.scalars(select(OfficeHeld).where(OfficeHeld.account_id == chief)).one()
    held.ends_on = START.date()
    db.session.flush()
    assert offices_of(db.session(), chief, START.date())
    assert not offices_of(db.session(), chief, clock.advance(days=1).date())
    held.ends_on = None
    db.session.get_one(Account, chief).is_blocked = True
    db.session.flush()
    assert not offices_of(db.session(), chief, START.date())
    db.session.rollback()
