"""What waits for an editor, told in the same words as the page of the paper itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event

from journal.access.standing import offices_of
from journal.access.viewer import Viewer
from journal.domain.next_act import NextAct
from journal.domain.office import Office
from journal.domain.waiting import Waiting
from journal.domain.workflow import State
from journal.extensions import db
from journal.queries.desk import worklist as listed
from journal.queries.desk.page import desk_page
from journal.queries.desk.worklist import Line, worklist
from journal.services import conflict
from journal.services import round as round_acts
from journal.services.production import to_production
from journal.services.recommendation import recommend
from tests.builders import round as rounds
from tests.builders.call import announced_call
from tests.builders.decision import decided
from tests.cast import Person, person, section
from tests.conftest import Clock

# What the page of a paper offers first, for each line of the work-list.
AGREES = {
    Waiting.UNASSIGNED: NextAct.ASSIGN,
    Waiting.RECOMMENDED: NextAct.DECIDE,
    Waiting.REVIEWS_IN: NextAct.DECIDE,
    Waiting.REVISION_CAME: NextAct.DECIDE,
    Waiting.NEW: NextAct.SEND_TO_REVIEW,
    Waiting.NO_ROUND: NextAct.OPEN_ROUND,
    Waiting.REVIEW_LATE: NextAct.REMIND,
    Waiting.FIND_REVIEWERS: NextAct.FIND_REVIEWERS,
    Waiting.UNANSWERED: NextAct.REMIND,
    Waiting.TO_PRODUCTION: NextAct.TO_PRODUCTION,
}


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the statements that the block sends."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


class Desk:
    """A chief who handles what is sent, an author, and the clock."""

    def __init__(self, app: Flask, clock: Clock) -> None:
        self.app, self.clock = app, clock
        self.chief = person(app, "quartz", Office.CHIEF)
        self.author = person(app, "larch")
        self.articles = section(app)

    def viewer(self, who: Person) -> Viewer:
        offices = offices_of(db.session(), who.id, self.clock.at.date())
        return Viewer(session_id="s", account_id=who.id, offices=offices)

    def paper(self, handling: Person | None = None, **more: object) -> str:
        return rounds.submitted(
            self.app, self.author, self.articles, handling or self.chief, **more
        )

    def lines(self, who: Person | None = None) -> dict[str, Line]:
        with self.app.app_context():
            found = worklist(self.viewer(who or self.chief), self.clock.at)
            assert found.total == len(found.lines)
            return {line.submission_id: line for line in found.lines}

    def line(self, paper: str, who: Person | None = None) -> tuple[Waiting, str, int] | None:
        """Return the paper's line, having made sure that its page says the same."""
        line = self.lines(who).get(paper)
        with self.app.app_context():
            viewer = self.viewer(who or self.chief)
            page = desk_page(viewer, paper, self.clock.at, guests_decide=False)
            first = page.next if page else None
        if line is None:
            assert first is None
            return None
        assert first is AGREES.get(line.waiting)
        return line.waiting, str(line.said), line.days


@pytest.fixture
def desk(app: Flask, clock: Clock) -> Desk:
    return Desk(app, clock)


def test_a_paper_in_review_tells_at_each_step_what_it_waits_for(desk: Desk) -> None:
    paper, app, chief = desk.paper(), desk.app, desk.chief
    heron, finch = person(app, "heron"), person(app, "finch")
    desk.clock.advance(days=3)
    assert desk.line(paper) == (Waiting.NEW, "New", 3)
    rounds.in_review(app, chief, paper)
    asked = rounds.invited(app, chief, paper, heron)
    assert desk.line(paper) == (Waiting.FIND_REVIEWERS, "1 of 2 reviewers found", 0)
    second = rounds.invited(app, chief, paper, finch)
    assert desk.line(paper) is None
    desk.clock.advance(days=10)
    assert desk.line(paper) == (Waiting.UNANSWERED, "Invitation unanswered", 10)
    assert desk.lines()[paper].waits_for == (finch.name, heron.name)
    rounds.accepted(app, heron, asked)
    rounds.accepted(app, finch, second)
    assert desk.line(paper) is None
    desk.clock.advance(days=18)
    assert desk.line(paper) is None, "a review due today is not late today"
    desk.clock.advance(days=1)
    assert desk.line(paper) == (Waiting.REVIEW_LATE, "2 reviews late", 1)
    rounds.reviewed(app, heron, asked)
    assert desk.line(paper) == (Waiting.REVIEW_LATE, "Review 1 day late", 1)
    assert desk.lines()[paper].waits_for == (finch.name,)
    rounds.reviewed(app, finch, second)
    desk.clock.advance(days=2)
    assert desk.line(paper) == (Waiting.REVIEWS_IN, "2 of 2 reviews in", 2)
    with app.app_context():
        round_acts.cancel_round(rounds.now(app, chief), paper)
    assert desk.line(paper) == (Waiting.NO_ROUND, "No round open", 0)
    decided(app, chief, paper, "minor-revision")
    assert desk.line(paper) is None
    desk.clock.advance(days=24)
    assert desk.line(paper) == (Waiting.REVISION_LATE, "Revision 3 days late", 3)
    decided(app, chief, paper, "reject", State.REVISION_REQUESTED)
    assert desk.line(paper) is None


def test_an_accepted_paper_waits_for_production(desk: Desk) -> None:
    paper = desk.paper()
    rounds.all_reviewed(desk.app, desk.chief, paper, [person(desk.app, "heron")])
    decided(desk.app, desk.chief, paper, "accept")
    desk.clock.advance(days=1)
    assert desk.line(paper) == (Waiting.TO_PRODUCTION, "Accepted", 1)
    with desk.app.app_context():
        to_production(rounds.now(desk.app, desk.chief), paper)
    assert desk.line(paper) is None


