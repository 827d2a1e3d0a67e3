"""An issue appears whole, once, and every author is told."""

import threading
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.domain.licences import LicenceFields
from journal.domain.office import Office
from journal.domain.published import Licence, Pages
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.event import Event
from journal.models.issue import Issue
from journal.models.letter import Letter
from journal.models.publication import Publication
from journal.models.submission import Submission
from journal.queries import published as read
from journal.services.licence import add_licence, choose_licence
from journal.services.publication import publish_issue
from tests import cast
from tests.builders import issue as build
from tests.builders.call import draft_call
from tests.builders.issue import Paper
from tests.cast import Person
from tests.conftest import START


@pytest.fixture
def chief(app: Flask) -> Person:
    return cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)


@pytest.fixture
def author(app: Flask) -> Person:
    return cast.person(app, "authoress")


@pytest.fixture
def by(chief: Person) -> Acting:
    return chief.acting(START)


def ready(app: Flask, by: Acting, who: Person, section: str, *papers: Paper) -> str:
    """Return an issue in which these papers stand with galleys of two pages."""
    issue_id = build.issue(app, by, replace(build.FIELDS, first_page=5))
    for paper in papers:
        paper_id = build.accepted(app, who, section, paper)
        build.galley(app, who, paper_id, pages=2)
        build.in_production(app, by, paper_id)
        build.placed(app, by, issue_id, paper_id)
    return issue_id


def test_the_whole_issue_appears_and_its_authors_are_told(app: Flask, by, author):
    issue_id = ready(
        app, by, author, cast.section(app), Paper(title="First"), Paper(title="سجن", rounds=0)
    )
    assert build.published(app, by, issue_id) == "2026-4-2"
    with app.app_context():
        issue = read.issue("2026-4-2")
        assert [(e.title, e.pages) for e in issue.entries] == [
            ("First", Pages(5, 6)),
            ("سجن", Pages(7, 8)),
        ]
        assert issue.published_on == START.date()
        slugs = [entry.slug for entry in issue.entries]
        assert slugs[0].startswith("first-")
        assert slugs[1].startswith("paper-")
        assert set(db.session.scalars(select(Submission.state))) == {State.PUBLISHED}
        letters = db.session.scalars(select(Letter).order_by(Letter.subject)).all()
        assert [letter.to_address for letter in letters] == [author.email] * 2
        assert "Volume 4, number 2 (2026), pages 5–6" in letters[0].body
        assert f"http://localhost/articles/{slugs[0]}" in letters[0].body
        acts = db.session.scalars(select(Event.act).order_by(Event.number)).all()
        assert acts[-3:] == ["publish", "publish", "publish_issue"]


def test_the_record_is_frozen_as_it_was(app: Flask, by, author):
    hidden = {"public_name": "Mira", "orcid": "0000-0002-1825-0097"}
    coauthor = {"name": "Bo Li", "family_name": "Li", "email": "bo@canary.example"}
    issue_id = ready(
        app, by, author, cast.section(app), Paper(author=hidden, coauthors=(coauthor,))
    )
    build.published(app, by, issue_id)
    with cast.writing(app):
        db.session.scalars(select(Submission)).one().title = "Changed afterwards"
    with app.app_context():
        (entry,) = read.issue("2026-4-2").entries
        article = read.article(entry.slug)
        row = db.session.scalars(select(Publication)).one()
    assert article.title == Paper().title
    assert [a.name for a in article.authors] == ["Mira", "Bo Li"]
    assert article.keywords == ("rehabilitation", "livelihoods", "cooperatives")
    assert article.dates.received_on == build.SENT.date()
    assert article.dates.revised_on == build.REVISED.date()
    assert article.dates.accepted_on == build.ACCEPTED.date()
    assert article.review.rounds == 2
    assert article.licence.name == "CC BY-NC-ND 4.0"
    for word in (author.name, author.affiliation, author.email, "0000-0002", "bo@canary"):
        assert word not in f"{row.record}{article}"


