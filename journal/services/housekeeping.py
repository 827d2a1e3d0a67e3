"""What is swept away in time: ended sessions, rate tokens, done jobs, files nothing names."""

from datetime import timedelta

from sqlalchemy import String, and_, cast, delete, or_, select

from journal.domain.acting import Acting
from journal.models.arrival import Arrival
from journal.models.cover import Cover
from journal.models.file import File
from journal.models.job import Job
from journal.models.publication import Publication
from journal.models.session import Grant, RateToken, Session
from journal.queries.invariants import hashes_named
from journal.queries.read import session as reading
from journal.services import unit
from journal.services.around import identity, surroundings
from journal.services.volunteer import sweep_offers

KEPT_AFTER_END = timedelta(days=7)
ORPHAN_SECONDS = 24 * 3600
DONE_KEPT = timedelta(days=30)
# What is done once must be known as done for as long as anybody may ask for it again.
ONCE_KEPT = timedelta(days=800)


@unit.act
def sweep_sessions(by: Acting) -> None:
    """Delete sessions a week after their end, full rate tokens, offers not confirmed in time."""
    session = unit.session()
    before = by.at - KEPT_AFTER_END
    old = select(Session.id).where(or_(Session.expires_at < before, Session.ended_at < before))
    session.execute(delete(Grant).where(Grant.session_id.in_(old)))
    session.execute(delete(Session).where(Session.id.in_(old)))
    sweep_offers(by)
    session.execute(delete(RateToken).where(RateToken.counted_at < by.at - timedelta(days=2)))


@unit.act
def sweep_jobs(by: Acting) -> None:
    """Delete jobs long done; those that are done only once are kept for two years."""
    unit.session().execute(
        delete(Job).where(
            or_(
                and_(Job.once.is_(None), Job.done_at < by.at - DONE_KEPT),
                Job.done_at < by.at - ONCE_KEPT,
            )
        )
    )


def sweep_files(by: Acting) -> int:
    """Delete files that no row names a day after they came; return how many."""
    storage = surroundings().storage
    return storage.sweep(_is_named, ORPHAN_SECONDS, by.at.timestamp()).orphans


def _is_named(sha256: str) -> bool:
    in_file = select(File.id).where(File.sha256 == sha256).limit(1)
    published = select(Publication.id).where(Publication.pdf_sha256 == sha256).limit(1)
    # The sizes are JSON: the hash stands in their text.
    cover = select(Cover.id).where(cast(Cover.sizes, String).contains(sha256)).limit(1)
    arrived = select(Arrival.id).where(Arrival.sha256 == sha256).limit(1)
    named = (in_file, published, cover, arrived)
    is_known = any(reading().scalar(query) is not None for query in named)
    return is_known or sha256 in _logos()


def named_files() -> frozenset[str]:
    """Return the sha256 of every file that anything names."""
    return hashes_named() | _logos()


def _logos() -> set[str]:
    logo = identity().logo
    return {logo.light, logo.dark} if logo else set()
