"""What reviewers see: their own assignments, and the papers as they may know them."""

from datetime import date
from typing import Any

from sqlalchemy import Integer, Row, Select, and_, bindparam, exists, func, select

from journal.access.copies import (
    HelperCopy,
    OpenReviewerCopy,
    ReviewerCopy,
    ReviewLine,
    ReviewList,
    ReviewPage,
)
from journal.access.review_permissions import ReviewStanding, offers, review_standing
from journal.access.review_scopes import IS_LIVE, REACHES, asked_by
from journal.access.viewer import Viewer
from journal.domain import notices
from journal.domain.languages import codes_in
from journal.domain.published import Byline, PublishedAuthor, as_named
from journal.domain.reviews import due_bounds, last_day
from journal.domain.rounds import Dates, ReviewStatus, status
from journal.domain.transparency import hides_author
from journal.models.call import Call
from journal.models.file import File
from journal.models.review import Review, Round
from journal.models.section import Section
from journal.models.submission import Author, Submission, Version
from journal.models.supplement import Supplement
from journal.queries.comparison import copies_reviewed
from journal.queries.coreviewer import HELPERS, helpers_in
from journal.queries.others import to_weigh
from journal.queries.read import session
from journal.queries.response import for_reviewer
from journal.queries.review_file import file_read, manuscript, viewed
from journal.queries.review_own import own_reviews
from journal.queries.translation import TRANSLATIONS, translations_in

PAGE = 30
_PART = func.coalesce(Call.title, Section.title, "").label("part")
_LINES = (
    select(
        Review.id,
        Review.due_on,
        Review.accepted_at,
        Review.declined_at,
        Review.submitted_at,
        Review.cancelled_at,
        Round.number.label("round"),
        Submission.reference,
        Submission.title,
        _PART,
    )
    .join(Round, Round.id == Review.round_id)
    .join(Submission, Submission.id == Review.submission_id)
    .outerjoin(Call, Call.id == Submission.call_id)
    .outerjoin(Section, Section.id == Submission.section_id)
)
_WAITS = and_(IS_LIVE, Review.submitted_at.is_(None))
_OPEN = _LINES.where(REACHES, _WAITS).order_by(Review.due_on, Review.id)
_LATEST = func.coalesce(Review.submitted_at, Review.declined_at, Review.cancelled_at)
_DONE = (
    _LINES.where(REACHES, ~_WAITS)
    .order_by(_LATEST.desc(), Review.id)
    .limit(PAGE)
    .offset(bindparam("skipped", type_=Integer()))
)
_DONE_COUNT = select(func.count()).select_from(Review).where(REACHES, ~_WAITS)
_PAPER = (
    select(
        Review.account_id,
        Review.submission_id,
        Review.invited_at,
        Review.accepted_at,
        Review.declined_at,
        Review.is_adjudicating,
        HELPERS,
        Round.number.label("round"),
        Version.number.label("version"),
        Version.response,
        Version.response_id,
        exists().where(Supplement.version_id == Version.id).label("has_further"),
        Submission.reference,
        Submission.title,
        Submission.abstract,
        TRANSLATIONS,
        Submission.keywords,
        Submission.language,
        Submission.review_languages,
        Submission.content_notices,
        Submission.notice_words,
        Submission.study_kind,
        Submission.guideline,
        Submission.transparency,
        func.coalesce(File.page_count, Submission.page_count).label("page_count"),
        func.coalesce(File.word_count, Submission.word_count).label("word_count"),
        _PART,
    )
    .select_from(Review)
    .join(Submission, Submission.id == Review.submission_id)
    .join(Round, Round.id == Review.round_id)
    .join(Version, Version.id == Round.version_id)
    .outerjoin(File, File.id == file_read())
    .outerjoin(Call, Call.id == Submission.call_id)
    .outerjoin(Section, Section.id == Submission.section_id)
    .where(Review.id == bindparam("review_id"))
)
_BYLINE = (
    select(
        Author.name,
        Author.family_name,
        Author.public_name,
        Author.affiliation,
        Author.country,
        Author.orcid,
    )
    .where(Author.submission_id == bindparam("submission_id"))
    .order_by(Author.position)
)


