"""What the office and the editors do beside the usual way: a hold, checks, a revision that lapsed."""

from datetime import timedelta

from journal.cli.demonstration.papers import PEOPLE, DemoPaper
from journal.cli.demonstration.review import decide, to_review, whole_round
from journal.cli.demonstration.stage import Stage
from journal.domain.checks import SHIPPED
from journal.domain.workflow import State
from journal.jobs.outbox import send_waiting
from journal.services.check import sign_check
from journal.services.due import lapse
from journal.services.extension import extend_for
from journal.services.hold import hold

_HELD = DemoPaper(
    "market",
    "perspectives",
    "A stall at the market: what two years of selling vegetables did for nine families",
    "Nine families who had fled shared one stall. We tell who stood behind it, what was earned, "
    "and how the neighbours of the stall became the neighbours of the families.",
    ("livelihoods", "families", "refugees"),
    (PEOPLE["wambui"], PEOPLE["tesfaye"]),
    6,
)
_LAPSED = DemoPaper(
    "clinic-letters",
    "scientific-articles",
    "Letters from a clinic: what former patients write five years later",
    "Background. Follow-up usually ends when funding does.\n\n"
    "Methods. We wrote to 120 former patients and read the 46 letters that came.\n\n"
    "Findings. Work and children fill most of them; the clinic itself is named for its kitchen.\n\n"
    "Interpretation. Such letters cost a stamp and say what a scale does not.",
    ("follow-up", "letters", "rehabilitation"),
    (PEOPLE["lobjanidze"], PEOPLE["diallo"]),
    9,
)


def put_aside(stage: Stage) -> None:
    """A paper with its checks that is held, a revision that never came, a person's later day."""
    held = stage.send(_HELD, "author2", 18)
    while send_waiting(lambda: stage.by("office", 17).at):
        pass
    for name in SHIPPED[:2]:
        sign_check(stage.by("office", 16), held, name, "passed")
    found = "One family is named in the text; ask for their agreement."
    sign_check(stage.by("office", 16), held, SHIPPED[3], "problem", found)
    hold(stage.by("chief", 12), held, "Waits for the written agreement of one of the families.")
    lapsed = stage.send(_LAPSED, "author1", 200)
    to_review(stage, lapsed, 196)
    written = whole_round(stage, lapsed, 160, 0, 2)
    decide(stage, lapsed, "minor-revision", 150, State.IN_REVIEW, written)
    while send_waiting(lambda: stage.by("office", 149).at):
        pass
    lapse(stage.by("office", 60), lapsed, "No answer to three letters and a call.")
    last_on = (stage.now + timedelta(days=40)).date()
    by, who = stage.by("office", 1), "Nour Haddad"
    extend_for(by, stage.calls["prisons"], who, "nour@demo.example", last_on, "Moved house.")
