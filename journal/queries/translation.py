"""What papers say of themselves in further languages."""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import select

from journal.domain.translation import Translation
from journal.models.translation import TranslatedDetails
from journal.queries.read import session


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
