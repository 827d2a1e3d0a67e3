"""Who wrote papers, as conflicts with them are found: sealed names opened where the key is here."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, literal, or_, select

from journal.domain.author import AuthorEntry
from journal.domain.conflicts import Known, Stay, Traced, traced
from journal.domain.public_names import NameKind
from journal.domain.refusal import Refused
from journal.models.account import Account
from journal.models.submission import Author, Conflict, Submission
from journal.queries.institution import names_of
from journal.queries.joined import joined, parted
from journal.queries.named import NAMED, Lists, named_in
from journal.queries.read import session
from journal.queries.sealed import opened

AnyRow = Row[*tuple[Any, ...]]
# By account, else by the address in the byline.
_IS_HOLDER = or_(
    Account.id == Author.account_id,
    and_(Author.account_id.is_(None), Author.email != "", Account.email == Author.email),
)


_DECLARED = joined("declared", Conflict.submission_id, literal(0), Conflict.account_id)


@dataclass(frozen=True, slots=True)
class Writer:
    """An author of a paper, with the account that is theirs."""

    account_id: str | None
    traced: Traced

    @property
    def known(self) -> Known:
        """Return what is known of them."""
        return self.traced.known


@dataclass(frozen=True, slots=True)
class Written:
    """A paper: who wrote it, when it was sent, whom its authors name, who declared a conflict."""

    id: str
    writers: tuple[Writer, ...] = ()
    sent_at: datetime | None = None
    named: Lists = field(default_factory=dict)
    declared: frozenset[str] = frozenset()


def written(submission_ids: Collection[str]) -> tuple[Written, ...]:
    """Return these papers; one select, two where an institution is in the register."""
    rows = (
        session()
        .execute(
            select(
                Author,
                Submission.submitted_at,
                NAMED,
                _DECLARED,
                Account.id,
                Account.name,
                Account.other_script_name,
                Account.email,
                Account.affiliation,
                Account.coauthors,
            )
            .join(Submission, Submission.id == Author.submission_id)
            .outerjoin(Account, _IS_HOLDER)
            .where(Author.submission_id.in_(submission_ids))
            .order_by(Author.submission_id, Author.position)
        )
        .all()
    )
    in_register = names_of(frozenset(row.Author.ror for row in rows if row.Author.ror))
    by_paper = defaultdict[str, list[AnyRow]](list)
    for row in rows:
        by_paper[row.Author.submission_id].append(row)
    return tuple(_written(one, by_paper[one], in_register) for one in submission_ids)


def _written(
    submission_id: str, rows: Sequence[AnyRow], in_register: Mapping[str, frozenset[str]]
) -> Written:
    if not rows:
        return Written(submission_id)
    return Written(
        submission_id,
        tuple(_writer(row, in_register) for row in rows),
        rows[0].submitted_at,
        named_in(rows[0].named),
        frozenset(one for (one,) in parted(rows[0].declared)),
    )


def _writer(row: AnyRow, in_register: Mapping[str, frozenset[str]]) -> Writer:
    author: Author = row.Author
    entry = AuthorEntry(
        name=author.name,
        other_script_name=author.other_script_name,
        email=author.email,
        affiliation=author.affiliation,
        ror=author.ror,
    )
    if author.sealed:
        with suppress(Refused):
            entry = opened(entry, author.sealed, author.submission_id)
    texts = dict.fromkeys((entry.affiliation, row.affiliation or ""))
    register = [Stay(name) for name in sorted(in_register.get(entry.ror, ()))]
    stays = tuple(Stay(text, entry.ror) for text in texts if text)
    names = (entry.name, entry.other_script_name, row.name, row.other_script_name)
    known = Known(
        name=author.name,
        names=tuple(dict.fromkeys(name for name in names if name)),
        email=entry.email,
        stays=(*stays, *register),
        coauthors=row.coauthors or "",
        is_sealed=author.name_kind is not NameKind.NAME,
        other_emails=(row.email,) if row.email else (),
    )
    return Writer(row.id, traced(known))
