"""What is checked before a paper goes to review: a list per section, signed line by line."""

from enum import StrEnum

from journal.domain.said import N_

MOST_CHECKS = 20


class Outcome(StrEnum):
    """What the one who signed has found."""

    PASSED = "passed"
    PROBLEM = "problem"


OUTCOME_LABELS = {Outcome.PASSED: N_("Passed"), Outcome.PROBLEM: N_("Problem")}
# What a section begins with; the manager changes the list.
SHIPPED = (
    N_("The subject fits the journal and this section"),
    N_("The length is within the limits"),
    N_("Ethics approval or waiver is stated"),
    N_("Consent is given for persons, cases and pictures"),
    N_("The report on similar texts was read"),
    N_("Permissions for the works of others are there"),
    N_("Nobody is put at risk by what the paper tells"),
)
SHIPPED_LINES = "\n".join(SHIPPED)


def names_in(lines: str) -> tuple[str, ...]:
    """Return the checks of a list, one a line, each once."""
    return tuple(dict.fromkeys(name for line in lines.splitlines() if (name := line.strip())))
