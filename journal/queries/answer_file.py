"""Files that answer an element of a review's form."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from journal.domain.review_form import Form, Kind
from journal.models.file import File
from journal.models.review import Review
from journal.models.review_form import FormElement, ReviewAnswer
from journal.models.submission import Submission
from journal.queries.read import session
from journal.queries.review_file import neutral_name


@dataclass(frozen=True, slots=True)
class AnsweredFile:
    """A file under a neutral name, and what it answers; `size` in bytes."""

    element_id: str
    label: str
    file_id: str
    name: str
    size: int


def answer_files(
    forms: Collection[Form], submission_id: str
) -> Mapping[str, tuple[AnsweredFile, ...]]:
    """Return the files of the paper's reviews, by review; no select where no form asks for any."""
    if not any(one.kind is Kind.FILE for form in forms for one in form.elements):
        return {}
    rows = session().execute(
        select(
            ReviewAnswer.review_id,
            FormElement.id,
            FormElement.label,
            FormElement.position,
            File.id.label("file_id"),
            File.extension,
            File.size,
            Submission.reference,
        )
        .join(Review, Review.id == ReviewAnswer.review_id)
        .join(Submission, Submission.id == Review.submission_id)
        .join(FormElement, FormElement.id == ReviewAnswer.element_id)
        .join(File, File.id == ReviewAnswer.file_id)
        .where(Review.submission_id == submission_id)
        .order_by(ReviewAnswer.review_id, FormElement.position)
    )
    found: dict[str, tuple[AnsweredFile, ...]] = {}
    for row in rows:
        what = f"review-{row.review_id[:4]}-{row.position}"
        name = neutral_name(row.reference, what, row.extension)
        one = AnsweredFile(row.id, row.label, row.file_id, name, row.size)
        found[row.review_id] = (*found.get(row.review_id, ()), one)
    return found
