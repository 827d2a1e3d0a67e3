"""All submissions that an editor may see, searched and filtered."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, or_, select

from journal.access.scopes import overseen
from journal.access.viewer import Viewer
from journal.domain.workflow import State
from journal.models.account import Account, OfficeHeld
from journal.models.call import Call
from journal.models.section import Section
from journal.models.submission import Author, Submission
from journal.queries.read import session

A_PAGE = 25
_MOST_WORDS = 8
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Sought:
    """What the editor looks for; empty asks for everything, the editor NOBODY for what waits."""

    words: str = ""
    state: str = ""
    call_id: str = ""
    section_id: str = ""
    editor_id: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One submission in the list."""

    submission_id: str
    reference: str
    title: str
    part: str
    state: State
    editor: str
    stirred_at: datetime
    is_held: bool


def submissions(viewer: Viewer, sought: Sought, page: int = 1) -> tuple[tuple[Listed, ...], bool]:
    """Return the page of what the viewer may see, last moved first, and whether more follows."""
    if viewer.account_id is None:
        return (), False
    query = (
        select(
            Submission.id,
            Submission.reference,
            Submission.title,
            func.coalesce(Call.title, Section.title, ""),
            Submission.state,
            func.coalesce(Account.name, ""),
            Submission.stirred_at,
            Submission.held_at.is_not(None),
        )
        .outerjoin(Call, Call.id == Submission.call_id)
        .outerjoin(Section, Section.id == Submission.section_id)
        .outerjoin(Account, Account.id == Submission.handling_editor_id)
        .where(overseen(viewer.account_id, viewer.offices), *_asked(sought))
        .order_by(Submission.stirred_at.desc(), Submission.id)
        .limit(A_PAGE + 1)
        .offset((page - 1) * A_PAGE)
    )
    rows = [Listed(*row) for row in session().execute(query)]
    return tuple(rows[:A_PAGE]), len(rows) > A_PAGE


def calls_named() -> tuple[tuple[str, str], ...]:
    """Return id and title of every call that was announced: they are public."""
    rows = session().execute(
        select(Call.id, Call.title)
        .where(Call.announced_at.is_not(None))
        .order_by(Call.opens_at.desc(), Call.id)
    )
    return tuple((row.id, row.title) for row in rows)


def sections_named() -> tuple[tuple[str, str], ...]:
    """Return id and title of every section, in their order."""
    rows = session().execute(
        select(Section.id, Section.title).order_by(Section.position, Section.title)
    )
    return tuple((row.id, row.title) for row in rows)


def editors_named(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return id and name of whoever handles a paper that the viewer may see, by name."""
    if viewer.account_id is None:
        return ()
    handled = exists().where(
        Submission.handling_editor_id == Account.id, overseen(viewer.account_id, viewer.offices)
    )
    in_office = select(OfficeHeld.account_id)  # offices that ended stay
    rows = session().execute(
        select(Account.id, Account.name)
        .where(Account.id.in_(in_office), handled)
        .order_by(Account.name, Account.id)
    )
    return tuple((row.id, row.name) for row in rows)


def _asked(sought: Sought) -> list[ColumnElement[bool]]:
    conditions = [_holds(word) for word in sought.words.split()[:_MOST_WORDS]]
    if sought.state in set(State):
        conditions.append(Submission.state == State(sought.state))
    else:
        # Tests, spam and doubles are looked for by name alone.
        conditions.append(Submission.state != State.FILED_AWAY)
    if sought.call_id:
        conditions.append(Submission.call_id == sought.call_id)
    if sought.section_id:
        conditions.append(Submission.section_id == sought.section_id)
    if sought.editor_id == NOBODY:
        conditions.append(Submission.handling_editor_id.is_(None))
    elif sought.editor_id:
        conditions.append(Submission.handling_editor_id == sought.editor_id)
    return conditions


def _holds(word: str) -> ColumnElement[bool]:
    """The word stands in the reference, the title or an author's name."""
    written = select(Author.submission_id).where(Author.name.icontains(word, autoescape=True))
    return or_(
        Submission.reference.icontains(word, autoescape=True),
        Submission.title.icontains(word, autoescape=True),
        Submission.id.in_(written),
    )
