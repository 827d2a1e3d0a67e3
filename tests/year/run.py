"""The journal that the year is lived in: a database, a clock, a post office."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from journal import create_app
from journal.cli.database import upgrade
from journal.extensions import db
from tests.conftest import Clock
from tests.smtp import PostOffice
from tests.year.chance import Chance
from tests.year.living import Living
from tests.year.story import Size, Story
from tests.year.watch import Watch

_FIRST_DAY = datetime(2026, 1, 5, 8, tzinfo=UTC)


@contextmanager
def lived(
    folder: Path, size: Size, seed: int = 1991, database: str = "sqlite", **settings: object
) -> Iterator[Story]:
    """Give a journal on its first day, and everybody who will have to do with it."""
    clock = Clock()
    clock.at = _FIRST_DAY
    with PostOffice() as post:
        app = _app(folder, clock, post, _database(folder, database), settings)
        living = Living(app, clock, post, Chance(seed), Watch(app))
        try:
            yield Story(app, living, size)
        finally:
            with app.app_context():
                db.engine.dispose()


def _database(folder: Path, kind: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "postgres":
        from tests import postgres  # the server starts only where it is asked for

        postgres.make_template(upgrade)
        return postgres.fresh_database("journal_year")
    url = f"sqlite:///{folder / 'journal.sqlite'}"
    upgrade(url)
    return url


def _app(
    folder: Path, clock: Clock, post: PostOffice, url: str, settings: dict[str, object]
) -> Flask:
    fixed: dict[str, object] = {
        "INSTANCE": str(folder),
        "DATABASE_URL": url,
        "BASE_URL": "http://localhost",
        "SECRET_KEY": "a key for this year alone",
        "TESTING": True,
        "MAIL_HOST": post.host,
        "MAIL_PORT": post.port,
        "MAIL_TLS": "none",
        "LETTER_HOLD_SECONDS": 600,
        "LICENCE_NAME": "CC BY-NC-ND 4.0",
    }
    return create_app(fixed | settings, clock=clock)
