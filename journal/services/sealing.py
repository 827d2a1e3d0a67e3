"""Sealing: the legal name of an author with another public one is closed and taken out of sight."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from sqlalchemy import exists, select, update

from journal.documents.swapping import Swap, swap, swapped
from journal.domain.acting import Acting
from journal.domain.author import AuthorEntry, meant, outside, searched
from journal.domain.public_names import NO_KEY, WITHHELD, NameKind, address_for, is_sealed_address
from journal.domain.refusal import Refusal, Refused
from journal.domain.said import N_, Said
from journal.models.account import Account
from journal.models.answer import Answer
from journal.models.arrival import Arrival
from journal.models.authorship import Authorship
from journal.models.examination import Examination
from journal.models.file import File, FileKind
from journal.models.letter import Letter
from journal.models.submission import Author, Conflict, Submission, Version
from journal.models.supplement import Supplement
from journal.queries.byline import address_behind, byline, whole_byline
from journal.queries.masked import manuscript_read
from journal.queries.sealed import closed, closed_text, is_closed, is_plain, is_sealed, keyed, seals
from journal.queries.supplement import unread
from journal.services import job, unit
from journal.services.absent import bring
from journal.services.exchanging import exchange
from journal.services.words import say

_NOTHING_TO_READ = Said(
    N_(
        "A name that you have sealed stands in this file, and could not be exchanged for the public"
        " one. Take it out, or bring the text as DOCX or ODT. While the file is being checked, try"
        " again in a moment."
    )
)
TOLD = Said(
    N_("A name, address or institution that you have sealed stands here. Please take it out.")
)
_NOTHING_BESIDE = N_(
    "A name that you have sealed may stand in the further file “%(title)s”. Please look at it,"
    " bring another or take it out. While it is being checked, try again in a moment."
)
_OWN = frozenset(AuthorEntry.__slots__) - {"kind", "keeps_affiliation", "opens_to_coauthors"}
AUTHORS_FILES = (
    FileKind.MANUSCRIPT,
    FileKind.ANONYMIZED,
    FileKind.RESPONSE,
    FileKind.SUPPLEMENTARY,
)


def columns(entry: AuthorEntry, paper: Submission) -> dict[str, object]:
    """Return the columns of a row of the byline; of a sealed name they hold the public one alone.

    Raises Refused where the key of what was sealed before is not here.
    """
    if not entry.is_sealed:
        return _columns(entry) | {"sealed": ""}
    _see_to_key()
    sealed = closed(entry, paper.id)
    address = address_for(seals().marks(entry.email)[0]) if entry.email else ""
    withheld = say(WITHHELD, paper.language)
    return _columns(outside(entry, withheld, address)) | {"sealed": sealed}


def kept_columns(entry: AuthorEntry, sealed: str) -> dict[str, object]:
    """Return the columns of a row whose seal stays as it is."""
    return _columns(entry) | {"sealed": sealed}


def _columns(entry: AuthorEntry) -> dict[str, object]:
    told = asdict(entry)
    return {name: told[name] for name in _OWN - {"id"}} | {"name_kind": entry.kind}


def _see_to_key() -> None:
    """Make the first key where nothing was ever sealed: else a new one would hide a loss."""
    if seals().keys():
        return
    if unit.session().scalar(select(exists().where(Author.sealed != ""))):
        raise Refused(Refusal(NO_KEY))
    seals().make_first()


def swaps_of(submission_id: str) -> tuple[Swap, ...]:
    """Return what stands for each sealed name of the paper; raises Refused without the key."""
    return tuple(swap(words, shown) for words, shown in masked_names(submission_id))


def untold(submission_id: str, text: str) -> str:
    """Return what somebody wrote with every sealed name exchanged.

    Raises Refused where the key is not here: what cannot be looked through is not kept.
    """
    is_searched = bool(text) and is_sealed(submission_id)
    return swapped(text, swaps_of(submission_id)) if is_searched else text


def why_told(text: str, swaps: Sequence[Swap]) -> Said | None:
    """Tell its author that a sealed name stands in the text; None where none does."""
    return None if swapped(text, swaps) == text else TOLD


def masked_names(submission_id: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the words of each sealed name, and what stands there instead.

    Raises Refused where the key is not here.
    """
    shown = {one.id: one.name for one in byline(submission_id)}
    return tuple(
        (sealed_words(entry), shown[entry.id])
        for entry in whole_byline(submission_id)
        if entry.is_sealed
    )


