"""A galley is checked, told what it is, and accepted; readers get that file and no other."""

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from flask import Flask
from sqlalchemy import select

from journal.documents.kinds import GALLEY
from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.event import Event
from journal.models.galley import Galley
from journal.models.submission import Submission
from journal.queries import published as read
from journal.queries.galley import GalleyRow, galleys_of
from journal.services.file import Upload, checked
from journal.services.galley import accept_galley, bring_galley, renew_galley
from journal.services.publication import publish_issue
from tests import cast
from tests.builders import issue as build
from tests.builders.issue import Paper
from tests.conftest import START
from tests.web.reader.test_article import fetched

HIDDEN = {"name": "Layla Secretname", "public_name": "Name withheld", "email": ""}


@pytest.fixture
def producer(app: Flask) -> Acting:
    return cast.person(app, "producer", Office.PRODUCTION).acting(START)


@pytest.fixture
def paper(app: Flask) -> str:
    author = cast.person(app, "authoress")
    return build.accepted(app, author, cast.section(app), Paper(coauthors=(HIDDEN,)))


def received(app: Flask, content: bytes) -> Upload:
    stored = app.extensions["surroundings"].storage.receive([content], 10**8)
    return Upload(stored, "final FINAL.pdf", "application/pdf", "pdf", 1)


def brought(app: Flask, by: Acting, submission_id: str, content: bytes) -> str:
    upload = received(app, content)
    with app.app_context():
        return bring_galley(by, submission_id, upload)


def waiting(app: Flask, submission_id: str) -> str:
    """Return a galley that nobody has accepted."""
    build.galley(app, cast.person(app, "layouter"), submission_id, is_accepted=False)
    return galleys(app, submission_id)[0].id


def galleys(app: Flask, submission_id: str) -> tuple[GalleyRow, ...]:
    with app.app_context():
        return galleys_of(submission_id)


def bytes_of(app: Flask, galley_id: str) -> bytes:
    with app.app_context():
        from journal.models.file import File

        file_id = db.session.get_one(Galley, galley_id).file_id
        sha256 = db.session.get_one(File, file_id).sha256
        with app.extensions["surroundings"].storage.open(sha256) as file:
            return file.read()


def test_the_file_tells_what_it_is_and_nothing_it_should_not(app: Flask, producer, paper):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(build.pdf("Sleep", 3)))
    writer.add_metadata({"/Author": "Layla Secretname", "/Title": "draft of Layla"})
    source = io.BytesIO()
    writer.write(source)
    galley_id = brought(app, producer, paper, source.getvalue())
    content = bytes_of(app, galley_id)
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert reader.metadata.title == Paper().title
    assert "Authoress Familyauthoress" in reader.metadata.author
    assert "Name withheld" in reader.metadata.author
    assert b"Secretname" not in content
    assert len(reader.pages) == 3
    (row,) = galleys(app, paper)
    assert (row.name, row.page_count, row.sent_by) == (
        "final FINAL.pdf", 3, "Producer Familyproducer",
    )  # fmt: skip
    assert not row.is_accepted
    assert row.size == len(content)


def test_what_the_check_found_is_shown(app: Flask, producer, paper):
    brought(app, producer, paper, build.pdf("Sleep"))
    (row,) = galleys(app, paper)
    assert any("embedded" in note.label for note in row.notes)
    assert any("screen readers" in note.label for note in row.notes)


def test_the_same_file_twice_is_one_galley(app: Flask, producer, paper):
    first = brought(app, producer, paper, build.pdf("Sleep"))
    assert brought(app, producer, paper, build.pdf("Sleep")) == first
    other = brought(app, producer, paper, build.pdf("Sleep, corrected"))
    assert {row.id for row in galleys(app, paper)} == {first, other}


def test_an_accepted_galley_replaces_the_former_one(app: Flask, producer, paper):
    first = brought(app, producer, paper, build.pdf("One"))
    second = brought(app, producer, paper, build.pdf("Two", 2))
    with app.app_context():
        accept_galley(producer, first)
        accept_galley(producer, first)
        accept_galley(producer, second)
    rows = {row.id: row for row in galleys(app, paper)}
    assert (rows[first].is_accepted, rows[first].is_replaced) == (False, True)
    assert (rows[second].is_accepted, rows[second].accepted_by) == (True, "Producer Familyproducer")
    with app.app_context():
        accept_galley(producer, first)
        acts = db.session.scalars(select(Event.act).where(Event.act == "accept_galley")).all()
    rows = {row.id: row for row in galleys(app, paper)}
    assert rows[first].is_accepted
    assert rows[second].is_replaced
    assert len(acts) == 3


def _encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(build.pdf("Sealed")))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (_encrypted(), "password"),
        (build.pdf("Broken")[:200], ""),
        (b"%PDF-1.7\nnothing else at all\n%%EOF\n", ""),
        (b"PK\x03\x04 no PDF at all", ""),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_a_galley_is_refused_clearly(app: Flask, producer, paper, content, words):
    stored = received(app, content).stored
    with app.app_context(), pytest.raises(Invalid) as told:
        bring_galley(producer, paper, checked(stored, "sealed.pdf", GALLEY))
    assert set(told.value.errors) == {"file"}
    assert words in str(told.value).lower()
    assert galleys(app, paper) == ()


