"""The ladder at work: people are reminded each step once, and only while something is awaited."""

import threading
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.extensions import db
from journal.jobs.reminders import remind_people
from journal.jobs.worker import Worker
from journal.models.letter import Letter
from journal.models.reminder import Reminder
from journal.models.review import Review
from journal.queries.desk.history import history
from journal.services import invitation, reminding, review
from journal.services.round import cancel_round
from journal.services.withdrawal import withdraw
from tests.builders import round as rounds
from tests.builders.decision import decided
from tests.cast import Person, person, section, writing
from tests.conftest import START, Clock

IN_COPENHAGEN = {"zone": "Europe/Copenhagen"}


class Journal:
    """A paper in review, its people, and an hourly worker."""

    def __init__(self, app: Flask, clock: Clock) -> None:
        self.app, self.clock = app, clock
        self.chief = person(app, "quartz", Office.CHIEF)
        self.editor = person(app, "basalt", Office.EDITOR)
        self.author = person(app, "larch")
        self.heron = person(app, "heron", **IN_COPENHAGEN)
        self.articles = section(app)
        self.paper = rounds.submitted(app, self.author, self.articles, self.editor)
        rounds.in_review(app, self.editor, self.paper, 1)
        self.review = rounds.invited(app, self.editor, self.paper, self.heron)

    def live(self, days: int) -> None:
        """Let so many days pass; the job runs at nine in UTC, later than that in Copenhagen."""
        for _ in range(days):
            self.clock.advance(days=1)
            self.run()

    def run(self) -> None:
        with self.app.app_context():
            remind_people(Acting(at=self.clock(), job="reminders"))

    def letters(self, who: Person) -> list[tuple[str, str]]:
        """Return occasion and local day of each reminder that this person got."""
        with self.app.app_context():
            rows = db.session.scalars(
                select(Letter)
                .where(Letter.account_id == who.id, Letter.occasion.startswith("reminder"))
                .order_by(Letter.written_at, Letter.occasion)
            )
            return [(one.occasion.removeprefix("reminder_"), _day(one.written_at)) for one in rows]

    def by(self, who: Person) -> Acting:
        return who.acting(self.clock())


def _day(at: datetime) -> str:
    return f"{at:%d.%m.}"


@pytest.fixture
def journal(app: Flask, clock: Clock) -> Journal:
    return Journal(app, clock)


def test_a_silent_person_is_asked_twice_more_then_the_editor_is_told(journal: Journal) -> None:
    # Monday 2 March: the third day is a Thursday, the sixth a Sunday, the tenth a Thursday.
    journal.live(days=20)
    assert journal.letters(journal.heron) == [("invitation", "05.03."), ("invitation", "09.03.")]
    assert journal.letters(journal.editor) == [("no_reply", "12.03.")]
    with journal.app.app_context():
        letter = db.session.scalars(select(Letter).where(Letter.account_id == journal.heron.id))
        assert all(one.link_id == journal.review for one in letter)
        lines = [str(one.what) for one in history(journal.paper) if not one.who]
        assert sum("was reminded" in one for one in lines) == 2
        assert sum(journal.heron.name in one and "not replied" in one for one in lines) == 1


def test_a_late_review_is_reminded_and_its_editor_told_once(
    journal: Journal,
) -> None:
    rounds.accepted(journal.app, journal.heron, journal.review)
    with journal.app.app_context():
        at = journal.clock()
        due_on = db.session.get_one(Review, journal.review).due_on
    assert (due_on - at.date()).days == 28
    journal.live(days=60)
    assert journal.letters(journal.heron) == [
        ("review", "23.03."),
        ("review", "30.03."),
        ("review_late", "01.04."),
        ("review_late", "06.04."),
        ("review_late", "13.04."),
    ]
    assert journal.letters(journal.editor) == [("editor", "06.04.")]


def test_an_answer_a_review_and_the_end_of_a_round_stop_the_ladder(
    journal: Journal, app: Flask
) -> None:
    egret, stork, crane = (person(app, name) for name in ("egret", "stork", "crane"))
    asked = {who: rounds.invited(app, journal.editor, journal.paper, who) for who in (egret, stork)}
    with app.app_context():
        review.decline(journal.by(egret), asked[egret])
    rounds.reviewed(app, stork, asked[stork])
    other = rounds.submitted(app, journal.author, journal.articles, journal.editor)
    rounds.in_review(app, journal.editor, other)
    rounds.invited(app, journal.editor, other, crane)
    with app.app_context():
        withdraw(journal.by(journal.author), other)
        cancel_round(journal.by(journal.editor), journal.paper)
    journal.live(days=60)
    for who in (egret, stork, crane, journal.heron, journal.author):
        assert journal.letters(who) == [], who.name


def test_a_reminder_by_hand_takes_the_place_of_the_next_step(journal: Journal) -> None:
    journal.live(days=2)
    with journal.app.app_context():
        assert reminding.remind(journal.by(journal.editor), journal.review)
        assert not reminding.remind(journal.by(journal.editor), journal.review)
    journal.live(days=2)
    assert journal.letters(journal.heron) == [("invitation", "04.03.")]
    journal.live(days=4)
    assert journal.letters(journal.heron) == [("invitation", "04.03."), ("invitation", "09.03.")]
    with journal.app.app_context():
        journal.clock.advance(hours=-2)
        assert not reminding.remind(journal.by(journal.editor), journal.review)


