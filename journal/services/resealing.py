"""Sealing anew: what an older key closed is closed with the newest, paper by paper."""

from collections.abc import Collection, Sequence
from contextlib import suppress

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.examined import to_text
from journal.domain.public_names import address_for
from journal.domain.refusal import Refused
from journal.lib.signing import digest
from journal.models.examination import Examination
from journal.models.file import File
from journal.models.submission import Author, Submission
from journal.queries.byline import searched, whole_byline
from journal.queries.examination import found_in
from journal.queries.sealed import (
    aged,
    closed,
    closed_text,
    is_closed,
    is_plain,
    is_sealed,
    joined,
    keyed,
    opened_text,
    seals,
    unmarked,
)
from journal.services import unit
from journal.services.examination import words_sought
from journal.services.sealing import masked_names, put_address

_TEXTS = ("findings", "named", "details")


def reseal(by: Acting) -> int:
    """Close anew whatever an older key closed; return how many papers were.

    Each paper is an act of its own: cut short, the rest is done when it is called again. What no
    key here opens is left as it is.
    """
    done = 0
    for submission_id in sorted(aged() | unmarked()):
        with suppress(Refused):
            reseal_paper(by, submission_id)
            done += 1
    return done


@unit.act
def reseal_paper(_by: Acting, submission_id: str) -> None:
    """Close anew what is closed of the paper; raises Refused where a key is not here."""
    session = unit.session()
    session.get_one(Submission, submission_id, with_for_update=True)
    entries = {one.id: one for one in whole_byline(submission_id)}
    rows = session.scalars(
        select(Author).where(Author.submission_id == submission_id, Author.sealed != "")
    )
    for row in rows.all():
        entry = entries[row.id]
        row.sealed = closed(entry, submission_id)
        if entry.email:
            row.email = address_for(seals().marks(entry.email)[0])
            _address_anew(submission_id, entry.email)
    session.flush()
    _look_anew(submission_id)


def _address_anew(submission_id: str, email: str) -> None:
    """Let the newest key's mark stand for the address wherever an older one's does."""
    newest, *older = map(address_for, seals().marks(email))
    put_address(submission_id, older, newest)


def _look_anew(submission_id: str) -> None:
    session = unit.session()
    has_marks = is_sealed(submission_id)
    words = _marks(searched(submission_id)) if has_marks else ()
    sought = _marks(words_sought(submission_id)) if has_marks else ()
    told = [word for names, shown in masked_names(submission_id) for word in (*names, shown)]
    rows = session.scalars(
        select(Examination)
        .join(File, File.id == Examination.file_id)
        .where(File.submission_id == submission_id)
        .order_by(Examination.file_id)
        .with_for_update(of=Examination)
        .execution_options(populate_existing=True)
    )
    for row in rows.all():
        if has_marks:
            _mark_anew(row, (words, sought), _marks(told))
        for name in _TEXTS:
            text = getattr(row, name)
            if is_closed(text):
                setattr(row, name, closed_text(opened_text(text)))
    if not has_marks:
        return
    files = select(File).where(File.submission_id == submission_id, File.passed_for != "")
    for file in session.scalars(files).all():
        file.passed_for = _anew(file.passed_for, words, sought)


def _mark_anew(row: Examination, known: Sequence[Sequence[str]], masked: Sequence[str]) -> None:
    before, found = row.searched_for, to_text(found_in(row).open)
    answers = (digest(f"{before}\n{found}"), *_marks([before, found])[:-1])
    row.searched_for = _anew(before, *known)
    if row.answered_for == before:
        row.answered_for = row.searched_for
    elif row.answered_for in answers:
        row.answered_for = keyed(joined([row.searched_for, found]))
    else:
        row.answered_for = _anew(row.answered_for)
    row.masked_for = _anew(row.masked_for, masked)


def _marks(words: Collection[str]) -> tuple[str, ...]:
    """Return what may stand for the words: under each key, the newest first, and without one."""
    return (*seals().marks(joined(words)), digest(joined(words)))


def _anew(bears: str, *known: Sequence[str]) -> str:
    """Return the newest mark of the same words; of other words one on which no guess is tried."""
    for marks in known:
        if bears in marks:
            return marks[0]
    return keyed(bears) if is_plain(bears) else bears