@pytest.mark.parametrize("name", ["a1.pdf", "2236-8906-hoehnea-49-e1112020.pdf"])
def test_a_real_article_becomes_a_galley(app: Flask, producer, paper, name):
    sample = Path(__file__).parents[3] / "shared/samples/pdf" / name
    if not sample.exists():
        pytest.skip("the folder of samples is not here")
    galley_id = brought(app, producer, paper, sample.read_bytes())
    reader = pypdf.PdfReader(io.BytesIO(bytes_of(app, galley_id)))
    assert reader.metadata.title == Paper().title
    assert len(reader.pages) == galleys(app, paper)[0].page_count


@pytest.mark.parametrize("office", [None, Office.OFFICE, Office.MANAGER, Office.EDITOR])
def test_nobody_else_brings_or_accepts(app: Flask, producer, paper, office):
    galley_id = waiting(app, paper)
    upload = received(app, build.pdf("Two"))
    other = cast.person(app, "outsider", *([office] if office else [])).acting(START)
    with app.app_context():
        with pytest.raises(Refused) as told:
            bring_galley(other, paper, upload)
        assert told.value.refusal.is_hidden
        with pytest.raises(Refused):
            accept_galley(other, galley_id)
        with pytest.raises(Refused):
            accept_galley(producer, "nosuchgalley")
    assert [row.is_accepted for row in galleys(app, paper)] == [False]


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.PUBLISHED, State.WITHDRAWN])
def test_galleys_belong_between_acceptance_and_publication(app: Flask, producer, paper, state):
    galley_id = waiting(app, paper)
    upload = received(app, build.pdf("Two"))
    with cast.writing(app):
        db.session.get_one(Submission, paper).state = state
    with app.app_context():
        for act in (
            lambda: bring_galley(producer, paper, upload),
            lambda: accept_galley(producer, galley_id),
        ):
            with pytest.raises(Refused):
                act()


def test_reader_gets_byte_for_byte_what_the_editor_accepted(app: Flask, client, producer, paper):
    chief = cast.person(app, "chiefly", Office.CHIEF).acting(START)
    galley_id = brought(app, producer, paper, build.pdf("Sleep", 4))
    with app.app_context():
        accept_galley(chief, galley_id)
    build.in_production(app, producer, paper)
    issue_id = build.issue(app, chief, replace(build.FIELDS, first_page=3))
    build.placed(app, chief, issue_id, paper)
    build.published(app, chief, issue_id)
    with app.app_context():
        from journal.queries import published

        (entry,) = published.issue("2026-4-2").entries
    assert str(entry.pages) == "3–6"
    with client.get(f"/articles/{entry.slug}.pdf") as answer:
        assert answer.data == bytes_of(app, galley_id)


def test_a_file_that_tells_a_former_title_stops_the_issue_until_it_is_written_anew(
    app: Flask, paper
):
    chief = cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)
    by = chief.acting(START)
    first = brought(app, by, paper, build.pdf("Sleep", 3))
    with app.app_context():
        accept_galley(by, first)
    issue_id = build.issue(app, by)
    build.placed(app, by, issue_id, build.in_production(app, by, paper))
    assert [one.is_stale for one in galleys(app, paper)] == [False]
    with cast.writing(app):
        db.session.get_one(Submission, paper).title = "Another title"
    assert [one.is_stale for one in galleys(app, paper)] == [True]
    with app.app_context(), pytest.raises(Invalid, match="tells a former title"):
        publish_issue(by, issue_id)
    browser = cast.browser_of(app, chief)
    page = browser.get(f"/production/{paper}").text
    assert "it still tells the former ones" in page
    token = {"csrf_token": cast.csrf_of(page)}
    for _press in range(2):
        again = browser.post(f"/production/{paper}/galleys/{first}/renew", data=token)
        assert again.status_code == 303
    (second,) = (one for one in galleys(app, paper) if one.id != first)
    assert (second.is_stale, second.is_accepted) == (False, False)
    told = pypdf.PdfReader(io.BytesIO(bytes_of(app, second.id))).metadata
    assert told is not None
    assert told.title == "Another title"
    assert galleys_source(app, second.id) == galleys_source(app, first)
    with app.app_context():
        accept_galley(by, second.id)
        publish_issue(by, issue_id)
        (entry,) = read.issue("2026-4-2").entries
    answer = fetched(app.test_client(), f"/articles/{entry.slug}.pdf")
    assert answer.data == bytes_of(app, second.id)


def galleys_source(app: Flask, galley_id: str) -> str:
    with app.app_context():
        source_id: str = db.session.get_one(Galley, galley_id).source_id
    return source_id


def test_only_who_may_bring_a_galley_has_one_written_anew(app: Flask, producer, paper):
    galley_id = brought(app, producer, paper, build.pdf("Sleep"))
    nobody = cast.person(app, "nobody").acting(START)
    for who, which in ((nobody, galley_id), (producer, "bbbbbbbbbbbbbbbbbb")):
        with app.app_context(), pytest.raises(Refused):
            renew_galley(who, which)
