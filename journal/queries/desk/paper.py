"""One submission as its editors read it: who may, what it is, and who wrote it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ScalarSelect,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    select,
)
from sqlalchemy.orm import aliased

from journal.access.permissions import why_not
from journal.access.standing import Standing, standing
from journal.access.viewer import Viewer
from journal.domain.authorship import Answer
from journal.domain.checks import Outcome, names_in
from journal.domain.consent import Consent
from journal.domain.limits import Limits
from journal.domain.notices import told
from journal.domain.public_names import NameKind
from journal.domain.translation import Translation
from journal.domain.transparency import Transparency
from journal.domain.workflow import State
from journal.models.account import Account
from journal.models.answer import Answer as Filed
from journal.models.authorship import Authorship
from journal.models.call import Call, Theme
from journal.models.check import SignedCheck
from journal.models.decision import Decision
from journal.models.review import Recommendation
from journal.models.section import Section
from journal.models.submission import Author, Submission, SubmissionTheme
from journal.queries.consent import CONSENTS, consents_in
from journal.queries.limits import LIMITS_IN_FORCE, limits_of
from journal.queries.named import NAMED, Lists, named_in
from journal.queries.read import session
from journal.queries.translation import TRANSLATIONS, translations_in

_OWN = frozenset(Submission.__table__.columns.keys())


@dataclass(frozen=True, slots=True)
class Facts:
    """The submission's own line, with the names of what it belongs to."""

    id: str
    reference: str
    title: str
    abstract: str
    keywords: str
    language: str
    review_languages: str
    correspondence_language: str
    state: State
    transparency: Transparency
    is_count_disputed: bool
    word_count: int | None
    page_count: int | None
    submitted_at: datetime
    revised_at: datetime | None
    accepted_at: datetime | None
    revision_due_on: date | None
    competing_interests: str
    funding: str
    ethics: str
    data_availability: str
    ai_use: str
    content_notices: str
    notice_words: str
    study_kind: str
    guideline: str
    cover_letter: str
    withdrawal_reason: str
    call_id: str | None
    call: str | None
    section_id: str
    section: str
    is_reviewed: bool
    checks: str
    passed_count: int
    problem_count: int
    editor_id: str | None
    editor: str | None
    held_at: datetime | None
    hold_reason: str
    holder: str | None
    themes: tuple[str, ...]
    translations: tuple[Translation, ...]
    consents: tuple[Consent, ...]
    limits: Limits
    is_advice_only: bool
    named: Lists
    has_decisions: bool
    has_advice: bool
    has_answers: bool

    @property
    def notices(self) -> tuple[str, ...]:
        """Return the content notices as messages."""
        return told(self.content_notices, self.notice_words)

    @property
    def check_count(self) -> int:
        """Return how many checks the section asks for."""
        return len(names_in(self.checks))

    @property
    def open_count(self) -> int:
        """Return how many of them have not passed yet."""
        return max(self.check_count - self.passed_count, 0)


@dataclass(frozen=True, slots=True)
class AuthorLine:
    """One person in the byline."""

    name: str
    email: str
    orcid: str
    affiliation: str
    country: str
    is_corresponding: bool
    other_script_name: str
    public_name: str
    roles: str
    ror: str
    name_kind: NameKind
    authorship_id: str | None
    answer: Answer | None
    words: str | None
    settled_at: datetime | None

    @property
    def is_sealed(self) -> bool:
        """Tell whether this is another name than the person's own."""
        return self.name_kind is not NameKind.NAME

    @property
    def objects(self) -> bool:
        """Tell whether an objection stands to which nobody has seen yet."""
        return self.answer is Answer.OBJECTED and self.settled_at is None


def _signed(outcome: Outcome) -> ScalarSelect[int]:
    """Count the checks of the paper that stand signed with this outcome."""
    return (
        select(func.count())
        .select_from(SignedCheck)
        .where(
            SignedCheck.submission_id == Submission.id,
            SignedCheck.outcome == outcome,
            SignedCheck.unsigned_at.is_(None),
        )
        .correlate(Submission)
        .scalar_subquery()
    )


