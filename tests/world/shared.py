"""One world a run: built by the first worker who wants it, copied by whoever changes something."""

import fcntl
import hashlib
import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy.orm import close_all_sessions

from journal import create_app
from journal.extensions import db
from tests.conftest import IS_POSTGRES, START, Clock
from tests.run import COMMON
from tests.world.build import World, build

T = TypeVar("T")
_TEMPLATE = "journal_world"


class _Compiled(BytecodeCache):
    """Templates compiled once for all apps of this process: each test has an app of its own."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@dataclass(frozen=True)
class Home:
    """Where the world was built: its folder and the address of its database."""

    folder: Path
    url: str
    world: World


def shared_folder(base: Path, worker: str | None) -> Path:
    """Return the folder that all workers of this run have in common."""
    common = base.parent if worker else base
    if not IS_POSTGRES:
        return _made(Path(os.environ.get(COMMON, common)) / "world")
    from tests import postgres  # only this lane has a server

    # Workers without a common server have no common database.
    server = hashlib.sha256(str(postgres.address()).encode()).hexdigest()[:12]
    return _made(common / f"world-{server}")


def home(folder: Path, make: Callable[[Path], str]) -> Home:
    """Return the world's home in this folder, built where it is not there yet."""
    return once(folder / "home.pickle", lambda: _built(folder, make))


def once(path: Path, make: Callable[[], T]) -> T:
    """Return what `make` returned for the first worker who asked."""
    with _locked(path):
        if not path.exists():
            path.write_bytes(pickle.dumps(make()))
    found: T = pickle.loads(path.read_bytes())
    return found


@contextmanager
def copy(of: Home, folder: Path, name: str, **settings: object) -> Iterator[Flask]:
    """Give an app on a copy of the world's database, its files and letters shared for reading."""
    folder.mkdir(exist_ok=True)
    for shared in ("files", "mailbox"):
        if not (folder / shared).exists():
            (folder / shared).symlink_to(of.folder / shared)
    with app_on(folder, _copied(of, folder, name), Clock(), **settings) as app:
        app.extensions["surroundings"].clock.at = of.world.at
        yield app


@contextmanager
def app_on(folder: Path, url: str, clock: Clock, **settings: object) -> Iterator[Flask]:
    """Give an app on this database while the block lasts."""
    fixed = {
        "INSTANCE": str(folder),
        "DATABASE_URL": url,
        "BASE_URL": "http://localhost",
        "SECRET_KEY": "a key for tests alone",
        "TESTING": True,
        "LETTER_HOLD_SECONDS": 0,
        # The issue that is out can still be taken back: that page, too, must answer somebody.
        "GRACE": 9000,
    }
    app = create_app(fixed | settings, clock=clock)
    app.jinja_env.bytecode_cache = _COMPILED
    try:
        yield app
    finally:
        close_all_sessions()
        with app.app_context():
            db.engine.dispose()


@dataclass(frozen=True)
class Ground:
    """An app on a database of its own, which can be emptied to build another world on it.

    What the app has compiled, statements and templates, serves the next world as well.
    """

    app: Flask
    clock: Clock
    empty: Callable[[], None]

    def cleared(self) -> "Ground":
        """Return the ground without anybody on it, at the beginning of time."""
        close_all_sessions()
        with self.app.app_context():
            db.engine.dispose()
        self.empty()
        self.clock.at = START
        # Finished pages know their edition, and editions are counted anew.
        self.app.wsgi_app.pages.clear()
        return self


@contextmanager
def ground(folder: Path, make: Callable[[Path], str], name: str) -> Iterator[Ground]:
    """Give an empty ground."""
    folder.mkdir(exist_ok=True)
    clock = Clock()

    def empty() -> None:
        _fresh(folder, make, f"journal_{name}")

    with app_on(folder, _fresh(folder, make, f"journal_{name}"), clock) as app:
        yield Ground(app, clock, empty)


def _built(folder: Path, make: Callable[[Path], str]) -> Home:
    url = _fresh(folder, make)
    clock = Clock()
    with app_on(folder, url, clock) as app:
        world = build(app, clock)
    return Home(folder, url, world)


def _fresh(folder: Path, make: Callable[[Path], str], name: str = _TEMPLATE) -> str:
    if not IS_POSTGRES:
        return make(folder)
    from tests import postgres  # only this lane has a server

    return postgres.fresh_database(name)


def _copied(of: Home, folder: Path, name: str) -> str:
    if not IS_POSTGRES:
        shutil.copyfile(of.folder / "journal.sqlite", folder / "journal.sqlite")
        return f"sqlite:///{folder / 'journal.sqlite'}"
    from tests import postgres  # only this lane has a server

    return postgres.fresh_database(f"{_TEMPLATE}_{name}_{postgres.worker_name()}", _TEMPLATE)


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
