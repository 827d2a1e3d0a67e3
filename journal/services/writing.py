"""A draft is saved step by step; it may stay unfinished for as long as its author likes."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from sqlalchemy import delete

from journal.domain.abstract import is_unfilled
from journal.domain.acting import Acting
from journal.domain.call_cards import CallForAuthors
from journal.domain.consent import Consent
from journal.domain.consent import kept as kept_consents
from journal.domain.keywords import keyword_lines
from journal.domain.languages import WRITTEN, taken
from journal.domain.named import Stance, authors_among, kept
from journal.domain.said import N_, Said
from journal.domain.submission import (
    STATEMENTS,
    Declarations,
    Details,
    detail_faults,
    statement_faults,
)
from journal.domain.translation import kept as kept_translations
from journal.domain.wording import refuse
from journal.models.consent import ConsentRecord
from journal.models.named import NamedPerson
from journal.models.submission import Submission
from journal.queries.byline import byline
from journal.queries.call import call_of
from journal.queries.named import with_named
from journal.queries.studies import study_kinds
from journal.queries.writing import policy_of, whole
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.around import identity
from journal.services.destination import keep_themes, section_for, transparency_of
from journal.services.history import record
from journal.services.translation import put_translations
from journal.services.words import languages_offered

_NO_LANGUAGE = Said(N_("Please choose one of the languages listed."))
_NO_STUDY = Said(N_("Please choose one of the kinds listed."))
_PROMISES = ("is_original", "is_agreed")


@unit.act
def save_details(by: Acting, submission_id: str, details: Details) -> None:
    """Keep what the paper is, finished or not; raises Invalid by field for what cannot be kept."""
    allowed(by, "edit_draft", submission_id)
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    keywords = keyword_lines(details.keywords)
    call = call_of(submission_id)
    faults = detail_faults(details, keywords)
    refuse(
        {
            **faults,
            "language": _language_fault(call, details.language, paper.language),
            "review_languages": _unknown_in(details.review_languages),
            "correspondence_language": _unknown_in((details.correspondence_language,)),
            "study_kind": _study_fault(details.study_kind, paper.study_kind),
        }
    )
    before = whole(submission_id).details
    translations = kept_translations(details.translations)
    if translations != before.translations:
        put_translations(submission_id, translations)
    if details.section_id != before.section_id:
        paper.section_id = section_for(call, details.section_id) if details.section_id else None
        if paper.section_id is not None and paper.submitted_at is None:
            paper.transparency = transparency_of(paper.section_id)
    keep_themes(call, submission_id, details.theme_ids)
    paper.title, paper.keywords = details.title, keywords
    headings = policy_of(submission_id).abstract_headings
    paper.abstract = "" if is_unfilled(details.abstract, headings) else details.abstract
    paper.language = details.language
    paper.review_languages = " ".join(sorted(set(details.review_languages)))
    paper.correspondence_language = details.correspondence_language
    paper.content_notices = " ".join(details.content_notices)
    paper.notice_words = details.notice_words
    paper.study_kind, paper.guideline = details.study_kind, details.guideline
    unit.session().flush()
    if whole(submission_id).details != before:
        _stir(by, paper, "save_details")


@unit.act
def save_declarations(by: Acting, submission_id: str, declarations: Declarations) -> None:
    """Keep what the authors declare; raises Invalid by field for what cannot be kept."""
    allowed(by, "edit_draft", submission_id)
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    authors = [(one.name, one.email) for one in byline(submission_id)]
    refuse(statement_faults(declarations) | authors_among(declarations.suggested, authors))
    declarations = _without_blanks(declarations)
    before = with_named(whole(submission_id).declarations, submission_id)
    if before == declarations:
        return
    if (before.suggested, before.opposed) != (declarations.suggested, declarations.opposed):
        _name(submission_id, declarations)
    if before.consents != declarations.consents:
        _put_consents(submission_id, declarations.consents)
    for name in (*STATEMENTS, *_PROMISES):
        setattr(paper, name, getattr(declarations, name))
    _stir(by, paper, "save_declarations")


def _without_blanks(declarations: Declarations) -> Declarations:
    return replace(
        declarations,
        suggested=kept(declarations.suggested),
        opposed=kept(declarations.opposed),
        consents=kept_consents(declarations.consents),
    )


def _put_consents(submission_id: str, rows: Sequence[Consent]) -> None:
    """Write the records anew."""
    session = unit.session()
    session.execute(delete(ConsentRecord).where(ConsentRecord.submission_id == submission_id))
    session.add_all(
        ConsentRecord(submission_id=submission_id, position=position, **asdict(one))
        for position, one in enumerate(rows, start=1)
    )
    session.flush()


def _name(submission_id: str, declarations: Declarations) -> None:
    """Write both lists anew."""
    session = unit.session()
    session.execute(delete(NamedPerson).where(NamedPerson.submission_id == submission_id))
    for stance in Stance:
        session.add_all(
            NamedPerson(
                submission_id=submission_id, stance=stance, position=position, **asdict(one)
            )
            for position, one in enumerate(getattr(declarations, stance), start=1)
        )
    session.flush()


def _stir(by: Acting, paper: Submission, act: str) -> None:
    paper.stirred_at = by.at
    record(by, act, submission_id=paper.id)


def _language_fault(call: CallForAuthors | None, code: str, present: str) -> Said | None:
    """Return why the paper cannot be in this language; the one it has may stay."""
    known = call.languages if call else taken(identity().languages)
    return None if code in known or code == present else _NO_LANGUAGE


def _study_fault(name: str, present: str) -> Said | None:
    """Return why this cannot be the kind of study; the one that the paper has may stay."""
    if name in ("", present) or name in [one.name for one in study_kinds()]:
        return None
    return _NO_STUDY


def _unknown_in(codes: Sequence[str]) -> Said | None:
    known = {"", *WRITTEN, *languages_offered()}
    return None if known.issuperset(codes) else _NO_LANGUAGE
