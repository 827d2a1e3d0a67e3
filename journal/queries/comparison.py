"""Which files of a paper may be laid side by side, for each of those who read it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import aliased

from journal.access.copies import CopyCompared
from journal.access.viewer import Viewer
from journal.models.file import File
from journal.models.review import Review, Round
from journal.models.submission import Version
from journal.queries.read import session
from journal.queries.review_file import manuscript


def copies_reviewed(viewer: Viewer, review_id: str, today: date) -> tuple[CopyCompared, ...]:
    """Return the copy under review and the last one that this reviewer reviewed before.

    The older comes first. Empty to who may not read the paper, or has reviewed no earlier version:
    a copy belongs to the reviewers of its own round. The uploaded manuscript is never among them.
    """
    if manuscript(viewer, review_id, today) is None:
        return ()
    here = aliased(Review)
    rows = (
        session()
        .execute(
            select(Version.number, File.sha256, File.media_type, Review.id)
            .distinct()
            .select_from(here)
            .join(
                Review,
                (Review.submission_id == here.submission_id)
                & (Review.account_id == here.account_id),
            )
            .join(Round, Round.id == Review.round_id)
            .join(Version, Version.id == Round.version_id)
            .join(File, File.id == Version.anonymized_id)
            .where(
                here.id == review_id,
                (Review.id == review_id) | Review.submitted_at.is_not(None),
            )
            .order_by(Version.number)
        )
        .all()
    )
    now = [row for row in rows if row.id == review_id]
    before = [row for row in rows if now and row.number < now[0].number]
    return tuple(CopyCompared(*row[:3]) for row in [*before[-1:], *now]) if before else ()