def test_an_article_appears_under_its_own_licence_else_under_that_of_its_section(
    app: Flask, chief, by, author
):
    manager = cast.person(app, "magpie", Office.MANAGER)
    with app.app_context():
        igo = add_licence(manager.acting(START), LicenceFields("IGO", holder="The agency"))
        crown = add_licence(manager.acting(START), LicenceFields("Crown", "https://law.example"))
    kinds = {"article_type": "editorial", "is_indexed": False, "licence_id": igo}
    issue_id = ready(app, by, author, cast.section(app, **kinds), Paper(title="A"))
    with cast.writing(app):
        paper = db.session.scalars(select(Submission)).one()
        paper.state = State.IN_PRODUCTION
        paper.study_kind, paper.guideline = "Case report", "CARE, every item"
        paper_id = paper.id
    with app.app_context():
        for _click in range(2):
            choose_licence(by, paper_id, crown)
        with pytest.raises(Invalid):
            choose_licence(by, paper_id, "z" * 18)
        with pytest.raises(Refused):
            choose_licence(author.acting(START), paper_id, igo)
        choose_licence(by, paper_id, None)
    with cast.writing(app):
        db.session.get_one(Submission, paper_id).state = State.SCHEDULED
    build.published(app, by, issue_id)
    with app.app_context():
        (entry,) = read.issue("2026-4-2").entries
        article = read.article(entry.slug)
    assert article.licence == Licence("IGO", "", "The agency")
    assert (article.study_kind, article.guideline) == ("Case report", "CARE, every item")
    assert "CARE, every item" in app.test_client().get(f"/articles/{entry.slug}").text
    assert (article.article_type, article.is_indexed) == ("editorial", False)
    page = app.test_client().get(f"/articles/{entry.slug}").text
    assert "© 2026 The agency" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "citation_title" not in page


def test_nothing_appears_while_something_is_missing(app: Flask, by, author):
    section = cast.section(app)
    issue_id = ready(app, by, author, section, Paper(title="Whole"))
    lame = build.in_production(app, by, build.accepted(app, author, section, Paper(title="Lame")))
    build.placed(app, by, issue_id, lame)
    with app.app_context(), pytest.raises(Invalid, match="“Lame” has no accepted galley"):
        publish_issue(by, issue_id)
    with app.app_context():
        assert set(db.session.scalars(select(Submission.state))) == {State.SCHEDULED}
        assert db.session.scalar(select(func.count()).select_from(Letter)) == 0
        assert db.session.get_one(Issue, issue_id).published_at is None
        assert read.issues() == ()


def test_papers_of_a_call_are_found_by_their_call(app: Flask, chief, by, author):
    call_id = draft_call(app, chief, special_section_title="Detention")
    guest = cast.person(app, "guestly", Office.GUEST, call_id=call_id)
    issue_id = ready(
        app,
        by,
        author,
        cast.section(app),
        Paper(title="Of the call", call_id=call_id),
        Paper(title="Beside it", call_id=call_id),
        Paper(title="Other"),
    )
    build.published(app, by, issue_id)
    with app.app_context():
        special, plain = read.current_issue().sections
        assert (special.title, special.call_slug) == ("Detention", "prisons")
        assert [editor.name for editor in special.editors] == [guest.name]
        assert (plain.is_special, plain.editors) == (False, ())
        (part,) = read.articles_of_call(call_id)
        assert part.issue.slug == "2026-4-2"
        first, second = part.entries
        assert [entry.title for entry in read.related(first.slug)] == ["Beside it"]
        assert read.article(second.slug).special.call_slug == "prisons"
        assert read.related(plain.entries[0].slug) == ()


def test_who_comes_second_is_told(app: Flask, by, author):
    issue_id = ready(app, by, author, cast.section(app), Paper())
    build.published(app, by, issue_id)
    with app.app_context(), pytest.raises(Overtaken, match="is published already"):
        publish_issue(by, issue_id)


def test_two_who_press_at_once_publish_once(app: Flask, by, author):
    issue_id = ready(app, by, author, cast.section(app), Paper(title="A"), Paper(title="B"))
    told: list[str] = []
    gate = threading.Barrier(2)

    def press() -> None:
        with app.app_context():
            gate.wait()
            try:
                told.append(publish_issue(by, issue_id))
            except Overtaken as error:
                told.append(str(error.said))

    presses = [threading.Thread(target=press) for _ in range(2)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert min(told) == "2026-4-2"
    assert "is published already" in max(told)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Letter)) == 2
        assert db.session.scalar(select(func.count()).select_from(Publication)) == 2


def test_an_editor_in_conflict_publishes_and_an_outsider_does_not(app: Flask, chief, by, author):
    issue_id = ready(app, by, chief, cast.section(app), Paper())
    outsider = cast.person(app, "outsider", Office.OFFICE)
    with app.app_context(), pytest.raises(Refused):
        publish_issue(outsider.acting(START), issue_id)
    assert build.published(app, by, issue_id) == "2026-4-2"
