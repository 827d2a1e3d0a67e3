"""The world of the sweep, shared by all of its tests."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.world.build import World
from tests.world.shared import Home, copy, home, once, shared_folder
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


@pytest.fixture(scope="session")
def sweep(
    world_app: Flask, world: World, world_folder: Path
) -> Callable[[str], tuple[Answer, ...]]:
    """What somebody is answered wherever they go; "" is whoever is signed out."""
    kept: dict[str, tuple[Answer, ...]] = {}

    def of(who: str) -> tuple[Answer, ...]:
        if who not in kept:
            path = world_folder / f"sweep-{who or 'nobody'}.pickle"
            kept[who] = once(path, lambda: tuple(everywhere(world_app, world, who)))
        return kept[who]

    return of


@pytest.fixture
def demo_app(world_home: Home, tmp_path: Path) -> Iterator[Flask]:
    """The journal of the world as a demonstration journal."""
    with copy(world_home, tmp_path / "demo", "demo", DEMO=True) as app:
        yield app
