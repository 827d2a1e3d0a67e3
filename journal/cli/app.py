"""The app of a command, on a database that is up to date."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from journal import create_app
from journal.cli.supervise import PARENT
from journal.lib.process import end_with_parent
from journal.queries.read import engine, rest


def ready_app() -> Flask:
    """Make the app; its database is made and upgraded first."""
    from journal.cli.database import upgrade  # a supervisor's child does without Alembic

    app = create_app(has_pages=False)
    upgrade(str(app.config["DATABASE_URL"]))
    return app


@contextmanager
def using(app: Flask) -> Iterator[None]:
    """Work in the app's context; its connections are closed afterwards."""
    with app.app_context():
        try:
            yield
        finally:
            rest()
            engine().dispose()


def started_app() -> Flask:
    """Make the app of a server; a supervisor's child ends with it, and finds the database ready."""
    if PARENT not in os.environ:
        return ready_app()
    end_with_parent(int(os.environ[PARENT]))
    return create_app(has_pages=False)
