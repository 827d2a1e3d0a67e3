"""The next in line is asked when a place falls free: by a click or by itself, each letter once."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.domain.letters import Composed
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken
from journal.extensions import db
from journal.jobs.alternates import ask_alternates, fill_lines
from journal.models.account import Account
from journal.models.alternate import Alternate
from journal.models.letter import Letter, LetterState
from journal.models.review import Review, Round
from journal.models.submission import Conflict
from journal.queries.alternates import pipeline
from journal.queries.desk.history import history
from journal.services import alternate, by_itself, invitation, review
from journal.services.asking_next import ask_by_itself
from journal.services.hold import hold, release
from journal.services.round import cancel_round
from tests.builders import round as rounds
from tests.cast import Person, person, section, writing
from tests.conftest import Clock
from tests.services.test_review_race import together

LETTER = Composed("Would you review?", "Until {due}: {link}")


class Line:
    """A chief with papers in review, and people who could review them."""

    def __init__(self, app: Flask, clock: Clock, papers: int = 1, required: int = 1) -> None:
        self.app, self.clock = app, clock
        self.chief = person(app, "quartz", Office.CHIEF)
        self.author, articles = person(app, "larch"), section(app)
        self.papers = [
            rounds.submitted(app, self.author, articles, self.chief) for _ in range(papers)
        ]
        for paper in self.papers:
            rounds.in_review(app, self.chief, paper, required)
        self.paper = self.papers[0]

    @property
    def by(self) -> Acting:
        return rounds.now(self.app, self.chief)

    def put(self, who: Person, paper: str = "") -> str:
        with self.app.app_context():
            return alternate.line_up(self.by, paper or self.paper, who.id, LETTER)

    def let_go(self, paper: str = "", choice: bool | None = True) -> None:
        with self.app.app_context():
            by_itself.choose_for_round(self.by, paper or self.paper, choice)

    def work(self) -> None:
        with self.app.app_context():
            ask_alternates(Acting(at=self.clock(), job="alternates"))

    def fill(self) -> None:
        with self.app.app_context():
            fill_lines(Acting(at=self.clock(), job="lines"))

    def asked(self, paper: str = "") -> list[str]:
        """Return the canaries of who got an invitation to this paper, in that order."""
        with self.app.app_context():
            rows = db.session.scalars(
                select(Letter.to_address)
                .where(
                    Letter.submission_id == (paper or self.paper), Letter.occasion == "invitation"
                )
                .order_by(Letter.written_at, Letter.id)
            )
            return [address.partition("@")[0] for address in rows]


def test_the_next_is_asked_by_itself_once_when_somebody_declines(app: Flask, clock: Clock):
    line = Line(app, clock)
    heron, full, away, tied, opposed, rook, crane = (
        person(app, name)
        for name in ("heron", "fulmar", "avocet", "tern", "osprey", "rook", "crane")
    )
    first = rounds.invited(app, line.chief, line.paper, heron)
    for one in (full, away, tied, opposed, rook, crane):
        line.put(one)
    with writing(app):
        db.session.get_one(Account, full.id).review_limit = 0
        db.session.get_one(Account, away.id).available_from = clock().date() + timedelta(days=30)
        db.session.get_one(Account, tied.id).affiliation = line.author.affiliation
        db.session.get_one(Account, opposed.id).languages = "fr"
    line.let_go()
    line.work()
    assert line.asked() == ["heron"]
    with app.app_context():
        review.decline(rounds.now(app, heron), first)
    clock.at += timedelta(days=5)  # a Saturday's rest, then
    line.work()
    assert line.asked() == ["heron"]
    clock.at += timedelta(days=2, hours=-1)  # before nine on Monday
    line.work()
    assert line.asked() == ["heron"]
    clock.advance(hours=1)
    for _ in range(3):
        line.work()
    assert line.asked() == ["heron", "rook"]
    with app.app_context():
        asked = db.session.scalars(select(Review).where(Review.account_id == rook.id)).one()
        assert (asked.invited_by_id, asked.generation) == (line.chief.id, 0)
        # The round is due in 21 days: who is asked now has its day.
        due_on = db.session.scalars(select(Round.due_on)).one()
        assert asked.due_on == due_on
        letter = db.session.scalars(select(Letter).where(Letter.account_id == rook.id)).one()
        assert "{due}" not in letter.body
        assert "{link}" in letter.body
        told = [event for event in history(line.paper) if "next in line" in str(event)]
        assert len(told) == 1


def test_silence_and_a_letter_that_comes_back_free_a_place_and_pauses_keep_it(
    app: Flask, clock: Clock
):
    line = Line(app, clock)
    names = ("heron", "rook", "crane", "merlin", "plover", "siskin")
    heron, rook, crane, merlin, plover, siskin = (person(app, name) for name in names)
    rounds.invited(app, line.chief, line.paper, heron)
    ids = {one.canary: line.put(one) for one in (rook, crane, merlin, plover, siskin)}
    with app.app_context():
        by_itself.choose_for_journal(line.by, is_wanted=True)
    clock.advance(days=9)
    line.work()
    assert line.asked() == ["heron"]
    clock.advance(days=5)
    with app.app_context():
        alternate.hold(line.by, line.paper, ids["rook"], is_held=True)
        hold(line.by, line.paper, "A complaint came.")
    line.work()
    with app.app_context():
        release(line.by, line.paper)
        by_itself.pause(line.by, line.paper, is_paused=True)
    line.work()
    with app.app_context():
        by_itself.pause(line.by, line.paper, is_paused=False)
        by_itself.stop_all(line.by, is_stopped=True)
    line.work()
    assert line.asked() == ["heron"]
    with app.app_context():
        by_itself.stop_all(line.by, is_stopped=False)
    line.work()
    assert line.asked() == ["heron", "crane"]
    with writing(app):
        sent = db.session.scalars(select(Letter).where(Letter.account_id == crane.id)).one()
        sent.state = LetterState.FAILED
    clock.advance(hours=1)
    line.work()
    assert line.asked() == ["heron", "crane", "merlin"]
    line.let_go(choice=False)
    with app.app_context():
        asked = db.session.scalars(select(Review).where(Review.account_id == merlin.id)).one()
        invitation.cancel_review(line.by, asked.id)
    line.work()
    assert len(line.asked()) == 3
    line.let_go()
    with app.app_context():
        cancel_round(line.by, line.paper)
    line.work()
    assert len(line.asked()) == 3


def test_a_line_fills_itself_from_the_ranking_where_the_journal_wants_it(app: Flask, clock: Clock):
    line = Line(app, clock)
    knows = {"expertise": "sleep; solitary confinement; prisons"}
    heron, rook = (person(app, name, **knows) for name in ("heron", "rook"))
    person(app, "stint", expertise="tax law of shipping")
    person(app, "opah", languages="fr", **knows)
    with writing(app):
        db.session.add_all(
            Account(
                email=f"{name}@{name}.example",
                name=f"{name.capitalize()} Ofline",
                affiliation=affiliation,
                created_at=clock(),
                **knows,
            )
            for name, affiliation in (("crane", "Centre Crane"), ("tern", line.author.affiliation))
        )
    line.let_go()
    line.work()
    assert line.asked() == []
    with app.app_context():
        by_itself.choose_filling(line.by, is_wanted=True)
    line.fill()
    line.work()
    with app.app_context():
        found = pipeline(line.paper)
        names = [one.name.partition(" ")[0] for one in found.line]
    asked = line.asked()
    assert len(asked) == 1
    assert {*asked, *(name.lower() for name in names)} == {"heron", "rook", "crane"}
    with app.app_context():
        for review_id, account_id in db.session.execute(select(Review.id, Review.account_id)).all():
            who = {heron.id: heron, rook.id: rook}.get(account_id)
            by = rounds.now(app, who) if who else Acting(at=clock(), review_id=review_id)
            review.decline(by, review_id)
    line.work()
    # Who declined is neither asked nor put in line again.
    assert len(line.asked()) == 2
    with app.app_context():
        in_line = [one.account_id for one in pipeline(line.paper).line]
        asked_ids = set(db.session.scalars(select(Review.account_id)))
        assert len(in_line) == 1
        assert not asked_ids & set(in_line)
        told = [event for event in history(line.paper) if "in line" in str(event)]
        assert told


def test_an_editor_asks_the_next_with_one_click_and_never_twice(app: Flask, clock: Clock):
    line = Line(app, clock)
    heron, rook, crane = (person(app, name) for name in ("heron", "rook", "crane"))
    first, second, third = (line.put(one) for one in (heron, rook, crane))
    assert line.put(heron) == first
    with app.app_context():
        with pytest.raises(Invalid) as wrong:
            alternate.change_letter(line.by, line.paper, third, Composed("", "No link"))
        assert set(wrong.value.errors) == {"subject", "text"}
        alternate.change_letter(line.by, line.paper, third, Composed("Dear Crane", "{link}"))
        alternate.place(line.by, line.paper, third, 1)
        assert [one.id for one in pipeline(line.paper).line] == [third, first, second]
        assert alternate.ask_next(line.by, line.paper, third) == crane.name
        assert alternate.ask_next(line.by, line.paper, third) == crane.name
        with pytest.raises(Overtaken):
            alternate.ask_next(line.by, line.paper, first)
        with pytest.raises(Overtaken):
            alternate.change_letter(line.by, line.paper, third, LETTER)
        # Who is invited by hand stands in line no more.
        due_on = rounds.due(line.by)
        invitation.invite(line.by, line.paper, heron.id, due_on, LETTER)
        assert [one.id for one in pipeline(line.paper).line] == [second]
        for review_id in db.session.scalars(select(Review.id)).all():
            invitation.cancel_review(line.by, review_id)
        # A conflict that came to be known after they were put in line.
        conflict = Conflict(
            submission_id=line.paper,
            account_id=rook.id,
            reason="They share a grant.",
            declared_at=line.by.at,
            declared_by_id=rook.id,
        )
        db.session.add(conflict)
        db.session.commit()
        with pytest.raises(Overtaken) as against:
            alternate.ask_next(line.by, line.paper, second)
        assert "conflict" in str(against.value.said)
        alternate.take_out(line.by, line.paper, second, "Shares a grant")
        alternate.take_out(line.by, line.paper, second)
        assert pipeline(line.paper).line == ()
        with pytest.raises(Invalid):
            alternate.line_up(line.by, line.paper, line.author.id, LETTER)
    assert sorted(line.asked()) == ["crane", "heron"]


@pytest.mark.parametrize("trial", range(2))
def test_of_workers_editors_and_papers_at_one_moment_each_place_is_filled_once(
    app: Flask, clock: Clock, trial: int
):
    line = Line(app, clock, papers=2)
    one, other = line.papers
    heron, rook = person(app, "heron", review_limit=1), person(app, "rook")
    first = line.put(heron, one)
    line.put(rook, one)
    line.put(heron, other)
    for paper in line.papers:
        line.let_go(paper)
    worker, by = Acting(at=clock(), job="alternates"), line.by
    raised = together(
        app,
        lambda: ask_by_itself(worker, one),
        lambda: ask_by_itself(worker, one),
        lambda: ask_by_itself(worker, other),
        lambda: alternate.ask_next(by, one, first),
    )
    assert all(error is None or isinstance(error, Overtaken) for error in raised), raised
    line.work()
    assert len(line.asked(one)) == 1
    assert sorted(line.asked(one) + line.asked(other)).count("heron") == 1


@pytest.mark.parametrize("seed", range(3))
def test_whatever_people_do_every_letter_goes_once_and_nobody_is_over_their_load(
    app: Flask, clock: Clock, seed: int
):
    """A random history of answers, silences, bounces and pauses keeps every promise."""
    chance = random.Random(seed)
    line = Line(app, clock, papers=3, required=2)
    people = [person(app, f"bird{'abcdefghij'[n]}", review_limit=1 + n % 2) for n in range(8)]
    for paper in line.papers:
        line.let_go(paper)
        for one in chance.sample(people, 6):
            line.put(one, paper)
    for _day in range(24):
        clock.advance(days=1)
        before = _holding(line)
        for _ in range(chance.randint(1, 2)):
            line.work()
        # Who was silent and accepts after all may make it one more; nobody is asked for that.
        assert all(now <= max(2, then) for now, then in zip(_holding(line), before, strict=True))
        _keeps_its_promises(line)
        _something_happens(line, chance)
    with app.app_context():
        assert db.session.scalar(
            select(func.count(Alternate.id)).where(
                Alternate.used_at > clock.at - timedelta(days=30)
            )
        )


def _something_happens(line: Line, chance: random.Random) -> None:
    with line.app.app_context():
        rows = db.session.execute(
            select(Review.id, Review.account_id, Review.accepted_at)
            .join(Account, Account.id == Review.account_id)
            .where(
                Review.declined_at.is_(None),
                Review.cancelled_at.is_(None),
                Review.submitted_at.is_(None),
            )
            .order_by(Review.invited_at, Account.name)
        ).all()
        if not rows:
            return
        row = chance.choice(rows)
        own = Acting(at=line.clock(), account_id=row.account_id)
        what = chance.random()
        if row.accepted_at is not None:
            review.step_back(own, row.id) if what < 0.2 else review.submit(
                own, row.id, rounds.REVIEW
            )
        elif what < 0.4:
            review.decline(own, row.id)
        elif what < 0.7:
            review.accept(own, row.id)
        elif what < 0.8:
            invitation.cancel_review(line.by, row.id)


def _holding(line: Line) -> list[int]:
    with line.app.app_context():
        at = line.clock()
        return [sum(one.holds(at) for one in pipeline(paper).asked) for paper in line.papers]


def _keeps_its_promises(line: Line) -> None:
    with line.app.app_context():
        letters = Counter(
            tuple(row)
            for row in db.session.execute(
                select(Letter.link_id, Letter.link_generation).where(
                    Letter.occasion == "invitation"
                )
            )
        )
        assert set(letters.values()) <= {1}
        loads = Counter(
            account_id
            for account_id, *moments in db.session.execute(
                select(
                    Review.account_id,
                    Review.declined_at,
                    Review.cancelled_at,
                    Review.submitted_at,
                )
            )
            if not any(moments)
        )
        limits = {
            row.id: row.review_limit
            for row in db.session.execute(select(Account.id, Account.review_limit))
        }
        assert all(count <= limits[one] for one, count in loads.items())
        twice = db.session.execute(
            select(Alternate.round_id, Alternate.account_id)
            .where(Alternate.used_at.is_not(None))
            .group_by(Alternate.round_id, Alternate.account_id)
            .having(func.count() > 1)
        ).all()
        assert not twice
