"""A journal: from a call for papers to the published issue."""

import sqlite3
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from werkzeug.middleware.proxy_fix import ProxyFix

import journal.models  # noqa: F401 - makes the metadata whole
from journal import config
from journal.domain.identity import Identity
from journal.engines.mailer import FolderMailer, Mailer, SmtpMailer, Tls
from journal.engines.storage import FolderStorage
from journal.engines.surroundings import Surroundings
from journal.extensions import babel, db
from journal.lib.clock import Clock, now
from journal.lib.sealing import Seals

_ROOT = Path(__file__).parent.parent


def create_app(
    settings: Mapping[str, object] | None = None, *, clock: Clock = now, has_pages: bool = True
) -> Flask:
    """Make the app from the settings (`journal/config.py`); raises `config.BadSetting`.

    Without pages it does acts and speaks to people by letter alone, in two thirds of the memory.
    """
    read = config.load(settings)
    app = Flask(
        __name__,
        instance_path=str(read["INSTANCE"]),
        root_path=str(_ROOT),
        template_folder="templates",
        static_folder="static",
    )
    app.config.update(read, **_derived(read))
    app.extensions["surroundings"] = _surroundings(read, clock)
    app.extensions["identity"] = _identity(read)
    app.extensions["seals"] = Seals(
        Path(str(read["INSTANCE"])) / config.SEAL_FILE, str(read["SEAL_KEYS"])
    )
    if read["PROXIES"]:
        count = int(read["PROXIES"])
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=0, x_port=0
        )
    db.init_app(app)
    with app.app_context():
        _prepare(db.engine)
    if has_pages:
        from journal import web  # the pages need the models and settings above

        web.bind(app)
    else:
        babel.init_app(app)
    return app


def _derived(read: Mapping[str, str | int | bool]) -> dict[str, object]:
    base = urlsplit(str(read["BASE_URL"]))
    hosts = {base.hostname, base.netloc, "127.0.0.1", "localhost"}
    is_sqlite = str(read["DATABASE_URL"]).startswith("sqlite")
    options = {"pool_pre_ping": not is_sqlite, "pool_size": 8, "max_overflow": 24}
    # What a failed statement was to write are people's names and words: no log has them.
    options["hide_parameters"] = True
    return {
        "SQLALCHEMY_DATABASE_URI": read["DATABASE_URL"],
        "SQLALCHEMY_ENGINE_OPTIONS": options,
        "TRUSTED_HOSTS": sorted(host for host in hosts if host),
        "UPLOAD_BYTES": int(read["UPLOAD_MEGABYTES"]) * config.MEGABYTE,
        "QUOTA_BYTES": int(read["QUOTA_MEGABYTES"]) * config.MEGABYTE,
        "MAX_CONTENT_LENGTH": 64 * 1024,
        "MAX_FORM_MEMORY_SIZE": 8 * config.MEGABYTE,
        "SESSION_COOKIE_NAME": "journal",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": base.scheme == "https",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=30),
        "WTF_CSRF_CHECK_DEFAULT": False,
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": read["LANGUAGE"],
        "BABEL_DEFAULT_TIMEZONE": read["ZONE"],
        "BABEL_TRANSLATION_DIRECTORIES": str(_ROOT / "journal" / "translations"),
    }


def _surroundings(read: Mapping[str, str | int | bool], clock: Clock) -> Surroundings:
    folder = Path(str(read["INSTANCE"]))
    mailer: Mailer = FolderMailer(folder / "mailbox")
    if read["MAIL_HOST"]:
        mailer = SmtpMailer(
            host=str(read["MAIL_HOST"]),
            port=int(read["MAIL_PORT"]),
            tls=Tls(str(read["MAIL_TLS"])),
            user=str(read["MAIL_USER"]),
            password=str(read["MAIL_PASSWORD"]),
        )
    return Surroundings(clock=clock, storage=FolderStorage(folder / "files"), mailer=mailer)


def _identity(read: Mapping[str, str | int | bool]) -> Identity:
    return Identity(
        name=str(read["NAME"]),
        tagline=str(read["TAGLINE"]),
        issn_online=str(read["ISSN"]),
        publisher=str(read["PUBLISHER"]),
        contact_email=str(read["CONTACT"]),
        licence_name=str(read["LICENCE_NAME"]),
        licence_url=str(read["LICENCE_URL"]),
        accent=str(read["ACCENT"]),
        base_url=str(read["BASE_URL"]),
        is_demo=bool(read["DEMO"]),
        language=str(read["LANGUAGE"]),
        zone=str(read["ZONE"]),
    )


def _prepare(engine: Engine) -> None:
    """Make SQLite safe and strict; transactions begin as the act asks."""
    if engine.dialect.name != "sqlite":
        return
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def _on_connect(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError("this is no SQLite connection")
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=20000",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    kind = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")
