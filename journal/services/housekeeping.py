"""What is swept away in time: sessions that ended, rate tokens, files that nothing names."""

from datetime import timedelta

from sqlalchemy import delete, or_, select

from journal.domain.acting import Acting
from journal.models.file import File
from journal.models.publication import Publication
from journal.models.session import Grant, RateToken, Session
from journal.queries.read import session as reading
from journal.services import unit
from journal.services.around import surroundings

KEPT_AFTER_END = timedelta(days=7)
ORPHAN_SECONDS = 24 * 3600


@unit.act
def sweep_sessions(by: Acting) -> None:
    """Delete sessions a week after their end, and rate tokens that are full again."""
    session = unit.session()
    before = by.at - KEPT_AFTER_END
    old = select(Session.id).where(or_(Session.expires_at < before, Session.ended_at < before))
    session.execute(delete(Grant).where(Grant.session_id.in_(old)))
    session.execute(delete(Session).where(Session.id.in_(old)))
    session.execute(delete(RateToken).where(RateToken.counted_at < by.at - timedelta(days=2)))


def sweep_files(by: Acting) -> int:
    """Delete files that no row names a day after they came; return how many."""
    storage = surroundings().storage
    return storage.sweep(_is_named, ORPHAN_SECONDS, by.at.timestamp()).orphans


def _is_named(sha256: str) -> bool:
    in_file = select(File.id).where(File.sha256 == sha256).limit(1)
    published = select(Publication.id).where(Publication.pdf_sha256 == sha256).limit(1)
    return any(reading().scalar(query) is not None for query in (in_file, published))
