"""People who offered to review for the demonstration journal: all invented."""

from datetime import timedelta

from journal.cli.demonstration.stage import Stage
from journal.domain.acting import Acting
from journal.domain.volunteering import Offer
from journal.services.people import account_for
from journal.services.person_note import note_tie
from journal.services.volunteer import volunteer

_OFFERS = (
    (
        "Inês Duarte",
        "duarte",
        Offer(
            "Health in prisons, solitary confinement, sleep, contact with families",
            ("en", "pt"),
            "Clínica da Baía",
            "MZ",
            1,
        ),
    ),
    (
        "Joseph Mwangi",
        "mwangi",
        Offer(
            "Training of health staff, documentation of injuries, Istanbul Protocol",
            ("en", "sw"),
            "Rift Valley Medical School",
            "KE",
        ),
    ),
    (
        "Zeynep Arslan",
        "arslan",
        Offer(
            "Music and group therapy after torture; waiting-list trials",
            ("en", "tr"),
            "University of the Two Rivers",
            "TR",
        ),
    ),
)


def offers(stage: Stage) -> None:
    """Let some people offer to review, and an editor note a tie of one."""
    for days_ago, (name, key, offer) in zip((40, 21, 6), _OFFERS, strict=True):
        at = stage.now - timedelta(days=days_ago)
        account_id = account_for(Acting(at=at, job="demo"), name, f"{key}@demo.example")
        stage.people[key] = account_id
        volunteer(Acting(at=at, account_id=account_id), offer)
    tie = "University of the Two Rivers"
    note_tie(stage.by("chief", 5), stage.people["mwangi"], tie, stage.now.year + 2)
