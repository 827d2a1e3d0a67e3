"""Consent records: the authors' and their editors' alone."""

from datetime import date

from sqlalchemy import String, case, cast, func, literal, select

from journal.domain.consent import Consent
from journal.models.consent import ConsentRecord
from journal.models.submission import Submission
from journal.queries.read import session

# Signs that no text from people holds: between the fields of a row, and between rows.
_FIELD, _ROW = "\x1f", "\x1e"
# For a paper's own select, which then needs no other; an aggregate promises no order.
CONSENTS = (
    select(
        func.aggregate_strings(
            cast(ConsentRecord.position, String)
            + literal(_FIELD)
            + cast(ConsentRecord.kind, String)
            + literal(_FIELD)
            + ConsentRecord.about
            + literal(_FIELD)
            + ConsentRecord.covers
            + literal(_FIELD)
            + func.coalesce(cast(ConsentRecord.withdrawable_on, String), "")
            + literal(_FIELD)
            + case((ConsentRecord.is_held, "1"), else_=""),
            _ROW,
        )
    )
    .where(ConsentRecord.submission_id == Submission.id)
    .correlate(Submission)
    .scalar_subquery()
    .label("consents")
)


def consents_in(joined: str | None) -> tuple[Consent, ...]:
    """Return what the column CONSENTS holds, in order."""
    rows = [row.split(_FIELD) for row in joined.split(_ROW)] if joined else []
    return tuple(
        Consent(kind, about, covers, date.fromisoformat(day) if day else None, bool(held))
        for _place, kind, about, covers, day, held in sorted(rows, key=lambda row: int(row[0]))
    )


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
