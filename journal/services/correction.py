"""What a paper says of itself is corrected after it was sent, by its editors or the office."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select, update

from journal.domain.acting import Acting
from journal.domain.author import AuthorEntry, lacks
from journal.domain.keywords import keyword_fault, keyword_lines, keywords_of
from journal.domain.mentions import Place
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.translation import ABSTRACT, TITLE, Translation, texts
from journal.domain.translation import faults as translation_faults
from journal.domain.translation import kept as kept_translations
from journal.domain.translation import lacks as translation_lacks
from journal.domain.wording import refuse, why_not, why_not_needed
from journal.domain.workflow import State
from journal.models.account import Account
from journal.models.file import File, FileKind
from journal.models.review import Review
from journal.models.submission import Submission
from journal.queries.byline import byline, searched, words_of
from journal.queries.read import rest, session
from journal.queries.sealed import mark
from journal.queries.translation import translations
from journal.queries.writing import policy_of
from journal.services import anonymity, letter, unit
from journal.services.author import put_authors
from journal.services.authorship import ask_authors
from journal.services.decision import author_of
from journal.services.entering import entered
from journal.services.history import record
from journal.services.mentioning import guarded
from journal.services.note import noted
from journal.services.telling import told
from journal.services.translation import put_translations

_READ_BY_REVIEWERS = frozenset(
    {State.SUBMITTED, State.IN_REVIEW, State.REVISION_REQUESTED, State.LAPSED}
)
_REVIEWS_IT = N_(
    "%(name)s was asked to review this paper and cannot become its author here. Please let them go"
    " first."
)
_TITLE, _ABSTRACT, _KEYWORDS = N_("the title"), N_("the abstract"), N_("the keywords")
_TRANSLATIONS = N_("what it says in other languages")
_BYLINE = N_("the list of authors")


@dataclass(frozen=True, slots=True)
class Corrected:
    """The details as they shall stand; keywords one a line or parted by commas."""

    title: str
    abstract: str
    keywords: str
    translations: tuple[Translation, ...] = ()


def correct_details(by: Acting, submission_id: str, to: Corrected) -> bool:
    """Change title, abstract or keywords; tell whether anything was changed.

    What stood before is kept in the history, the author is told. Nothing passes in which reviewers
    could recognize an author. Raises Invalid for `title`, `abstract`, `keywords` or a field of
    `translations`.
    """
    return guarded(
        by, submission_id, Place.DETAILS, lambda: _correct_details(by, submission_id, to)
    )


@unit.act
def _correct_details(by: Acting, submission_id: str, to: Corrected) -> bool:
    entered(by, "correct_details", submission_id)
    paper = unit.session().get_one(Submission, submission_id)
    keywords = keyword_lines(to.keywords)
    refuse(
        {
            "title": why_not_needed(to.title, TITLE),
            "abstract": why_not(to.abstract, ABSTRACT),
            "keywords": keyword_fault(keywords),
            **translation_lacks(to.translations),
            **translation_faults(to.translations, paper.language),
        }
    )
    to = replace(to, keywords=keywords, translations=kept_translations(to.translations))
    if _is_hidden(submission_id, paper.state):
        details = {"title": to.title, "abstract": to.abstract, "keywords": keywords}
        anonymity.gate_details(submission_id, details | texts(to.translations))
    changed = _changed(paper, to)
    if not changed:
        return False
    paper.title, paper.abstract, paper.keywords = to.title, to.abstract, keywords
    put_translations(submission_id, to.translations)
    paper.stirred_at = by.at
    note_id = noted(by, submission_id, "\n".join(f"− {before}" for before in changed.values()))
    record(by, "correct_details", submission_id=submission_id, note_id=note_id)
    _tell(by, submission_id, tuple(changed))
    return True


def correct_authors(by: Acting, submission_id: str, entries: Sequence[AuthorEntry]) -> bool:
    """Change the list of authors; tell whether anything was changed.

    The copy that reviewers read is searched for the new names before the transaction begins.
    Raises Invalid by field of the list, or for `anonymized`.
    """
    words = words_of(submission_id, entries)
    state = session().scalar(select(Submission.state).where(Submission.id == submission_id))
    is_hidden = state is not None and _is_hidden(submission_id, state)
    rest()
    if is_hidden:
        anonymity.gate_copy(submission_id, words)
    return _correct_authors(by, submission_id, entries)


@unit.act
def _correct_authors(by: Acting, submission_id: str, entries: Sequence[AuthorEntry]) -> bool:
    entered(by, "correct_details", submission_id)
    _refuse_lacks(entries)
    _refuse_reviewers(submission_id, entries)
    before = byline(submission_id)
    if not put_authors(by, submission_id, entries):
        return False
    unit.session().flush()
    _mark_copies(submission_id)
    unit.session().get_one(Submission, submission_id).stirred_at = by.at
    note_id = noted(by, submission_id, "− " + ", ".join(one.name for one in before))
    record(by, "correct_authors", submission_id=submission_id, note_id=note_id)
    _tell(by, submission_id, (_BYLINE,))
    ask_authors(by, submission_id)
    return True


def _is_hidden(submission_id: str, state: State) -> bool:
    """Tell whether reviewers read the paper, or may yet, without knowing its authors."""
    return state in _READ_BY_REVIEWERS and policy_of(submission_id).needs_anonymized


def _changed(paper: Submission, to: Corrected) -> dict[str, str]:
    """Return what stood before, by the name of what changes."""
    pairs = (
        (_TITLE, paper.title, to.title),
        (_ABSTRACT, paper.abstract, to.abstract),
        (_KEYWORDS, "; ".join(keywords_of(paper.keywords)), "; ".join(keywords_of(to.keywords))),
        (_TRANSLATIONS, _written(translations(paper.id)), _written(to.translations)),
    )
    return {name: before for name, before, after in pairs if before != after}


def _written(rows: Sequence[Translation]) -> str:
    """Return the rows as the history keeps them."""
    lines = (
        " · ".join(
            part for part in (row.language, row.title, row.abstract, "; ".join(row.words)) if part
        )
        for row in rows
    )
    return "\n".join(lines)


def _refuse_lacks(entries: Sequence[AuthorEntry]) -> None:
    kept = [entry for entry in entries if not entry.is_blank]
    found = {f"authors-{one.place}-{one.field}": one.said for one in lacks(kept)}
    if found:
        raise Invalid(found)


def _refuse_reviewers(submission_id: str, entries: Sequence[AuthorEntry]) -> None:
    addresses = [entry.email.lower() for entry in entries if entry.email]
    name = unit.session().scalar(
        select(func.min(Account.name))
        .join(Review, Review.account_id == Account.id)
        .where(
            Review.submission_id == submission_id,
            Review.declined_at.is_(None),
            Review.cancelled_at.is_(None),
            Account.email.in_(addresses),
        )
    )
    if name:
        raise Invalid({"corresponding": Said.of(_REVIEWS_IT, name=name)})


def _mark_copies(submission_id: str) -> None:
    """Note that the copies were searched for the authors as they stand now."""
    unit.session().execute(
        update(File)
        .where(
            File.submission_id == submission_id,
            File.kind == FileKind.ANONYMIZED,
            File.passed_for != "",
        )
        .values(passed_for=mark(submission_id, searched(submission_id)))
    )


def _tell(by: Acting, submission_id: str, changed: Sequence[str]) -> None:
    to = author_of(submission_id)
    what = Said(changed[0])
    for name in changed[1:]:
        what = Said.of(N_("%(one)s and %(other)s"), one=what, other=Said(name))
    values = told(submission_id) | {"changed": what}
    composed = letter.drafted("details_corrected", to, values)
    letter.post(by, "details_corrected", to, composed, submission_id=submission_id)
