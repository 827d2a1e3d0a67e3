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


def preview_token(key: bytes, issue_id: str) -> str | None:
    """Return the token of the issue's link, None where none is open."""
    generation = session().scalar(
        select(Issue.preview_generation).where(Issue.id == issue_id, Issue.has_preview.is_(True))
    )
    return None if generation is None else links.token(key, links.PREVIEW, issue_id, generation)