def kept_text(submission_id: str, text: str) -> str:
    """Return what is kept of a text that may name authors: closed where one of them is sealed."""
    return closed_text(text) if text and is_sealed(submission_id) else text


def sealed_words(entry: AuthorEntry) -> tuple[str, ...]:
    """Return by which words the person could be known; not by their public name."""
    words = searched([meant(_legal(entry))])
    kept = {entry.affiliation} if entry.keeps_affiliation else set()
    return tuple(word for word in words if word not in kept)


def _legal(entry: AuthorEntry) -> AuthorEntry:
    told = asdict(entry) | {"kind": NameKind.NAME, "public_name": ""}
    return AuthorEntry(**told)


def see_to(by: Acting, submission_id: str) -> None:
    """Let nothing that was written before tell a name that is sealed now. Joins the act.

    Whoever has an account at a sealed address is known as the author by it, or kept away.
    """
    unit.session().flush()
    whole = whole_byline(submission_id)
    for entry in whole:
        if not entry.is_sealed:
            _show_address(submission_id, entry.email)
    entries = [entry for entry in whole if entry.is_sealed]
    if not entries:
        return
    swaps = swaps_of(submission_id)
    for entry in entries:
        _know(by, submission_id, entry)
        _hide_address(submission_id, entry.email)
    exchange(submission_id, swaps)
    _hide_files(submission_id)
    _close_findings(submission_id)
    papers = select(Version.manuscript_id).where(
        Version.submission_id == submission_id, Version.manuscript_id.is_not(None)
    )
    beside = select(Supplement.file_id).where(Supplement.submission_id == submission_id)
    # What editors read shall bear the public names: each file is looked through anew.
    for file_id in unit.session().scalars(papers.union(beside)):
        job.enqueue(by, "examine", subject_id=str(file_id))


def _hide_address(submission_id: str, email: str) -> None:
    """Let who was asked under the address be known by what stands for it now."""
    if not email:
        return
    put_address(submission_id, (email,), address_for(seals().marks(email)[0]))


def _show_address(submission_id: str, email: str) -> None:
    """Let who is named again be known by their address, where a mark stands for it."""
    marks = [address_for(mark) for mark in seals().marks(email)] if email else []
    if marks:
        put_address(submission_id, marks, email)


def put_address(submission_id: str, before: Sequence[str], after: str) -> None:
    """Write this address of somebody of the paper in place of those before. Joins the act."""
    for table, column in (
        (Authorship, Authorship.email),
        (Letter, Letter.to_address),
        (Answer, Answer.from_address),
    ):
        unit.session().execute(
            update(table)
            .where(table.submission_id == submission_id, column.in_(before))
            .values({column: after}),
            execution_options={"synchronize_session": False},
        )


def _hide_files(submission_id: str) -> None:
    """Give the authors' files neutral names: what they were called may tell who wrote the paper.

    What was to appear beside the paper is asked again: it may be signed.
    """
    unit.session().execute(
        update(Supplement).where(Supplement.submission_id == submission_id).values(readers_id=None),
        execution_options={"synchronize_session": False},
    )
    query = select(File).where(File.submission_id == submission_id, File.kind.in_(AUTHORS_FILES))
    for row in unit.session().scalars(query).all():
        row.name = neutral(row.kind, row.extension)
        hide_arrival(row.sha256, row.name)


def neutral(kind: FileKind, extension: str) -> str:
    """Return a name that tells what the file is for, and nothing more."""
    return f"{kind}.{extension}"


def hide_arrival(sha256: str, name: str) -> None:
    """Let the upload by which the file came bear this name. Joins the act."""
    unit.session().execute(
        update(Arrival).where(Arrival.sha256 == sha256).values(name=name),
        execution_options={"synchronize_session": False},
    )


def _close_findings(submission_id: str) -> None:
    # Locked: what a worker writes meanwhile is closed too, or closed by the worker itself.
    rows = unit.session().scalars(
        select(Examination)
        .join(File, File.id == Examination.file_id)
        .where(File.submission_id == submission_id)
        .order_by(Examination.file_id)
        .with_for_update(of=Examination)
        .execution_options(populate_existing=True)
    )
    for row in rows:
        row.findings, row.named = _closed(row.findings), _closed(row.named)
        row.details = _closed(row.details) if row.details else ""
        row.searched_for = _keyed(row.searched_for)
        row.answered_for = _keyed(row.answered_for)
        # A copy that was made for other names is none: it is made anew.
        row.masked_id, row.masked_for = None, ""
    for file in unit.session().scalars(
        select(File).where(File.submission_id == submission_id, File.passed_for != "")
    ):
        file.passed_for = _keyed(file.passed_for)


