"""The app of a command, on a database that is up to date."""

from flask import Flask

from journal import create_app
from journal.cli.database import upgrade


def ready_app() -> Flask:
    """Make the app; its database is made and upgraded first."""
    app = create_app()
    upgrade(str(app.config["DATABASE_URL"]))
    return app
