"""Papers in production: what those see who make galleys, and nothing of the review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, exists, func, select

from journal.access.permissions import offers
from journal.access.producing import seen_in_production
from journal.access.standing import standing
from journal.access.viewer import Viewer
from journal.domain import notices
from journal.domain.keywords import keywords_of
from journal.domain.published import IssueMark, PublishedAuthor
from journal.domain.said import Said
from journal.domain.translation import Translation
from journal.domain.workflow import State
from journal.models.call import Call
from journal.models.galley import Galley
from journal.models.issue import Issue, Item
from journal.models.publication import Publication
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.galley import galleys_of, sent_last
from journal.queries.issue_draft import authors_of
from journal.queries.read import session
from journal.queries.translation import TRANSLATIONS, translations_in

__all__ = ["PAGE", "STATES", "Paper", "PaperList", "PaperRow", "galleys_of", "paper", "papers"]

PAGE = 50
AnyRow = Row[*tuple[Any, ...]]
STATES = (State.ACCEPTED, State.IN_PRODUCTION, State.SCHEDULED, State.PUBLISHED)
_ACTS = frozenset({"to_production", "bring_galley", "accept_galley", "schedule", "publish_first"})


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A line of production's list; `issue` names where the paper is placed."""

    id: str
    reference: str
    title: str
    language: str
    names: tuple[str, ...]
    state: State
    section: str
    accepted_at: datetime
    has_galley: bool
    is_galley_waiting: bool
    issue: Said | None


@dataclass(frozen=True, slots=True)
class PaperList:
    """One page of the list, and how many papers stand in each state."""

    rows: tuple[PaperRow, ...]
    counts: dict[State, int]
    total: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as production sees it: who wrote it and what, never how it was reviewed."""

    id: str
    reference: str
    title: str
    abstract: str
    language: str
    translations: tuple[Translation, ...]
    keywords: tuple[str, ...]
    authors: tuple[PublishedAuthor, ...]
    state: State
    section: str
    call: str
    accepted_at: datetime
    issue: Said | None
    manuscript_name: str | None
    manuscript_size: int | None
    content_notices: tuple[str, ...]
    slug: str | None
    offers: frozenset[str]


def papers(viewer: Viewer, state: State | None = None, page: int = 1) -> PaperList:
    """Return the papers that the viewer sees in production; 3 selects.

    What still has to appear comes first, and of each the last stirred.
    """
    seen = seen_in_production(viewer.account_id or "", viewer.offices)
    by_state = select(Submission.state, func.count()).where(seen).group_by(Submission.state)
    counts = {row[0]: row[1] for row in session().execute(by_state)}
    query = select(*_ROW).where(seen)
    if state is not None:
        query = query.where(Submission.state == state)
    order = (Submission.state == State.PUBLISHED, Submission.stirred_at.desc(), Submission.id)
    page_of = _placed(query).order_by(*order).limit(PAGE).offset((page - 1) * PAGE)
    rows = session().execute(page_of).all()
    total = counts.get(state, 0) if state else sum(counts.values())
    return PaperList(_rows(rows), counts, total)


def paper(viewer: Viewer, submission_id: str) -> Paper | None:
    """Return the paper, None where the viewer sees no such one in production; four selects."""
    account_id = viewer.account_id or ""
    seen = seen_in_production(account_id, viewer.offices)
    query = select(*_PAPER).where(Submission.id == submission_id, seen)
    row = session().execute(_placed(query)).one_or_none()
    stands = standing(session(), account_id, viewer.offices, submission_id)
    if row is None or stands is None:
        return None
    file = session().execute(sent_last(submission_id)).one_or_none()
    return Paper(
        id=row.id,
        reference=row.reference,
        title=row.title,
        abstract=row.abstract,
        language=row.language,
        translations=translations_in(row.translations),
        keywords=keywords_of(row.keywords),
        authors=authors_of([submission_id]).get(submission_id, ()),
        state=row.state,
        section=row.section or "",
        call=row.call or "",
        accepted_at=row.accepted_at,
        issue=_issue(row),
        manuscript_name=file.name if file else None,
        manuscript_size=file.size if file else None,
        content_notices=notices.told(row.content_notices, row.notice_words),
        slug=row.slug,
        offers=offers(stands) & _ACTS,
    )


def _exists_galley(*conditions: Any) -> Any:
    return exists().where(Galley.submission_id == Submission.id, *conditions)


_ISSUE = (Issue.volume, Issue.number, Issue.year)
_ROW = (
    Submission.id,
    Submission.reference,
    Submission.title,
    Submission.language,
    Submission.state,
    Submission.accepted_at,
    Section.title.label("section"),
    _exists_galley(Galley.accepted_at.is_not(None), Galley.replaced_at.is_(None)).label("accepted"),
    _exists_galley(Galley.accepted_at.is_(None)).label("waiting"),
    *_ISSUE,
)
_PAPER = (
    Submission.id,
    Submission.reference,
    Submission.title,
    Submission.abstract,
    Submission.language,
    Submission.keywords,
    Submission.state,
    Submission.accepted_at,
    Submission.content_notices,
    Submission.notice_words,
    Section.title.label("section"),
    Call.title.label("call"),
    select(Publication.slug)
    .where(Publication.submission_id == Submission.id)
    .scalar_subquery()
    .label("slug"),
    TRANSLATIONS,
    *_ISSUE,
)


def _placed(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        query.select_from(Submission)
        .outerjoin(Section, Section.id == Submission.section_id)
        .outerjoin(Call, Call.id == Submission.call_id)
        .outerjoin(Item, Item.submission_id == Submission.id)
        .outerjoin(Issue, Issue.id == Item.issue_id)
    )


def _rows(rows: Sequence[AnyRow]) -> tuple[PaperRow, ...]:
    authors = authors_of([row.id for row in rows]) if rows else {}
    return tuple(
        PaperRow(
            id=row.id,
            reference=row.reference,
            title=row.title,
            language=row.language,
            names=tuple(author.name for author in authors.get(row.id, ())),
            state=row.state,
            section=row.section or "",
            accepted_at=row.accepted_at,
            has_galley=row.accepted,
            is_galley_waiting=row.waiting,
            issue=_issue(row),
        )
        for row in rows
    )


def _issue(row: AnyRow) -> Said | None:
    if row.volume is None:
        return None
    return IssueMark("", row.volume, row.number, row.year).label
