"""The database is made and brought up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config

_MIGRATIONS = Path(__file__).parents[2] / "migrations"


def upgrade(url: str) -> None:
    """Bring the database at this SQLAlchemy address to the newest revision; safe to repeat."""
    settings = Config()
    settings.set_main_option("script_location", str(_MIGRATIONS))
    settings.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    command.upgrade(settings, "head")
