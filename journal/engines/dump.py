"""A database written out at one moment, and read in again; people may write meanwhile.

SQLite copies itself (`VACUUM INTO`). PostgreSQL is read table by table in one REPEATABLE READ
transaction, by its own COPY: no client tools are needed. See docs/decisions/2026-11-25-backup.md.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psycopg

_SQLITE = "journal.sqlite"
_BLOCK = 1 << 20
# Nothing that waited when the backup was made may be sent by the one who restores it.
_HOLD = "UPDATE letter SET state = 'held', claimed_until = NULL WHERE state = 'queued'"
_TABLES = """SELECT c.table_name, array_agg(c.column_name::text ORDER BY c.ordinal_position)
    FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
    AND c.is_generated = 'NEVER' GROUP BY 1 ORDER BY 1"""
_KEYS = """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"""
_COUNTERS = """SELECT t.relname, a.attname, s.oid::regclass::text FROM pg_class s
    JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
    JOIN pg_class t ON t.oid = d.refobjid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
    WHERE s.relkind = 'S' AND t.relnamespace = current_schema()::regnamespace"""


def is_sqlite(url: str) -> bool:
    """Tell whether this SQLAlchemy address is SQLite's."""
    return url.startswith("sqlite")


def is_empty(url: str) -> bool:
    """Tell whether there is no table in the database."""
    if is_sqlite(url):
        path = _path(url)
        return not path.exists() or path.stat().st_size == 0
    with closing(_connect(url)) as connection:
        return not connection.execute(_TABLES).fetchall()


def save(url: str, folder: Path) -> dict[str, list[str]]:
    """Write the database into the folder; return the columns of its tables where each is a file."""
    if is_sqlite(url):
        with closing(sqlite3.connect(_path(url), timeout=60)) as connection:
            connection.execute("VACUUM INTO ?", [str(folder / _SQLITE)])
        return {}
    with closing(_connect(url)) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        tables: dict[str, list[str]] = dict(connection.execute(_TABLES).fetchall())
        for table, columns in tables.items():
            with (folder / f"{table}.copy").open("wb") as file:
                for block in _out(connection, table, columns):
                    file.write(block)
        return tables


def load(
    url: str, folder: Path, tables: Mapping[str, list[str]], made: Callable[[str], None]
) -> None:
    """Read the folder into the empty database, every waiting letter held, all or nothing.

    `made` brings an empty database of the address to the revision of the backup.
    """
    if is_sqlite(url):
        _load_file(_path(url), folder / _SQLITE)
        return
    made(url)
    with closing(_connect(url)) as connection:
        _load_tables(connection, folder, tables)
        connection.commit()


def _load_file(home: Path, source: Path) -> None:
    part = home.with_suffix(".part")
    shutil.copyfile(source, part)
    with closing(sqlite3.connect(part)) as connection:
        connection.execute(_HOLD)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(home)


def _load_tables(
    connection: "psycopg.Connection", folder: Path, tables: Mapping[str, list[str]]
) -> None:
    from psycopg.sql import SQL, Identifier, Literal

    # Rows may point to rows of a later table: the keys are put back, and asked, at the end.
    keys = connection.execute(_KEYS).fetchall()
    for table, name, _ in keys:
        connection.execute(SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(_at(table), _at(name)))
    for table, columns in tables.items():
        connection.execute(SQL("DELETE FROM {}").format(Identifier(table)))
        _in(connection, table, columns, folder / f"{table}.copy")
    for table, name, rule in keys:
        add = SQL("ALTER TABLE {} ADD CONSTRAINT {} {}")
        connection.execute(add.format(_at(table), _at(name), SQL(rule)))
    for table, column, counter in connection.execute(_COUNTERS).fetchall():
        highest = SQL("SELECT setval({}, coalesce((SELECT max({}) FROM {}), 0) + 1, false)")
        connection.execute(highest.format(Literal(counter), Identifier(column), Identifier(table)))
    connection.execute(_HOLD)


def _out(connection: "psycopg.Connection", table: str, columns: list[str]) -> Iterator[bytes]:
    from psycopg.sql import SQL

    order = SQL("COPY {} ({}) TO STDOUT").format(_at(table), _columns(columns))
    with connection.cursor().copy(order) as rows:
        yield from (bytes(block) for block in rows)


def _in(connection: "psycopg.Connection", table: str, columns: list[str], source: Path) -> None:
    from psycopg.sql import SQL

    order = SQL("COPY {} ({}) FROM STDIN").format(_at(table), _columns(columns))
    with source.open("rb") as file, connection.cursor().copy(order) as rows:
        while block := file.read(_BLOCK):
            rows.write(block)


def _columns(names: list[str]) -> "psycopg.sql.Composed":
    from psycopg.sql import SQL

    return SQL(", ").join(map(_at, names))


def _at(name: str) -> "psycopg.sql.Identifier":
    from psycopg.sql import Identifier

    return Identifier(name.strip('"'))


def _connect(url: str) -> "psycopg.Connection":
    import psycopg  # an extra: only a journal on PostgreSQL has it

    return psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://", 1))


def _path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))
