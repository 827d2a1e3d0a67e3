"""A paper while its sender prepares it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, exists, func, select
from sqlalchemy.orm import aliased

from journal.access.copies_author import OwnFile, OwnVersion, SectionChoice, Writing
from journal.domain.abstract import headings_in
from journal.domain.answering import words_of
from journal.domain.languages import codes_in
from journal.domain.limits import Limits, in_force, limits_in
from journal.domain.revision import Revision, due_in
from journal.domain.submission import (
    STATEMENTS,
    Declarations,
    Details,
    Policy,
    Whole,
    gaps,
    warnings,
)
from journal.domain.transparency import hides_author
from journal.domain.workflow import State
from journal.models.call import Call
from journal.models.file import File
from journal.models.response import AnsweredPoint
from journal.models.section import Section
from journal.models.submission import Submission, SubmissionTheme, Version
from journal.models.supplement import Supplement
from journal.queries.byline import byline, whole_byline
from journal.queries.call import call_of
from journal.queries.consent import CONSENTS, consents_in
from journal.queries.decision_author import waiting
from journal.queries.limits import LIMITS_IN_FORCE, OF_CALL, counts_in, counts_of, limits_of
from journal.queries.masked import manuscript_read
from journal.queries.read import session
from journal.queries.response import answers
from journal.queries.section import SectionCard, sections
from journal.queries.studies import study_kinds
from journal.queries.supplement import has_open
from journal.queries.translation import TRANSLATIONS, translations_in

AnyRow = Row[*tuple[Any, ...]]

_POLICY = (
    Section.is_reviewed,
    Section.needs_abstract,
    Section.declarations,
    Section.abstract_headings,
    Section.is_advice_only,
    Section.is_guideline_asked,
    Submission.transparency,
    *LIMITS_IN_FORCE,
)
_DETAILS = (
    Submission.section_id,
    Submission.title,
    Submission.abstract,
    Submission.keywords,
    Submission.language,
    Submission.content_notices,
    Submission.notice_words,
    Submission.review_languages,
    Submission.correspondence_language,
    Submission.study_kind,
    Submission.guideline,
)
_STATEMENTS = tuple(getattr(Submission, name) for name in STATEMENTS)
_THEMES = (
    select(func.aggregate_strings(SubmissionTheme.theme_id, " "))
    .where(SubmissionTheme.submission_id == Submission.id)
    .correlate(Submission)
    .scalar_subquery()
    .label("theme_ids")
)
_LISTS = (TRANSLATIONS, CONSENTS, _THEMES)
_PROMISES = (Submission.is_original, Submission.is_agreed)
_AROUND = (
    Submission.id,
    Submission.reference,
    Submission.state,
    Submission.created_at,
    Submission.stirred_at,
    Submission.submitted_at,
    Submission.return_reason,
    Submission.revision_due_on,
    Submission.word_count,
    Submission.page_count,
    Submission.is_count_disputed,
)


def policy_of(submission_id: str) -> Policy:
    """Return what the paper's section asks; without a section, what most sections ask."""
    row = (
        session()
        .execute(
            select(*_POLICY)
            .outerjoin(Section, Section.id == Submission.section_id)
            .outerjoin(Call, Call.id == Submission.call_id)
            .where(Submission.id == submission_id)
        )
        .one()
    )
    return _policy(row)


def _policy(row: AnyRow) -> Policy:
    is_hidden = hides_author(row.transparency)
    limits = limits_of(row)
    if row.is_reviewed is None:
        return Policy(limits=limits, hides_author=is_hidden)
    return Policy(
        is_reviewed=row.is_reviewed,
        needs_abstract=row.needs_abstract,
        limits=limits,
        hides_author=is_hidden,
        declarations=frozenset(row.declarations.split()),
        abstract_headings=headings_in(row.abstract_headings) if row.needs_abstract else (),
        is_advice_only=row.is_advice_only,
        studies=study_kinds() if row.is_guideline_asked else (),
    )


def whole(submission_id: str) -> Whole:
    """Return all that the paper is made of; raises NoResultFound where there is none."""
    row = session().execute(_row(submission_id)).one()
    version = versions(submission_id)[-1]
    return _whole(row, version)


def _row(submission_id: str) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *_AROUND, *_DETAILS, *_STATEMENTS, *_PROMISES, *_POLICY, TRANSLATIONS, CONSENTS, _THEMES
        )
        .outerjoin(Section, Section.id == Submission.section_id)
        .outerjoin(Call, Call.id == Submission.call_id)
        .where(Submission.id == submission_id)
    )


def _whole(row: AnyRow, version: OwnVersion) -> Whole:
    return Whole(
        details=_details(row),
        declarations=Declarations(
            **{name: getattr(row, name) for name in STATEMENTS},
            is_original=row.is_original,
            is_agreed=row.is_agreed,
            consents=consents_in(row.consents),
        ),
        authors=byline(row.id),
        has_manuscript=version.manuscript is not None,
        has_anonymized=version.anonymized is not None,
        policy=_policy(row),
        counts=version.counts,
        has_open_files=version.has_open_files,
        is_count_disputed=row.is_count_disputed,
    )


def _details(row: AnyRow) -> Details:
    return Details(
        section_id=row.section_id or "",
        title=row.title,
        abstract=row.abstract,
        keywords=row.keywords,
        language=row.language,
        theme_ids=tuple(sorted((row.theme_ids or "").split())),
        content_notices=tuple(row.content_notices.split()),
        notice_words=row.notice_words,
        review_languages=codes_in(row.review_languages),
        correspondence_language=row.correspondence_language,
        study_kind=row.study_kind,
        guideline=row.guideline,
        translations=translations_in(row.translations),
    )


