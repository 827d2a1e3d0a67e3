"""What is sealed of authors with another public name: whether, in whose place, and opened."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from flask import current_app
from sqlalchemy import ColumnElement, exists, func, or_, select

from journal.domain.author import AuthorEntry
from journal.domain.public_names import NO_KEY, NameKind, address_for
from journal.domain.refusal import Refusal, Refused
from journal.lib.sealing import Seals, Unopened
from journal.lib.signing import digest
from journal.models.examination import Examination
from journal.models.file import File
from journal.models.submission import Author, Submission
from journal.queries.read import session

# What is closed of an entry; the rest stands in its columns.
SEALED = (
    "name",
    "family_name",
    "other_script_name",
    "public_name",
    "email",
    "orcid",
    "affiliation",
    "country",
    "ror",
    "keeps_affiliation",
    "opens_to_coauthors",
)
_TEXT = "sealed:"


def seals() -> Seals:
    """Return the seals of the running app."""
    found: Seals = current_app.extensions["seals"]
    return found


def opened(entry: AuthorEntry, closed: str, submission_id: str) -> AuthorEntry:
    """Return the entry with what is sealed of it; raises Refused where the key is not here.

    What was closed for another paper opens nothing here.
    """
    try:
        told = json.loads(seals().open(closed))
    except Unopened as error:
        raise Refused(Refusal(NO_KEY)) from error
    if told.pop("of") != submission_id:
        raise Refused(Refusal(NO_KEY))
    return replace(entry, **told)


def closed(entry: AuthorEntry, submission_id: str) -> str:
    """Return what is sealed of the entry, closed for this paper; raises Refused without a key."""
    told = {field: getattr(entry, field) for field in SEALED} | {"of": submission_id}
    return _close(json.dumps(told))


def _close(text: str) -> str:
    try:
        return seals().close(text)
    except Unopened as error:
        raise Refused(Refusal(NO_KEY)) from error


def closed_text(text: str) -> str:
    """Return a text that tells of somebody with a sealed name, closed; raises Refused likewise."""
    return _TEXT + _close(text)


def opened_text(text: str) -> str:
    """Return the text, opened where it was closed; raises Refused where the key is not here."""
    if not text.startswith(_TEXT):
        return text
    try:
        return seals().open(text.removeprefix(_TEXT))
    except Unopened as error:
        raise Refused(Refusal(NO_KEY)) from error


def is_closed(text: str) -> bool:
    """Tell whether the text is one of `closed_text`."""
    return text.startswith(_TEXT)


def mark(submission_id: str, words: Collection[str]) -> str:
    """Return what a file of the paper bears that was looked through for these words.

    Where a name is sealed the key is needed to make it: else a guess could be tried on the mark.
    Raises Refused where the key is not here.
    """
    return keyed(joined(words)) if is_sealed(submission_id) else digest(joined(words))


def joined(words: Collection[str]) -> str:
    """Return the words as a mark is made of them."""
    return "\n".join(sorted(words))


def keyed(text: str) -> str:
    """Return what stands for a text that tells who somebody is; raises Refused without a key."""
    marks = seals().marks(text)
    if not marks:
        raise Refused(Refusal(NO_KEY))
    return marks[0]


def has_sealed() -> ColumnElement[bool]:
    """An author of the paper has another public name than their own."""
    return (
        exists()
        .where(Author.submission_id == Submission.id, Author.name_kind != NameKind.NAME)
        .correlate(Submission)
    )


def is_sealed(submission_id: str) -> bool:
    """Tell whether an author of the paper has another public name; one select."""
    other = exists().where(Author.submission_id == submission_id, Author.name_kind != NameKind.NAME)
    return bool(session().scalar(select(other)))


def addresses_of(address: str) -> tuple[str, ...]:
    """Return the address and all that may stand for it in a byline, under each key."""
    return (address, *map(address_for, seals().marks(address)))


def is_sealed_author(submission_id: str, address: str) -> bool:
    """Tell whether this is the address of an author of the paper whose own is sealed."""
    own = Author.email.in_(addresses_of(address)[1:])
    return bool(
        session().scalar(select(exists().where(Author.submission_id == submission_id, own)))
    )


def masks(submission_ids: Collection[str]) -> Mapping[str, Mapping[str, str]]:
    """Return what is shown in place of an account's name, by paper and account; one select.

    Papers without a sealed name are left out. Who sends such a paper and is not named in it by
    their own name is shown as its corresponding author is.
    """
    rows = session().execute(
        select(
            Author.submission_id,
            Author.account_id,
            Author.name,
            (Author.name_kind != NameKind.NAME).label("is_sealed"),
            Author.is_corresponding,
            Submission.account_id.label("sender_id"),
        )
        .join(Submission, Submission.id == Author.submission_id)
        .where(Author.submission_id.in_(submission_ids), has_sealed())
        .order_by(Author.is_corresponding.desc(), Author.position)
    )
    found: dict[str, dict[str, str]] = defaultdict(dict)
    named: dict[str, set[str | None]] = defaultdict(set)
    for row in rows:
        found[row.submission_id].setdefault(row.sender_id, row.name)
        if row.is_sealed and row.account_id:
            found[row.submission_id][row.account_id] = row.name
        elif row.account_id:
            named[row.submission_id].add(row.account_id)
    return {
        paper: {who: shown for who, shown in one.items() if who not in named[paper]}
        for paper, one in found.items()
    }


def masks_of(submission_id: str) -> Mapping[str, str]:
    """Return the same for one paper, by account; empty where nothing is sealed."""
    return masks([submission_id]).get(submission_id, {})


def unopened() -> tuple[int, int]:
    """Count the papers whose seals the keys at hand do not open, and those not sealed yet."""
    rows = session().execute(
        select(Author.submission_id, Author.sealed).where(Author.name_kind != NameKind.NAME)
    )
    lost, waiting = set(), set()
    for submission_id, closed_entry in rows:
        if not closed_entry:
            waiting.add(submission_id)
            continue
        try:
            seals().open(closed_entry)
        except Unopened:
            lost.add(submission_id)
    return len(lost), len(waiting)


def aged() -> frozenset[str]:
    """Return the papers of which something is closed with an older key that is here."""
    texts = (Examination.findings, Examination.named, Examination.details)
    rows = session().execute(
        select(File.submission_id, *texts)
        .join(Examination, Examination.file_id == File.id)
        .where(or_(*(text.startswith(_TEXT) for text in texts)))
    )
    shut = [(row[0], text.removeprefix(_TEXT)) for row in rows for text in row[1:] if text]
    shut += session().execute(select(Author.submission_id, Author.sealed).where(_IS_SHUT)).all()
    return frozenset(paper for paper, text in shut if seals().needs_older(text))


def unmarked() -> frozenset[str]:
    """Return the papers with a sealed name of which something was marked without a key."""
    return frozenset(session().scalars(_MARKED).all()) if seals().keys() else frozenset()


_IS_SHUT = Author.sealed != ""
# A mark that was made without a key is longer than one that was made with it.
_PLAIN = 64
_MARKED = (
    select(File.submission_id)
    .outerjoin(Examination, Examination.file_id == File.id)
    .where(
        File.submission_id.in_(select(Author.submission_id).where(_IS_SHUT)),
        or_(
            func.length(File.passed_for) == _PLAIN,
            func.length(Examination.searched_for) == _PLAIN,
            func.length(Examination.answered_for) == _PLAIN,
            func.length(Examination.masked_for) == _PLAIN,
        ),
    )
)


def is_plain(bears: str) -> bool:
    """Tell whether the mark was made without a key."""
    return len(bears) == _PLAIN