_Editor = aliased(Account)
_Holder = aliased(Account)
# Each as "position title", for the order of an aggregate is nobody's promise.
_THEMES = (
    select(func.aggregate_strings(cast(Theme.position, String) + literal(" ") + Theme.title, "\n"))
    .join(SubmissionTheme, SubmissionTheme.theme_id == Theme.id)
    .where(SubmissionTheme.submission_id == Submission.id)
    .scalar_subquery()
)
_FACTS = (
    select(
        *(getattr(Submission, name) for name in Facts.__dataclass_fields__ if name in _OWN),
        Call.title.label("call"),
        Section.title.label("section"),
        Section.is_reviewed,
        Section.checks,
        Section.is_advice_only,
        *LIMITS_IN_FORCE,
        _signed(Outcome.PASSED).label("passed_count"),
        _signed(Outcome.PROBLEM).label("problem_count"),
        _Editor.id.label("editor_id"),
        _Editor.name.label("editor"),
        _Holder.name.label("holder"),
        _THEMES.label("themes"),
        TRANSLATIONS,
        CONSENTS,
        NAMED,
        exists().where(Decision.submission_id == Submission.id).label("has_decisions"),
        exists().where(Recommendation.submission_id == Submission.id).label("has_advice"),
        exists().where(Filed.submission_id == Submission.id).label("has_answers"),
    )
    .outerjoin(Call, Call.id == Submission.call_id)
    .join(Section, Section.id == Submission.section_id)
    .outerjoin(_Editor, _Editor.id == Submission.handling_editor_id)
    .outerjoin(_Holder, _Holder.id == Submission.held_by_id)
    .where(Submission.id == bindparam("submission_id"))
)
_AUTHORS: Select[*tuple[Any, ...]] = (
    select(
        Author.name,
        # Of a sealed address not even what stands for it is anybody's to see.
        case((Author.name_kind == NameKind.NAME, Author.email), else_="").label("email"),
        Author.orcid,
        Author.affiliation,
        Author.country,
        Author.is_corresponding,
        Author.other_script_name,
        Author.public_name,
        Author.roles,
        Author.ror,
        Author.name_kind,
        Authorship.id,
        Authorship.answer,
        Authorship.words,
        Authorship.settled_at,
    )
    .outerjoin(
        Authorship,
        and_(
            Authorship.submission_id == Author.submission_id,
            Authorship.email == Author.email,
        ),
    )
    .where(Author.submission_id == bindparam("submission_id"))
    .order_by(Author.position)
)


def desk_standing(viewer: Viewer, submission_id: str) -> Standing | None:
    """Return how the viewer stands to the paper; None where they may not read it as an editor."""
    if viewer.account_id is None:
        return None
    found = standing(session(), viewer.account_id, viewer.offices, submission_id)
    return None if why_not(found, "read_as_editor") else found


def facts(submission_id: str) -> Facts:
    """Return the submission's line; ask `desk_standing` first."""
    row = session().execute(_FACTS, {"submission_id": submission_id}).one()
    read = {
        "themes": _in_order(row.themes),
        "translations": translations_in(row.translations),
        "consents": consents_in(row.consents),
        "named": named_in(row.named),
        "limits": limits_of(row),
    }
    own = {name: told for name, told in row._asdict().items() if name in Facts.__slots__}
    return Facts(**{**own, **read})


def _in_order(themes: str | None) -> tuple[str, ...]:
    lines = [line.split(" ", 1) for line in (themes or "").splitlines()]
    return tuple(title for _, title in sorted(lines, key=lambda line: int(line[0])))


def authors(submission_id: str) -> tuple[AuthorLine, ...]:
    """Return the byline in its order."""
    rows = session().execute(_AUTHORS, {"submission_id": submission_id})
    return tuple(AuthorLine(*row) for row in rows)
