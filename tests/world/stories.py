"""The papers of the world: in each state of the workflow at least one, each with its own story."""

from journal.domain.letters import Composed
from journal.domain.transparency import Transparency
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.submission import Submission
from journal.queries.read import rest
from journal.services.conflict import declare_conflict
from journal.services.correspondence import write_letter
from journal.services.due import lapse
from journal.services.hold import hold
from journal.services.keeping import look
from journal.services.recommendation import recommend
from journal.services.reversal import revert_decision
from journal.services.stopping import stop
from journal.services.triage import return_to_author
from journal.services.withdrawal import withdraw
from tests.world.canaries import word
from tests.world.papers import Papers
from tests.world.reviewing import declined, let_go, line_up_next, review_key, text_of, write
from tests.world.submitting import coauthor, draft, revise


class Stories(Papers):
    """All papers of the world."""

    def write_all(self) -> None:
        """Write every paper but the one whose decision waits."""
        self.before_review()
        self.first_round()
        self.with_revision()
        self.ended()
        self.put_aside()
        self.accepted_ones()
        self.other_modes()
        self.of_editors()

    def before_review(self) -> None:
        """A draft, a paper that was returned, a new one."""
        unsent = self.paper("draft", "ada", call_slug="prisons", coauthors=(coauthor("ben"),))
        self.ids["draft"] = draft(self.stage, unsent)
        self.send("returned", "ada")
        reason = f"Please see to {word('returnreason', 'returned')}."
        self.act("returned", "return", return_to_author, "cora", reason)
        self.send("fresh", "abel", call_slug="prisons")

    def first_round(self) -> None:
        """A paper in its first round, with a reviewer in each state."""
        self.send("round", "ada", coauthors=(coauthor("ben"), coauthor("dora")))
        self.handle("round", "hana")
        reason = f"We were friends: {word('conflict', 'round')}."
        self.act("round", "conflict", declare_conflict, "kira", reason)
        self.to_review("round", "hana", 3)
        self.ask("round", "rita")
        rolf = self.accept("round", "rolf")
        unsent = text_of(review_key("round", "rolf"), "reject", 1)
        write(self.stage, rolf, "rolf", unsent, send=False)
        self.review("round", "rhea", with_file=True)
        self.review("round", "rosa")
        self.accept("round", "erik")
        declined(self.stage, self.ask("round", "rune"), "rune", review_key("round", "rune"))
        let_go(self.stage, self.accept("round", "ruth"), "hana")
        line_up_next(self.stage, "round", "hana", self.ids["round"], "ravi")

    def with_revision(self) -> None:
        """A revision that is prepared, and one that has come."""
        self.send("revise", "ada", coauthors=(coauthor("ben"),))
        self.handle("revise", "hana")
        self.to_review("revise", "hana", 3)
        rhea = self.review("revise", "rhea", with_file=True)
        rosa = self.review("revise", "rosa")
        self.review("revise", "rolf")
        self.accept("revise", "ravi")
        released = frozenset({rhea, rosa})
        self.decide("revise", "hana", "major-revision", files=(rhea,), released=released)
        self.stage.send_letters()
        revise(self.stage, "revise", "ada", self.ids["revise"], send_it=False)
        self.send("second", "ada")
        self.handle("second", "hana")
        self.to_review("second", "hana")
        # Her review goes out, the file beside it does not.
        self.review("second", "rhea", with_file=True)
        self.review("second", "rolf")
        self.decide("second", "hana", "major-revision")
        self.stage.send_letters()
        revise(self.stage, "second", "ada", self.ids["second"])
        self.accept("second", "rhea", 2)
        self.review("second", "ravi", 2)

    def ended(self) -> None:
        """Papers that were rejected, one of them not for good, and one that was withdrawn."""
        for key in ("refused", "undone"):
            self.send(key, "abel")
            self.to_review(key, "saul")
            self.review(key, "rhea" if key == "refused" else "rolf")
            self.decide(key, "saul", "reject")
        # Its author read the decision before it was taken back.
        self.stage.send_letters()
        reason = f"It was {word('undoreason', 'undone')}."
        self.act("undone", "revert", revert_decision, "cora", reason)
        self.stop_a_letter("refused", "cora", "abel")
        self.send("withdrawn", "ada")
        self.to_review("withdrawn", "saul")
        self.accept("withdrawn", "rolf")
        self.act("withdrawn", "withdraw", withdraw, "ada", word("withdrawal", "withdrawn"))
        self.send("unread", "mara", section="debate", has_copy=False)
        self.decide("unread", "seth", "reject-without-review", State.SUBMITTED)

    def stop_a_letter(self, key: str, who: str, to: str) -> None:
        """Write a letter to the author and stop it before it goes."""
        words = Composed("About figure 2", "Please draw it again.")
        addressee = f"author-{self.stage.people[to].id}"
        letter_id = self.act(key, "write a letter", write_letter, who, addressee, words)
        self.stage.act(f"{key}: stop it", stop, who, letter_id)

    def put_aside(self) -> None:
        """A paper that is held, and one whose revision has lapsed."""
        self.send("kept", "abel")
        self.stage.send_letters()
        self.act("kept", "hold", hold, "saul", f"A doubt: {word('holdreason', 'kept')}.")
        self.send("lapsed", "abel")
        self.to_review("lapsed", "saul")
        self.review("lapsed", "rhea")
        self.decide("lapsed", "saul", "minor-revision")
        self.stage.send_letters()
        self.act("lapsed", "lapse", lapse, "olga", f"Silence: {word('lapsereason', 'lapsed')}.")

    def accepted_ones(self) -> None:
        """Papers on their way into an issue; the issues are made elsewhere."""
        self.accepted("agreed", "abel", "rhea")
        self.accepted("making", "ada", "paula", "rhea", handling="hana")
        self.accepted("placed", "ada", "rolf", coauthors=(coauthor("ben"),))
        self.send("printed", "ada", "livelihoods", (coauthor("ben"), coauthor("dora")))
        self.to_review("printed", "gita")
        self.review("printed", "rhea", editor="gita")
        self.review("printed", "ravi", editor="gita")
        note = f"A good one: {word('note', 'printed')}."
        more = {"expected_state": State.IN_REVIEW}
        self.act("printed", "recommend", recommend, "gita", "accept", note, **more)
        self.decide("printed", "cora", "accept")
        alias = f"Anonyma {word('publicname', 'alma')}"
        self.send("masked", "alma", section="debate", has_copy=False, public_name=alias)
        self.decide("masked", "seth", "accept-without-review", State.SUBMITTED)

    def other_modes(self) -> None:
        """A paper whose author reviewers know, and one where all identities are visible."""
        for key, mode in (("single", Transparency.SINGLE), ("visible", Transparency.ALL_VISIBLE)):
            self.send(key, "abel", mode=mode, has_copy=False)
            self.to_review(key, "saul")
            self.ask(key, "rita")
            self.accept(key, "rolf")
        self.review("visible", "rhea")
        self.decide("visible", "saul", "major-revision")

    def of_editors(self) -> None:
        """Papers by a chief and by a guest editor in their own journal and call."""
        self.send("chiefs", "carl")
        self.handle("chiefs", "hana")
        self.to_review("chiefs", "hana")
        self.review("chiefs", "rhea")
        self.send("guests", "gil", "prisons")
        self.to_review("guests", "saul")
        self.accept("guests", "rolf")

    def deciding(self) -> None:
        """A paper that is accepted, while the letter still waits in the outbox."""
        self.send("deciding", "ada")
        self.to_review("deciding", "saul")
        self.review("deciding", "rhea")
        self.stage.send_letters()
        self.decide("deciding", "saul", "accept")

    def looked_at(self) -> None:
        """A sealed name that an editor wrote into a letter, and that a keeper looked at."""
        words = Composed("Your name", f"Are you {self.stage.people['alma'].name}?")
        self.act("masked", "guess at the name", write_letter, "cora", "author", words)
        with self.stage.here():
            reference = db.session.get_one(Submission, self.ids["masked"]).reference
            rest()
        reason = f"A court asks: {word('lookreason', 'masked')}."
        self.stage.act("masked: a keeper looks", look, "emil", reference, reason)

    def accepted(
        self, key: str, sender: str, *reviewers: str, handling: str = "", **more: object
    ) -> None:
        self.send(key, sender, **more)
        if handling:
            self.handle(key, handling)
        self.to_review(key, "saul")
        for who in reviewers:
            self.review(key, who, editor="saul")
        self.decide(key, "saul", "accept")
