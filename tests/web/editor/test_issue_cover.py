"""An editor gives an issue a cover; readers see it, light and with words for who cannot."""

import io
import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.extensions import db
from journal.models.cover import Cover
from journal.queries.invariants import hashes_named
from journal.services.housekeeping import sweep_files
from tests import cast
from tests.builders import issue as build
from tests.builders.issue import Paper
from tests.builders.picture import photo
from tests.cast import Person
from tests.conftest import START
from tests.flows.test_weight import MOST_BYTES, needed, read
from tests.web.reader.test_article import fetched

WORDS = {"alt": "A loom in a workshop", "credit": "Photograph: A. Diallo"}


@pytest.fixture
def chief(app: Flask) -> Person:
    return cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)


@pytest.fixture
def desk(app: Flask, chief: Person) -> FlaskClient:
    return cast.browser_of(app, chief)


@pytest.fixture
def issue(app: Flask, chief: Person) -> str:
    by, author = chief.acting(START), cast.person(app, "authoress")
    issue_id = build.issue(app, by)
    paper_id = build.accepted(app, author, cast.section(app), Paper())
    build.galley(app, author, paper_id, pages=2)
    build.placed(app, by, issue_id, build.in_production(app, by, paper_id))
    return issue_id


def send(desk: FlaskClient, address: str, content: bytes = b"", **fields: str):
    token = cast.csrf_of(desk.get("/desk/issues/new").text)
    data = {"csrf_token": token, "picture": (io.BytesIO(content), "p.jpg" if content else "")}
    return desk.post(address, data=data | fields, content_type="multipart/form-data")


def pictures(page: str) -> list[str]:
    return re.findall(r'(?:src="|srcset="|, )(/[^"? ]*/cover-[^" ]+)', page)


def test_a_cover_is_brought_seen_replaced_and_taken_away(app: Flask, desk, client, chief, issue):
    here = f"/desk/issues/{issue}"
    assert send(desk, f"{here}/cover", photo(is_noise=True), **WORDS).status_code == 303
    preview = desk.get(f"{here}/preview").text
    assert {fetched(desk, one).status_code for one in pictures(preview)} == {200}
    assert fetched(client, "/issues/2026-4-2/cover-320.webp").status_code == 404
    build.published(app, chief.acting(START), issue)
    for page in ("/", "/issues", "/issues/2026-4-2"):
        shown = client.get(page).text
        assert 'alt="A loom in a workshop"' in shown
        assert len(pictures(shown)) == 3
        for one in pictures(shown):
            answer = fetched(client, one)
            assert (answer.status_code, answer.headers["X-Content-Type-Options"]) == (
                200,
                "nosniff",
            )
            assert "immutable" in answer.headers["Cache-Control"]
        parts = needed(client, read(client, page))
        # A browser takes one of the files: the heaviest may weigh 18 kB.
        weight = sum(size for url, size in parts.items() if "/cover-" not in url) + 18_000
        assert weight < MOST_BYTES, page
    assert "Photograph: A. Diallo" in client.get("/issues/2026-4-2").text
    before = pictures(client.get("/").text)
    with app.app_context():
        # The picture as it was sent is swept away, what was drawn of it stays.
        assert sweep_files(Acting(at=datetime(2100, 1, 1, tzinfo=UTC), job="sweep")) == 1
        (row,) = db.session.scalars(select(Cover))
        assert {one["sha256"] for one in row.sizes} <= hashes_named()
    assert {fetched(client, one).status_code for one in before} == {200}
    # Other words alone keep the picture, also after publication.
    assert send(desk, f"{here}/cover", alt="A hand loom").status_code == 303
    assert pictures(client.get("/").text) == before
    assert 'alt="A hand loom"' in client.get("/").text
    assert send(desk, f"{here}/cover", photo(), alt="Two colours").status_code == 303
    assert pictures(client.get("/").text) != before
    for _press in range(2):
        assert send(desk, f"{here}/cover/remove").status_code == 303
    assert pictures(client.get("/issues/2026-4-2").text) == []
    assert fetched(client, before[0]).status_code == 404


@pytest.mark.parametrize(
    ("content", "fields", "field"),
    [
        (b"", WORDS, "picture"),
        (photo(), {"alt": ""}, "alt"),
        (photo(100, 100), WORDS, "picture"),
        (b"no picture at all", WORDS, "picture"),
        (build.pdf(), WORDS, "picture"),
        (photo(), WORDS | {"credit": "x" * 400}, "credit"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(app: Flask, desk, issue, content, fields, field):
    answer = send(desk, f"/desk/issues/{issue}/cover", content, **fields)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert fields.get("credit", "") in answer.text
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Cover)) == 0


def test_who_may_not_build_finds_no_form(app: Flask, issue, desk):
    send(desk, f"/desk/issues/{issue}/cover", photo(), **WORDS)
    office = cast.browser_of(app, cast.person(app, "officer", Office.OFFICE))
    assert fetched(office, f"/desk/issues/{issue}/cover-320.jpg").status_code == 200
    assert office.get(f"/desk/issues/{issue}/cover").status_code == 404
    nobody = cast.browser_of(app, cast.person(app, "nobody"))
    assert fetched(nobody, f"/desk/issues/{issue}/cover-320.jpg").status_code == 404
