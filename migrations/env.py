"""Alembic's environment: SQLite and PostgreSQL by the same revisions.

A batch rebuild drops and makes a table anew; with foreign keys on, SQLite would delete the rows
that point to it. So they are off before BEGIN, and checked before the end.
"""

from alembic import context
from sqlalchemy import Connection, create_engine, pool

import journal.models  # noqa: F401 - makes the metadata whole
from journal.extensions import Base

LOCK = 7_219_034  # two starts at once: the second waits, then finds nothing to do


def _include(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith("search_"))


def _run(connection: Connection) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        raw = connection.connection.driver_connection
        raw.isolation_level = None
        raw.execute("PRAGMA busy_timeout=20000")
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=is_sqlite,
        compare_type=True,
        include_object=_include,
        transactional_ddl=True,
    )
    context.run_migrations()
    if is_sqlite:
        broken = raw.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raw.execute("ROLLBACK")
            raise RuntimeError(f"the migration left rows that point nowhere: {broken[:5]}")
        raw.execute("COMMIT")
        raw.execute("PRAGMA foreign_keys=ON")
    connection.commit()


def _main() -> None:
    given = context.config.attributes.get("connection")
    if given is not None:
        _run(given)
        return
    engine = create_engine(
        context.config.get_main_option("sqlalchemy.url"), poolclass=pool.NullPool
    )
    with engine.connect() as connection:
        _run(connection)


_main()