def test_what_a_guest_editor_cannot_hand_on_waits_for_the_chief(desk: Desk) -> None:
    app = desk.app
    call = announced_call(app, desk.chief)
    guest = person(app, "gneiss", Office.GUEST, call_id=call)
    paper = desk.paper(guest, call_id=call)
    rounds.all_reviewed(app, guest, paper, [person(app, "heron")])
    decided(app, desk.chief, paper, "accept")
    assert desk.lines(guest) == {}
    assert desk.line(paper) == (Waiting.TO_PRODUCTION, "Accepted", 0)


def test_what_nobody_handles_waits_for_chief_and_office(desk: Desk) -> None:
    office = person(desk.app, "slate", Office.OFFICE)
    editor = person(desk.app, "basalt", Office.EDITOR, section_id=desk.articles)
    paper = rounds.submitted(desk.app, desk.author, desk.articles)
    for who in (desk.chief, office):
        assert desk.line(paper, who) == (Waiting.UNASSIGNED, "No editor yet", 0)
    assert desk.lines(editor) == {}


def test_an_editor_has_their_own_papers_and_never_those_in_conflict(desk: Desk) -> None:
    editor, other = (
        person(desk.app, canary, Office.EDITOR, section_id=desk.articles)
        for canary in ("basalt", "cedar")
    )
    mine, gone, theirs = desk.paper(editor), desk.paper(editor), desk.paper(other)
    assert desk.lines(editor).keys() == {mine, gone}
    assert desk.lines(other).keys() == {theirs}
    with desk.app.app_context():
        conflict.declare_conflict(rounds.now(desk.app, editor), gone, "")
    assert desk.lines(editor).keys() == {mine}
    assert desk.lines().keys() == {gone}


def test_a_recommendation_waits_for_the_chief_until_a_decision_follows(desk: Desk) -> None:
    app = desk.app
    call = announced_call(app, desk.chief)
    guest = person(app, "gneiss", Office.GUEST, call_id=call)
    paper = desk.paper(guest, call_id=call)
    rounds.all_reviewed(app, guest, paper, [person(app, "heron")])
    assert desk.lines(guest)[paper].waiting is Waiting.REVIEWS_IN
    assert desk.lines() == {}
    desk.clock.advance(days=9)
    with app.app_context():
        page = desk_page(desk.viewer(guest), paper, desk.clock.at, guests_decide=False)
        assert page is not None
        assert (page.next, page.kinds) == (NextAct.RECOMMEND, ())
        recommend(rounds.now(app, guest), paper, "accept", "", expected_state=State.IN_REVIEW)
    assert desk.lines(guest) == {}
    assert desk.line(paper) == (Waiting.RECOMMENDED, "Recommendation made", 0)
    desk.clock.advance(days=1)
    assert desk.line(paper) == (Waiting.RECOMMENDED, "Recommendation made", 1)
    decided(app, desk.chief, paper, "minor-revision")
    assert desk.lines() == desk.lines(guest) == {}


def test_the_list_is_paged_and_its_cost_does_not_grow(desk: Desk) -> None:
    papers = [desk.paper() for _ in range(27)]
    with desk.app.app_context():
        viewer = desk.viewer(desk.chief)
        with counted() as sent:
            first = worklist(viewer, desk.clock.at)
        second = worklist(viewer, desk.clock.at, 2)
        assert (len(first.lines), len(second.lines), first.total) == (25, 2, 27)
        assert (first.has_more, second.has_more) == (True, False)
        assert {line.submission_id for line in first.lines + second.lines} == set(papers)
        assert len(sent) <= 4


def test_counting_stops_where_nobody_acts_on_the_number(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        desk.paper()
    monkeypatch.setattr(listed, "COUNTED", 1)
    listed._written.cache_clear()
    with desk.app.app_context():
        found = worklist(desk.viewer(desk.chief), desk.clock.at)
    listed._written.cache_clear()
    assert (len(found.lines), found.total, found.has_more) == (3, 2, False)


def test_the_page_of_a_paper_asks_few_questions(desk: Desk) -> None:
    paper = desk.paper()
    rounds.all_reviewed(desk.app, desk.chief, paper, [person(desk.app, f"heron{n}") for n in "abc"])
    decided(desk.app, desk.chief, paper, "minor-revision")
    with desk.app.app_context():
        viewer = desk.viewer(desk.chief)
        with counted() as sent:
            page = desk_page(viewer, paper, desk.clock.at, guests_decide=False)
        assert page is not None
        assert len(page.rounds[0].came) == 3
        assert [line.spread.mean for line in page.rounds[0].scores if line.spread] == [4.0] * 4
        assert len(sent) <= 16


def test_who_may_not_see_a_paper_gets_no_page(desk: Desk) -> None:
    paper = desk.paper()
    reviewer = person(desk.app, "heron", Office.EDITOR, section_id=desk.articles)
    rounds.in_review(desk.app, desk.chief, paper)
    rounds.invited(desk.app, desk.chief, paper, reviewer)
    stranger = person(desk.app, "cedar", Office.EDITOR)
    with desk.app.app_context():
        for who in (desk.chief, reviewer, stranger, desk.author):
            page = desk_page(desk.viewer(who), paper, desk.clock.at, guests_decide=False)
            assert (page is not None) == (who is desk.chief)
