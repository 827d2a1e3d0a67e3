"""Production sees accepted papers and who wrote them, and nothing of their review."""

from dataclasses import fields

import pytest
from flask import Flask

from journal.access.permissions import why_not
from journal.access.standing import standing
from journal.access.viewer import Viewer
from journal.domain.office import Held, Office
from journal.domain.published import PublishedAuthor
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.submission import Submission
from journal.queries.galley import galley_file, manuscript
from journal.queries.production import Paper, paper, papers
from tests import cast
from tests.builders import issue as build
from tests.cast import Person
from tests.conftest import START


def viewer(who: Person, *offices: Held | Office) -> Viewer:
    held = tuple(one if isinstance(one, Held) else Held(one) for one in offices)
    return Viewer(session_id="s", account_id=who.id, offices=held)


@pytest.fixture
def people(app: Flask) -> dict[str, Person]:
    names = ("authoress", "producer", "chiefly", "editorial")
    return {name: cast.person(app, name) for name in names}


@pytest.fixture
def accepted(app: Flask, people) -> str:
    hidden = {"name": "Layla Secretname", "public_name": "Name withheld", "email": ""}
    return build.accepted(
        app, people["authoress"], cast.section(app), build.Paper(coauthors=(hidden,))
    )


def test_production_sees_the_paper_as_it_will_be_named(app: Flask, people, accepted):
    with app.app_context():
        seen = paper(viewer(people["producer"], Office.PRODUCTION), accepted)
    assert seen.title == build.Paper().title
    assert [author.name for author in seen.authors] == [
        "Authoress Familyauthoress",
        "Name withheld",
    ]
    assert seen.authors[1] == PublishedAuthor("Name withheld")
    assert seen.manuscript_name == "manuscript.pdf"
    assert seen.offers == {"to_production", "bring_galley", "accept_galley"}
    told = {field.name for field in fields(Paper)}
    assert not told & {"reviews", "rounds", "recommendation", "decision", "handling_editor"}
    assert "Secretname" not in str(seen)


def test_list_and_paper_agree_for_every_person(app: Flask, people, accepted):
    author = people["authoress"]
    cases = [
        (viewer(people["producer"], Office.PRODUCTION), True),
        (viewer(author, Office.PRODUCTION), True),
        (viewer(people["chiefly"], Office.CHIEF), True),
        (viewer(author, Office.CHIEF), False),
        (viewer(people["editorial"], Office.EDITOR), False),
        (viewer(people["chiefly"], Office.MANAGER), False),
        (viewer(author), False),
    ]
    with app.app_context():
        for who, sees in cases:
            assert ([row.id for row in papers(who).rows] == [accepted]) is sees, who
            assert (paper(who, accepted) is not None) is sees, who
            assert (manuscript(who, accepted) is not None) is sees, who
            assert _is_permitted(who, accepted) is sees, who


def _is_permitted(who: Viewer, submission_id: str) -> bool:
    """Tell what the table of permissions says of a paper that was accepted."""
    stands = standing(db.session(), who.account_id, who.offices, submission_id)
    acts = ("read_as_production", "read_as_editor")
    return any(why_not(stands, act) is None for act in acts)


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.IN_REVIEW, State.REJECTED])
def test_nothing_is_in_production_before_its_acceptance(app: Flask, people, accepted, state):
    with cast.writing(app):
        db.session.get_one(Submission, accepted).state = state
    with app.app_context():
        for office in (Office.PRODUCTION, Office.CHIEF):
            who = viewer(people["producer"], office)
            assert papers(who).total == 0
            assert paper(who, accepted) is None
            assert manuscript(who, accepted) is None


def test_list_tells_where_each_paper_stands(app: Flask, people, accepted):
    chief = cast.person(app, "maker", Office.CHIEF, Office.PRODUCTION).acting(START)
    build.galley(app, people["authoress"], accepted)
    build.in_production(app, chief, accepted)
    build.placed(app, chief, build.issue(app, chief), accepted)
    other = build.accepted(app, people["authoress"], cast.section(app, "Letters"))
    who = viewer(people["producer"], Office.PRODUCTION)
    with app.app_context():
        found = papers(who)
        assert found.counts == {State.ACCEPTED: 1, State.SCHEDULED: 1}
        rows = {row.id: row for row in found.rows}
        assert str(rows[accepted].issue) == "Volume 4, number 2 (2026)"
        assert (rows[accepted].has_galley, rows[other].has_galley) == (True, False)
        assert rows[other].issue is None
        only = papers(who, State.ACCEPTED)
        assert ([row.id for row in only.rows], only.total) == ([other], 1)
        assert papers(who, page=2).rows == ()


def test_a_galley_belongs_to_its_paper(app: Flask, people, accepted):
    build.galley(app, people["authoress"], accepted)
    other = build.accepted(app, people["authoress"], cast.section(app, "Letters"))
    who = viewer(people["producer"], Office.PRODUCTION)
    with app.app_context():
        from journal.queries.galley import galleys_of

        (row,) = galleys_of(accepted)
        assert galley_file(who, accepted, row.id).media_type == "application/pdf"
        assert galley_file(who, accepted, row.id, source=True) is not None
        assert galley_file(who, other, row.id) is None
        assert galley_file(viewer(people["editorial"], Office.EDITOR), accepted, row.id) is None
