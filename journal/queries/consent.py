"""Consent records: the authors' and their editors' alone."""

from sqlalchemy import select

from journal.domain.consent import Consent
from journal.models.consent import ConsentRecord
from journal.queries.read import session


def consents(submission_id: str) -> tuple[Consent, ...]:
    """Return the records in their order; one select. Ask first who may read them."""
    rows = session().execute(
        select(
            ConsentRecord.kind,
            ConsentRecord.about,
            ConsentRecord.covers,
            ConsentRecord.withdrawable_on,
            ConsentRecord.is_held,
        )
        .where(ConsentRecord.submission_id == submission_id)
        .order_by(ConsentRecord.position)
    )
    return tuple(Consent(*row) for row in rows)
