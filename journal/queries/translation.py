"""What papers say of themselves in further languages."""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import String, cast, func, literal, select

from journal.domain.translation import Translation
from journal.models.submission import Submission
from journal.models.translation import TranslatedDetails
from journal.queries.read import session

# Signs that no text from people holds: between the fields of a row, and between rows.
_FIELD, _ROW = "\x1f", "\x1e"
# For a paper's own select, which then needs no other; an aggregate promises no order.
TRANSLATIONS = (
    select(
        func.aggregate_strings(
            cast(TranslatedDetails.position, String)
            + literal(_FIELD)
            + TranslatedDetails.language
            + literal(_FIELD)
            + TranslatedDetails.title
            + literal(_FIELD)
            + TranslatedDetails.abstract
            + literal(_FIELD)
            + TranslatedDetails.keywords,
            _ROW,
        )
    )
    .where(TranslatedDetails.submission_id == Submission.id)
    .correlate(Submission)
    .scalar_subquery()
    .label("translations")
)


def translations_in(joined: str | None) -> tuple[Translation, ...]:
    """Return what the column TRANSLATIONS holds, in order."""
    rows = [row.split(_FIELD) for row in joined.split(_ROW)] if joined else []
    return tuple(Translation(*row[1:]) for row in sorted(rows, key=lambda row: int(row[0])))


def translations(submission_id: str) -> tuple[Translation, ...]:
    """Return them in the order in which their author wrote them; one select."""
    return translations_of([submission_id]).get(submission_id, ())


def translations_of(submission_ids: Sequence[str]) -> dict[str, tuple[Translation, ...]]:
    """Return those of each of these papers that has any; one select."""
    rows = session().execute(
        select(
            TranslatedDetails.submission_id,
            TranslatedDetails.language,
            TranslatedDetails.title,
            TranslatedDetails.abstract,
            TranslatedDetails.keywords,
        )
        .where(TranslatedDetails.submission_id.in_(submission_ids))
        .order_by(TranslatedDetails.submission_id, TranslatedDetails.position)
    )
    return {
        submission_id: tuple(Translation(*row[1:]) for row in group)
        for submission_id, group in groupby(rows, key=lambda row: row.submission_id)
    }
