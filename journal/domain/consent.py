"""What people agreed to whose persons, cases, pictures or words a paper shows.

The form itself stays with the author: who reads the record learns that it is there, and what it
covers. Sources: COPE, Journals' best practices for ensuring consent for publishing medical case
reports (2016); ICMJE Recommendations, II.E.1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.domain.said import N_, Said
from journal.domain.wording import LINE, why_not

MOST = 40
COVERS = 2_000


class Subject(StrEnum):
    """Who or what is shown."""

    PERSON = "person"
    CASE = "case"
    IMAGE = "image"
    QUOTATION = "quotation"


SUBJECT_LABELS = {
    Subject.PERSON: N_("A person"),
    Subject.CASE: N_("A case"),
    Subject.IMAGE: N_("An image"),
    Subject.QUOTATION: N_("A quotation"),
}
_UNKNOWN = Said(N_("Please choose among those listed."))
_TOO_MANY = Said.of(N_("At most %(most)s records, please."), most=MOST)
_NO_SUBJECT = Said(N_("Please write where in the paper this is; a name is not needed."))
_NO_COVERS = Said(N_("Please write what was agreed to."))
_NOT_HELD = Said(N_("Please confirm that you hold the form. Without it this cannot be published."))


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent; it can be withdrawn until `withdrawable_on`, None where no day was agreed."""

    kind: str = Subject.PERSON
    about: str = ""
    covers: str = ""
    withdrawable_on: date | None = None
    is_held: bool = False

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was written into the row."""
        return not (self.about or self.covers or self.withdrawable_on or self.is_held)

    @property
    def label(self) -> str:
        """Return the message that names who or what is shown."""
        return SUBJECT_LABELS[Subject(self.kind)]


def kept(rows: Iterable[Consent]) -> tuple[Consent, ...]:
    """Return the rows that say something."""
    return tuple(row for row in rows if not row.is_blank)


def faults(rows: Sequence[Consent]) -> dict[str, Said | None]:
    """Return what cannot be kept, by `consents-<place>-<field>`, places counted from 0."""
    found: dict[str, Said | None] = {}
    if len(kept(rows)) > MOST:
        found["consents"] = _TOO_MANY
    for place, row in enumerate(rows):
        found[f"consents-{place}-kind"] = None if row.kind in list(Subject) else _UNKNOWN
        found[f"consents-{place}-about"] = why_not(row.about, LINE)
        found[f"consents-{place}-covers"] = why_not(row.covers, COVERS)
    return found


def lacks(rows: Sequence[Consent]) -> dict[str, Said]:
    """Return what the rows still lack before the paper can be sent, by field likewise."""
    found: dict[str, Said] = {}
    for place, row in enumerate(rows):
        if not row.about:
            found[f"consents-{place}-about"] = _NO_SUBJECT
        if not row.covers:
            found[f"consents-{place}-covers"] = _NO_COVERS
        if not row.is_held:
            found[f"consents-{place}-is_held"] = _NOT_HELD
    return found