def reviews_of(viewer: Viewer, today: date, page: int = 1) -> ReviewList:
    """Return what waits for the reviewer by due date, and a page of what is done."""
    asked = asked_by(viewer.account_id, viewer.grants, today)
    return ReviewList(
        open=_read(_OPEN, asked),
        done=_read(_DONE, {**asked, "skipped": (page - 1) * PAGE}),
        done_count=session().scalar(_DONE_COUNT, asked) or 0,
    )


def review_page(viewer: Viewer, review_id: str, today: date) -> ReviewPage | None:
    """Return all that the review's page shows, None to whoever is not its reviewer."""
    standing = review_standing(session(), viewer.account_id, viewer.grants, review_id, today)
    if standing is None:
        return None
    open_now = offers(standing)
    is_theirs = "read_manuscript" in open_now
    row = session().execute(_PAPER, {"review_id": review_id}).one()
    earlier, own = own_reviews(row.account_id, row.submission_id, row.round)
    return ReviewPage(
        paper=_copy(row, standing, is_theirs),
        own=own,
        offers=open_now,
        manuscript=manuscript(viewer, review_id, today) if is_theirs else None,
        earlier=earlier,
        response=row.response if is_theirs else "",
        has_further=is_theirs and row.has_further,
        has_answer_file=is_theirs and row.response_id is not None,
        is_viewable=is_theirs and viewed(viewer, review_id, today) is not None,
        is_comparable=bool(earlier) and bool(copies_reviewed(viewer, review_id, today)),
        answers=for_reviewer(review_id) if is_theirs and row.version > 1 else (),
        others=to_weigh(review_id) if is_theirs and row.is_adjudicating else (),
        helpers=tuple(
            HelperCopy(one.id, one.name, one.email, one.answer) for one in helpers_in(row.helpers)
        ),
        is_adjudicating=bool(row.is_adjudicating),
        bounds=due_bounds(today, standing.round_due_on, standing.due_on),
        last_day=None if standing.is_round_open else last_day(standing.due_on),
    )


def _read(lines: Select[*tuple[Any, ...]], asked: dict[str, object]) -> tuple[ReviewLine, ...]:
    return tuple(
        ReviewLine(
            review_id=row.id,
            reference=row.reference,
            title=row.title,
            part=row.part,
            round=row.round,
            status=_status(row),
            due_on=row.due_on,
            is_stepped_back=_is_stepped_back(row),
            submitted_on=row.submitted_at.date() if row.submitted_at else None,
        )
        for row in session().execute(lines, asked)
    )


def _status(row: Row[*tuple[Any, ...]]) -> ReviewStatus:
    return status(Dates(row.accepted_at, row.declined_at, row.submitted_at, row.cancelled_at))


def _is_stepped_back(row: Row[*tuple[Any, ...]]) -> bool:
    return row.declined_at is not None and row.accepted_at is not None


def _copy(row: Row[*tuple[Any, ...]], standing: ReviewStanding, is_theirs: bool) -> ReviewerCopy:
    """Return the paper as this reviewer may know it; the shape with authors only where they may."""
    facts: dict[str, Any] = {
        "review_id": standing.review_id,
        "reference": row.reference,
        "title": row.title,
        "abstract": row.abstract,
        "keywords": tuple(row.keywords.splitlines()),
        "language": row.language,
        "review_languages": codes_in(row.review_languages),
        "translations": translations_in(row.translations),
        "part": row.part,
        "content_notices": notices.told(row.content_notices, row.notice_words),
        "study_kind": row.study_kind,
        "guideline": row.guideline,
        "page_count": row.page_count,
        "word_count": row.word_count,
        "version": row.version,
        "round": row.round,
        "transparency": row.transparency,
        "status": standing.status,
        "invited_on": row.invited_at.date(),
        "due_on": standing.due_on,
        "is_stepped_back": _is_stepped_back(row),
        "is_round_open": standing.is_round_open,
    }
    if hides_author(row.transparency) or not is_theirs:
        return ReviewerCopy(**facts)
    return OpenReviewerCopy(**facts, authors=_authors(row.submission_id))


def _authors(submission_id: str) -> tuple[PublishedAuthor, ...]:
    rows = session().execute(_BYLINE, {"submission_id": submission_id})
    return tuple(as_named(Byline(*row)) for row in rows)
