"""The siege: people work, somebody kills, and in the end everything is counted."""

import itertools
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask

from journal import create_app
from journal.cli.database import upgrade
from tests.kill.acts import Act, Stage
from tests.kill.house import House, free_port
from tests.kill.post import SlowOffice
from tests.kill.processes import adopt_orphans, owner_of_line
from tests.kill.visitor import GoneError

PEOPLE = 4
_TRIES = 40
_REST = 0.3
KEPT, LOST, REFUSED = "answer lost, act kept", "answer lost, act not done", "refused, done before"


@dataclass
class Log:
    """Every act as it was answered; `faults` are acknowledgements of what is not there."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    done: list[Act] = field(default_factory=list)
    acknowledged: list[Act] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, act: Act, answer: int | None, *, is_there: bool) -> None:
        """Keep how one try ended."""
        with self.lock:
            self.counts[act.kind, _told(answer, is_there)] += 1
            if answer is not None and answer < 400:
                self.acknowledged.append(act)
                if not is_there:
                    self.faults.append(f"{act.kind} {act.thing}: answered {answer}, not there")
            if is_there:
                self.done.append(act)


def _told(answer: int | None, is_there: bool) -> str:
    if answer is None:
        return KEPT if is_there else LOST
    if answer < 400:
        return "acknowledged"
    return REFUSED if is_there else f"refused with {answer}"


@dataclass
class Siege:
    """What one siege needs: the journal, its post office, its people, and chance."""

    house: House
    office: SlowOffice
    stage: Stage
    app: Flask
    chance: random.Random
    log: Log = field(default_factory=Log)
    is_over: threading.Event = field(default_factory=threading.Event)
    numbers: Iterator[int] = field(default_factory=itertools.count)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self, kills: int, say: Callable[[str], None]) -> None:
        """Let people work while so many blows fall; then let all that began come to its end."""
        people = [threading.Thread(target=self._work, name=f"person {n}") for n in range(PEOPLE)]
        for one in people:
            one.start()
        try:
            while len(self.house.blows) < kills:
                self._strike(say)
        finally:
            self.is_over.set()
            for one in people:
                one.join()
        self.house.wait_until_up()

    def _strike(self, say: Callable[[str], None]) -> None:
        """Wait for a moment, random or when a letter was just taken, and kill."""
        target = None
        if self.chance.random() < 0.75:
            self.house.wait_until_up()
        if self.chance.random() < 0.3:
            target = self._who_sends()
        else:
            time.sleep(self.chance.uniform(0.05, 2.0))
        blow = self.house.strike(self.chance, target)
        if blow is not None:
            moment = ", its letter taken and not yet answered" if target else ""
            say(f"{len(self.house.blows):3}. {blow.role} {blow.process.pid}{moment}")

    def _who_sends(self) -> "object | None":
        self.office.thinking = None
        until = time.monotonic() + 3
        while self.office.thinking is None and time.monotonic() < until:
            time.sleep(0.005)
        return self.office.thinking

    def _work(self) -> None:
        chance = random.Random()
        while not self.is_over.is_set():
            try:
                for act in self._story():
                    self._see_through(act)
                    time.sleep(chance.uniform(0, _REST))
            except Exception as error:  # whatever ends a person's work is told
                with self.lock:
                    self.stage.seen.note(f"{type(error).__name__}: {error}")
                return

    def _story(self) -> Iterator[Act]:
        with self.lock:
            number = next(self.numbers)
        tellers = (self.stage.paper, self.stage.issue, self.stage.paper, self.stage.upload)
        return tellers[number % len(tellers)](number + 1)

    def _see_through(self, act: Act) -> None:
        """Do the act; where no answer came, look whether it is done, and do it again if not."""
        for _ in range(_TRIES):
            answer = act.do()
            is_there = act.is_done()
            self.log.note(act, answer, is_there=is_there)
            if is_there:
                return
        raise GoneError(f"{act.kind} {act.thing}: not done after {_TRIES} tries")


@contextmanager
def besieged(seed: int, url: str = "", think: float = 0.15) -> Iterator[Siege]:
    """Give a journal with people and a post office, all in a folder that ends with the block."""
    adopt_orphans()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="journal-kill-") as name:
        house = House(Path(name), _settings(url), free_port())
        office = SlowOffice(chance, think, lambda port: owner_of_line(port, house.workers()))
        with office:
            house.settings |= {"MAIL_HOST": office.host, "MAIL_PORT": str(office.port)}
            app = _app(house)
            siege = Siege(house, office, Stage(app, house.base), app, chance)
            house.start()
            try:
                house.wait_until_up()
                yield siege
            finally:
                if house.process is not None and house.process.poll() is None:
                    house.stop()


def _settings(url: str) -> dict[str, str]:
    return {
        "DATABASE_URL": url,
        "SECRET_KEY": "a key for the siege alone",
        "TESTING": "1",
        "MAIL_TLS": "none",
        "WORKERS": "2",
        "JOB_WORKERS": "2",
        "THREADS": "8",
        "LETTER_HOLD_SECONDS": "0",
    }


def _app(house: House) -> Flask:
    given = {name: value for name, value in house.settings.items() if value}
    app = create_app(given | {"INSTANCE": str(house.folder), "BASE_URL": house.base})
    upgrade(str(app.config["DATABASE_URL"]))
    return app
