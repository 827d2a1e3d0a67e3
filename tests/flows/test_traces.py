"""The full round with manuscripts full of every kind of trace: each is told, none is received."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule

from journal.documents.labels import label
from journal.domain.office import Office
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.file import File
from journal.models.review import Review
from journal.models.submission import Submission
from journal.models.supplement import Supplement
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.builders.review import link_of
from tests.cast import Person, csrf_of, person, section
from tests.documents.traced import pictures, sheets, whole
from tests.documents.traced.case import Case
from tests.documents.traced.deep import left_in
from tests.web.author.test_steps import DECLARED, DETAILS
from tests.web.author.visit import Visit
from tests.web.editor.desk import typed_fields
from tests.world.inventory import NO_ID, NO_SLUG, rules

PLAN = {"reviews_required": "2", "due_on": "2026-04-01"}
FURTHER = [
    next(one for one in (*pictures.CASES, *sheets.CASES) if one.name == name)
    for name in ("photograph", "sheets-workbook")
]
TRACES = tuple({trace for one in (*FURTHER, *whole.TAKEN) for trace in one.traces})
WHY = "The author was asked, and answered."


@dataclass
class House:
    """Everybody of the round; who wrote the paper bears the name that its traces tell."""

    app: Flask
    section_id: str
    author: Visit
    editor: Visit
    chief: Person
    reviewers: tuple[Person, Person]

    def ids(self, table: type, submission_id: str) -> list[str]:
        """Return the ids of the paper's rows of this table."""
        with self.app.app_context():
            found = select(table.id).where(table.submission_id == submission_id)
            return list(db.session.scalars(found))

    def state(self, submission_id: str) -> State:
        """Return the state of the paper."""
        with self.app.app_context():
            return db.session.get_one(Submission, submission_id).state


@pytest.fixture
def house(app: Flask) -> House:
    section_id, chief = section(app), person(app, "hazel", Office.CHIEF)
    reviewers = person(app, "thorn"), person(app, "medlar")
    author = Visit(app, person(app, "quillfeather"))
    return House(app, section_id, author, Visit(app, chief), chief, reviewers)


def test_every_trace_is_named_to_author_and_editor_and_reaches_no_reviewer(house: House) -> None:
    for case in whole.TAKEN:
        content = case.make()
        assert left_in(content, case.traces) == set(case.traces)
        here = submitted(house, case, content)
        desk = here.replace("/submissions", "/desk/submissions")
        assert_named(house.editor.text(f"{desk}/findings"), case)
        # What is open in the text needs the editor's reason too.
        assert house.editor.post(f"{desk}/review", PLAN).status_code == 422
        assert house.editor.post(f"{desk}/review", PLAN | {"reason": WHY}).status_code == 303
        read(house, case, here, 1)
        decided(house.app, house.chief, here.rpartition("/")[2], "major-revision")
        letters_went(house.app)
        revised(house, case, content, here)
        assert_named(house.editor.text(f"{desk}/findings"), case)
        read(house, case, here, 2)


def test_what_calls_home_is_refused_where_it_arrives(house: House) -> None:
    here = begun(house)
    for number, make in enumerate(whole.CALLING):
        answer = house.author.send(f"{here}/manuscript", "file", make(), f"{number}.docx")
        assert answer.status_code == 422
        told = html.unescape(answer.text)
        assert ("loads parts from elsewhere", "actions that run when it is opened")[number] in told
    assert house.ids(File, here.rpartition("/")[2]) == []


def assert_named(page: str, case: Case) -> None:
    """Every kind of trace stands on the page in words."""
    missing = [kind for kind in case.told if label(kind).msgid not in page]
    assert missing == [], case.name


def begun(house: House) -> str:
    """Let the author begin a paper; return the address of its page."""
    answer = house.author.post("/submit", {"call": "", "section_id": house.section_id})
    return answer.headers["Location"].removesuffix("/manuscript")


def submitted(house: House, case: Case, content: bytes) -> str:
    """Let the author send the paper through the pages; return the address of its page."""
    visit, who, here = house.author, house.author.who, begun(house)
    name = f"quillfeather.{case.extension}"
    assert visit.send(f"{here}/manuscript", "file", content, name).status_code == 303
    assert_named(visit.text(f"{here}/anonymity"), case)
    visit.post(f"{here}/details", {"section_id": house.section_id, **DETAILS})
    byline = {"authors-0-name": who.name, "authors-0-email": who.email, "corresponding": "0"}
    visit.post(f"{here}/authors", byline)
    visit.post(f"{here}/declarations", DECLARED)
    for beside in FURTHER:
        told = {"kind": "data", "title": beside.name, "is_for_reviewers": "y"}
        name = f"quillfeather.{beside.extension}"
        visit.send(f"{here}/further", "file", beside.make(), name, **told)
    assert visit.post(f"{here}/anonymity", {"looked": "y"}).status_code == 303
    assert visit.post(f"{here}/send", {}).headers["Location"] == here
    return here


