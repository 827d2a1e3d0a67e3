"""A small world that is built twice, with one hidden fact changed and everything else alike."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from journal.domain.announcements import AnnouncementFields
from journal.domain.office import Office
from journal.domain.reviews import ReviewText
from journal.domain.workflow import State
from journal.models.letter import Letter, LetterState
from journal.services.announcement import create_announcement
from journal.services.call import announce_call
from journal.services.conflict import declare_conflict
from journal.services.guest import appoint_guest
from journal.services.production import to_production
from journal.services.recommendation import recommend
from tests.cast import writing
from tests.conftest import Clock
from tests.world import calls
from tests.world.build import World, seen
from tests.world.canaries import canary_of, word
from tests.world.choice import lets_in
from tests.world.inventory import addresses, rules
from tests.world.papers import Papers
from tests.world.people import enter_by_letter, enter_sections
from tests.world.reviewing import declined, take_on, text_of, write
from tests.world.roster import DESK
from tests.world.stage import Stage
from tests.world.submitting import coauthor
from tests.world.visiting import browser, masked, tokens

# Each page that keeps what is typed has a name of its own, made by chance.
_WINDOW = re.compile(rb'(?<=name="window" type="hidden" value=")[a-z0-9]+')
_MOST, _FEWER = 5, 3
# What an editor may look for among papers: an author's name, a paper's title.
SEARCHED = (canary_of("ada"), canary_of("abel"), word("title", "main"), word("title", "extra"))
Told = tuple[int, tuple[tuple[str, str], ...], bytes]


@dataclass(frozen=True)
class Facts:
    """What must stay hidden from somebody; each can be changed alone.

    `author` wrote the main paper and `reviewer` judged it, `judge` that of a chief; `asked` (waits,
    accepts, declines) is what rita answers, `more` a further reviewer who was asked, `verdict` what
    reviewers and the guest editor advise. `decision` on alma's paper is made while its letter
    waits. Of a further paper, and of a call and news that are planned, others know nothing.
    """

    author: str = "ada"
    reviewer: str = "rolf"
    judge: str = "rolf"
    asked: str = "waits"
    more: str = ""
    verdict: str = "accept"
    decision: str = ""
    has_paper: bool = True
    has_plans: bool = True


class Twin(Papers):
    """Builds the small world: a paper in review, one in production, one to be decided."""

    def __init__(self, stage: Stage, facts: Facts) -> None:
        super().__init__(stage, {})
        self.facts = facts
        self.things: dict[str, str] = {}

    def build(self) -> None:
        """Let everything happen, at the same instants whatever the facts."""
        self.enter()
        self.things["prisons"] = self._call("prisons")
        self.stage.act("announce", announce_call, "cora", self.things["prisons"])
        guest = self.stage.people["gwen"].id
        self.stage.act("appoint", appoint_guest, "cora", self.things["prisons"], guest)
        self.main_paper()
        self.papers_of_others()
        count_as_sent(self.stage)
        self.stage.clock.advance(days=2)
        if self.facts.decision:
            self.decide("alma", "saul", self.facts.decision)
            self.stage.clock.advance(days=-1)
        self.stage.clock.advance(days=1)
        self.unknown_things()

    def enter(self) -> None:
        """Bring in one person for each relation."""
        for who in ("ada", "abel", "alma", "ben", "rhea", "rolf", "rita", "ravi", "rune", "gwen"):
            self.stage.enter(who)
        for who in ("cora", "carl"):
            self.stage.enter(who, Office.CHIEF)
        self.stage.enter("mona", Office.MANAGER)
        self.stage.enter("pete", Office.PRODUCTION)
        self.sections |= enter_sections(self.stage)
        for who in ("saul", "kira"):
            self.stage.enter(who, Office.EDITOR, section_id=self.sections["articles"])
        self.stage.enter("seth", Office.EDITOR, section_id=self.sections["debate"])
        enter_by_letter(self.stage, "rosa")

    def main_paper(self) -> None:
        """A paper of the guest's call with reviews of which its author knows nothing."""
        self.send("main", self.facts.author, "prisons", (coauthor("ben"),))
        self.handle("main", "gwen")
        self.act("main", "conflict", declare_conflict, "kira", "We were friends.")
        self.to_review("main", "gwen")
        self._judge("main", self.facts.reviewer, 1)
        self._judge("main", "rhea", 2)
        self._answer(self.ask("main", "rita"))
        self.accept("main", "rosa")
        if self.facts.more:
            self.ask("main", self.facts.more)
        expected = {"expected_state": State.IN_REVIEW}
        self.act(
            "main", "recommend", recommend, "gwen", self.facts.verdict, "So I think.", **expected
        )

    def papers_of_others(self) -> None:
        """A chief's paper that is in production, and alma's that is in review."""
        self.send("chiefs", "carl")
        self.to_review("chiefs", "saul")
        self._judge("chiefs", self.facts.judge, 1)
        self._judge("chiefs", "rhea", 2)
        self.decide("chiefs", "saul", "accept")
        self.act("chiefs", "produce", to_production, "saul")
        self.send("alma", "alma")
        self.to_review("alma", "saul")
        self._judge("alma", "rhea", 1)

    def unknown_things(self) -> None:
        """What only those concerned know of."""
        if self.facts.has_paper:
            self.send("extra", "rune")
            self.to_review("extra", "saul")
            self.ask("extra", "ravi")
            self.stage.clock.advance(hours=-3)
        if self.facts.has_plans:
            self.things["planned"] = self._call("planned")
            fields = AnnouncementFields("Not yet", "innews", "Soon.")
            self.things["innews"] = self.stage.act("news", create_announcement, "mona", fields)

    def _call(self, name: str) -> str:
        section = (self.sections["articles"],)
        return calls.call(self.stage, name, self.stage.now.date(), section)

    def _judge(self, key: str, who: str, place: int) -> None:
        """Let somebody send a review; its words tell the place and never the person."""
        self.stage.clock.advance(hours=1)
        review_id = take_on(self.stage, self.ask(key, who), who)
        text: ReviewText = text_of(
            f"{key}{place}", self.facts.verdict if key == "main" else "accept"
        )
        write(self.stage, review_id, who, text)

    def _answer(self, review_id: str) -> None:
        if self.facts.asked == "accepts":
            take_on(self.stage, review_id, "rita")
        elif self.facts.asked == "declines":
            declined(self.stage, review_id, "rita", "rita")