def _keyed(bears: str) -> str:
    """Return a mark on which nobody can try a guess; it is another, so that a search is due."""
    return keyed(bears) if is_plain(bears) else bears


def unreadable(submission_id: str) -> Said | None:
    """Tell why editors could not read what is about to be sent; None where they can."""
    if not is_sealed(submission_id):
        return None
    file_id = unit.session().scalar(
        select(manuscript_read(or_anonymized=True))
        .select_from(Submission)
        .join(Version, Version.submission_id == Submission.id)
        .where(Submission.id == submission_id)
        # One that was given back goes out with the files of the last, until others are brought.
        .order_by(Version.number.desc())
        .limit(1)
    )
    return None if file_id else _NOTHING_TO_READ


def unreadable_beside(submission_id: str) -> Said | None:
    """Tell likewise of the further files beside it."""
    title = unread(submission_id)
    return None if title is None else Said.of(_NOTHING_BESIDE, title=title)


def _closed(text: str) -> str:
    return text if is_closed(text) else closed_text(text)


def _know(by: Acting, submission_id: str, entry: AuthorEntry) -> None:
    account = unit.session().scalar(select(Account).where(Account.email == entry.email))
    if account is not None and entry.email:
        _tie(by, submission_id, entry.id, account)


def _tie(by: Acting, submission_id: str, author_id: str, account: Account) -> None:
    """Who has confirmed the address is the author; anybody else is in conflict with the paper."""
    if account.confirmed_at is not None:
        unit.session().execute(
            update(Author)
            .where(Author.id == author_id, Author.account_id.is_(None))
            .values(account_id=account.id),
            execution_options={"synchronize_session": False},
        )
        return
    bring(
        Conflict,
        submission_id=submission_id,
        account_id=account.id,
        reason="",
        declared_at=by.at,
        declared_by_id=account.id,
    )


def recognise(by: Acting, account: Account) -> None:
    """Tie the account to papers in which its address is sealed. Joins the act."""
    addresses = [address_for(mark) for mark in seals().marks(account.email)]
    if not addresses:
        return
    session = unit.session()
    session.flush()
    rows = session.execute(
        select(Author.id, Author.submission_id).where(
            Author.email.in_(addresses), Author.account_id.is_(None)
        )
    ).all()
    for row in rows:
        _tie(by, row.submission_id, row.id, account)


def address_of(letter: Letter) -> str | None:
    """Return where the letter goes; None where that is sealed and the key is not here."""
    if not is_sealed_address(letter.to_address):
        return letter.to_address
    if letter.account_id is not None:
        return unit.session().get_one(Account, letter.account_id).email
    return address_behind(letter.to_address)


def move_sealed(account: Account, before: str) -> None:
    """Seal the account's new address in place of the one before. Joins the act."""
    session = unit.session()
    old = [address_for(mark) for mark in seals().marks(before)]
    rows = session.scalars(
        select(Author).where(Author.email.in_(old), Author.account_id == account.id)
    ).all()
    for row in rows:
        entry = next(one for one in whole_byline(row.submission_id) if one.id == row.id)
        moved, mark = replace(entry, email=account.email), row.email
        row.sealed = closed(moved, row.submission_id)
        row.email = address_for(seals().marks(account.email)[0])
        session.execute(
            update(Authorship)
            .where(Authorship.submission_id == row.submission_id, Authorship.email == mark)
            .values(email=row.email, generation=Authorship.generation + 1),
            execution_options={"synchronize_session": False},
        )


@unit.act
def seal_earlier(by: Acting) -> None:
    """Seal whoever was printed under another name before names were sealed. Twice is once."""
    session = unit.session()
    rows = session.scalars(
        select(Author).where(Author.name_kind != NameKind.NAME, Author.sealed == "")
    ).all()
    for row in rows:
        paper = session.get_one(Submission, row.submission_id)
        entry = next(one for one in byline(paper.id) if one.id == row.id)
        named = entry if entry.public_name else replace(entry, kind=NameKind.NAME)
        for name, value in columns(meant(named), paper).items():
            setattr(row, name, value)
    session.flush()
    for submission_id in dict.fromkeys(row.submission_id for row in rows):
        see_to(by, submission_id)
