"""Further files beside a published paper: production lets each of them appear, or leaves it out."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Overtaken, Refused
from journal.domain.said import N_, Said
from journal.models.examination import Examination
from journal.models.submission import Submission, Version
from journal.models.supplement import Supplement
from journal.queries.masked import supplement_for_readers
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.history import record
from journal.services.move import state_of

_NO_COPY = Said(N_("There is no copy of this file that readers could get. Please look again."))


@unit.act
def show_to_readers(by: Acting, submission_id: str, supplement_id: str) -> None:
    """Let readers get the clean copy of the file, byte for byte as it is now. Twice is once.

    Raises Overtaken where there is none.
    """
    row = _row(by, submission_id, supplement_id)
    if row.readers_id is not None:
        return
    row.readers_id = _copy(supplement_id)
    if row.readers_id is None:
        raise Overtaken(_NO_COPY)
    record(by, "show_to_readers", submission_id=submission_id, thing_id=row.id)


@unit.act
def keep_from_readers(by: Acting, submission_id: str, supplement_id: str) -> None:
    """Leave the file out of what appears. Twice is once."""
    row = _row(by, submission_id, supplement_id)
    if row.readers_id is None:
        return
    row.readers_id = None
    record(by, "keep_from_readers", submission_id=submission_id, thing_id=row.id)


def _row(by: Acting, submission_id: str, supplement_id: str) -> Supplement:
    """Return the file, where it belongs to the version that was sent last."""
    allowed(by, "accept_galley", submission_id)
    state_of(submission_id)  # who publishes it waits, or is waited for
    newest = (
        select(Version.id)
        .where(Version.submission_id == submission_id, Version.submitted_at.is_not(None))
        .order_by(Version.number.desc())
        .limit(1)
    )
    row = unit.session().scalar(
        select(Supplement)
        .where(Supplement.id == supplement_id, Supplement.version_id.in_(newest))
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise Refused(HIDDEN)
    return row


def _copy(supplement_id: str) -> str | None:
    found: str | None = unit.session().scalar(
        select(supplement_for_readers())
        .select_from(Supplement)
        .join(Submission, Submission.id == Supplement.submission_id)
        .outerjoin(Examination, Examination.file_id == Supplement.file_id)
        .where(Supplement.id == supplement_id)
    )
    return found
