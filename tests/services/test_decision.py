"""What an editor decides reaches the author once, with the state, the reviews and the round."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.decisions import KINDS, Kind
from journal.domain.letters import Composed
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.workflow import BY_ACT, State
from journal.extensions import db
from journal.models.decision import Decision
from journal.models.event import Event
from journal.models.letter import Letter
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.services import decision, reversal, unit
from journal.services.move import move
from journal.services.round import cancel_round, open_following_round, open_round
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went, verdict
from tests.cast import Person, person, section
from tests.conftest import Clock


class Desk:
    """A chief, an author with a new paper, and three reviewers."""

    def __init__(self, app: Flask, **more: object) -> None:
        self.app = app
        self.chief = person(app, "quartz", Office.CHIEF)
        self.author = person(app, "larch")
        self.section_id = section(app, **more)
        self.paper = rounds.submitted(app, self.author, self.section_id, self.chief)

    def reviewers(self, *canaries: str) -> list[Person]:
        return [person(self.app, canary) for canary in canaries]

    def reviewed(self) -> list[str]:
        return rounds.all_reviewed(
            self.app, self.chief, self.paper, self.reviewers("heron", "finch", "raven")
        )

    def state(self) -> Submission:
        return db.session.get_one(Submission, self.paper)


@pytest.fixture
def desk(app: Flask) -> Desk:
    return Desk(app)


def bring_to(desk: Desk, state: State) -> None:
    if state is State.SUBMITTED:
        return
    desk.reviewed()
    if state is State.REVISION_REQUESTED:
        kind = next(k for k in KINDS if BY_ACT[k.act].target is state)
        decided(desk.app, desk.chief, desk.paper, kind.name)


def letters_to(who: Person, occasion: str) -> list[Letter]:
    rows = db.session.scalars(
        select(Letter).where(Letter.account_id == who.id, Letter.occasion == occasion)
    )
    return list(rows)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_moves_the_paper_and_writes_its_letter(desk: Desk, kind: Kind) -> None:
    start = min(kind.sources)
    bring_to(desk, start)
    decided(desk.app, desk.chief, desk.paper, kind.name, start, reason="Commissioned")
    with desk.app.app_context():
        row = db.session.scalars(select(Decision).where(Decision.kind == kind.name)).one()
        target = BY_ACT[kind.act].target
        assert (desk.state().state, row.from_state) == (target, start)
        (letter,) = letters_to(desk.author, kind.occasion)
        assert "{" not in letter.body + letter.subject
        assert (letter.subject, letter.body) == (row.letter_subject, row.letter_text)
        is_due = kind.revision_days is not None
        assert (desk.state().revision_due_on is not None) == is_due
        event = db.session.scalars(select(Event).order_by(Event.number.desc())).first()
        assert event is not None
        assert (event.act, event.to_state) == (kind.name, target)


def test_the_author_reads_the_released_reviews_under_aliases_and_no_reviewer(desk: Desk) -> None:
    reviews = desk.reviewed()
    released = frozenset(reviews[:2])
    decided(desk.app, desk.chief, desk.paper, "minor-revision", released=released)
    with desk.app.app_context():
        (letter,) = letters_to(desk.author, "decision_minor_revision")
        rows = list(db.session.scalars(select(Review).where(Review.id.in_(reviews))))
        assert {r.id for r in rows if r.released_at} == released
        assert sorted(r.alias for r in rows if r.alias) == [1, 2]
        for row in rows:
            assert (row.comments_author in letter.body) == (row.id in released)
            assert row.comments_editor not in letter.body
        assert letter.body.index("Reviewer 1") < letter.body.index("Reviewer 2")
        for canary in ("heron", "finch", "raven"):
            assert canary not in (letter.body + letter.subject).lower()


def test_the_letter_that_was_previewed_is_the_one_that_goes(desk: Desk) -> None:
    desk.reviewed()
    prepared = verdict(desk.app, desk.paper, "reject")
    with desk.app.app_context():
        preview = decision.previewed(desk.paper, prepared)
        decision.record_decision(rounds.now(desk.app, desk.chief), desk.paper, prepared)
        (letter,) = letters_to(desk.author, "decision_reject")
        assert Composed(letter.subject, letter.body) == preview


def test_a_reviewer_keeps_the_alias_in_the_second_round(desk: Desk) -> None:
    people = desk.reviewers("heron", "finch")
    rounds.all_reviewed(desk.app, desk.chief, desk.paper, people)
    decided(desk.app, desk.chief, desk.paper, "major-revision")
    _revise(desk)
    newcomer = person(desk.app, "raven")
    for one in (newcomer, people[0]):
        rounds.reviewed(desk.app, one, rounds.invited(desk.app, desk.chief, desk.paper, one))
    decided(desk.app, desk.chief, desk.paper, "accept")
    with desk.app.app_context():
        aliases = {(r.account_id, r.round_id): r.alias for r in db.session.scalars(select(Review))}
        of_person: dict[str, set[int | None]] = {}
        for (account_id, _), alias in aliases.items():
            of_person.setdefault(account_id, set()).add(alias)
        assert all(len(given) == 1 for given in of_person.values())
        assert of_person[newcomer.id] == {3}


def _revise(desk: Desk) -> None:
    """Send the revision that was asked for, its gate and form left aside."""

    @unit.act
    def send(by: Acting) -> None:
        version_id = rounds.add_version(desk.app, desk.paper, desk.author, 2)
        move(by, desk.paper, "submit_revision")
        open_following_round(by, desk.paper, version_id)

    with desk.app.app_context():
        send(rounds.now(desk.app, desk.author))


def test_a_decision_closes_the_round_and_tells_who_was_still_reading(
    desk: Desk, clock: Clock
) -> None:
    asked, reading, done = desk.reviewers("heron", "finch", "raven")
    rounds.in_review(desk.app, desk.chief, desk.paper)
    asked_id = rounds.invited(desk.app, desk.chief, desk.paper, asked)
    reading_id = rounds.accepted(
        desk.app, reading, rounds.invited(desk.app, desk.chief, desk.paper, reading)
    )
    rounds.reviewed(desk.app, done, rounds.invited(desk.app, desk.chief, desk.paper, done))
    letters_went(desk.app)
    clock.advance(days=40)
    decided(desk.app, desk.chief, desk.paper, "reject")
    with desk.app.app_context():
        assert db.session.scalars(select(Round)).one().closed_at == clock.at
        withdrawn = db.session.get_one(Review, asked_id)
        assert (withdrawn.cancelled_at, withdrawn.generation) == (clock.at, 1)
        still = db.session.get_one(Review, reading_id)
        assert (still.cancelled_at, still.generation) == (None, 0)
        assert len(letters_to(asked, "invitation_withdrawn")) == 1
        assert "25 April 2026" in letters_to(reading, "round_closed")[0].body
        assert letters_to(done, "round_closed") == letters_to(done, "invitation_withdrawn") == []
    rounds.reviewed(desk.app, reading, reading_id)
    with desk.app.app_context():
        late = db.session.get_one(Review, reading_id)
        assert (late.is_late, late.released_at) == (True, None)
        assert desk.state().state is State.REJECTED


def test_the_second_editor_is_told_what_happened(desk: Desk) -> None:
    desk.reviewed()
    prepared = verdict(desk.app, desk.paper, "reject")
    decided(desk.app, desk.chief, desk.paper, "accept")
    with desk.app.app_context():
        with pytest.raises(Overtaken, match="Accepted"):
            decision.record_decision(rounds.now(desk.app, desk.chief), desk.paper, prepared)
        assert letters_to(desk.author, "decision_reject") == []


def test_an_editor_who_saw_an_earlier_round_decides_nothing(desk: Desk) -> None:
    old_round = rounds.in_review(desk.app, desk.chief, desk.paper)
    prepared = verdict(desk.app, desk.paper, "reject", expected_round=old_round)
    by = rounds.now(desk.app, desk.chief)
    with desk.app.app_context():
        cancel_round(by, desk.paper)
        open_round(by, desk.paper, rounds.due(by), 2)
        with pytest.raises(Overtaken):
            decision.record_decision(by, desk.paper, prepared)


def test_what_is_wrong_with_a_decision_stands_beside_its_field(desk: Desk) -> None:
    desk.reviewed()
    good = verdict(desk.app, desk.paper, "major-revision")
    yesterday = rounds.now(desk.app, desk.chief).at.date() - timedelta(days=1)
    wrong = {
        "kind": replace(good, kind="perhaps"),
        "subject": replace(good, letter=Composed("", "text")),
        "text": replace(good, letter=Composed("subject", " 🙂 ")),
        "revision_due_on": replace(good, revision_due_on=yesterday),
        "released": replace(good, released=frozenset({"b" * 18})),
        "files": replace(good, files=good.released),
    }
    with desk.app.app_context():
        for field, one in wrong.items():
            with pytest.raises(Invalid) as refused:
                decision.record_decision(rounds.now(desk.app, desk.chief), desk.paper, one)
            assert list(refused.value.errors) == [field]
        assert desk.state().state is State.IN_REVIEW


def test_a_paper_of_a_reviewed_section_passes_review_by_only_with_a_reason(app: Flask) -> None:
    kind = "accept-without-review"
    reviewed = Desk(app)
    with pytest.raises(Invalid) as refused:
        decided(app, reviewed.chief, reviewed.paper, kind, State.SUBMITTED)
    assert list(refused.value.errors) == ["reason"]
    editorials = section(app, "Editorials", is_reviewed=False)
    paper = rounds.submitted(app, reviewed.author, editorials, reviewed.chief)
    assert decided(app, reviewed.chief, paper, kind, State.SUBMITTED)


def test_who_may_not_decide_is_told_nothing(app: Flask) -> None:
    desk = Desk(app)
    desk.reviewed()
    office = person(app, "basalt", Office.OFFICE)
    stranger = person(app, "cedar", Office.EDITOR)
    for who in (office, stranger, desk.author):
        with pytest.raises(Refused) as refused:
            decided(app, who, desk.paper, "accept")
        assert refused.value.refusal.is_hidden


def test_a_decision_can_be_taken_back_and_reopens_nothing_silently(desk: Desk) -> None:
    reviews = desk.reviewed()
    decided(desk.app, desk.chief, desk.paper, "accept")
    letters_went(desk.app)
    by = rounds.now(desk.app, desk.chief)
    with desk.app.app_context():
        with pytest.raises(Invalid):
            reversal.revert_decision(by, desk.paper, " ")
        decision_id = reversal.revert_decision(by, desk.paper, "The wrong paper was meant.")
        paper = desk.state()
        assert (paper.state, paper.accepted_at) == (State.IN_REVIEW, None)
        assert db.session.scalars(select(Round)).one().closed_at is not None
        assert db.session.get_one(Review, reviews[0]).released_at is not None
        row = db.session.get_one(Decision, decision_id)
        assert (row.reverted_at, row.revert_reason) == (by.at, "The wrong paper was meant.")
        (letter,) = letters_to(desk.author, "decision_reverted")
        assert "The wrong paper was meant." in letter.body
        with pytest.raises(Refused):
            reversal.revert_decision(by, desk.paper, "Again")
    decided(desk.app, desk.chief, desk.paper, "reject")


def test_the_day_a_revision_is_due_comes_back_with_the_request(desk: Desk, clock: Clock) -> None:
    desk.reviewed()
    decided(desk.app, desk.chief, desk.paper, "minor-revision")
    clock.advance(days=1)
    with desk.app.app_context():
        due_on = desk.state().revision_due_on
    decided(desk.app, desk.chief, desk.paper, "reject", State.REVISION_REQUESTED)
    with desk.app.app_context():
        reversal.revert_decision(rounds.now(desk.app, desk.chief), desk.paper, "Too early.")
        assert (desk.state().state, desk.state().revision_due_on) == (
            State.REVISION_REQUESTED,
            due_on,
        )


def test_every_kind_has_a_letter_of_its_own() -> None:
    folder = Path(__file__).parents[2] / "templates" / "letters"
    assert {k.occasion for k in KINDS} <= {path.stem for path in folder.glob("decision_*.txt")}