def revised(house: House, case: Case, content: bytes, here: str) -> None:
    """Let the author send a revision: the traced file again, and an answer as such a file."""
    files = {
        "manuscript": (content, f"quillfeather-2.{case.extension}"),
        "response_file": (whole.answers(), "answers-of-quillfeather.docx"),
    }
    saved = house.author.send_all(f"{here}/revision", files, {"response": ""})
    assert saved.status_code == 303
    assert_named(house.author.text(f"{here}/revision"), case)
    sent = house.author.post(f"{here}/revision", {"response": "", "looked": "y", "send": "1"})
    assert sent.headers["Location"] == here
    assert house.state(here.rpartition("/")[2]) is State.IN_REVIEW


def read(house: House, case: Case, here: str, number: int) -> None:
    """Let one reviewer read by account and one by link; no address gives either a trace."""
    submission_id = here.rpartition("/")[2]
    for who, is_by_link in zip(house.reviewers, (False, True), strict=True):
        review_id = invited(house, submission_id, who)
        client = browser(house.app, who, review_id, is_by_link=is_by_link)
        fetched = client.get(f"/reviews/{review_id}/manuscript", buffered=True)
        assert fetched.status_code == 200
        assert f"-v{number}.{case.extension}" in fetched.headers["Content-Disposition"]
        assert left_in(fetched.data, (*case.traces, who_wrote(house))) == set()
        for one in house.ids(Supplement, submission_id):
            beside = client.get(f"/reviews/{review_id}/further/{one}", buffered=True)
            assert left_in(beside.data, (*TRACES, who_wrote(house))) == set()
        shown = client.get(f"/reviews/{review_id}").text
        assert [one.name for one in FURTHER if one.name not in shown] == []
        if number == 2:
            answer = client.get(f"/reviews/{review_id}/response", buffered=True)
            assert answer.status_code == 200
            assert left_in(answer.data, (*TRACES, who_wrote(house))) == set()
            wander(house, client, case, submission_id, review_id)
        rounds.sent(house.app, who, review_id)


def who_wrote(house: House) -> str:
    return house.author.who.name


def invited(house: House, submission_id: str, who: Person) -> str:
    """Let the editor ask this reviewer; return the review's id."""
    path = f"/desk/submissions/{submission_id}/reviewers/{who.id}"
    before = set(house.ids(Review, submission_id))
    form = typed_fields(house.editor.get(path).text) | {"step": "send"}
    assert house.editor.post(path, form).status_code == 303
    (review_id,) = set(house.ids(Review, submission_id)) - before
    return review_id


def browser(app: Flask, who: Person, review_id: str, *, is_by_link: bool) -> FlaskClient:
    """Return the browser of who has accepted the review in it."""
    client = app.test_client() if is_by_link else Visit(app, who).client
    if is_by_link:
        assert client.get(link_of(app, review_id)).status_code == 303
    page = client.get(f"/reviews/{review_id}").text
    form = {"csrf_token": csrf_of(page), "due_on": "2026-04-01"}
    assert client.post(f"/reviews/{review_id}/accept", data=form).status_code == 303
    return client


def wander(
    house: House, client: FlaskClient, case: Case, submission_id: str, review_id: str
) -> None:
    """Go to every address with every id of the paper: no answer holds a trace or an original."""
    known = {
        "submission_id": [submission_id],
        "review_id": [review_id],
        "file_id": house.ids(File, submission_id),
        "supplement_id": house.ids(Supplement, submission_id),
    }
    with house.app.app_context():
        hashes = {one.sha256 for one in db.session.scalars(select(File)) if not one.passed_for}
    words = (*case.traces, who_wrote(house))
    led = [rule for rule in rules(house.app) if rule.arguments & known.keys() or not rule.arguments]
    for url in (url for rule in led for url in filled(house.app, rule, known)):
        with client.get(url, buffered=True) as answer:
            assert answer.headers.get("ETag", "").strip('"') not in hashes, url
            # A refusal is a plain page; whatever else comes is looked into.
            is_page = answer.status_code >= 400
            plain = {word for word in words if word.encode() in answer.data}
            assert (plain if is_page else left_in(answer.data, words)) == set(), url


def filled(app: Flask, rule: Rule, known: dict[str, list[str]]) -> Iterator[str]:
    """Yield the addresses of the rule."""
    names = sorted(rule.arguments)
    choices = [known.get(name, [NO_ID if name.endswith("_id") else NO_SLUG]) for name in names]
    with app.test_request_context():
        for values in product(*choices):
            yield rule.build(dict(zip(names, values, strict=True)))[1]
