"""What reviewers will read of a paper, and the words that must not stand in it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import aliased

from journal.domain.answering import words_of
from journal.domain.translation import texts
from journal.domain.workflow import State
from journal.models.file import File
from journal.models.submission import Submission, Version
from journal.queries.byline import searched
from journal.queries.read import session
from journal.queries.response import kept
from journal.queries.supplement import to_search
from journal.queries.translation import translations
from journal.queries.writing import policy_of

_DETAILS = ("title", "abstract", "keywords", "notice_words", "guideline")
# The field by which further files are told of.
FURTHER = "supplements"


@dataclass(frozen=True, slots=True)
class Searched:
    """A file: the field of the page it came by, and the words it is known to be free of."""

    field: str
    sha256: str
    passed_for: str


@dataclass(frozen=True, slots=True)
class Passed:
    """The words, the files and the texts that belong together.

    `details` are title, abstract and keywords of a draft, in all its languages, and its content
    notices, by field, which change no more later; and the titles of further files.
    All must still be the same when the paper is sent, or what was searched is not what goes out.
    """

    words: tuple[str, ...] = ()
    files: tuple[Searched, ...] = ()
    text: str = ""
    details: tuple[tuple[str, str], ...] = ()


def to_pass(submission_id: str) -> Passed:
    """Return what has to be free of the authors now; empty where the author is not hidden."""
    if not policy_of(submission_id).needs_anonymized:
        return Passed()
    anonymized, response = aliased(File), aliased(File)
    row = (
        session()
        .execute(
            select(
                Version.id,
                anonymized.sha256.label("anonymized"),
                anonymized.passed_for.label("anonymized_for"),
                response.sha256.label("response"),
                response.passed_for.label("response_for"),
                Version.response.label("text"),
                Submission.state,
                Submission.title,
                Submission.abstract,
                Submission.keywords,
                Submission.notice_words,
                Submission.guideline,
            )
            .join(Submission, Submission.id == Version.submission_id)
            .outerjoin(anonymized, anonymized.id == Version.anonymized_id)
            .outerjoin(response, response.id == Version.response_id)
            .where(Version.submission_id == submission_id)
            .order_by(Version.number.desc())
            .limit(1)
        )
        .one()
    )
    files = (
        ("anonymized", row.anonymized, row.anonymized_for),
        ("response_file", row.response, row.response_for),
    )
    further = to_search(submission_id)
    there = (
        *(Searched(*file) for file in files if file[1]),
        *(Searched(FURTHER, sha256, passed_for) for _, sha256, passed_for in further),
    )
    fields = _DETAILS if row.state is State.DRAFT else ()
    details = tuple((field, getattr(row, field)) for field in fields)
    if fields:
        details += tuple(texts(translations(submission_id)).items())
    details += tuple((FURTHER, title) for title, _, _ in further)
    text = "\n\n".join(one for one in (row.text, words_of(kept(row.id))) if one)
    return Passed(searched(submission_id), there, text, details)
