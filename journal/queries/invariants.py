"""What must never be, asked of a live database."""

from collections.abc import Iterator

from sqlalchemy import Select, exists, func, select

from journal.domain.decisions import BY_NAME
from journal.domain.workflow import State
from journal.models.cover import Cover
from journal.models.decision import Decision
from journal.models.file import File
from journal.models.issue import Issue, IssueSection, Item
from journal.models.job import Job
from journal.models.letter import Letter, LetterState
from journal.models.publication import Publication
from journal.models.review import Review, Round
from journal.models.review_form import FormElement, ReviewAnswer
from journal.models.search import Indexed
from journal.models.submission import Author, Submission, Version
from journal.queries.read import session

Rule = tuple[str, Select[str]]


def _sent() -> Select[str]:
    return select(Submission.reference).where(Submission.state != State.DRAFT)


def _papers() -> Iterator[Rule]:
    version = exists().where(
        Version.submission_id == Submission.id, Version.submitted_at.is_not(None)
    )
    yield "{} was sent without a version", _sent().where(~version)
    author = exists().where(
        Author.submission_id == Submission.id, Author.is_corresponding.is_(True)
    )
    yield "{} was sent without a corresponding author", _sent().where(~author)
    yield (
        "{} has an open round, but is not in review",
        select(Submission.reference)
        .join(Round, Round.submission_id == Submission.id)
        .where(Round.closed_at.is_(None), Submission.state != State.IN_REVIEW),
    )
    yield (
        "{} has an answer to what its round does not ask",
        select(Submission.reference)
        .join(Round, Round.submission_id == Submission.id)
        .join(Review, Review.round_id == Round.id)
        .join(ReviewAnswer, ReviewAnswer.review_id == Review.id)
        .join(FormElement, FormElement.id == ReviewAnswer.element_id)
        .where(FormElement.form_id != Round.form_id),
    )
    yield (
        "{} has two reviewers of one alias",
        select(Submission.reference)
        .join(Review, Review.submission_id == Submission.id)
        .where(Review.alias.is_not(None))
        .group_by(Submission.reference, Review.alias)
        .having(func.count(func.distinct(Review.account_id)) > 1),
    )


def _published() -> Iterator[Rule]:
    record = exists().where(Publication.submission_id == Submission.id)
    is_published = Submission.state == State.PUBLISHED
    references = select(Submission.reference)
    yield (
        "{} is published without a version of record",
        references.where(is_published, ~record),
    )
    yield (
        "{} has a version of record, but is not published",
        references.where(~is_published, record),
    )
    indexed = exists().where(Indexed.publication_id == Publication.id)
    yield (
        "{} is published, but cannot be searched: the worker or `journal index` enters it",
        select(Publication.slug).where(~indexed),
    )
    is_there = exists().where(Publication.id == Indexed.publication_id)
    yield (
        "the search holds {}, which is not published",
        select(Indexed.publication_id).where(~is_there),
    )
    item = exists().where(Item.submission_id == Submission.id)
    yield (
        "{} is scheduled, but stands in no issue",
        references.where(Submission.state == State.SCHEDULED, ~item),
    )


def _issues() -> Iterator[Rule]:
    waits = exists().where(
        Job.kind == "publish_issue",
        Job.subject_id == Issue.id,
        Job.run_at == Issue.publish_at,
        Job.done_at.is_(None),
        Job.parked_at.is_(None),
    )
    yield (
        "the issue {} is scheduled, but no job waits to publish it",
        select(Issue.slug).where(Issue.publish_at.is_not(None), ~waits),
    )
    yield (
        "the paper {} stands in one issue and in a part of another",
        select(Publication.slug)
        .join(IssueSection, IssueSection.id == Publication.issue_section_id)
        .where(IssueSection.issue_id != Publication.issue_id),
    )
    yield (
        "the issue {} is not out, but papers are published in it",
        select(Issue.slug)
        .join(Publication, Publication.issue_id == Issue.id)
        .where(Issue.published_at.is_(None)),
    )


def _rest() -> Iterator[Rule]:
    yield (
        "a decision has the unknown kind {}",
        select(Decision.kind).where(Decision.kind.not_in(list(BY_NAME))),
    )
    yield (
        "the letter {} was sent and is still claimed",
        select(Letter.id).where(
            Letter.state == LetterState.SENT, Letter.claimed_until.is_not(None)
        ),
    )


def broken() -> list[str]:
    """Return a sentence for every invariant that does not hold, naming what breaks it."""
    return [
        sentence.format(found)
        for sentence, query in (*_papers(), *_published(), *_issues(), *_rest())
        for found in session().scalars(query.distinct())
    ]


def hashes_named() -> frozenset[str]:
    """Return the sha256 of every file that a row names."""
    files = session().scalars(select(File.sha256).distinct())
    published = session().scalars(select(Publication.pdf_sha256).distinct())
    covers = session().scalars(select(Cover.sizes))
    drawn = frozenset(str(one["sha256"]) for sizes in covers for one in sizes)
    return frozenset(files) | frozenset(published) | drawn
