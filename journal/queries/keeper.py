"""Who keeps sealed names, what looks they took, and what such a look shows."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, literal, select, union_all
from sqlalchemy.orm import aliased

from journal.access.scopes import is_involved
from journal.domain.author import AuthorEntry
from journal.domain.mentions import Place
from journal.models.account import Account
from journal.models.file import File, FileKind
from journal.models.keeper import Keeper, Look, Mention
from journal.models.submission import Submission, Version
from journal.models.supplement import Supplement
from journal.queries.byline import byline, whole_byline
from journal.queries.read import session

MOST_LOOKS = 100
_PARTS = {FileKind.MANUSCRIPT: "original", FileKind.RESPONSE: "answer"}
_COPY = aliased(File)
# Every file that an author sent with a version, as it came, in the order in which it is shown.
_BROUGHT = union_all(
    select(
        Version.id.label("version_id"),
        Version.manuscript_id.label("file_id"),
        literal("").label("title"),
        literal(-1).label("place"),
    ),
    select(Version.id, _COPY.made_from_id, literal(""), literal(0)).join(
        _COPY, _COPY.id == Version.response_id
    ),
    select(Supplement.version_id, Supplement.file_id, Supplement.title, Supplement.position),
).subquery("brought")


@dataclass(frozen=True, slots=True)
class KeeperLine:
    """One keeper, with the days on which they were named and ceased to be one."""

    id: str
    account_id: str
    name: str
    email: str
    named_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class LookLine:
    """One look: who took it, when, at which paper and why."""

    reference: str
    name: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Original:
    """A file as its author sent it; `title` is that of a further file."""

    id: str
    number: int
    kind: FileKind
    title: str
    extension: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look shows, for as long as it lasts."""

    look_id: str
    reference: str
    authors: tuple[tuple[str, AuthorEntry], ...]
    originals: tuple[Original, ...]


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """Where the bytes of an original lie, and the neutral name they go under."""

    sha256: str
    media_type: str
    name: str


def is_keeper(account_id: str | None) -> bool:
    """Tell whether the account keeps sealed names now."""
    query = select(exists().where(Keeper.account_id == account_id, Keeper.ended_at.is_(None)))
    return bool(session().scalar(query))


def keepers() -> tuple[KeeperLine, ...]:
    """Return everybody who is a keeper or was one, those who are first."""
    rows = session().execute(
        select(Keeper, Account.name, Account.email)
        .join(Account, Account.id == Keeper.account_id)
        .order_by(Keeper.ended_at.is_not(None), Keeper.named_at.desc(), Keeper.id)
    )
    return tuple(
        KeeperLine(
            row.id,
            row.account_id,
            name,
            email,
            row.named_at.date(),
            row.ended_at.date() if row.ended_at else None,
        )
        for row, name, email in rows
    )


def looks(account_id: str) -> tuple[LookLine, ...]:
    """Return the newest looks of all keepers; ask `is_keeper` first.

    Of papers that this keeper has to do with otherwise there is none among them.
    """
    rows = session().execute(
        select(Submission.reference, Account.name, Look.reason, Look.looked_at)
        .join(Submission, Submission.id == Look.submission_id)
        .join(Account, Account.id == Look.account_id)
        .where(~is_involved(account_id))
        .order_by(Look.looked_at.desc(), Look.id)
        .limit(MOST_LOOKS)
    )
    return tuple(LookLine(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class MentionLine:
    """Where a sealed name stood in what somebody at the desk brought."""

    reference: str
    name: str
    place: Place
    at: datetime


def mentions(account_id: str) -> tuple[MentionLine, ...]:
    """Return the newest of them, as `looks` does."""
    rows = session().execute(
        select(Submission.reference, Account.name, Mention.place, Mention.made_at)
        .join(Submission, Submission.id == Mention.submission_id)
        .join(Account, Account.id == Mention.account_id)
        .where(~is_involved(account_id))
        .order_by(Mention.made_at.desc(), Mention.id)
        .limit(MOST_LOOKS)
    )
    return tuple(MentionLine(*row) for row in rows)


def mentioned_on(submission_id: str) -> tuple[date, ...]:
    """Return the days on which a sealed name stood in what the desk brought, the newest first."""
    moments = session().scalars(
        select(Mention.made_at)
        .where(Mention.submission_id == submission_id)
        .order_by(Mention.made_at.desc())
    )
    return tuple(dict.fromkeys(moment.date() for moment in moments))


def looked_on(submission_id: str) -> tuple[date, ...]:
    """Return the days on which a sealed name of the paper was looked at, the newest first."""
    moments = session().scalars(
        select(Look.looked_at)
        .where(Look.submission_id == submission_id)
        .order_by(Look.looked_at.desc())
    )
    return tuple(dict.fromkeys(moment.date() for moment in moments))


def looked(look_id: str) -> Looked:
    """Return what the look shows; raises Refused where the key is not here."""
    row = (
        session()
        .execute(
            select(Submission.id, Submission.reference)
            .join(Look, Look.submission_id == Submission.id)
            .where(Look.id == look_id)
        )
        .one()
    )
    shown = {one.id: one.name for one in byline(row.id)}
    sealed = [one for one in whole_byline(row.id) if one.is_sealed]
    files = session().execute(
        select(File.id, Version.number, File.kind, _BROUGHT.c.title, File.extension)
        .select_from(Version)
        .join(_BROUGHT, _BROUGHT.c.version_id == Version.id)
        .join(File, File.id == _BROUGHT.c.file_id)
        .where(Version.submission_id == row.id, Version.submitted_at.is_not(None))
        .order_by(Version.number, _BROUGHT.c.place)
    )
    return Looked(
        look_id,
        row.reference,
        tuple((shown[one.id], one) for one in sealed),
        tuple(Original(*file) for file in files),
    )


def original(account_id: str, look_id: str, file_id: str, since: datetime) -> OriginalFile | None:
    """Return a file as it was sent, to who took this look not longer ago than `since`."""
    row = (
        session()
        .execute(
            select(
                File.sha256,
                File.media_type,
                File.extension,
                File.kind,
                Submission.reference,
                Version.number,
                _BROUGHT.c.place,
            )
            .select_from(Look)
            .join(Submission, Submission.id == Look.submission_id)
            .join(Version, Version.submission_id == Submission.id)
            .join(_BROUGHT, _BROUGHT.c.version_id == Version.id)
            .join(File, File.id == _BROUGHT.c.file_id)
            .where(
                Look.id == look_id,
                Look.account_id == account_id,
                Look.looked_at > since,
                File.id == file_id,
                Version.submitted_at.is_not(None),
            )
            .order_by(Version.number)
            .limit(1)
        )
        .one_or_none()
    )
    if row is None:
        return None
    part = f"further-{row.place}" if row.kind is FileKind.SUPPLEMENTARY else _PARTS[row.kind]
    name = f"{row.reference}-v{row.number}-{part}.{row.extension}"
    return OriginalFile(row.sha256, row.media_type, name)
