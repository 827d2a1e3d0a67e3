"""Who is known to whom in review. Source: ANSI/NISO Z39.106-2023."""

from enum import StrEnum

from journal.domain.said import N_


class Transparency(StrEnum):
    """Fixed when the paper is submitted."""

    DOUBLE = "double-anonymized"
    SINGLE = "single-anonymized"
    ALL_VISIBLE = "all-identities-visible"


TRANSPARENCY_LABELS = {
    Transparency.DOUBLE: N_("Double anonymized"),
    Transparency.SINGLE: N_("Single anonymized"),
    Transparency.ALL_VISIBLE: N_("All identities visible"),
}


# Where reviewers must not learn who wrote the paper.
HIDING_AUTHORS = (Transparency.DOUBLE,)


def hides_author(mode: Transparency) -> bool:
    """Tell whether reviewers must not learn who wrote the paper."""
    return mode in HIDING_AUTHORS


def hides_reviewer(mode: Transparency) -> bool:
    """Tell whether authors must not learn who reviewed the paper."""
    return mode is not Transparency.ALL_VISIBLE
