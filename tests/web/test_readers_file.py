"""Further files beside a published paper: none appears by itself, and what appears is clean."""

import re

import pytest
from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.public_names import NameKind
from journal.extensions import db
from journal.models.event import Event
from journal.models.file import FileKind
from journal.models.submission import Author, Version
from journal.models.supplement import Supplement
from journal.queries.read import rest
from journal.services.examination import ask, examine
from journal.services.file import attach
from journal.services.sealing import seal_earlier
from tests import cast
from tests.builders import issue as build
from tests.builders.submission import upload
from tests.conftest import START
from tests.documents.traced import pictures
from tests.documents.traced.deep import left_in

NAMES = ("wall.jpg", "notes.csv")
IDS = ("b" * 18, "c" * 18)


@pytest.fixture
def author(app):
    return cast.person(app, "authoress")


@pytest.fixture
def paper(app, author):
    """An accepted paper with a figure, and a table that nobody lets appear."""
    newest = select(Version).order_by(Version.number.desc())
    paper_id = build.accepted(app, author, cast.section(app))
    by = author.acting(START)
    for place, content in enumerate((pictures.photograph(), b"a,b\n1,2\n"), 1):
        with app.app_context():
            came = upload(app, content, NAMES[place - 1])
            rest()
            file_id = attach(by, paper_id, FileKind.SUPPLEMENTARY, came)
            ask(by, file_id)
        with cast.writing(app):
            version = db.session.scalars(newest.where(Version.submission_id == paper_id)).first()
            db.session.add(
                Supplement(
                    id=IDS[place - 1], submission_id=paper_id, version_id=version.id,
                    lineage=IDS[place - 1], position=place, kind="figure",
                    title=f"Thing {place}", file_id=file_id,
                )
            )  # fmt: skip
        with app.app_context():
            examine(by, file_id)
    return paper_id


def test_what_production_lets_appear_is_given_to_readers_clean(app, author, paper, client):
    chief = cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)
    browser, page = cast.browser_of(app, chief), f"/production/{paper}"
    token = {"csrf_token": cast.csrf_of(browser.get(page).text)}

    def press(what):
        return browser.post(f"{page}/further/{IDS[0]}/{what}", data=token).status_code

    assert browser.get(page).text.count("do not get it") == 2
    assert [press(what) for what in ("show", "show", "keep", "keep", "show")] == [303] * 5
    shown = browser.get(page).text
    assert "Leave it out" in shown
    links = re.findall(rf"{page}/further/(?!b+/|c+/)\w+", shown)
    assert len(set(links)) == 4
    for link in set(links):
        with browser.get(link) as got:
            assert got.status_code == 200
    with app.app_context():
        acts = [row.act for row in db.session.query(Event).filter_by(thing_id=IDS[0])]
        assert sorted(acts) == ["keep_from_readers", "show_to_readers", "show_to_readers"]
    build.galley(app, author, paper)
    build.in_production(app, chief.acting(START), paper)
    assert browser.post(f"{page}/publish", data=token).status_code == 303
    slug = re.search(r"/articles/([\w-]+)", browser.get(page).text)[1]
    article = client.get(f"/articles/{slug}").text
    assert "Thing 1" in article
    assert "Thing 2" not in article
    with client.get(f"/articles/{slug}/files/1") as got:
        assert got.status_code == 200
        assert got.headers["Content-Disposition"].startswith("attachment")
        assert left_in(got.data, ("Zanzibari", "Fairphonix")) == set()
        tag = {"If-None-Match": got.headers["ETag"]}
    assert client.get(f"/articles/{slug}/files/1", headers=tag).status_code == 304
    for other in ("0", "2", "x"):
        assert client.get(f"/articles/{slug}/files/{other}").status_code == 404
    # What is published is frozen.
    assert press("keep") == 403
    assert client.get(f"/articles/{slug}/files/1").status_code == 200


def test_who_may_not_produce_it_and_another_paper_find_nothing(app, author, paper):
    other = build.accepted(app, author, cast.section(app, "Other"))
    maker = cast.browser_of(app, cast.person(app, "producer", Office.PRODUCTION))
    stranger = cast.browser_of(app, cast.person(app, "thorn"))
    for browser, where in (
        (maker, other),
        (stranger, paper),
        (cast.browser_of(app, author), paper),
    ):
        token = {"csrf_token": cast.csrf_of(browser.get("/account").text)}
        for what in ("show", "keep"):
            address = f"/production/{where}/further/{IDS[0]}/{what}"
            assert browser.post(address, data=token).status_code == 404


def test_a_name_that_is_sealed_later_asks_for_every_file_anew(app, paper):
    maker = cast.browser_of(app, cast.person(app, "producer", Office.PRODUCTION))
    page = f"/production/{paper}"
    token = {"csrf_token": cast.csrf_of(maker.get(page).text)}
    maker.post(f"{page}/further/{IDS[0]}/show", data=token)
    assert "Leave it out" in maker.get(page).text
    with app.app_context():
        row = db.session.query(Author).filter_by(submission_id=paper, position=1).one()
        row.public_name, row.name_kind = "Mira Stone", NameKind.PSEUDONYM
        db.session.commit()
        seal_earlier(Acting(at=START, job="sweep"))
    assert "Leave it out" not in maker.get(page).text
