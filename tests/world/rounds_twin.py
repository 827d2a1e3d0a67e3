"""A paper that is reviewed in two rounds, built twice with another course of its review."""

from dataclasses import dataclass, replace
from datetime import timedelta

from flask import Flask

from journal.domain.office import Office
from journal.domain.transparency import Transparency
from journal.services.conflict import declare_conflict
from journal.services.invitation import cancel_review, move_due_date
from journal.services.production import to_production
from tests.conftest import Clock
from tests.world.build import World
from tests.world.papers import Papers
from tests.world.people import enter_by_letter, enter_sections
from tests.world.reviewing import declined, line_up_next, take_on, text_of, write
from tests.world.stage import Stage
from tests.world.submitting import coauthor, revise
from tests.world.twin import as_world, count_as_sent


@dataclass(frozen=True)
class Course:
    """How the review of a paper went; `is_other` changes all that must stay hidden at once.

    Then others reviewed beside rhea in both rounds, more people were asked and declined or were let
    go, another stands in line, days were moved, scores and confidential words are not the same, and
    the second round has come further. What the author was given is alike.
    """

    mode: Transparency = Transparency.DOUBLE
    is_accepted: bool = False
    is_other: bool = False

    @property
    def first(self) -> str:
        """Return who reviewed the first version beside rhea."""
        return "ravi" if self.is_other else "rolf"

    @property
    def second(self) -> str:
        """Return who is asked about the second version beside rhea, and had no alias yet."""
        return "rolf" if self.is_other else "rune"


class Rounds(Papers):
    """Builds the small world of one paper and its two rounds."""

    def __init__(self, stage: Stage, course: Course) -> None:
        super().__init__(stage, {})
        self.course = course

    def build(self) -> None:
        """Let everything happen, at the same instants whatever the course."""
        self.enter()
        self.send("main", "ada", None, (coauthor("ben"),), mode=self.course.mode)
        self.handle("main", "saul")
        self.act("main", "conflict", declare_conflict, "kira", "We were friends.")
        self.first_round()
        self.stage.clock.advance(days=3)
        count_as_sent(self.stage)
        revise(self.stage, "main", "ada", self.ids["main"])
        self.second_round()
        count_as_sent(self.stage)

    def enter(self) -> None:
        """Bring in one person for each relation."""
        for who in ("ada", "ben", "rhea", "rolf", "rita", "ravi", "rune"):
            self.stage.enter(who)
        self.stage.enter("cora", Office.CHIEF)
        self.stage.enter("mona", Office.MANAGER)
        self.stage.enter("pete", Office.PRODUCTION)
        self.sections |= enter_sections(self.stage)
        for who in ("saul", "kira"):
            self.stage.enter(who, Office.EDITOR, section_id=self.sections["articles"])
        enter_by_letter(self.stage, "rosa")

    def first_round(self) -> None:
        """Two reviews go to the author; rita declined, and others may have been asked."""
        is_other = self.course.is_other
        self.to_review("main", "saul")
        self._judge(self.course.first, 1, self.ask("main", self.course.first))
        self._judge("rhea", 2, self.ask("main", "rhea"))
        declined(self.stage, self.ask("main", "rita"), "rita", "rita")
        if is_other:
            for who in ("rolf", "rune"):
                self.stage.act(f"let {who} go", cancel_review, "saul", self.ask("main", who))
        self.decide("main", "saul", "major-revision")

    def second_round(self) -> None:
        """Rhea reads the second version; how far the other has come is hidden."""
        is_other = self.course.is_other
        rhea = self.ask("main", "rhea", 2)
        take_on(self.stage, rhea, "rhea")
        other = self.ask("main", self.course.second, 2)
        if is_other or self.course.is_accepted:
            self._judge(self.course.second, 3, other)
        else:
            self.stage.clock.advance(hours=1)
        if is_other:
            moved = self.stage.now.date() + timedelta(days=9)
            declined(self.stage, self.ask("main", "rosa", 2), "rosa", "rosa")
            waiting = self.ask("main", "ravi", 2)
            self.stage.act("move", move_due_date, "saul", waiting, moved)
            line_up_next(self.stage, "main", "saul", self.ids["main"], "rune")
        if self.course.is_accepted:
            self._judge("rhea", 4, rhea, is_taken=True)
            self.decide("main", "saul", "accept", number=2)
            self.act("main", "produce", to_production, "saul")

    def _judge(self, who: str, place: int, review_id: str, *, is_taken: bool = False) -> None:
        """Let somebody send a review; what the author reads tells the place, not the person."""
        self.stage.clock.advance(hours=1)
        if not is_taken:
            take_on(self.stage, review_id, who)
        is_hidden = self.course.is_other and who != "rhea"
        text = text_of(f"main{place}", score=2 if is_hidden else 4)
        if is_hidden:
            text = replace(text, comments_editor="Quite another word between us.")
        write(self.stage, review_id, who, text)


def build_rounds(app: Flask, clock: Clock, course: Course) -> World:
    """Build the world of this course."""
    stage = Stage(app, clock)
    rounds = Rounds(stage, course)
    with stage.hurry(), stage.dice.rule():
        rounds.build()
    return as_world(rounds, {})
