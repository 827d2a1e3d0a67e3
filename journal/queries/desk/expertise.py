"""What people know and published, kept ready to be compared with the text of a paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from flask import current_app
from sqlalchemy import Row, and_, func, or_, select

from journal.domain.matching.index import Index
from journal.domain.public_names import NameKind
from journal.domain.workflow import State
from journal.models.account import Account
from journal.models.submission import Author, Submission
from journal.queries.read import session

AnyRow = Row[*tuple[Any, ...]]
_KEPT = "what people know and published"
# What everybody can read under their own name; of other papers no word may tell.
_IS_THEIRS = or_(
    Author.account_id == Account.id,
    and_(Author.account_id.is_(None), Author.email == Account.email),
)
_IS_PUBLIC = and_(
    Author.name_kind == NameKind.NAME,
    Author.submission_id == Submission.id,
    Submission.state == State.PUBLISHED,
)
# A column of a select of accounts: the ids of the papers that somebody published here.
PUBLISHED = (
    select(func.aggregate_strings(Submission.id, " "))
    .where(_IS_THEIRS, _IS_PUBLIC)
    .correlate(Account)
    .scalar_subquery()
    .label("published")
)


@dataclass
class _Learned:
    """The index of everybody's texts, and from what each was made."""

    index: Index = field(default_factory=Index)
    made_from: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near people's texts are to texts of papers; what shares nothing is left out."""

    learned: _Learned
    scores: Sequence[Mapping[str, float]]

    def shared(self, text: str, account_id: str) -> tuple[str, ...]:
        """Return the words of the text that somebody's texts share with it."""
        with self.learned.lock:
            return self.learned.index.shared(text, account_id)


def likeness(people: Iterable[AnyRow], texts: Sequence[str]) -> Likeness:
    """Return how near these people, rows with id, expertise and PUBLISHED, are to each text.

    Whose texts changed since they were last compared are read anew: one select, or none.
    """
    learned: _Learned = current_app.extensions.setdefault(_KEPT, _Learned())
    present = {row.id: _source(row) for row in people}
    with learned.lock:
        _learn(learned, {key: one for key, one in present.items() if any(one)})
        scores = tuple(learned.index.scores(text) for text in texts)
    return Likeness(learned, scores)


def _source(row: AnyRow) -> tuple[str, ...]:
    """Return what somebody's text is made from: their own words, and ids of papers."""
    return (row.expertise, *sorted((row.published or "").split()))


def _learn(learned: _Learned, present: Mapping[str, tuple[str, ...]]) -> None:
    changed = {key: one for key, one in present.items() if learned.made_from.get(key) != one}
    for key in learned.made_from.keys() - present.keys():
        learned.index.drop(key)
        del learned.made_from[key]
    read = _read({paper for one in changed.values() for paper in one[1:]})
    for key, one in changed.items():
        learned.index.add(key, "\n".join((one[0], *(read[paper] for paper in one[1:]))))
        learned.made_from[key] = one


def _read(submission_ids: Iterable[str]) -> dict[str, str]:
    ids = list(submission_ids)
    if not ids:
        return {}
    query = select(Submission.id, Submission.title, Submission.abstract, Submission.keywords)
    rows = session().execute(query.where(Submission.id.in_(ids)))
    return {key: "\n".join(told) for key, *told in rows}
