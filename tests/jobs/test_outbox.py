from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.letters import Composed
from journal.engines.mailer import FolderMailer
from journal.extensions import db
from journal.jobs.worker import Worker
from journal.models.letter import Letter, LetterState
from journal.queries.account import link_opens
from journal.services import letter, outbox, unit
from journal.services.around import signing_key, surroundings
from tests.cast import Person, person
from tests.conftest import Clock
from tests.smtp import PostOffice


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server of this test."""
    with PostOffice() as office:
        yield office


@pytest.fixture
def app(make_app: Callable[..., Flask], office: PostOffice) -> Flask:
    """A journal that sends by the test's mail server."""
    return make_app(MAIL_HOST="127.0.0.1", MAIL_PORT=office.port, MAIL_TLS="none")


@unit.act
def write(by: Acting, to: Person, text: str) -> str:
    """Write a letter with the person's link."""
    link = letter.Link(links.RESET, to.id, 0)
    return letter.post(by, "test", letter.recipient(to.id), Composed("Hello", text), link=link)


def row(letter_id: str) -> Letter:
    """Return the letter as it stands in the outbox."""
    db.session.expire_all()
    return db.session.get_one(Letter, letter_id)


def test_a_letter_reaches_its_reader_with_a_link_that_is_nowhere_stored(
    app: Flask, clock: Clock, office: PostOffice
) -> None:
    ada = person(app, "ada")
    with app.app_context():
        letter_id = write(ada.acting(clock()), ada, "Here: {link} and {braces} stay.")
        assert "{link}" in row(letter_id).body
        db.session.rollback()
    assert Worker(app).work_once()
    (came,) = office.to(ada.email)
    with app.app_context():
        found = row(letter_id)
        assert (found.state, found.message_id) == (LetterState.SENT, came.message_id)
        token = came.text.split("/account/reset/")[1].split()[0]
        assert link_opens(signing_key(), links.RESET, token)
        assert "{braces} stay" in came.text
        assert token not in found.body
    Worker(app).work_once()
    assert len(office.to(ada.email)) == 1


def test_a_busy_server_is_tried_again_and_a_refused_address_is_shown(
    app: Flask, clock: Clock, office: PostOffice
) -> None:
    ada, bob = person(app, "ada"), person(app, "bob")
    office.busy(ada.email)
    office.refuse(bob.email)
    with app.app_context():
        late = write(ada.acting(clock()), ada, "one")
        lost = write(ada.acting(clock()), bob, "two")
    worker = Worker(app)
    worker.work_once()
    with app.app_context():
        assert row(late).state is LetterState.QUEUED
        assert "450" in row(late).server_words
        assert row(lost).state is LetterState.FAILED
        assert "550" in row(lost).server_words
        db.session.rollback()
    clock.advance(minutes=2)
    worker.work_once()
    assert [came.text.strip() for came in office.to(ada.email)] == ["one"]
    with app.app_context():
        outbox.retry(ada.acting(clock()), lost)
        assert row(lost).state is LetterState.QUEUED


@unit.act
def write_plainly(by: Acting, to: Person, text: str) -> str:
    """Write a letter that carries no link."""
    return letter.post(by, "test", letter.recipient(to.id), Composed("Hello", text))


def test_a_reviewer_who_types_the_word_link_in_braces_keeps_it(
    app: Flask, clock: Clock, office: PostOffice
) -> None:
    ada = person(app, "ada")
    with app.app_context():
        write_plainly(ada.acting(clock()), ada, "Please explain {link} on page 3.")
    Worker(app).work_once()
    (came,) = office.to(ada.email)
    assert "explain {link} on page 3" in came.text


