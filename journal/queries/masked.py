"""Which file stands for a manuscript where an author's name is sealed."""

from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from journal.models.examination import Examination
from journal.models.file import File
from journal.models.submission import Version
from journal.models.supplement import Supplement
from journal.queries.sealed import has_sealed

_MASKED = (
    select(Examination.masked_id)
    .where(Examination.file_id == Version.manuscript_id)
    .correlate(Version)
    .scalar_subquery()
)
_PASSED = (
    select(File.id)
    .where(File.id == Version.anonymized_id, File.passed_for != "")
    .correlate(Version)
    .scalar_subquery()
)

_SUPPLEMENT_MASKED = (
    select(Examination.masked_id)
    .where(Examination.file_id == Supplement.file_id)
    .correlate(Supplement)
    .scalar_subquery()
)
# The clean copy of a further file, where it was searched and has passed.
SUPPLEMENT_PASSED = (
    select(File.id)
    .join(Examination, Examination.copy_id == File.id)
    .where(Examination.file_id == Supplement.file_id, File.passed_for != "")
    .correlate(Supplement)
    .scalar_subquery()
)


def supplement_read() -> ColumnElement[Any]:
    """Return the id of a further file that editors and production read.

    Where a name is sealed it is the copy that bears the public ones, else the clean copy that has
    passed, else nothing. The original is never among them. Stands in a select from Submission and
    Supplement.
    """
    sealed = func.coalesce(_SUPPLEMENT_MASKED, SUPPLEMENT_PASSED)
    return case((has_sealed(), sealed), else_=Supplement.file_id)


def supplement_for_readers() -> ColumnElement[Any]:
    """Return the id of what readers could get of a further file; nothing where there is none.

    It tells nothing of the making of the file, and bears the public name where one is sealed.
    Stands in a select from Submission, Supplement and the Examination of its file.
    """
    return case((has_sealed(), supplement_read()), else_=Examination.copy_id)


def manuscript_read(*, or_anonymized: bool = False) -> ColumnElement[Any]:
    """Return the id of the manuscript that editors and production read.

    Where a name is sealed it is the copy that bears the public ones; where there is none yet,
    nothing, or with `or_anonymized` the copy for reviewers. The original is never among them.
    Stands in a select from Submission and Version.
    """
    sealed = func.coalesce(_MASKED, _PASSED) if or_anonymized else _MASKED
    return case((has_sealed(), sealed), else_=Version.manuscript_id)


def response_read() -> ColumnElement[Any]:
    """Return the id of the answer to reviewers that editors read.

    Where a name is sealed it is one that was searched for it: an older one may be signed.
    """
    return case((has_sealed(), _SEARCHED), else_=Version.response_id)


_SEARCHED = (
    select(File.id)
    .where(File.id == Version.response_id, File.passed_for != "")
    .correlate(Version)
    .scalar_subquery()
)
