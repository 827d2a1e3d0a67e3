"""Covers of issues, whether they are out or not; who may ask is the caller's to know."""

from sqlalchemy import select

from journal.domain.published import PublishedCover, cover_in
from journal.models.cover import Cover
from journal.queries.read import session

COVER = (
    Cover.alt.label("cover_alt"),
    Cover.credit.label("cover_credit"),
    Cover.sizes.label("cover_sizes"),
)


def cover_of(issue_id: str) -> PublishedCover | None:
    """Return the cover of the issue, None where it has none; one select."""
    row = session().execute(select(*COVER).where(Cover.issue_id == issue_id)).one_or_none()
    return cover_in(*row) if row else None
