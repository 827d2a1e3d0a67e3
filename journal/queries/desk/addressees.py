"""To whom a letter about a paper can be written, and whose names must not stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import or_, select

from journal.domain.office import Office
from journal.domain.public_names import OF_ACCOUNT, is_sealed_address
from journal.domain.transparency import Transparency, hides_author, hides_reviewer
from journal.domain.workflow import AFTER_ACCEPTANCE, State
from journal.models.account import Account, OfficeHeld
from journal.models.answer import Side
from journal.models.review import Review
from journal.models.submission import Author, Submission
from journal.queries.read import session
from journal.queries.sealed import masks_of

OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody to write to; `key` names them on the page, the office's mailbox has no account."""

    key: str
    side: Side
    role: str
    name: str
    address: str
    language: str
    account_id: str | None = None
    review_id: str | None = None

    @property
    def is_sealed(self) -> bool:
        """Tell whether the letter goes to an address that nobody is told."""
        return is_sealed_address(self.address)


def addressees(submission_id: str, today: date) -> tuple[Addressee, ...]:
    """Return who can be written to: the author, the reviewers, the editor, production."""
    paper = session().get_one(Submission, submission_id)
    return (
        *_author(paper),
        *_reviewers(submission_id),
        *_accounts(Side.DESK, "editor", paper.handling_editor_id),
        *_production(paper.state, today),
    )


def _accounts(side: Side, role: str, account_id: str | None) -> Iterator[Addressee]:
    found = session().get(Account, account_id) if account_id else None
    if found is not None:
        yield _addressee(found, side, role)


def _author(paper: Submission) -> Iterator[Addressee]:
    """Yield who sent the paper, by the name that the paper knows."""
    shown = masks_of(paper.id).get(paper.account_id)
    chosen = paper.correspondence_language
    for found in _accounts(Side.AUTHOR, "author", paper.account_id):
        one = replace(found, language=chosen or found.language)
        yield one if shown is None else replace(one, key="author", name=shown, address=OF_ACCOUNT)


def _addressee(row: Account, side: Side, role: str, review_id: str | None = None) -> Addressee:
    key = review_id or f"{role}-{row.id}"
    return Addressee(key, side, role, row.name, row.email, row.language, row.id, review_id)


def _reviewers(submission_id: str) -> Iterator[Addressee]:
    """Yield each person who was asked, once, by their newest assignment."""
    rows = session().execute(
        select(Account, Review.id)
        .join(Review, Review.account_id == Account.id)
        .where(Review.submission_id == submission_id)
        .order_by(Review.invited_at.desc(), Review.id)
    )
    seen = set()
    for account, review_id in rows:
        if account.id not in seen:
            seen.add(account.id)
            yield _addressee(account, Side.REVIEWER, "reviewer", review_id)


def _production(state: State, today: date) -> Iterator[Addressee]:
    if state not in AFTER_ACCEPTANCE:
        return
    rows = session().scalars(
        select(Account)
        .join(OfficeHeld, OfficeHeld.account_id == Account.id)
        .where(
            OfficeHeld.office == Office.PRODUCTION,
            Account.is_blocked.is_(False),
            OfficeHeld.starts_on <= today,
            or_(OfficeHeld.ends_on.is_(None), OfficeHeld.ends_on >= today),
        )
        .order_by(Account.name, Account.id)
        .distinct()
    )
    for row in rows:
        yield _addressee(row, Side.OTHER, "production")


def masked_from(submission_id: str, to: Addressee) -> tuple[str, ...]:
    """Return names, addresses and institutions that this reader must not learn from the letter."""
    if to.side is Side.DESK:
        return ()
    mode = session().get_one(Submission, submission_id).transparency
    found: list[str] = []
    if hides_reviewer(mode) or to.side is Side.OTHER:
        found += _of_reviewers(submission_id, to)
    if to.side is Side.REVIEWER and _hides_author(mode, to):
        found += _of_authors(submission_id)
    return tuple(dict.fromkeys(one for one in found if one))


def _hides_author(mode: Transparency, to: Addressee) -> bool:
    """Who has not accepted does not know the author even where names are open."""
    review = session().get_one(Review, to.review_id)
    return hides_author(mode) or review.accepted_at is None


def _of_reviewers(submission_id: str, to: Addressee) -> list[str]:
    rows = session().execute(
        select(Account.name, Account.other_script_name, Account.email, Account.affiliation)
        .join(Review, Review.account_id == Account.id)
        .where(Review.submission_id == submission_id, Account.id != to.account_id)
    )
    return [word for row in rows for word in row]


def _of_authors(submission_id: str) -> list[str]:
    rows = session().execute(
        select(Author.name, Author.email, Author.affiliation).where(
            Author.submission_id == submission_id
        )
    )
    return [word for row in rows for word in row]
