"""Who wrote a paper, and by which words they could be known."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from sqlalchemy import Select, or_, select

from journal.domain.author import AuthorEntry
from journal.domain.author import searched as searched_in
from journal.domain.people import PersonName, inverted
from journal.domain.public_names import NameKind
from journal.domain.refusal import Refused
from journal.models.account import Account
from journal.models.submission import Author, Submission
from journal.queries.read import session
from journal.queries.sealed import opened

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
    Author.name_kind,
)


def byline(submission_id: str) -> tuple[AuthorEntry, ...]:
    """Return the authors in their order, as others may know them; one select."""
    rows = session().execute(
        select(*_ENTRY).where(Author.submission_id == submission_id).order_by(Author.position)
    )
    return tuple(AuthorEntry(*row) for row in rows)


def whole_byline(submission_id: str) -> tuple[AuthorEntry, ...]:
    """Return the authors with what is sealed of them, for who wrote it; one select.

    Raises Refused where the key is not here.
    """
    rows = session().execute(
        select(*_ENTRY, Author.sealed)
        .where(Author.submission_id == submission_id)
        .order_by(Author.position)
    )
    return tuple(
        opened(AuthorEntry(*entry), sealed, submission_id) if sealed else AuthorEntry(*entry)
        for *entry, sealed in rows
    )


def byline_for(
    account_id: str, submission_id: str
) -> tuple[tuple[AuthorEntry, ...], Mapping[str, str]]:
    """Return the authors as one of them may know them, and the public names of sealed ones by id.

    Whole are those who are the person themselves or open their names to co-authors; to who sends
    the paper all are. Where the key is not here, every one is as others know them. One select.
    """
    rows = session().execute(
        select(*_ENTRY, Author.sealed, Author.account_id, Submission.account_id)
        .join(Submission, Submission.id == Author.submission_id)
        .where(Author.submission_id == submission_id)
        .order_by(Author.position)
    )
    found, public = [], {}
    for *entry, sealed, own_id, sender_id in rows:
        told = AuthorEntry(*entry)
        if told.is_sealed:
            public[told.id] = told.name
        with suppress(Refused):
            whole = opened(told, sealed, submission_id) if sealed else told
            is_theirs = account_id in (own_id, sender_id)
            told = whole if is_theirs or whole.opens_to_coauthors else told
        found.append(told)
    return tuple(found), public


def is_kept_from(account_id: str, submission_id: str) -> bool:
    """Tell whether an author's name is sealed for this other author of the paper; one select.

    It is where the key is not here; from who sends the paper nothing is kept.
    """
    rows = session().execute(
        select(Author.sealed)
        .join(Submission, Submission.id == Author.submission_id)
        .where(
            Author.submission_id == submission_id,
            Author.name_kind != NameKind.NAME,
            Author.account_id.is_distinct_from(account_id),
            Submission.account_id != account_id,
        )
    )
    return any(not _opens(row.sealed, submission_id) for row in rows)


def _opens(sealed: str, submission_id: str) -> bool:
    with suppress(Refused):
        return bool(sealed) and opened(AuthorEntry(), sealed, submission_id).opens_to_coauthors
    return False


def public_names(submission_id: str, entries: Sequence[AuthorEntry]) -> Mapping[str, str]:
    """Return by which name each author with a sealed one is known, by the line of the byline."""
    if not any(one.is_sealed for one in entries):
        return {}
    return {one.id: one.name for one in byline(submission_id) if one.is_sealed}


def address_behind(mark: str) -> str | None:
    """Return the address that this stands for; None where the key is not here, or nobody has it."""
    row = (
        session()
        .execute(select(Author.submission_id, Author.id).where(Author.email == mark).limit(1))
        .one_or_none()
    )
    if row is None:
        return None
    with suppress(Refused):
        return {one.id: one.email for one in whole_byline(row.submission_id)}[row.id]
    return None


def told_words(submission_id: str) -> tuple[str, ...]:
    """Return those of `searched` that an editor may be told: nothing that is sealed."""
    entries = byline(submission_id)
    return searched_in([replace(one, email="") if one.is_sealed else one for one in entries])


def words_of(submission_id: str, entries: Sequence[AuthorEntry]) -> tuple[str, ...]:
    """Return the words that must not stand there once the byline is this one."""
    return tuple(dict.fromkeys((*searched(submission_id), *searched_in(tuple(entries)))))


def searched(submission_id: str) -> tuple[str, ...]:
    """Return the words that must not stand in what reviewers read; two selects.

    Those of the byline, what is sealed among them, and those of the accounts behind it: an author
    listed under a public name is looked for by their own as well. Raises as `whole_byline`.
    """
    return known_by(submission_id, whole_byline(submission_id))


def known_by(submission_id: str, entries: tuple[AuthorEntry, ...]) -> tuple[str, ...]:
    """Return the same where the whole byline has been read; one select."""
    words = dict.fromkeys(searched_in(entries))
    for name, family, *others in session().execute(_accounts(submission_id)):
        texts = (inverted(PersonName(name, family)), *others)
        words.update(dict.fromkeys(text.strip() for text in texts if text.strip()))
    return tuple(words)


def known_as(account: Account) -> tuple[str, ...]:
    """Return by which words the account's holder is known: their names and their address."""
    texts = (inverted(PersonName(account.name, account.family_name)), account.other_script_name)
    return tuple(text for text in (*texts, account.email) if text.strip())


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