def revision_of(submission_id: str) -> Revision:
    """Return what there is of the revision being prepared."""
    version = versions(submission_id)[-1]
    rows = answers(submission_id).get(version.number, ()) if version.has_rows else ()
    if version.sent_on is not None:
        return Revision(False, False, False, policy_of(submission_id))
    return Revision(
        has_manuscript=version.manuscript is not None,
        has_anonymized=version.anonymized is not None,
        has_response=bool(version.response or version.response_file or words_of(rows)),
        policy=policy_of(submission_id),
        has_open_files=version.has_open_files,
    )


def versions(submission_id: str) -> tuple[OwnVersion, ...]:
    """Return every version with its files, the oldest first; one select."""
    return _versions(submission_id, Version.manuscript_id.expression)


def versions_masked(submission_id: str) -> tuple[OwnVersion, ...]:
    """Return the same with the manuscripts that bear the public names, for other authors."""
    return _versions(submission_id, manuscript_read())


def _versions(submission_id: str, read: ColumnElement[Any]) -> tuple[OwnVersion, ...]:
    manuscript, anonymized, response = aliased(File), aliased(File), aliased(File)
    query = (
        select(
            Version.number,
            Version.submitted_at,
            Version.response,
            exists().where(AnsweredPoint.version_id == Version.id).label("has_rows"),
            exists().where(Supplement.version_id == Version.id).label("has_further"),
            has_open(Version.id.expression).label("has_open_files"),
            *_columns(manuscript, "manuscript"),
            *counts_of(manuscript),
            *_columns(anonymized, "anonymized"),
            *_columns(response, "answer"),
            (anonymized.made_from_id == Version.manuscript_id).label("is_made"),
        )
        .join(Submission, Submission.id == Version.submission_id)
        .outerjoin(manuscript, manuscript.id == read)
        .outerjoin(anonymized, anonymized.id == Version.anonymized_id)
        .outerjoin(response, response.id == Version.response_id)
        .where(Version.submission_id == submission_id)
        .order_by(Version.number)
    )
    rows = session().execute(query).all()
    return tuple(_version(row) for row in rows)


def _columns(file: type[File], prefix: str) -> Sequence[Any]:
    return [
        getattr(file, name).label(f"{prefix}_{name}")
        for name in ("id", "name", "size", "extension")
    ]


def _version(row: AnyRow) -> OwnVersion:
    return OwnVersion(
        number=row.number,
        sent_on=row.submitted_at.date() if row.submitted_at else None,
        manuscript=_file(row, "manuscript"),
        anonymized=_copy(row),
        response_file=_file(row, "answer"),
        response=row.response,
        has_rows=row.has_rows,
        counts=counts_in(row),
        has_further=row.has_further,
        has_open_files=row.has_open_files,
    )


def _file(row: AnyRow, prefix: str) -> OwnFile | None:
    values = [getattr(row, f"{prefix}_{name}") for name in ("id", "name", "size", "extension")]
    return OwnFile(*values) if values[0] else None


def _copy(row: AnyRow) -> OwnFile | None:
    file = _file(row, "anonymized")
    return replace(file, is_made=bool(row.is_made)) if file else None


def writing(account_id: str, submission_id: str, *, opens: bool = True) -> Writing | None:
    """Return the paper that this person prepares or sent; None for anybody else's.

    `opens`: with what is sealed of its authors; raises Refused where the key is not here.
    """
    own = _row(submission_id).where(Submission.account_id == account_id)
    row = session().execute(own).one_or_none()
    if row is None:
        return None
    found = _writing(row)
    if opens and any(one.is_sealed for one in found.authors):
        return replace(found, authors=whole_byline(submission_id))
    return found


def _writing(row: AnyRow) -> Writing:
    submission_id: str = row.id
    version = versions(submission_id)[-1]
    all_of_it = _whole(row, version)
    unsaid = waiting([submission_id])
    state = unsaid.get(submission_id, row.state)
    call = call_of(submission_id)
    taken = {section.id for section in call.sections} if call else None
    return Writing(
        id=row.id,
        reference=row.reference,
        # A decision is known to authors once its letter went out.
        state=state,
        begun_at=row.created_at,
        changed_at=row.stirred_at,
        was_sent=row.submitted_at is not None,
        return_reason=row.return_reason,
        section_id=row.section_id or "",
        call=call,
        # Whoever revises chooses no section any more.
        sections=()
        if state is State.REVISION_REQUESTED
        else _choices(taken, row, all_of_it.policy.hides_author),
        details=all_of_it.details,
        declarations=all_of_it.declarations,
        authors=all_of_it.authors,
        version=version,
        word_count=row.word_count,
        page_count=row.page_count,
        policy=all_of_it.policy,
        gaps=gaps(all_of_it),
        warnings=warnings(all_of_it),
        measures=all_of_it.measures,
        is_count_disputed=row.is_count_disputed,
        revision_due_on=due_in(unsaid.get(submission_id, row.state), row.revision_due_on),
    )


def _choices(taken: set[str] | None, row: AnyRow, is_hidden: bool) -> tuple[SectionChoice, ...]:
    """Return the sections open to the paper, and the one it has although it closed since."""
    of_call = limits_in(row, OF_CALL)
    return tuple(
        _choice(section, is_hidden, in_force(section.limits, of_call))
        for section in sections()
        if section.id == row.section_id
        or (section.is_open and (taken is None or section.id in taken))
    )


def _choice(section: SectionCard, is_hidden: bool, limits: Limits) -> SectionChoice:
    policy = Policy(section.is_reviewed, section.needs_abstract, limits, is_hidden)
    return SectionChoice(section.id, section.title, section.policy, policy)
