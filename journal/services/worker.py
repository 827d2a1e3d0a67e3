"""The workers: each says that it is there, and takes up its place from who died in it."""

from sqlalchemy import update

from journal.domain.acting import Acting
from journal.models.worker import Worker
from journal.services import job, outbox, unit
from journal.services.absent import bring


@unit.act
def start(by: Acting, name: str) -> None:
    """Take this place; what its last holder still held is free again."""
    bring(Worker, name=name, started_at=by.at, seen_at=by.at)
    _say(by, name, started_at=by.at)
    job.give_back(by, name)
    outbox.give_back(by, name)


@unit.act
def beat(by: Acting, name: str) -> None:
    """Say that this worker is there."""
    _say(by, name)


def _say(by: Acting, name: str, **more: object) -> None:
    unit.session().execute(update(Worker).where(Worker.name == name).values(seen_at=by.at, **more))
