"""A journal that came out of a backup: nothing is sent until a person says so."""

from datetime import datetime

from sqlalchemy import delete, update

from journal.domain.acting import Acting
from journal.models.letter import Letter, LetterState
from journal.models.setting import Setting
from journal.models.worker import Worker
from journal.queries.waiting import RESTORED
from journal.services import unit
from journal.services.duty import on_duty
from journal.services.history import record


@unit.act
def hold_letters(by: Acting) -> None:
    """Hold what waits, and let nothing out that is written from now on."""
    _move(LetterState.QUEUED, LetterState.HELD)
    # Their machines are elsewhere: here nobody has worked yet.
    unit.session().execute(delete(Worker))
    unit.session().merge(Setting(name=RESTORED, value=by.at.isoformat()))
    record(by, "restore")


@unit.act
def release_letters(by: Acting) -> int:
    """Let letters go out again, those that were held too; return how many were held."""
    on_duty(by, "release_letters")
    count = _move(LetterState.HELD, LetterState.QUEUED, at=by.at)
    unit.session().execute(delete(Setting).where(Setting.name == RESTORED))
    record(by, "release_letters")
    return count


def _move(old: LetterState, new: LetterState, at: datetime | None = None) -> int:
    values = {"state": new, "claimed_until": None} | ({"not_before": at} if at else {})
    moved = update(Letter).where(Letter.state == old).values(values).returning(Letter.id)
    return len(unit.session().scalars(moved).all())