def test_a_server_away_for_a_day_costs_no_letter_and_no_try(
    make_app: Callable[..., Flask], clock: Clock
) -> None:
    with PostOffice() as closed:
        port = closed.port
    app = make_app(MAIL_HOST="127.0.0.1", MAIL_PORT=port, MAIL_TLS="none")
    ada, bob = person(app, "ada"), person(app, "bob")
    with app.app_context():
        ids = [write_plainly(ada.acting(clock()), to, to.name) for to in (ada, bob)]
    worker = Worker(app)
    for _ in range(24 * 2):
        worker.work_once()
        with app.app_context():
            assert [row(one).state for one in ids] == [LetterState.QUEUED] * 2
            assert all(row(one).server_words for one in ids)
            assert {row(one).attempts for one in ids} == {0}
            db.session.rollback()
        clock.advance(minutes=30)
    with PostOffice() as office:
        again = make_app(MAIL_HOST="127.0.0.1", MAIL_PORT=office.port, MAIL_TLS="none")
        Worker(again).work_once()
        assert {one.recipients for one in office.letters} == {(ada.email,), (bob.email,)}
    with app.app_context():
        lost = write_plainly(ada.acting(clock()), ada, "given up after five days")
        clock.advance(days=5)
    Worker(app).work_once()
    with app.app_context():
        assert row(lost).state is LetterState.FAILED
        assert row(lost).server_words


def test_an_answer_that_got_lost_is_asked_again_under_the_same_message_id(
    app: Flask, clock: Clock, office: PostOffice
) -> None:
    ada, bob = person(app, "ada"), person(app, "bob")
    office.lose_answers()
    with app.app_context():
        for to in (ada, bob):
            write_plainly(ada.acting(clock()), to, to.name)
    Worker(app).work_once()
    clock.advance(minutes=2)
    Worker(app).work_once()
    assert len(office.letters) == 3
    assert len({came.message_id for came in office.letters}) == 2
    assert office.to(ada.email)
    assert office.to(bob.email)
    with app.app_context():
        assert set(db.session.scalars(select(Letter.state))) == {LetterState.SENT}


def test_two_workers_never_hold_one_letter(app: Flask, clock: Clock) -> None:
    ada = person(app, "ada")
    with app.app_context():
        for n in range(3):
            write(ada.acting(clock()), ada, str(n))
        first = outbox.claim(Acting(at=clock(), job="a"), 2)
        second = outbox.claim(Acting(at=clock(), job="b"), 5)
        assert len(first) == 2
        assert len(second) == 1
        assert not {one.id for one in first} & {one.id for one in second}
        clock.advance(minutes=6)  # a worker that died gives its letters back
        assert len(outbox.claim(Acting(at=clock(), job="c"), 5)) == 3


def test_without_a_mail_server_letters_are_kept_in_the_mailbox(
    make_app: Callable[..., Flask], clock: Clock
) -> None:
    app = make_app()
    ada = person(app, "ada")
    with app.app_context():
        write(ada.acting(clock()), ada, "kept")
    Worker(app).work_once()
    with app.app_context():
        mailer = surroundings().mailer
        assert isinstance(mailer, FolderMailer)
        (kept,) = mailer.letters()
        assert kept.to_address == ada.email
        states = set(db.session.scalars(select(Letter.state)))
        assert states == {LetterState.SENT}


def test_a_letter_whose_worker_died_goes_at_once_when_the_next_takes_its_place(
    app: Flask, clock: Clock, office: PostOffice
) -> None:
    ada = person(app, "ada")
    with app.app_context():
        write(ada.acting(clock()), ada, "one")
        assert outbox.claim(Acting(at=clock(), job="here-1"), 1)
    Worker(app, "here-2").work_once()
    assert not office.letters
    Worker(app, "here-1").work_once()
    assert len(office.to(ada.email)) == 1


def test_a_discreet_letter_s_envelope_names_neither_journal_nor_paper(
    app: Flask, make_app: Callable[..., Flask], clock: Clock, office: PostOffice
) -> None:
    ada, bob = person(app, "ada", is_mail_discreet=True), person(app, "bob")
    with app.app_context():
        for to in (ada, bob):
            write_plainly(ada.acting(clock()), to, "The whole text is inside.")
    Worker(app).work_once()
    (hidden,), (open_one,) = office.to(ada.email), office.to(bob.email)
    assert (hidden.subject, open_one.subject) == ("A message for you", "Hello")
    assert "Journal" in str(open_one.message["From"])
    assert "Journal of" not in str(hidden.message["From"]) + str(hidden.message["Reply-To"])
    assert "The whole text is inside." in hidden.text
    everywhere = make_app(
        MAIL_HOST="127.0.0.1", MAIL_PORT=office.port, MAIL_TLS="none", MAIL_DISCREET=True
    )
    with everywhere.app_context():
        write_plainly(ada.acting(clock()), bob, "Another.")
    Worker(everywhere).work_once()
    assert office.to(bob.email)[-1].subject == "A message for you"
