"""The app of every test: a migrated database of its own, a clock that stands until it is moved."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings as hypothesis_settings
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy.orm import close_all_sessions

from journal import create_app
from journal.cli.database import upgrade
from journal.extensions import db
from journal.lib.process import settle

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
hypothesis_settings.register_profile("house", deadline=None, max_examples=60)
hypothesis_settings.load_profile("house")
IS_POSTGRES = os.environ.get("JOURNAL_TEST_DATABASE") == "postgres"


def pytest_collection_finish() -> None:
    """Look for garbage as seldom as the journal itself: it would take a fifth of a run."""
    settle()


class Clock:
    """A clock that stands; tests move it."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **span: float) -> datetime:
        """Move it forward by so many days, hours …; return the new instant."""
        self.at += timedelta(**span)
        return self.at


class Compiled(BytecodeCache):
    """Templates compiled once for all apps of this process: it is half of a test's time."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what an earlier app compiled from the same source."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@pytest.fixture(scope="session")
def fresh_database(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], str]:
    """Return a maker of migrated, empty databases: the address of the one in this folder."""
    if IS_POSTGRES:
        from tests import postgres  # the server starts only in its own lane

        postgres.make_template(upgrade)
        return lambda _folder: postgres.emptied(postgres.worker_name())
    template = tmp_path_factory.mktemp("template") / "journal.sqlite"
    upgrade(f"sqlite:///{template}")

    def copy(folder: Path) -> str:
        shutil.copyfile(template, folder / "journal.sqlite")
        return f"sqlite:///{folder / 'journal.sqlite'}"

    return copy


CLOCK = Clock()


@pytest.fixture
def clock() -> Clock:
    """The time of this test."""
    CLOCK.at = START
    return CLOCK


@pytest.fixture(scope="session")
def one_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of every test's instance, one after the other."""
    return tmp_path_factory.mktemp("instance")


@pytest.fixture
def instance(one_folder: Path) -> Path:
    """The instance folder of this test, empty."""
    for path in one_folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return one_folder


def made(instance: Path, url: str, **settings: object) -> Flask:
    """Make an app on this database, told the tests' time."""
    fixed = {
        "INSTANCE": str(instance),
        "DATABASE_URL": url,
        "BASE_URL": "http://localhost",
        "SECRET_KEY": "a key for tests alone",
        "TESTING": True,
        "LETTER_HOLD_SECONDS": 0,
    }
    app = create_app(fixed | settings, clock=CLOCK)
    app.jinja_env.bytecode_cache = COMPILED
    return app


@pytest.fixture(scope="session")
def usual() -> dict[str, Flask]:
    """The app of nearly all tests, by its database: to make one takes longer than many a test."""
    return {}


@pytest.fixture
def make_app(
    instance: Path,
    clock: Clock,
    fresh_database: Callable[[Path], str],
    usual: dict[str, Flask],
) -> Iterator[Callable[..., Flask]]:
    """Return a maker of apps on this test's database: settings by name."""
    url = fresh_database(instance)
    apps: list[Flask] = []

    def make(**settings: object) -> Flask:
        if settings or url not in usual:
            app = made(instance, url, **settings)
            if not settings:
                usual[url] = app
        else:
            app = usual[url]
            app.wsgi_app.pages.clear()  # type: ignore[attr-defined]
            app.extensions.pop("settings of an edition", None)
            app.extensions.pop("pages of an edition", None)
        apps.append(app)
        return app

    yield make
    close_all_sessions()
    for app in apps:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """The journal of this test."""
    return make_app()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without scripts, signed out."""
    return app.test_client()
