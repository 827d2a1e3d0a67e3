"""Consent records: the authors' and their editors' alone."""

from datetime import date

from sqlalchemy import String, case, cast, func, select

from journal.domain.consent import Consent
from journal.models.consent import ConsentRecord
from journal.models.submission import Submission
from journal.queries.joined import joined, parted
from journal.queries.read import session

CONSENTS = joined(
    "consents",
    ConsentRecord.submission_id,
    ConsentRecord.position,
    cast(ConsentRecord.kind, String),
    ConsentRecord.about,
    ConsentRecord.covers,
    func.coalesce(cast(ConsentRecord.withdrawable_on, String), ""),
    case((ConsentRecord.is_held, "1"), else_=""),
)


def consents_in(column: str | None) -> tuple[Consent, ...]:
    """Return what the column CONSENTS holds, in order."""
    return tuple(
        Consent(kind, about, covers, date.fromisoformat(day) if day else None, bool(held))
        for kind, about, covers, day, held in parted(column)
    )


def consents(submission_id: str) -> tuple[Consent, ...]:
    """Return the records in their order; one select. Ask first who may read them."""
    return consents_in(session().scalar(select(CONSENTS).where(Submission.id == submission_id)))
