"""Copies of what people brought beside a paper, made again when the cleaner has become better.

That is an author's own copy for reviewers, an answer to reviews, a reviewer's file. What is made of
manuscripts and further files is renewed by services.examination.
"""

from typing import Any

from sqlalchemy import or_, select, union, update
from sqlalchemy.orm import aliased

from journal.documents.clean import CLEANER, Cleaned
from journal.domain.acting import Acting
from journal.domain.examined import to_text
from journal.engines.incoming import Stored
from journal.models.examination import Examination
from journal.models.file import File
from journal.models.review import Review
from journal.models.review_form import ReviewAnswer
from journal.models.submission import Version
from journal.queries.byline import searched
from journal.queries.read import session
from journal.queries.sealed import mark
from journal.services import job, unit
from journal.services.anonymity import may_be_cited
from journal.services.cleaning import cleaned_copy
from journal.services.examination import attached
from journal.services.sealing import kept_text

JOB = "renew"
_PLACES: tuple[Any, ...] = (
    Version.anonymized_id,
    Version.response_id,
    Review.file_id,
    ReviewAnswer.file_id,
)


@unit.act
def renew_brought(by: Acting) -> None:
    """Have every such copy made again that an older cleaner made."""
    in_use = union(*(select(place).where(place.is_not(None)) for place in _PLACES))
    old = (
        select(Examination.file_id)
        .join(File, File.id == Examination.copy_id)
        .where(
            Examination.cleaner < CLEANER,
            Examination.copy_id.in_(in_use),
            Examination.file_id.not_in(
                select(Version.manuscript_id).where(Version.manuscript_id.is_not(None))
            ),
        )
    )
    for file_id in unit.session().scalars(old):
        job.enqueue(by, JOB, subject_id=file_id, once=f"{JOB}:{file_id}:{CLEANER}")


def renew_copy(by: Acting, file_id: str) -> None:
    """Make the copy of the file again; asked again, nothing changes.

    Where an author is named in it now who was not seen before, the copy that people read stays, and
    what was found waits for somebody to look. Call it outside of any transaction.
    """
    copied = aliased(File)
    row = (
        session()
        .execute(
            select(File.submission_id, File.sha256, File.size, copied.passed_for)
            .join(Examination, Examination.file_id == File.id)
            .join(copied, copied.id == Examination.copy_id)
            .where(File.id == file_id, Examination.cleaner < CLEANER)
        )
        .one_or_none()
    )
    if row is None:
        return
    words = searched(row.submission_id) if row.passed_for else ()
    cleaned, copy = cleaned_copy(Stored(row.sha256, row.size), words)
    _keep(by, file_id, words, cleaned, copy)


@unit.act
def _keep(
    by: Acting, file_id: str, words: tuple[str, ...], cleaned: Cleaned, copy: Stored | None
) -> None:
    row = unit.session().get_one(Examination, file_id, with_for_update=True)
    if row.cleaner >= CLEANER or row.copy_id is None:
        return  # somebody else was quicker
    old = unit.session().get_one(File, row.copy_id)
    row.cleaner = CLEANER
    row.findings = kept_text(old.submission_id, to_text(cleaned.findings))
    telling = [one for one in cleaned.naming if not may_be_cited(one, words)]
    if copy is None or telling:
        row.named, row.answered_for = kept_text(old.submission_id, to_text(telling)), ""
        _search_again_when_sent(old.id)
        return
    bears = mark(old.submission_id, words) if words else ""
    row.searched_for = row.answered_for = bears
    row.copy_id = attached(by, file_id, old.kind, copy)
    unit.session().get_one(File, row.copy_id).passed_for = bears
    _put_in_its_place(old.id, row.copy_id)


def _search_again_when_sent(copy_id: str) -> None:
    """Let what is not sent yet be searched once more before it is."""
    is_draft = or_(Version.anonymized_id == copy_id, Version.response_id == copy_id)
    drafts = select(Version.id).where(is_draft, Version.submitted_at.is_(None))
    unit.session().execute(
        update(File).where(File.id == copy_id, drafts.exists()).values(passed_for="")
    )


def _put_in_its_place(old_id: str, new_id: str) -> None:
    for place in _PLACES:
        unit.session().execute(
            update(place.class_).where(place == old_id).values({place.key: new_id})
        )