def test_another_date_begins_the_ladder_anew_and_repeats_no_step(journal: Journal) -> None:
    rounds.accepted(journal.app, journal.heron, journal.review)
    journal.live(days=22)
    assert journal.letters(journal.heron) == [("review", "23.03.")]
    with journal.app.app_context():
        due_on = db.session.get_one(Review, journal.review).due_on
        later = due_on + timedelta(days=2)
        invitation.move_due_date(journal.by(journal.editor), journal.review, later)
    journal.live(days=6)
    assert journal.letters(journal.heron) == [("review", "23.03.")]
    journal.live(days=3)
    assert journal.letters(journal.heron)[1:] == [("review", "31.03.")]


def test_a_revision_is_awaited_from_its_sender(journal: Journal, app: Flask) -> None:
    sent = rounds.reviewed(app, journal.heron, journal.review)
    decided(app, journal.editor, journal.paper, "minor-revision", released=frozenset({sent}))
    journal.live(days=80)
    occasions = [occasion for occasion, _day in journal.letters(journal.author)]
    assert occasions == ["revision", "revision", "revision_late", "revision_late"]
    with app.app_context():
        body = db.session.scalars(
            select(Letter.body).where(Letter.occasion == "reminder_revision")
        ).first()
        assert f"/submissions/{journal.paper}" in str(body)
        assert "heron" not in str(body).lower()


def test_an_idle_editor_is_reminded_then_the_chief(journal: Journal, app: Flask) -> None:
    new = rounds.submitted(app, journal.author, journal.articles, journal.editor)
    rounds.accepted(app, journal.heron, journal.review)
    journal.live(days=40)
    assert ("idle", "16.03.") in journal.letters(journal.editor)
    assert ("idle_chief", "30.03.") in journal.letters(journal.chief)
    with app.app_context():
        about = set(
            db.session.scalars(
                select(Letter.submission_id).where(Letter.occasion.startswith("reminder_idle"))
            )
        )
        assert about == {new}, "whose reviewers are at work does not wait for its editor"


def test_a_paper_that_nobody_handles_is_the_chiefs_concern(journal: Journal, app: Flask) -> None:
    rounds.submitted(app, journal.author, journal.articles)
    rounds.submitted(app, journal.chief, journal.articles)
    rounds.accepted(app, journal.heron, journal.review)
    journal.live(days=15)
    assert journal.letters(journal.chief) == [("idle", "16.03.")]
    with app.app_context():
        office = select(Letter.to_name).where(
            Letter.occasion == "reminder_idle", Letter.account_id.is_(None)
        )
        assert db.session.scalars(office).all() == ["editorial office"]


def test_after_a_stop_only_the_newest_step_goes_and_a_clock_put_back_repeats_none(
    journal: Journal,
) -> None:
    rounds.accepted(journal.app, journal.heron, journal.review)
    journal.clock.advance(days=37)
    for _ in range(3):
        journal.run()
    assert journal.letters(journal.heron) == [("review_late", "08.04.")]
    journal.clock.advance(days=-1)
    journal.run()
    journal.clock.advance(days=1)
    journal.run()
    assert len(journal.letters(journal.heron)) == 1
    journal.live(days=6)
    assert len(journal.letters(journal.heron)) == 2


def test_a_journal_at_rest_reminds_nobody(journal: Journal) -> None:
    journal.app.config["REMINDERS"] = False
    journal.live(days=12)
    assert journal.letters(journal.heron) == []
    journal.app.config["REMINDERS"] = True
    journal.live(days=3)
    assert journal.letters(journal.heron) == []
    # Only the newest step, and that on Monday.
    assert journal.letters(journal.editor) == [("no_reply", "16.03.")]


def test_one_reminder_that_cannot_be_written_keeps_no_other_back(
    journal: Journal, app: Flask
) -> None:
    egret = person(app, "egret")
    rounds.invited(app, journal.editor, journal.paper, egret)
    with writing(app):
        # A step of this name was kept for another reader's day by a hand in the database.
        db.session.add(
            Reminder(
                kind="invitation",
                subject_id=journal.review,
                submission_id=rounds.submitted(app, journal.author, journal.articles),
                step="+3",
                counted_from=START.date(),
                sent_at=START,
            )
        )
    journal.clock.advance(days=3, hours=1)
    with pytest.raises(Exception, match=r"a_step_is_taken_once|UNIQUE"):
        journal.run()
    assert journal.letters(egret) == [("invitation", "05.03.")]
    assert journal.letters(journal.heron) == []


def test_two_workers_at_once_write_one_letter(journal: Journal) -> None:
    journal.clock.advance(days=3, hours=1)
    workers = [Worker(journal.app, name=f"one of two, {number}") for number in range(2)]
    faults: list[BaseException] = []

    def work(worker: Worker) -> None:
        try:
            with journal.app.app_context():
                remind_people(Acting(at=journal.clock(), job="reminders"))
            for _ in range(4):
                worker.work_once()
        except BaseException as fault:  # the thread's fault is the test's
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in workers]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert faults == []
    assert journal.letters(journal.heron) == [("invitation", "05.03.")]
    with journal.app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Reminder)) == 1
