"""What people do with the papers of a world, one short sentence each."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from journal.domain.author import AuthorEntry
from journal.services.assignment import assign
from tests.world import reviewing, submitting
from tests.world.reviewing import review_key
from tests.world.stage import Stage
from tests.world.submitting import Draft

R = TypeVar("R")


class Papers:
    """The papers and reviews written so far, by short name."""

    def __init__(self, stage: Stage, sections: dict[str, str]) -> None:
        self.stage = stage
        self.sections = sections
        self.ids: dict[str, str] = {}
        self.reviews: dict[str, str] = {}

    def paper(self, key: str, sender: str, section: str = "articles", **more: object) -> Draft:
        """Return what a paper is before it is written."""
        return Draft(key, sender, self.sections[section], **more)

    def send(
        self,
        key: str,
        sender: str,
        call_slug: str | None = None,
        coauthors: Sequence[AuthorEntry] = (),
        **more: object,
    ) -> None:
        """Write a paper and send it."""
        paper = self.paper(key, sender, call_slug=call_slug, coauthors=coauthors, **more)
        self.stage.clock.advance(hours=3)
        self.ids[key] = submitting.send(self.stage, paper)

    def act(
        self, key: str, step: str, verb: Callable[..., R], who: str, *args: object, **more: object
    ) -> R:
        """Let somebody do an act on the paper."""
        return self.stage.act(f"{key}: {step}", verb, who, self.ids[key], *args, **more)

    def handle(self, key: str, who: str) -> None:
        """Let the chief give the paper to an editor."""
        self.act(key, "assign", assign, "cora", self.stage.people[who].id)

    def to_review(self, key: str, editor: str, required: int = 2) -> None:
        """Open the first round."""
        reviewing.to_review(self.stage, key, editor, self.ids[key], required)

    def decide(self, key: str, editor: str, kind: str, *args: object, **more: object) -> None:
        """Decide, a day later."""
        self.stage.clock.advance(days=1)
        reviewing.decide(self.stage, key, editor, self.ids[key], kind, *args, **more)

    def ask(self, key: str, who: str, number: int = 1, editor: str = "cora") -> str:
        """Invite somebody; return the review's id."""
        review_id = reviewing.ask(self.stage, key, editor, self.ids[key], who, number)
        self.reviews[review_key(key, who, number)] = review_id
        return review_id

    def accept(self, key: str, who: str, number: int = 1) -> str:
        """Invite somebody who takes it on; return the review's id."""
        return reviewing.take_on(self.stage, self.ask(key, who, number), who)

    def review(
        self, key: str, who: str, number: int = 1, editor: str = "cora", *, with_file: bool = False
    ) -> str:
        """Invite somebody who sends a review; return its id."""
        self.stage.clock.advance(hours=1)
        review_id, named = self.ask(key, who, number, editor), review_key(key, who, number)
        reviewing.take_on(self.stage, review_id, who)
        if with_file:
            reviewing.attach(self.stage, review_id, who, named)
        text = reviewing.text_of(named)
        return reviewing.write(self.stage, review_id, who, text)
