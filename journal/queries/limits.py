"""The limits that a paper is under, and what was counted in a manuscript."""

from typing import Any

from journal.domain.limits import LIMITS, Counts, Limits, in_force, limits_in
from journal.models.call import Call
from journal.models.file import File
from journal.models.section import Section

OF_CALL = "call_"
_COUNTS = ("word_count", "figure_count", "table_count", "reference_count")
_OF_FILE = "counted_"

# For a select that joins the paper's section and call.
LIMITS_IN_FORCE = (
    *(getattr(Section, name) for name in LIMITS),
    *(getattr(Call, name).label(f"{OF_CALL}{name}") for name in LIMITS),
)


def limits_of(row: Any) -> Limits:
    """Return the limits of a row that has LIMITS_IN_FORCE."""
    return in_force(limits_in(row), limits_in(row, OF_CALL))


def counts_of(file: type[File]) -> tuple[Any, ...]:
    """Return the columns of what was counted in this file."""
    return tuple(getattr(file, name).label(f"{_OF_FILE}{name}") for name in _COUNTS)


def counts_in(row: Any) -> Counts:
    """Return what was counted, of a row that has the columns of `counts_of`."""
    return Counts(*(getattr(row, f"{_OF_FILE}{name}") for name in _COUNTS))
