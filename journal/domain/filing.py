"""Why a paper is filed away: it was never meant for the workflow."""

from enum import StrEnum

from journal.domain.said import N_


class Filing(StrEnum):
    """What the paper turned out to be."""

    DUPLICATE = "duplicate"
    TEST = "test"
    SPAM = "spam"


FILING_LABELS = {
    Filing.DUPLICATE: N_("A duplicate of another submission"),
    Filing.TEST: N_("A test"),
    Filing.SPAM: N_("Spam"),
}
# What the author reads where they are told.
FILING_TOLD = {
    Filing.DUPLICATE: N_("we have the same paper under another reference and go on with that one"),
    Filing.TEST: N_("we took it for a test"),
    Filing.SPAM: N_("it has nothing to do with the journal"),
}


def filing_act(kind: Filing) -> str:
    """Return the line of history that this filing leaves."""
    return f"file_away_{kind}"
