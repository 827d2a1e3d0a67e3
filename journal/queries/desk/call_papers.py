"""The papers of a call that want reviewers, as far as who asks may see them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, or_, select

from journal.access.scopes import overseen
from journal.access.viewer import Viewer
from journal.domain.transparency import Transparency, hides_author
from journal.domain.workflow import State
from journal.models.file import File
from journal.models.review import Round
from journal.models.submission import Submission, Version
from journal.queries.desk.ranking import Paper
from journal.queries.named import NAMED, named_in
from journal.queries.read import session

AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class CallPaper:
    """A paper in review: its open round wants so many reviews by this day."""

    paper: Paper
    reference: str
    title: str
    required: int
    due_on: date

    @property
    def id(self) -> str:
        """Return the paper's id."""
        return self.paper.id


def call_papers(viewer: Viewer, call_id: str) -> tuple[CallPaper, ...]:
    """Return papers with an open round on which reviewers could begin, by reference; one select.

    A paper that is held is left out, and one of which reviewers have nothing to read yet.
    """
    if viewer.account_id is None:
        return ()
    shows_author = Submission.transparency.in_(
        [one for one in Transparency if not hides_author(one)]
    )
    query = (
        select(
            Submission.id,
            Submission.reference,
            Submission.title,
            Submission.abstract,
            Submission.keywords,
            Submission.language,
            Round.reviews_required,
            Round.due_on,
            NAMED,
        )
        .join(Round, Round.submission_id == Submission.id)
        .join(Version, Version.id == Round.version_id)
        .outerjoin(File, File.id == Version.anonymized_id)
        .where(
            Submission.call_id == call_id,
            Submission.state == State.IN_REVIEW,
            Submission.held_at.is_(None),
            Round.closed_at.is_(None),
            or_(File.passed_for != "", shows_author),
            overseen(viewer.account_id, viewer.offices),
        )
        .order_by(Submission.reference)
    )
    return tuple(_paper(row) for row in session().execute(query))


def _paper(row: AnyRow) -> CallPaper:
    text = f"{row.title}\n{row.abstract}\n{row.keywords}"
    paper = Paper(row.id, text, row.language, named_in(row.named))
    return CallPaper(paper, row.reference, row.title, row.reviews_required, row.due_on)
