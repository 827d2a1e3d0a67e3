"""Editors build an issue; whoever may not, and whoever comes second, is told."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.issue import Issue, IssueSection, Item
from journal.models.submission import Submission
from journal.queries.issue_draft import issue_draft
from journal.services.issue import create_issue, edit_issue, order_item, place, take_out
from journal.services.issue_section import (
    add_section,
    add_special_section,
    edit_section,
    order_section,
    remove_section,
)
from tests import cast
from tests.builders import issue as build
from tests.builders.call import draft_call
from tests.builders.issue import FIELDS, Paper
from tests.cast import Person
from tests.conftest import START

TODAY = START.date()


@pytest.fixture
def person(app: Flask) -> Person:
    return cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)


@pytest.fixture
def chief(person: Person) -> Acting:
    return person.acting(START)


@pytest.fixture
def section(app: Flask) -> str:
    return cast.section(app)


@pytest.fixture
def paper(app: Flask, chief: Acting, section: str):
    """Return a maker of papers in production."""
    author = cast.person(app, "authoress")

    def make(title: str, **more: object) -> str:
        paper_id = build.accepted(app, author, section, Paper(title=title, **more))
        return build.in_production(app, chief, paper_id)

    return make


def contents(app: Flask, issue_id: str) -> list[tuple[str, list[str]]]:
    with app.app_context():
        draft = issue_draft(issue_id, TODAY)
        return [(part.title, [item.title for item in part.items]) for part in draft.sections]


def state_of(app: Flask, submission_id: str) -> State:
    with app.app_context():
        return db.session.get_one(Submission, submission_id).state


def test_chief_begins_an_issue_and_changes_it(app: Flask, chief: Acting):
    issue_id = build.issue(app, chief, replace(FIELDS, planned_on=date(2026, 10, 1)))
    with app.app_context():
        edit_issue(chief, issue_id, replace(FIELDS, number="3 a", introduction="Hello."))
        row = db.session.get_one(Issue, issue_id)
        assert (row.slug, row.number, row.introduction) == ("2026-4-3-a", "3 a", "Hello.")
        assert row.planned_on is None


def test_two_issues_never_share_a_number(app: Flask, chief: Acting):
    build.issue(app, chief)
    other = build.issue(app, chief, replace(FIELDS, number="3"))
    with app.app_context(), pytest.raises(Invalid) as told:
        create_issue(chief, FIELDS)
    assert set(told.value.errors) == {"number"}
    with app.app_context(), pytest.raises(Invalid):
        edit_issue(chief, other, FIELDS)


def test_what_cannot_be_an_issue_is_told_beside_its_field(app: Flask, chief: Acting):
    wrong = replace(
        FIELDS, volume=0, number="", year=99, first_page=0, planned_on=date(2026, 3, 1), title="…"
    )
    with app.app_context(), pytest.raises(Invalid) as told:
        create_issue(chief, wrong)
    assert set(told.value.errors) == {
        "volume", "number", "year", "first_page", "planned_on", "title",
    }  # fmt: skip


@pytest.mark.parametrize("offices", [(), (Office.OFFICE,), (Office.MANAGER,), (Office.PRODUCTION,)])
def test_nobody_else_builds_issues(app: Flask, chief: Acting, offices: tuple[Office, ...]):
    issue_id = build.issue(app, chief)
    other = cast.person(app, "outsider", *offices).acting(START)
    with app.app_context():
        for act in (create_issue, lambda by, fields: edit_issue(by, issue_id, fields)):
            with pytest.raises(Refused) as told:
                act(other, replace(FIELDS, number="9"))
            assert told.value.refusal.is_hidden


def test_paper_goes_where_it_belongs(app: Flask, person, chief: Acting, section: str, paper):
    call_id = draft_call(app, person, special_section_title="Health in detention")
    issue_id = build.issue(app, chief)
    build.placed(app, chief, issue_id, paper("One"), paper("Two", call_id=call_id), paper("Three"))
    assert contents(app, issue_id) == [
        ("Scientific articles", ["One", "Three"]),
        ("Health in detention", ["Two"]),
    ]


def test_placing_twice_places_once(app: Flask, chief: Acting, paper):
    issue_id, other = build.issue(app, chief), build.issue(app, chief, replace(FIELDS, number="3"))
    one = paper("One")
    first = build.placed(app, chief, issue_id, one)
    assert build.placed(app, chief, issue_id, one) == first
    assert state_of(app, one) is State.SCHEDULED
    with app.app_context(), pytest.raises(Overtaken):
        place(chief, other, one)


def test_only_a_paper_in_production_is_placed(app: Flask, chief: Acting, section: str):
    author = cast.person(app, "early")
    issue_id = build.issue(app, chief)
    with app.app_context(), pytest.raises(Overtaken, match="Accepted"):
        place(chief, issue_id, build.accepted(app, author, section))
    assert contents(app, issue_id) == []


def test_paper_is_taken_out_and_returns_to_production(app: Flask, chief: Acting, paper):
    issue_id = build.issue(app, chief)
    papers = [paper(title) for title in ("One", "Two", "Three")]
    items = build.placed(app, chief, issue_id, *papers)
    with app.app_context():
        take_out(chief, issue_id, items[0])
        take_out(chief, issue_id, items[0])
    assert contents(app, issue_id) == [("Scientific articles", ["Two", "Three"])]
    assert state_of(app, papers[0]) is State.IN_PRODUCTION


def test_withdrawn_paper_is_cleared_away_without_coming_back(app: Flask, chief: Acting, paper):
    issue_id = build.issue(app, chief)
    one = paper("One")
    (item,) = build.placed(app, chief, issue_id, one)
    with cast.writing(app):
        db.session.get_one(Submission, one).state = State.WITHDRAWN
    with app.app_context():
        take_out(chief, issue_id, item)
    assert contents(app, issue_id) == [("Scientific articles", [])]
    assert state_of(app, one) is State.WITHDRAWN


def test_papers_and_parts_are_put_in_order(app: Flask, person, chief: Acting, paper):
    call_id = draft_call(app, person, special_section_title="Detention")
    issue_id = build.issue(app, chief)
    one, two, three, four = build.placed(
        app,
        chief,
        issue_id,
        *(paper(title) for title in ("One", "Two", "Three")),
        paper("Four", call_id=call_id),
    )
    with app.app_context():
        order_item(chief, issue_id, one, 3)
        assert contents(app, issue_id)[0][1] == ["Two", "Three", "One"]
        order_item(chief, issue_id, three, 99)
        assert contents(app, issue_id)[0][1] == ["Two", "One", "Three"]
        special = db.session.scalars(select(Item).where(Item.id == four)).one().issue_section_id
        order_item(chief, issue_id, two, 1, special)
        order_section(chief, issue_id, special, 1)
        db.session.rollback()
        positions = list(db.session.scalars(select(Item.position).order_by(Item.position)))
    assert contents(app, issue_id) == [
        ("Detention", ["Two", "Four"]),
        ("Scientific articles", ["One", "Three"]),
    ]
    assert positions == [1, 1, 2, 2]


def test_parts_are_added_named_and_removed(app: Flask, person, chief: Acting, section: str, paper):
    call_id = draft_call(app, person, special_section_title="")
    issue_id = build.issue(app, chief)
    with app.app_context():
        plain = add_section(chief, issue_id, section)
        assert add_section(chief, issue_id, section) == plain
        special = add_special_section(chief, issue_id, call_id)
        edit_section(chief, issue_id, special, "Behind walls", "*Seven* papers.")
        with pytest.raises(Invalid):
            edit_section(chief, issue_id, special, "", "")
        place(chief, issue_id, paper("One"))
        with pytest.raises(Invalid):
            remove_section(chief, issue_id, plain)
        remove_section(chief, issue_id, special)
        remove_section(chief, issue_id, special)
        assert db.session.scalars(select(IssueSection.title)).all() == ["Scientific articles"]


def test_what_is_published_stays_as_it_is(app: Flask, chief: Acting, section: str):
    issue_id = build.issue(app, chief)
    with cast.writing(app):
        db.session.get_one(Issue, issue_id).published_at = START
    with app.app_context():
        for act in (edit_issue, lambda by, one, _: add_section(by, one, section)):
            with pytest.raises(Overtaken, match="is published already"):
                act(chief, issue_id, FIELDS)


def test_a_forged_part_or_issue_is_not_found(app: Flask, chief: Acting, section: str, paper):
    issue_id, other = build.issue(app, chief), build.issue(app, chief, replace(FIELDS, number="3"))
    (item,) = build.placed(app, chief, issue_id, paper("One"))
    with app.app_context():
        foreign = add_section(chief, other, section)
        for act in (
            lambda: order_item(chief, issue_id, item, 1, foreign),
            lambda: order_item(chief, other, item, 1),
            lambda: place(chief, "nosuchissue", item),
        ):
            with pytest.raises(Refused):
                act()
