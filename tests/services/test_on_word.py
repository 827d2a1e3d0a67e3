"""The office acts for who wrote or phoned: history names both, the person gets a copy."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.acting import Word
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.account import Account
from journal.models.event import Event
from journal.models.letter import Letter
from journal.models.review import Review
from journal.models.submission import Submission
from journal.queries.desk.history import history
from journal.services import review
from journal.services.on_word import Heard, take_word
from journal.services.withdrawal import withdraw
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.builders.document import docx_of, pdf_of
from tests.cast import Person, browser_of, csrf_of, person, section
from tests.conftest import Clock
from tests.web.author.visit import Visit

DETAILS = {"title": "Bread", "abstract": "We baked bread.", "keywords": "bread", "language": "en"}
DECLARED = {
    "competing_interests": "None.",
    "ethics": "Approved by the board.",
    "is_original": "y",
    "is_agreed": "y",
}
HEARD = Heard("phone", "She rang on Monday and asked for it.")


@pytest.fixture
def chief(app: Flask) -> Person:
    return person(app, "quartz", Office.CHIEF)


@pytest.fixture
def office(app: Flask) -> Person:
    return person(app, "basalt", Office.OFFICE)


@pytest.fixture
def author(app: Flask) -> Person:
    return person(app, "larch")


@pytest.fixture
def paper(app: Flask, author: Person, chief: Person) -> str:
    return rounds.submitted(app, author, section(app), chief)


def copies(app: Flask, who_id: str) -> list[str]:
    with app.app_context():
        rows = db.session.scalars(
            select(Letter.body).where(
                Letter.account_id == who_id, Letter.occasion == "done_on_your_word"
            )
        )
        return list(rows)


def lines(paper: str, msgid: str) -> list[tuple[str, str, str]]:
    """Who did it, for whom, and what was noted."""
    return [
        (line.who, str(line.for_whom), line.note)
        for line in history(paper)
        if line.what.msgid == msgid
    ]


def test_a_paper_is_withdrawn_on_its_authors_word(
    app: Flask, office: Person, author: Person, paper: str
) -> None:
    by = rounds.now(app, office)
    with app.app_context():
        with pytest.raises(Invalid) as refused:
            take_word(by, paper, Heard("pigeon", ""))
        assert set(refused.value.errors) == {"source", "text"}
        note = take_word(by, paper, HEARD)
        as_author = replace(by, account_id=author.id, word=Word(note, office.id))
        assert withdraw(as_author, paper, "It goes elsewhere.")
        assert db.session.get_one(Submission, paper).state is State.WITHDRAWN
        event = db.session.scalars(select(Event).where(Event.act == "withdraw")).one()
        assert (event.account_id, event.for_account_id) == (office.id, author.id)
        assert lines(paper, "withdrew the paper") == [
            (office.name, f"for {author.name}, by phone", HEARD.text)
        ]
        with pytest.raises(Refused):
            withdraw(as_author, paper)
    (copy,) = copies(app, author.id)
    assert "We withdrew your paper in your name." in copy
    assert HEARD.text in copy
    assert "It goes elsewhere." in copy


def test_no_word_is_good_for_another_paper_person_or_time(
    app: Flask, clock: Clock, office: Person, chief: Person, author: Person, paper: str
) -> None:
    other = rounds.submitted(app, person(app, "quince"), section(app, "Debate"), chief)
    second = person(app, "mica", Office.OFFICE)
    with app.app_context():
        note = take_word(rounds.now(app, office), paper, HEARD)
        for hand, whose, which in (
            (office, author, other),
            (second, author, paper),
            (office, chief, paper),
            (chief, author, paper),
        ):
            by = replace(rounds.now(app, hand), account_id=whose.id, word=Word(note, hand.id))
            with pytest.raises(Refused) as refused:
                withdraw(by, which)
            assert refused.value.refusal.is_hidden
        clock.advance(days=15)
        late = replace(rounds.now(app, office), account_id=author.id, word=Word(note, office.id))
        with pytest.raises(Refused):
            withdraw(late, paper)


def test_who_is_involved_or_no_office_takes_no_word(
    app: Flask, chief: Person, author: Person, paper: str
) -> None:
    writer = person(app, "basalt", Office.OFFICE)
    own = rounds.submitted(app, writer, section(app, "Debate"), chief)
    with app.app_context():
        for who, which in ((chief, paper), (author, paper), (writer, own)):
            with pytest.raises(Refused) as refused:
                take_word(rounds.now(app, who), which, HEARD)
            assert refused.value.refusal.is_hidden


def test_what_a_reviewer_has_begun_alone_stays_theirs(
    app: Flask, office: Person, chief: Person, paper: str
) -> None:
    heron = person(app, "heron")
    rounds.in_review(app, chief, paper)
    review_id = rounds.accepted(app, heron, rounds.invited(app, chief, paper, heron))
    desk = browser_of(app, office)
    with app.app_context():
        take_word(rounds.now(app, office), paper, HEARD, review_id)
    assert desk.get(f"/reviews/{review_id}").status_code == 200
    with app.app_context():
        review.save(rounds.now(app, heron), review_id, rounds.REVIEW)
    assert desk.get(f"/reviews/{review_id}").status_code == 404
    with app.app_context(), pytest.raises(Invalid) as refused:
        take_word(rounds.now(app, office), paper, HEARD, review_id)
    assert list(refused.value.errors) == ["whose"]


def test_the_office_accepts_and_enters_a_review_on_the_reviewers_own_pages(
    app: Flask, office: Person, chief: Person, paper: str
) -> None:
    heron = person(app, "heron")
    rounds.in_review(app, chief, paper)
    review_id = rounds.invited(app, chief, paper, heron)
    desk = browser_of(app, office)
    assert desk.get(f"/reviews/{review_id}").status_code == 404
    page = desk.get(f"/desk/submissions/{paper}/word").text
    assert f"{heron.name}, asked to review" in page
    asked = {"csrf_token": csrf_of(page), "whose": review_id, "source": "mail", "text": "See mail"}
    answer = desk.post(f"/desk/submissions/{paper}/word", data=asked)
    assert answer.location == f"/reviews/{review_id}"
    page = desk.get(answer.location).text
    assert f"You act for <bdi>{heron.name}</bdi>" in page
    assert f'<a href="/desk/submissions/{paper}">Leave, and do nothing' in page
    token = {"csrf_token": csrf_of(page)}
    assert desk.post(f"/reviews/{review_id}/accept", data=token).status_code == 303
    typed = token | {
        "do": "send",
        "recommendation": "accept",
        "comments_author": "The sample is described with care.",
        "answer_clarity": "4",
    }
    assert "Leave out the scores that did not come" in desk.get(f"/reviews/{review_id}").text
    answer = desk.post(f"/reviews/{review_id}", data=typed)
    assert (answer.status_code, answer.location) == (303, f"/desk/submissions/{paper}")
    assert desk.get(f"/reviews/{review_id}").status_code == 404
    assert "Soundness of the methods" in desk.get(answer.location).text
    with app.app_context():
        row = db.session.get_one(Review, review_id)
        assert row.submitted_at is not None
        assert row.account_id == heron.id
        assert lines(paper, "sent the review") == [
            (office.name, f"for {heron.name}, by e-mail", "See mail")
        ]
    assert len(copies(app, heron.id)) == 2


def test_a_paper_is_submitted_for_somebody_the_journal_does_not_know(
    app: Flask, office: Person
) -> None:
    articles, desk = section(app), Visit(app, office)
    assert "Submit for an author" in desk.text("/desk/submissions")
    assert desk.post("/desk/for-author", {}).status_code == 422
    person_asked = {"name": "Amara Diallo", "email": "amara@diallo.example"}
    word = {"section_id": articles, "source": "post", "text": "A parcel with a disk."}
    first = desk.post("/desk/for-author", person_asked | word).location
    assert "You act for <bdi>Amara Diallo</bdi>" in desk.text(first)
    assert '<a href="/desk/for-author">Leave, and do nothing' in desk.text(first)
    here = first.removesuffix("/manuscript")
    byline = {
        "authors-0-name": "Amara Diallo",
        "authors-0-email": "amara@diallo.example",
        "authors-0-affiliation": "Bakers’ Home",
        "authors-0-country": "Guinea",
    }
    answers = [
        desk.send(f"{here}/manuscript", "file", docx_of("Bread", "We baked."), "paper.docx"),
        desk.post(f"{here}/details", {"section_id": articles, **DETAILS}),
        desk.post(f"{here}/authors", {**byline, "corresponding": "0"}),
        desk.post(f"{here}/declarations", DECLARED),
        desk.send(f"{here}/anonymity", "file", pdf_of("Bread", "We baked."), "copy.pdf"),
    ]
    assert [one.status_code for one in answers] == [303] * 5
    draft = here.rpartition("/")[2]
    answer = desk.post(f"{here}/send", {})
    assert (answer.status_code, answer.location) == (303, f"/desk/submissions/{draft}")
    with app.app_context():
        known = select(Account.id).where(Account.email == "amara@diallo.example")
        author_id = db.session.scalars(known).one()
        row = db.session.get_one(Submission, draft)
        assert (row.state, row.account_id) == (State.SUBMITTED, author_id)
        assert lines(draft, "sent the paper") == [
            (office.name, "for Amara Diallo, by post", "A parcel with a disk.")
        ]
    assert DETAILS["abstract"] in copies(app, author_id)[0]
    assert desk.get(f"{here}/details").status_code == 404


def test_a_revision_is_sent_on_the_authors_word(
    app: Flask, office: Person, chief: Person, author: Person, paper: str
) -> None:
    rounds.all_reviewed(app, chief, paper, [person(app, "heron")])
    decided(app, chief, paper, "minor-revision")
    letters_went(app)
    desk = browser_of(app, office)
    assert desk.get(f"/submissions/{paper}/revision").status_code == 404
    with app.app_context():
        take_word(rounds.now(app, office), paper, HEARD)
    page = desk.get(f"/submissions/{paper}/revision").text
    assert f"You act for <bdi>{author.name}</bdi>" in page
    assert browser_of(app, chief).get(f"/submissions/{paper}/revision").status_code == 404
