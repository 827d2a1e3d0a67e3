"""The world of the sweep, shared by all of its tests."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal.services.submission import start
from tests.cast import browser_of, person, section
from tests.conftest import Clock
from tests.flows.served import SECRET, server
from tests.world.build import World
from tests.world.shared import Home, copy, home, once, shared_folder
from tests.world.shot import difference, shot
from tests.world.visiting import Answer, everywhere


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the workers of this run share."""
    return shared_folder(tmp_path_factory.getbasetemp(), os.environ.get("PYTEST_XDIST_WORKER"))


@pytest.fixture(scope="session")
def world_home(world_folder: Path, fresh_database: Callable[[Path], str]) -> Home:
    """Where the world was built."""
    return home(world_folder, fresh_database)


@pytest.fixture(scope="session")
def world(world_home: Home) -> World:
    """The world: people, papers, calls, issues."""
    return world_home.world


@pytest.fixture(scope="session")
def world_app(world_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The journal of the world, for reading."""
    with copy(world_home, tmp_path_factory.mktemp("reading"), "reading") as app:
        yield app


class Sweep:
    """What everybody is answered wherever they go, asked for once a run; "" is the signed out."""

    def __init__(self, app: Flask, world: World, folder: Path) -> None:
        self.app, self.world, self.folder = app, world, folder
        self._kept: dict[str, tuple[tuple[Answer, ...], list[str]]] = {}

    def __call__(self, who: str) -> tuple[Answer, ...]:
        """Return what this person was answered."""
        return self._of(who)[0]

    def changed(self, who: str) -> list[str]:
        """Return the rows that were changed while this person only looked."""
        return self._of(who)[1]

    def _of(self, who: str) -> tuple[tuple[Answer, ...], list[str]]:
        if who not in self._kept:
            path = self.folder / f"sweep-{who or 'nobody'}.pickle"
            self._kept[who] = once(path, lambda: self._made(who))
        return self._kept[who]

    def _made(self, who: str) -> tuple[tuple[Answer, ...], list[str]]:
        before = shot(self.app)
        answers = tuple(everywhere(self.app, self.world, who))
        return answers, difference(before, shot(self.app))


@pytest.fixture(scope="session")
def sweep(world_app: Flask, world: World, world_folder: Path) -> Sweep:
    """The sweep of the world."""
    return Sweep(world_app, world, world_folder)


@pytest.fixture
def demo_app(world_home: Home, tmp_path: Path) -> Iterator[Flask]:
    """The journal of the world as a demonstration journal."""
    with copy(world_home, tmp_path / "demo", "demo", DEMO=True) as app:
        yield app


@pytest.fixture
def author(make_app: Callable[..., Flask], clock: Clock) -> Callable[[], tuple[FlaskClient, str]]:
    """Return a maker of authors: the browser in which they are signed in, and their new draft."""
    # The server lives in our own time, and so do the sessions it believes.
    clock.at = datetime.now(UTC)
    app = make_app(SECRET_KEY=SECRET)
    section_id, number = section(app), iter(range(1000))

    def make() -> tuple[FlaskClient, str]:
        one = person(app, f"author{next(number)}")
        with app.app_context():
            return browser_of(app, one), start(one.acting(clock.at), None, section_id)

    return make


@pytest.fixture
def port(make_app: Callable[..., Flask], instance: Path) -> Iterator[int]:
    """Return where a real server answers."""
    with server(make_app, instance) as number:
        yield number
