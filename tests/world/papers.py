"""The papers of the world: in each state of the workflow at least one, each with its own story."""

from journal.domain.transparency import Transparency
from journal.domain.workflow import State
from journal.services.assignment import assign
from journal.services.conflict import declare_conflict
from journal.services.recommendation import recommend
from journal.services.reversal import revert_decision
from journal.services.triage import return_to_author
from journal.services.withdrawal import withdraw
from tests.world.canaries import word
from tests.world.reviewing import (
    ask,
    decide,
    declined,
    let_go,
    review_key,
    reviewed,
    take_on,
    text_of,
    to_review,
    write,
)
from tests.world.stage import Stage
from tests.world.submitting import Draft, coauthor, draft, revise, send


class Papers:
    """Writes the papers; `ids` and `reviews` are by short name."""

    def __init__(self, stage: Stage, sections: dict[str, str]) -> None:
        self.stage = stage
        self.sections = sections
        self.ids: dict[str, str] = {}
        self.reviews: dict[str, str] = {}

    def write_all(self) -> None:
        """Write every paper but the one whose decision waits."""
        self.before_review()
        self.first_round()
        self.with_revision()
        self.ended()
        self.accepted_ones()
        self.other_modes()
        self.of_editors()

    def before_review(self) -> None:
        """A draft, a paper that was returned, a new one."""
        unsent = self._paper("draft", "ada", call_slug="prisons", coauthors=(coauthor("ben"),))
        self.ids["draft"] = draft(self.stage, unsent)
        self._send("returned", "ada")
        reason = f"Please see to {word('returnreason', 'returned')}."
        self._act("returned", "return", return_to_author, "cora", reason)
        self._send("fresh", "abel", call_slug="prisons")

    def first_round(self) -> None:
        """A paper in its first round, with a reviewer in each state."""
        self._send("round", "ada", coauthors=(coauthor("ben"), coauthor("dora")))
        self._handle("round", "hana")
        reason = f"We were friends: {word('conflict', 'round')}."
        self._act("round", "conflict", declare_conflict, "kira", reason)
        to_review(self.stage, "round", "hana", self.ids["round"], 3)
        self._ask("round", "rita")
        rolf = self._accept("round", "rolf")
        unsent = text_of(review_key("round", "rolf"), "reject", 1)
        write(self.stage, rolf, "rolf", unsent, send=False)
        self._review("round", "rhea", with_file=True)
        self._review("round", "rosa")
        self._accept("round", "erik")
        declined(self.stage, self._ask("round", "rune"), "rune", review_key("round", "rune"))
        let_go(self.stage, self._accept("round", "ruth"), "hana")

    def with_revision(self) -> None:
        """A revision that is prepared, and one that has come."""
        self._send("revise", "ada", coauthors=(coauthor("ben"),))
        self._handle("revise", "hana")
        to_review(self.stage, "revise", "hana", self.ids["revise"], 3)
        rhea = self._review("revise", "rhea", with_file=True)
        rosa = self._review("revise", "rosa")
        self._review("revise", "rolf")
        self._accept("revise", "ravi")
        released = frozenset({rhea, rosa})
        self._decide("revise", "hana", "major-revision", files=(rhea,), released=released)
        revise(self.stage, "revise", "ada", self.ids["revise"], send_it=False)
        self._send("second", "ada")
        self._handle("second", "hana")
        to_review(self.stage, "second", "hana", self.ids["second"])
        self._review("second", "rhea")
        self._review("second", "rolf")
        self._decide("second", "hana", "major-revision")
        self.stage.send_letters()
        revise(self.stage, "second", "ada", self.ids["second"])
        self._accept("second", "rhea", 2)
        self._review("second", "ravi", 2)

    def ended(self) -> None:
        """Papers that were rejected, one of them not for good, and one that was withdrawn."""
        for key in ("refused", "undone"):
            self._send(key, "abel")
            to_review(self.stage, key, "saul", self.ids[key])
            self._review(key, "rhea" if key == "refused" else "rolf")
            self._decide(key, "saul", "reject")
        reason = f"It was {word('undoreason', 'undone')}."
        self._act("undone", "revert", revert_decision, "cora", reason)
        self._send("withdrawn", "ada")
        to_review(self.stage, "withdrawn", "saul", self.ids["withdrawn"])
        self._accept("withdrawn", "rolf")
        self._act("withdrawn", "withdraw", withdraw, "ada", word("withdrawal", "withdrawn"))
        self._send("unread", "mara", section="debate", has_copy=False)
        self._decide("unread", "seth", "reject-without-review", State.SUBMITTED)

    def accepted_ones(self) -> None:
        """Papers on their way into an issue; the issues are made elsewhere."""
        self._accepted("agreed", "abel", "rhea")
        self._accepted("making", "ada", "paula", "rhea", handling="hana")
        self._accepted("placed", "ada", "rolf", coauthors=(coauthor("ben"),))
        self._send("printed", "ada", "livelihoods", (coauthor("ben"), coauthor("dora")))
        to_review(self.stage, "printed", "gita", self.ids["printed"])
        self._review("printed", "rhea", editor="gita")
        self._review("printed", "ravi", editor="gita")
        note = f"A good one: {word('note', 'printed')}."
        more = {"expected_state": State.IN_REVIEW}
        self._act("printed", "recommend", recommend, "gita", "accept", note, **more)
        self._decide("printed", "cora", "accept")
        alias = f"Anonyma {word('publicname', 'alma')}"
        self._send("masked", "alma", section="debate", has_copy=False, public_name=alias)
        self._decide("masked", "seth", "accept-without-review", State.SUBMITTED)

    def other_modes(self) -> None:
        """A paper whose author reviewers know, and one where all identities are visible."""
        for key, mode in (("single", Transparency.SINGLE), ("visible", Transparency.ALL_VISIBLE)):
            self._send(key, "abel", mode=mode, has_copy=False)
            to_review(self.stage, key, "saul", self.ids[key])
            self._ask(key, "rita")
            self._accept(key, "rolf")
        self._review("visible", "rhea")
        self._decide("visible", "saul", "major-revision")

    def of_editors(self) -> None:
        """Papers by a chief and by a guest editor in their own journal and call."""
        self._send("chiefs", "carl")
        self._handle("chiefs", "hana")
        to_review(self.stage, "chiefs", "hana", self.ids["chiefs"])
        self._review("chiefs", "rhea")
        self._send("guests", "gil", "prisons")
        to_review(self.stage, "guests", "saul", self.ids["guests"])
        self._accept("guests", "rolf")

    def deciding(self) -> None:
        """A paper that is accepted, while the letter still waits in the outbox."""
        self._send("deciding", "ada")
        to_review(self.stage, "deciding", "saul", self.ids["deciding"])
        self._review("deciding", "rhea")
        self.stage.send_letters()
        self._decide("deciding", "saul", "accept")

    def _paper(self, key: str, sender: str, section: str = "articles", **more: object) -> Draft:
        return Draft(key, sender, self.sections[section], **more)

    def _send(
        self,
        key: str,
        sender: str,
        call_slug: str | None = None,
        coauthors: tuple[object, ...] = (),
        **more: object,
    ) -> None:
        paper = self._paper(key, sender, call_slug=call_slug, coauthors=coauthors, **more)
        self.stage.clock.advance(hours=3)
        self.ids[key] = send(self.stage, paper)

    def _accepted(
        self, key: str, sender: str, *reviewers: str, handling: str = "", **more: object
    ) -> None:
        self._send(key, sender, **more)
        if handling:
            self._handle(key, handling)
        to_review(self.stage, key, "saul", self.ids[key])
        for who in reviewers:
            self._review(key, who, editor="saul")
        self._decide(key, "saul", "accept")

    def _act(self, key: str, step: str, verb: object, who: str, *args: object, **more: object):
        return self.stage.act(f"{key}: {step}", verb, who, self.ids[key], *args, **more)

    def _handle(self, key: str, who: str) -> None:
        self._act(key, "assign", assign, "cora", self.stage.people[who].id)

    def _decide(self, key: str, editor: str, kind: str, *args: object, **more: object) -> None:
        self.stage.clock.advance(days=1)
        decide(self.stage, key, editor, self.ids[key], kind, *args, **more)

    def _ask(self, key: str, who: str, number: int = 1, editor: str = "") -> str:
        review_id = ask(self.stage, key, editor or "cora", self.ids[key], who, number)
        self.reviews[review_key(key, who, number)] = review_id
        return review_id

    def _accept(self, key: str, who: str, number: int = 1) -> str:
        return take_on(self.stage, self._ask(key, who, number), who)

    def _review(
        self, key: str, who: str, number: int = 1, editor: str = "", *, with_file: bool = False
    ) -> str:
        self.stage.clock.advance(hours=1)
        review_id = reviewed(
            self.stage,
            key,
            editor or "cora",
            self.ids[key],
            who,
            number,
            with_file=with_file,
        )
        self.reviews[review_key(key, who, number)] = review_id
        return review_id
