"""The kinds of study that the journal knows, with their reporting guidelines."""

from journal.domain.studies import StudyKind, by_name, kinds_in
from journal.queries.settings import settings

STUDIES = "study_kinds"


def study_kinds() -> tuple[StudyKind, ...]:
    """Return the kinds in the manager's order; no select of its own beside the settings."""
    return kinds_in(settings().get(STUDIES, ""))


def study_kind(name: str) -> StudyKind | None:
    """Return the kind that a paper names; one that is gone from the list has its name alone."""
    return by_name(study_kinds()).get(name, StudyKind(name)) if name else None
