"""What people wrote in the journal's last years, and with whom: by it conflicts are found."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, or_, select

from journal.domain.conflicts import YEARS, Stay
from journal.domain.public_names import NameKind
from journal.domain.workflow import State
from journal.models.submission import Author, Submission
from journal.queries.read import session
from journal.queries.writers import Writer, Written

_YEAR = timedelta(days=366)
AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Together:
    """When somebody last wrote with an author, and whether that may not be told."""

    year: int
    is_sealed: bool


class Bylines:
    """The papers of these people, the newest first; a paper is its rows, author by author."""

    def __init__(self, rows: Iterable[AnyRow]) -> None:
        papers: dict[str, list[AnyRow]] = defaultdict(list)
        for row in rows:
            papers[row.submission_id].append(row)
        self._papers: list[list[AnyRow]] = list(papers.values())
        self._places: dict[str, set[int]] = defaultdict(set)
        for place, paper in enumerate(self._papers):
            for row in paper:
                for key in {row.account_id, row.email} - {None, ""}:
                    self._places[key].add(place)

    def stays(self, account_id: str, email: str) -> tuple[Stay, ...]:
        """Return where somebody wrote from, by what is published under their name."""
        return tuple(
            Stay(row.affiliation, row.ror, row.submitted_at.year)
            for _, own in self._of(account_id, (email,))
            for row in own
            if row.affiliation and not row.is_sealed
        )

    def together(
        self, account_id: str, email: str, writer: Writer, paper: Written
    ) -> Together | None:
        """Return when the two last wrote together, within the years before this paper."""
        theirs = dict(self._of(writer.account_id, writer.known.emails))
        for place, own in self._of(account_id, (email,)):
            first = self._papers[place][0]
            if place not in theirs or first.submission_id == paper.id:
                continue
            if paper.sent_at is None or first.submitted_at >= _since(paper.sent_at):
                is_sealed = any(row.is_sealed for row in (*own, *theirs[place]))
                return Together(first.submitted_at.year, is_sealed)
        return None

    def _of(
        self, account_id: str | None, emails: Collection[str]
    ) -> Iterator[tuple[int, list[AnyRow]]]:
        """Yield the papers of somebody by their places, each with the rows that are theirs."""
        keys = {account_id, *emails} - {None, ""}
        for place in sorted({one for key in keys for one in self._places.get(str(key), ())}):
            rows = [one for one in self._papers[place] if {one.account_id, one.email} & keys]
            yield place, rows


def bylines(papers: Sequence[Written], people: Sequence[AnyRow]) -> Bylines:
    """Return what these people wrote within the years before the papers were sent; one select."""
    own = select(Author.submission_id).where(
        or_(
            Author.account_id.in_([row.id for row in people]),
            Author.email.in_([row.email for row in people]),
        )
    )
    query = (
        select(
            Author.submission_id,
            Author.account_id,
            Author.email,
            Author.affiliation,
            Author.ror,
            # That an unpublished paper was written may be news to the editor who reads this.
            or_(Author.name_kind != NameKind.NAME, Submission.state != State.PUBLISHED).label(
                "is_sealed"
            ),
            Submission.submitted_at,
        )
        .join(Submission, Submission.id == Author.submission_id)
        .where(Author.submission_id.in_(own), Submission.state != State.DRAFT)
        .order_by(Submission.submitted_at.desc(), Author.submission_id, Author.position)
    )
    sent = [one.sent_at for one in papers if one.sent_at is not None]
    if sent:
        query = query.where(Submission.submitted_at >= _since(min(sent)))
    return Bylines(session().execute(query).all())


def _since(sent_at: datetime) -> datetime:
    return sent_at - YEARS * _YEAR
