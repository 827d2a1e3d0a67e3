"""Where a world is built: the app, the clock, the dice, and the people by their short names."""

import io
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar
from unittest.mock import patch

from flask import Flask
from sqlalchemy import event

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.extensions import db
from journal.jobs.outbox import send_waiting
from journal.queries.read import rest
from journal.queries.sealed import mark
from journal.services import anonymity, file
from journal.services.file import Upload
from tests.builders.document import docx_of, pdf_of
from tests.cast import Person, person
from tests.conftest import Clock
from tests.world.canaries import canary_of, orcid_of, word
from tests.world.dice import Dice

R = TypeVar("R")


@dataclass
class Stage:
    """A journal under construction; `people` by short name, `orcids` to short name."""

    app: Flask
    clock: Clock
    dice: Dice = field(default_factory=Dice)
    people: dict[str, Person] = field(default_factory=dict)
    orcids: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    _checked: dict[str, Upload] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with self.app.app_context():
            engine = db.engine
        if engine.dialect.name == "sqlite":
            # Nobody needs this world after a power cut, and the tests have no time to wait.
            event.listen(engine, "connect", _hurry)
            engine.dispose()

    def enter(self, who: str, *offices: Office, **more: object) -> Person:
        """Bring somebody in; `more` are the scope of the offices and columns of the account."""
        self.dice.throw(f"enter {who}")
        number = zlib.crc32(who.encode()) % 10**8
        columns: dict[str, object] = {
            "orcid": orcid_of(number),
            "expertise": f"prisons, {word('expertise', who)}",
        }
        one = person(self.app, canary_of(who), *offices, **(columns | more))
        self.people[who] = one
        self.orcids[orcid_of(number)] = who
        return one

    def by(self, who: str) -> Acting:
        """Return the first argument of this person's acts now; a named job begins with a colon."""
        if who.startswith(":"):
            return Acting(at=self.now, job=who[1:])
        return self.people[who].acting(self.now)

    @property
    def now(self) -> datetime:
        """The present instant of the world."""
        return self.clock()

    def act(self, step: str, verb: Callable[..., R], who: str, *args: Any, **more: Any) -> R:
        """Let the person do the act, once the dice are thrown for this step."""
        self.dice.throw(step)
        with self.here():
            return verb(self.by(who), *args, **more)

    def here(self) -> AbstractContextManager[Any]:
        """Return the app's context, for reads."""
        return self.app.app_context()

    def docx(self, name: str, *paragraphs: str, author: str = "") -> Upload:
        """Receive a Word file of these paragraphs, `author` in its properties."""
        return self.upload(f"{name}.docx", docx_of(*paragraphs, author=author, title=author))

    def pdf(self, name: str, *lines: str, author: str = "") -> Upload:
        """Receive a PDF of one page, `author` in its properties."""
        return self.upload(f"{name}.pdf", pdf_of(*lines, author=author))

    def upload(self, name: str, content: bytes) -> Upload:
        """Receive the bytes; the first file of a kind is looked into, the others are like it."""
        kind = name.rpartition(".")[2]
        with self.here():
            stored = self.app.extensions["surroundings"].storage.receive(io.BytesIO(content), 10**7)
            if kind not in self._checked:
                self._checked[kind] = file.checked(stored, name)
        return replace(self._checked[kind], stored=stored, name=name)

    def passed(self, submission_id: str, upload: Upload) -> Upload:
        """Return the upload as the gate returns what it has searched and found free of authors."""
        with self.here():
            done = replace(
                upload, passed_for=mark(submission_id, anonymity.searched(submission_id))
            )
            rest()
        return done

    @contextmanager
    def hurry(self) -> Iterator[None]:
        """Let no file wait for the disk while the block lasts."""
        with patch.object(os, "fsync", lambda _handle: None):
            yield

    def send_letters(self) -> None:
        """Let the worker send all that waits in the outbox."""
        with self.here():
            while send_waiting(self.clock):
                pass


def _hurry(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")
