"""The database is made and brought up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

_MIGRATIONS = Path(__file__).parents[2] / "migrations"


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at this SQLAlchemy address to the revision; safe to repeat."""
    settings = _settings()
    settings.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    command.upgrade(settings, revision)


def newest() -> str:
    """Return the newest revision of this code."""
    return ScriptDirectory.from_config(_settings()).get_current_head() or ""


def revision_of(connection: Connection) -> str:
    """Return the revision that the database is at; empty where it has no tables."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def _settings() -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(_MIGRATIONS))
    return settings
