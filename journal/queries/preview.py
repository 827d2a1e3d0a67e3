"""Where the private link to an issue's preview leads."""

from sqlalchemy import select

from journal.access import links
from journal.models.issue import Issue
from journal.queries.read import session


def previewed(key: bytes, token: str) -> str | None:
    """Return the id of the issue that the link shows; None where it shows none, or not any more."""
    claim = links.read(key, links.PREVIEW, token)
    if claim is None:
        return None
    return session().scalar(
        select(Issue.id).where(
            Issue.id == claim.row_id,
            Issue.preview_generation == claim.generation,
            Issue.has_preview.is_(True),
            Issue.published_at.is_(None),
        )
    )
