"""An editor supplies what reviewers read."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.transparency import hides_author
from journal.models.file import File, FileKind
from journal.models.submission import Submission, Version
from journal.services import unit
from journal.services.entering import entered
from journal.services.file import Upload
from journal.services.round import newest_version
from journal.services.version import brought

_NOT_SEARCHED = Said(N_("This file has not been searched for the authors’ names yet."))


@unit.act
def supply_anonymized(by: Acting, submission_id: str, upload: Upload) -> str:
    """Make the upload what reviewers of the newest version read; return the file's id.

    The gate (`services.anonymity.gate`) was asked before the act. Brought twice, it is one.
    """
    entered(by, "supply_anonymized", submission_id)
    paper = unit.session().get_one(Submission, submission_id)
    if hides_author(paper.transparency) and not upload.passed_for:
        raise Invalid({"file": _NOT_SEARCHED})
    version = unit.session().get_one(Version, newest_version(submission_id))
    version.anonymized_id = brought(
        by, version.anonymized_id, submission_id, FileKind.ANONYMIZED, upload
    )
    return version.anonymized_id


def has_copy(submission_id: str, version_id: str) -> bool:
    """Tell whether reviewers have something to read of this version that passed the gate."""
    row = (
        unit.session()
        .execute(
            select(Submission.transparency, File.passed_for)
            .join(Version, Version.submission_id == Submission.id)
            .outerjoin(File, File.id == Version.anonymized_id)
            .where(Submission.id == submission_id, Version.id == version_id)
        )
        .one()
    )
    return bool(row.passed_for) or not hides_author(row.transparency)
