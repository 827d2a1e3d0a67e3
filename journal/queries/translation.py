"""What papers say of themselves in further languages."""

from sqlalchemy import select

from journal.domain.translation import Translation
from journal.models.submission import Submission
from journal.models.translation import TranslatedDetails
from journal.queries.joined import joined, parted
from journal.queries.read import session

TRANSLATIONS = joined(
    "translations",
    TranslatedDetails.submission_id,
    TranslatedDetails.position,
    TranslatedDetails.language,
    TranslatedDetails.title,
    TranslatedDetails.abstract,
    TranslatedDetails.keywords,
)


def translations_in(column: str | None) -> tuple[Translation, ...]:
    """Return what the column TRANSLATIONS holds, in order."""
    return tuple(Translation(*row) for row in parted(column))


def translations(submission_id: str) -> tuple[Translation, ...]:
    """Return them in the order in which their author wrote them; one select."""
    query = select(TRANSLATIONS).where(Submission.id == submission_id)
    return translations_in(session().scalar(query))