def count_as_sent(stage: Stage) -> None:
    """Let every letter be sent; what stands in mailboxes is proved elsewhere."""
    with writing(stage.app):
        session = stage.app.extensions["sqlalchemy"].session
        session.execute(update(Letter).values(state=LetterState.SENT, sent_at=stage.now))


def build_twin(app: Flask, clock: Clock, facts: Facts) -> World:
    """Build the small world with these facts."""
    stage = Stage(app, clock)
    twin = Twin(stage, facts)
    with stage.hurry(), stage.dice.rule():
        twin.build()
    return as_world(twin, twin.things)


def as_world(papers: Papers, things: Mapping[str, str]) -> World:
    """Return what was built, with the short names of all that has one."""
    stage = papers.stage
    named = {one.id: who for who, one in stage.people.items()}
    for known in (papers.sections, things, papers.ids, papers.reviews):
        named |= {thing_id: name for name, thing_id in known.items()}
    return seen(stage.app, stage, papers, named)


def urls(app: Flask, world: World, who: str) -> Iterator[str]:
    """Yield the addresses at which the person is let in; of many of one rule some, evenly."""
    words = tokens(app, world)
    for rule in rules(app):
        if lets_in(who, rule.endpoint) or not who:
            found = [one.url for one in addresses(app, world, rule, words)]
            yield from found[:: 1 + len(found) // (_FEWER if who in DESK else _MOST)]
    if who in DESK:
        yield from (f"/desk/submissions?q={words}" for words in SEARCHED)


def all_told(app: Flask, world: World, who: str, at: Iterable[str]) -> dict[str, Told]:
    """Return all that the person is told at these addresses, and in the letters they got."""
    client = browser(app, world, who)
    told = {url: _told(client, url) for url in at}
    return told | dict(_letters(world, who))


def _told(client: FlaskClient, url: str) -> Told:
    response = client.get(url)
    headers = sorted(one for one in response.headers if one[0] not in ("Set-Cookie", "Date"))
    body = response.get_data()
    response.close()
    if 300 <= response.status_code < 400:
        # A notice may wait for the next page: it belongs to this answer.
        body += client.get("/r/sent").get_data()
    return response.status_code, tuple(headers), _WINDOW.sub(b"the window", masked(body))


def _letters(world: World, who: str) -> Iterator[tuple[str, Told]]:
    address = world.people[who].email if who else ""
    for row in world.rows["letter"]:
        if row["to_address"] == address and row["state"] is LetterState.SENT:
            headers = (("Subject", str(row["subject"])), ("Message-ID", str(row["message_id"])))
            yield f"letter {row['id']}", (0, headers, str(row["body"]).encode())
