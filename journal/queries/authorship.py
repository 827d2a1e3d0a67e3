"""What an author reads by their link, and what those who sent the paper see of the answers."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, select

from journal.access import links, scopes
from journal.domain.authorship import Answer, Place, place_of
from journal.models.account import Account
from journal.models.authorship import Authorship
from journal.models.submission import Author, Submission
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class AskedAuthor:
    """The page of a link: the paper's title, and the byline as each wishes to be named."""

    submission_id: str
    reference: str
    title: str
    language: str
    email: str
    name: str
    names: tuple[str, ...]
    place: Place
    answer: Answer | None
    words: str
    has_password: bool


def asked_author(key: bytes, token: str) -> AskedAuthor | None:
    """Return what the link leads to; None where it leads nowhere, or not any more."""
    claim = links.read(key, links.AUTHOR, token)
    if claim is None:
        return None
    row = (
        session()
        .execute(
            select(
                Authorship.submission_id,
                Submission.reference,
                Submission.title,
                Submission.language,
                Authorship.email,
                Submission.state,
                Authorship.answer,
                Authorship.words,
                exists()
                .where(Account.email == Authorship.email, Account.password.is_not(None))
                .label("has_password"),
            )
            .join(Submission, Submission.id == Authorship.submission_id)
            .where(Authorship.id == claim.row_id, Authorship.generation == claim.generation)
        )
        .one_or_none()
    )
    byline = _named(row.submission_id) if row else ()
    own = next((name for name, email in byline if row and email == row.email), None)
    if row is None or own is None:
        return None
    return AskedAuthor(
        row.submission_id,
        row.reference,
        row.title,
        row.language,
        row.email,
        own,
        tuple(name for name, _ in byline),
        place_of(row.state),
        row.answer,
        row.words,
        row.has_password,
    )


def _named(submission_id: str) -> tuple[tuple[str, str], ...]:
    rows = session().execute(
        select(Author.name, Author.public_name, Author.email)
        .where(Author.submission_id == submission_id)
        .order_by(Author.position)
    )
    return tuple((row.public_name or row.name, row.email) for row in rows)


def follows(account_id: str | None, submission_id: str) -> bool:
    """Tell whether the account finds this paper among its own."""
    if account_id is None:
        return False
    query = select(Submission.id).where(Submission.id == submission_id, scopes.authored(account_id))
    return session().scalar(query) is not None


def answers(submission_id: str) -> dict[str, Answer | None]:
    """Return what each author who was asked answered, by the line of the byline; one select."""
    rows = session().execute(
        select(Author.id, Authorship.answer)
        .join(
            Authorship,
            and_(
                Authorship.submission_id == Author.submission_id,
                Authorship.email == Author.email,
            ),
        )
        .where(Author.submission_id == submission_id)
    )
    return {row.id: row.answer for row in rows}


def unanswered(before: datetime) -> tuple[str, ...]:
    """Return the ids of those asked before this moment who neither answered nor were reminded."""
    return tuple(
        session().scalars(
            select(Authorship.id)
            .where(
                Authorship.answer.is_(None),
                Authorship.reminded_at.is_(None),
                Authorship.asked_at <= before,
            )
            .order_by(Authorship.asked_at, Authorship.id)
        )
    )
