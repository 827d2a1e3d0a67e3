from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import CheckConstraint, inspect

from journal.cli.database import upgrade
from journal.extensions import Base, db
from tests.house.tree import ROOT


def is_compared(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Leave out the search index, which each database keeps in its own way."""
    return not (kind == "table" and name is not None and name.startswith("search_"))


def test_the_revisions_make_exactly_the_models(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": is_compared}
        )
        assert compare_metadata(context, Base.metadata) == []
        inspector = inspect(connection)
        for table in Base.metadata.sorted_tables:
            wanted = {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
            there = {c["name"] for c in inspector.get_check_constraints(table.name)}
            assert there == {str(name) for name in wanted}, table.name


def newest() -> str | None:
    """Return the name of the newest revision in the house."""
    return ScriptDirectory(str(ROOT / "migrations")).get_current_head()


def test_upgrading_twice_changes_nothing(app: Flask) -> None:
    url = app.config["DATABASE_URL"]
    upgrade(url)
    with app.app_context(), db.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == newest()
