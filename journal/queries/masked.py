"""Which file stands for a manuscript where an author's name is sealed."""

from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from journal.models.examination import Examination
from journal.models.file import File
from journal.models.submission import Version
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
