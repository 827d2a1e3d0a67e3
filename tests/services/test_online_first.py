"""A paper appears before its issue; the issue gives it pages and leaves the rest as it was."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.citation import Source, apa, bibtex, ris
from journal.domain.office import Office
from journal.domain.published import Pages
from journal.domain.refusal import Invalid, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.letter import Letter
from journal.models.submission import Submission
from journal.queries import published as read
from journal.queries.invariants import broken
from journal.services.issue import take_out
from journal.services.online_first import publish_first
from tests import cast
from tests.builders import issue as build
from tests.builders.call import announced_call
from tests.builders.issue import Paper
from tests.cast import Person
from tests.conftest import START

LATER = START + timedelta(days=9)
SOURCE = Source("The Journal", "", "", "https://journal.example/articles/x")


@pytest.fixture
def chief(app: Flask) -> Person:
    return cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)


@pytest.fixture
def author(app: Flask) -> Person:
    return cast.person(app, "authoress")


@pytest.fixture
def by(chief: Person) -> Acting:
    return chief.acting(START)


@pytest.fixture
def paper(app: Flask, by: Acting, author: Person):
    section = cast.section(app)

    def make(title: str, pages: int = 2, who: Person = author, **more: object) -> str:
        paper_id = build.accepted(app, who, section, Paper(title=title, **more))
        if pages:
            build.galley(app, who, paper_id, pages=pages)
        return build.in_production(app, by, paper_id)

    return make


def first(app: Flask, by: Acting, submission_id: str) -> str:
    with app.app_context():
        return publish_first(by, submission_id)


def test_a_paper_appears_alone_and_keeps_its_address_in_an_issue(app: Flask, chief, by, paper):
    one, two = paper("Alone"), paper("With others")
    slug = first(app, by, one)
    with app.app_context():
        alone = read.article(slug)
        assert (alone.issue, alone.pages, alone.year) == (None, None, 2026)
        assert [entry.title for entry in read.online_first()] == ["Alone"]
        assert str(apa(alone, SOURCE)).endswith(
            "(2026). Alone. The Journal. Advance online publication. " + SOURCE.address
        )
        assert "number =" not in bibtex(alone, SOURCE)
        assert "VL  -" not in ris(alone, SOURCE)
        assert broken() == []
    later = chief.acting(LATER)
    issue_id = build.issue(app, later, replace(build.FIELDS, first_page=7))
    build.placed(app, later, issue_id, two, one)
    with app.app_context():
        assert read.article(slug).issue is None, "the coming issue is nobody's to know"
    build.published(app, later, issue_id)
    with app.app_context():
        taken = read.article(slug)
        assert replace(taken, issue=None, pages=None) == alone
        assert (taken.issue.slug, taken.pages) == ("2026-4-2", Pages(9, 10))
        assert read.online_first() == ()
        assert [entry.title for entry in read.current_issue().entries] == ["With others", "Alone"]
        told = db.session.scalars(select(Letter).order_by(Letter.written_at, Letter.subject)).all()
        assert [letter.subject.split(":")[0] for letter in told] == [
            "Your paper is online",
            "Your paper has appeared",
            "Your paper now stands in an issue",
        ]
        assert f"/articles/{slug}" in told[2].body
        assert broken() == []


def test_pressed_twice_it_appears_once_and_unready_not_at_all(app: Flask, by, paper):
    one, lame = paper("One"), paper("Lame", pages=0)
    first(app, by, one)
    with pytest.raises(Refused, match="Published"):
        first(app, by, one)
    with pytest.raises(Invalid, match="“Lame” has no accepted galley"):
        first(app, by, lame)
    with app.app_context():
        assert [entry.title for entry in read.online_first()] == ["One"]
        assert db.session.get_one(Submission, lame).state is State.IN_PRODUCTION


def test_who_wrote_it_or_only_produces_it_does_not_publish_it(app: Flask, chief, by, paper):
    own, other = paper("Own", who=chief), paper("Other")
    producer = cast.person(app, "producer", Office.PRODUCTION).acting(START)
    for who, submission_id in ((by, own), (producer, other)):
        with pytest.raises(Refused):
            first(app, who, submission_id)


def test_taken_out_of_an_issue_it_stays_online_first(app: Flask, by, paper):
    one = paper("One")
    slug = first(app, by, one)
    issue_id = build.issue(app, by)
    (item,) = build.placed(app, by, issue_id, one)
    assert build.placed(app, by, issue_id, one) == [item]
    with app.app_context():
        take_out(by, issue_id, item)
        assert db.session.get_one(Submission, one).state is State.PUBLISHED
        assert [entry.slug for entry in read.online_first()] == [slug]


def test_a_paper_of_a_call_stands_on_its_page_at_once(app: Flask, chief, by, paper):
    call_id = announced_call(app, chief)
    first(app, by, paper("Of the call", call_id=call_id))
    with app.app_context():
        (part,) = read.articles_of_call(call_id)
        assert (part.issue, [one.title for one in part.entries]) == (None, ["Of the call"])
