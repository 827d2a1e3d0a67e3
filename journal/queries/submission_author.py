"""Papers as their authors see them, in a list and each on its page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, case, exists, func, select

from journal.access import scopes
from journal.access.copies_author import (
    Milestone,
    OwnLine,
    OwnPaper,
    OwnVersion,
)
from journal.access.permissions import offers
from journal.access.standing import standing
from journal.domain.keywords import keywords_of
from journal.domain.milestones import MADE, PUBLIC, TAKEN_BACK
from journal.domain.revision import due_in
from journal.domain.supplements import Supplement
from journal.domain.workflow import State
from journal.models.answer import Answer, Side
from journal.models.call import Call
from journal.models.event import Event
from journal.models.publication import Publication
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.byline import byline_for, is_kept_from
from journal.queries.decision_author import Decided, decisions, waiting
from journal.queries.outlook import ASKED_AT, known_of
from journal.queries.read import session
from journal.queries.response import answers
from journal.queries.supplement import sent_supplements, supplements
from journal.queries.translation import TRANSLATIONS, translations_in
from journal.queries.writing import versions, versions_masked

AnyRow = Row[*tuple[Any, ...]]

PER_PAGE = 50
MOST_DRAFTS = 10
_LINE = (
    Submission.id,
    Submission.reference,
    Submission.title,
    Submission.state,
    Call.title.label("call"),
    Section.title.label("section"),
    Submission.submitted_at,
    Submission.stirred_at,
    Submission.revision_due_on,
)
_LAST_DONE = case(
    (Submission.state == State.DRAFT, Submission.stirred_at),
    else_=func.coalesce(Submission.revised_at, Submission.submitted_at, Submission.stirred_at),
)
_PAPER = (
    Submission.abstract,
    TRANSLATIONS,
    Submission.keywords,
    Submission.language,
    Section.is_reviewed,
    Publication.slug,
    Submission.section_id,
    Submission.revised_at,
    Submission.accepted_at,
    ASKED_AT,
    exists()
    .where(Answer.submission_id == Submission.id, Answer.side == Side.AUTHOR)
    .label("has_answers"),
)


def own_papers(account_id: str, page: int = 1) -> tuple[OwnLine, ...]:
    """Return a page of the author's papers, what they did last first; one more where there is.

    Two selects. What editors do meanwhile moves no line: a decision is known by its letter alone.
    """
    rows = (
        session()
        .execute(
            _lines(account_id)
            .order_by(_LAST_DONE.desc(), Submission.id)
            .offset((page - 1) * PER_PAGE)
            .limit(PER_PAGE + 1)
        )
        .all()
    )
    unsaid = waiting([row.id for row in rows]) if rows else {}
    return tuple(_line(row, unsaid) for row in rows)


def own_drafts(account_id: str) -> tuple[OwnLine, ...]:
    """Return the newest drafts of who prepares them; one select."""
    rows = session().execute(
        _lines(account_id)
        .where(Submission.state == State.DRAFT, scopes.is_corresponding(account_id))
        .order_by(Submission.stirred_at.desc(), Submission.id)
        .limit(MOST_DRAFTS)
    )
    return tuple(_line(row, {}) for row in rows)


def _lines(account_id: str) -> Select[*tuple[Any, ...]]:
    return (
        select(*_LINE, scopes.is_corresponding(account_id).label("is_sender"))
        .outerjoin(Call, Call.id == Submission.call_id)
        .outerjoin(Section, Section.id == Submission.section_id)
        .where(scopes.authored(account_id))
    )


def _line(row: AnyRow, unsaid: dict[str, State]) -> OwnLine:
    """Return the line; a decision whose letter did not go out yet is not in it."""
    return OwnLine(
        id=row.id,
        reference=row.reference,
        title=row.title,
        state=unsaid.get(row.id, row.state),
        call=row.call or "",
        section=row.section or "",
        sent_on=_day(row.submitted_at),
        revision_due_on=due_in(unsaid.get(row.id, row.state), row.revision_due_on),
        changed_on=row.stirred_at.date(),
        is_sender=bool(row.is_sender),
        was_sent=row.submitted_at is not None,
    )


def own_paper(account_id: str, submission_id: str, *, opens: bool = True) -> OwnPaper | None:
    """Return the paper where this person is among its authors, else None; about ten selects.

    `opens`: with what is sealed of authors, as far as this person may know it. Of a draft there is
    the line alone, in one select: its pages are those of the steps.
    """
    row = (
        session()
        .execute(
            _lines(account_id)
            .add_columns(*_PAPER)
            .outerjoin(Publication, Publication.submission_id == Submission.id)
            .where(Submission.id == submission_id)
        )
        .one_or_none()
    )
    if row is None:
        return None
    if row.state is State.DRAFT:
        return OwnPaper(_line(row, {}), is_reviewed=row.is_reviewed is not False)
    line = _line(row, waiting([submission_id]))
    decided = decisions(submission_id)
    authors, public = byline_for(account_id if opens else "", submission_id)
    is_masked = bool(public) and is_kept_from(account_id, submission_id)
    sent = _versions(submission_id, line, is_masked=is_masked)
    hidden = MADE if line.state is not row.state else frozenset()
    return OwnPaper(
        line=line,
        abstract=row.abstract,
        keywords=keywords_of(row.keywords),
        language=row.language,
        translations=translations_in(row.translations),
        authors=authors,
        public=public,
        versions=sent,
        decisions=tuple(one.letter for one in decided),
        milestones=_milestones(submission_id, decided, hidden),
        is_reviewed=row.is_reviewed is not False,
        offers=_offers(account_id, line),
        slug=row.slug,
        has_answers=row.has_answers,
        responses=answers(submission_id) if any(one.has_rows for one in sent) else {},
        further=_further(submission_id, sent, is_masked=is_masked),
        section_id=row.section_id,
        known=known_of(row, line.state),
        asked_on=_day(row.asked_at),
    )


def _versions(submission_id: str, line: OwnLine, *, is_masked: bool) -> tuple[OwnVersion, ...]:
    """Return the versions that were sent; who prepares one sees that too."""
    found = versions_masked(submission_id) if is_masked else versions(submission_id)
    return tuple(version for version in found if version.sent_on or line.is_sender)


def _further(
    submission_id: str, sent: tuple[OwnVersion, ...], *, is_masked: bool
) -> Mapping[int, tuple[Supplement, ...]]:
    """Return the further files of these versions by number; nothing is asked where none are."""
    if not any(one.has_further for one in sent):
        return {}
    found = sent_supplements(submission_id) if is_masked else supplements(submission_id)
    return {one.number: found.get(one.number, ()) for one in sent}


def _offers(account_id: str, line: OwnLine) -> frozenset[str]:
    """Return what is open in the state that the author sees: the buttons tell no more than it."""
    found = standing(session(), account_id, (), line.id)
    return offers(replace(found, state=line.state)) if found else frozenset()


def _milestones(
    submission_id: str, decided: Sequence[Decided], hidden: frozenset[str]
) -> tuple[Milestone, ...]:
    """Return the public steps by day, the oldest first, without those acts that would tell more."""
    rows = session().execute(
        select(Event.act, Event.at)
        .where(Event.submission_id == submission_id, Event.act.in_(PUBLIC.keys() - hidden))
        .order_by(Event.number)
    )
    steps = [(row.at, PUBLIC[row.act]) for row in rows]
    steps += [(one.at, one.letter.label) for one in reversed(decided)]
    steps += [(one.taken_back_at, TAKEN_BACK) for one in decided if one.taken_back_at]
    return tuple(Milestone(label, at.date()) for at, label in sorted(steps, key=_moment))


def _moment(step: tuple[datetime, str]) -> datetime:
    return step[0]


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
