"""Who wrote a paper, and by which words they could be known."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select

from journal.domain.author import AuthorEntry
from journal.domain.author import searched as searched_in
from journal.domain.people import PersonName, inverted
from journal.models.account import Account
from journal.models.submission import Author, Submission
from journal.queries.read import session

_ENTRY = (
    Author.id,
    Author.name,
    Author.family_name,
    Author.public_name,
    Author.email,
    Author.orcid,
    Author.affiliation,
    Author.country,
    Author.is_corresponding,
    Author.other_script_name,
    Author.roles,
    Author.ror,
)


def byline(submission_id: str) -> tuple[AuthorEntry, ...]:
    """Return the authors in their order; one select."""
    rows = session().execute(
        select(*_ENTRY).where(Author.submission_id == submission_id).order_by(Author.position)
    )
    return tuple(AuthorEntry(*row) for row in rows)


def words_of(submission_id: str, entries: Sequence[AuthorEntry]) -> tuple[str, ...]:
    """Return the words that must not stand there once the byline is this one."""
    return tuple(dict.fromkeys((*searched(submission_id), *searched_in(tuple(entries)))))


def searched(submission_id: str) -> tuple[str, ...]:
    """Return the words that must not stand in what reviewers read; two selects.

    Those of the byline, and those of the accounts behind it: an author listed under a public name
    is looked for by their own as well.
    """
    return known_by(submission_id, byline(submission_id))


def known_by(submission_id: str, entries: tuple[AuthorEntry, ...]) -> tuple[str, ...]:
    """Return the same where the byline has been read; one select."""
    words = dict.fromkeys(searched_in(entries))
    for name, family, *others in session().execute(_accounts(submission_id)):
        texts = (inverted(PersonName(name, family)), *others)
        words.update(dict.fromkeys(text.strip() for text in texts if text.strip()))
    return tuple(words)


def _accounts(submission_id: str) -> Select[*tuple[str, ...]]:
    in_byline = select(Author.account_id).where(Author.submission_id == submission_id)
    sender = select(Submission.account_id).where(Submission.id == submission_id)
    return (
        select(
            Account.name,
            Account.family_name,
            Account.other_script_name,
            Account.email,
            Account.orcid,
            Account.affiliation,
        )
        .where(or_(Account.id.in_(in_byline), Account.id.in_(sender)))
        .order_by(Account.id)
    )
