"""Kinds of study with their reporting guidelines, kept by the manager."""

from collections.abc import Iterable

from journal.domain.acting import Acting
from journal.domain.studies import StudyKind, cleaned, faults, kinds_kept
from journal.domain.wording import refuse
from journal.queries.studies import STUDIES, study_kinds
from journal.services import unit
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.overwriting import is_repeated
from journal.services.setting import hold_settings, keep


@unit.act
def save_study_kinds(by: Acting, kinds: Iterable[StudyKind], seen: str | None = None) -> None:
    """Keep the list; papers keep what they named. Raises Invalid by `kinds-<place>-<field>`."""
    on_duty(by, "keep_sections")
    hold_settings()
    rows = cleaned(kinds)
    if is_repeated(study_kinds(), rows, seen):
        return
    refuse(faults(rows))
    keep({STUDIES: kinds_kept(rows)})
    record(by, "save_study_kinds")
