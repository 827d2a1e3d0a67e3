"""A file that is sent in pieces: begun, added to, whole; taken up again within a week."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select

from journal.documents.bounds import EMPTY
from journal.domain.acting import Acting
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.engines.incoming import Stored
from journal.engines.parts import Busy, Checksum, Elsewhere, Garbled, Stream
from journal.lib.ids import new_id
from journal.lib.signing import digest
from journal.models.account import Account
from journal.models.arrival import Arrival
from journal.queries.arrival import OnItsWay, begun_by, bytes_of, on_its_way
from journal.queries.read import rest
from journal.services import unit
from journal.services.around import setting, surroundings
from journal.services.file import cleaned_name

__all__ = ["Busy", "Checksum", "Elsewhere", "Garbled", "OnItsWay", "Whole"]

KEPT = timedelta(days=7)
_MOST_BEGUN = 100
_TOO_MANY = Said(N_("Too many files are on their way. Finish some of them, or come back tomorrow."))
_TOO_LARGE = N_("A file may have at most %(size)s MB.")
_TOO_MUCH = Said(
    N_("You have sent very much within a month. Please write to the office if you need more room.")
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that arrived whole, and the name its sender gave it."""

    stored: Stored
    name: str


@unit.act
def begin(by: Acting, size: int, name: str, mark: str = "") -> OnItsWay:
    """Make room for a file of so many bytes; raises Invalid for `file`.

    One that this person began to send under the same mark is taken up again.
    """
    account_id = str(by.account_id)
    # Two at once wait for each other here, so that both are counted.
    unit.session().get_one(Account, account_id, with_for_update=True)
    begun = _begun(by, account_id, size, mark)
    if begun is not None:
        return begun
    _refuse(by, account_id, size)
    row = Arrival(
        id=new_id(),
        account_id=account_id,
        name=cleaned_name(name) or "file",
        mark=digest(mark) if mark else "",
        size=size,
        begun_at=by.at,
        expires_at=by.at + KEPT,
    )
    unit.session().add(row)
    surroundings().storage.parts.begin(row.id)
    return OnItsWay(row.id, row.name, row.size, row.expires_at, "")


def _begun(by: Acting, account_id: str, size: int, mark: str) -> OnItsWay | None:
    if not mark:
        return None
    found = unit.session().scalar(
        select(Arrival.id)
        .where(
            Arrival.account_id == account_id,
            Arrival.mark == digest(mark),
            Arrival.size == size,
            Arrival.arrived_at.is_(None),
        )
        .order_by(Arrival.begun_at.desc())
        .limit(1)
    )
    return on_its_way(account_id, found, by.at) if found else None


def reached(file: OnItsWay) -> int:
    """Return how many bytes are safe on disk."""
    if file.sha256:
        return file.size
    try:
        return surroundings().storage.parts.reached(file.id)
    except FileNotFoundError:
        return 0


def add(
    by: Acting, file: OnItsWay, at: int, stream: Stream, checksum: Checksum | None = None
) -> int:
    """Add a piece from the byte `at` on; return how many bytes there are now.

    No connection is held while bytes come in. Raises Busy, Elsewhere or Garbled.
    """
    rest()
    if file.sha256:
        if at != file.size:
            raise Elsewhere(file.size)
        return file.size
    parts = surroundings().storage.parts
    parts.begin(file.id)
    now = parts.append(file.id, at, stream, file.size - at, checksum)
    if now == file.size:
        finish(by, file)
    return now


def finish(by: Acting, file: OnItsWay) -> None:
    """Keep the file for good where all of it is there; harmless where it is not, or was kept.

    Its pieces go when its row tells that it is whole: whatever dies between, nothing is lost.
    """
    if file.sha256 or reached(file) < file.size:
        return
    storage = surroundings().storage
    _whole(by, file.id, storage.adopt(storage.parts.path(file.id)))
    storage.parts.drop(file.id)


@unit.act
def drop(by: Acting, arrival_id: str) -> None:
    """Forget a file that is not wanted any more; what was attached stays."""
    unit.session().execute(
        delete(Arrival).where(Arrival.id == arrival_id, Arrival.account_id == by.account_id)
    )
    surroundings().storage.parts.drop(arrival_id)


def arrived(by: Acting, arrival_id: str) -> Whole | None:
    """Return the file where it is this person's and arrived whole."""
    file = _finished(by, arrival_id) if by.account_id else None
    if file is None or not file.sha256:
        return None
    return Whole(Stored(file.sha256, file.size), file.name)


def _finished(by: Acting, arrival_id: str) -> OnItsWay | None:
    """Return the file; what a dead process left undone of it is done first."""
    file = on_its_way(str(by.account_id), arrival_id, by.at)
    rest()
    if file is None or file.sha256 or reached(file) < file.size:
        return file
    finish(by, file)
    return on_its_way(str(by.account_id), arrival_id, by.at)


@unit.act
def sweep_arrivals(by: Acting) -> None:
    """Forget what nobody took up again, and pieces of which no row speaks."""
    unit.session().execute(delete(Arrival).where(Arrival.expires_at < by.at))
    unit.session().flush()
    known = set(unit.session().scalars(select(Arrival.id).where(Arrival.arrived_at.is_(None))))
    parts = surroundings().storage.parts
    for name in parts.names() - known:
        parts.drop(name)


@unit.act
def _whole(by: Acting, arrival_id: str, stored: Stored) -> None:
    row = unit.session().get(Arrival, arrival_id, with_for_update=True)
    if row is not None and not row.sha256:
        row.sha256, row.arrived_at = stored.sha256, by.at


def _refuse(by: Acting, account_id: str, size: int) -> None:
    if size <= 0:
        raise Invalid({"file": Said(EMPTY)})
    most = int(setting("UPLOAD_BYTES"))
    if size > most:
        raise Invalid({"file": Said.of(_TOO_LARGE, size=most // 1_000_000)})
    if begun_by(account_id, by.at) >= _MOST_BEGUN:
        raise Invalid({"file": _TOO_MANY})
    refuse_too_much(by, size)


def refuse_too_much(by: Acting, size: int, field: str = "file") -> None:
    """Raise Invalid for `field` where a file of so many bytes is more than one person may send."""
    account_id = by.account_id
    if account_id and bytes_of(account_id, by.at) + size > int(setting("QUOTA_BYTES")):
        raise Invalid({field: _TOO_MUCH})
