"""Every setting once: name, type, default, one line of meaning.

Read from `JOURNAL_<NAME>` in the environment, then from `journal.toml` in the instance folder.
"""

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from journal.lib.sealing import SHORTEST_KEY

MEGABYTE = 1_000_000
# The keys of the sealed names, in the instance folder: no backup takes them along.
SEAL_FILE = "seal-keys"


class BadSetting(ValueError):
    """A setting has a value that cannot be used; the text names it and says what would do."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; its type is that of the default."""

    name: str
    default: str | int | bool
    meaning: str


SETTINGS: tuple[Setting, ...] = (
    Setting("INSTANCE", "instance", "Folder of the settings, the database and the files"),
    Setting("DATABASE_URL", "", "SQLAlchemy address; empty is SQLite in the instance folder"),
    Setting("BASE_URL", "", "The address people use; empty is http with host and port below"),
    Setting("HOST", "127.0.0.1", "Address the server listens on"),
    Setting("PORT", 8000, "Port the server listens on"),
    Setting("WORKERS", 2, "Web processes"),
    Setting("JOB_WORKERS", 1, "Processes that send letters and do jobs under `journal run`"),
    Setting("THREADS", 64, "Threads of each web process; a slow upload holds one"),
    Setting("PROXIES", 0, "Proxies in front whose X-Forwarded headers are believed"),
    Setting("SECRET_KEY", "", "Signs sessions and links; empty is made once and kept in a file"),
    Setting(
        "SEAL_KEYS",
        "",
        "Open the sealed names: keys apart by blanks, the newest first; empty keeps them in a file",
    ),
    Setting("NAME", "Journal of Rehabilitation & Rights", "The journal's name"),
    Setting("TAGLINE", "Research, practice and law after torture", "One line under the name"),
    Setting("ISSN", "", "ISSN, printed in the footer"),
    Setting("PUBLISHER", "", "Who publishes the journal"),
    Setting("CONTACT", "office@journal.example", "The office's mailbox: Reply-To of every letter"),
    Setting("MAIL_FROM", "journal@journal.example", "From of every letter"),
    Setting("LICENCE_NAME", "CC BY-NC-ND 4.0", "Licence of what is published"),
    Setting(
        "LICENCE_URL",
        "https://creativecommons.org/licenses/by-nc-nd/4.0/",
        "Where the licence's text stands",
    ),
    Setting("ACCENT", "", "One colour of the journal as #rrggbb; empty is the shipped one"),
    Setting("LANGUAGE", "en", "Language of public pages and of letters to people unknown"),
    Setting("ZONE", "UTC", "Time zone in which the office works"),
    Setting(
        "LETTER_HOLD_SECONDS",
        600,
        "How long a letter waits after a desk wrote it, so that it can be stopped",
    ),
    Setting("MAIL_DISCREET", False, "Whether no letter's subject names journal or paper"),
    Setting("MAIL_HOST", "", "SMTP server; empty keeps letters in the mailbox folder"),
    Setting("MAIL_PORT", 587, "SMTP port"),
    Setting("MAIL_TLS", "starttls", "starttls, tls or none"),
    Setting("MAIL_USER", "", "SMTP user"),
    Setting("MAIL_PASSWORD", "", "SMTP password"),
    Setting("UPLOAD_MEGABYTES", 50, "Greatest size of one uploaded file"),
    Setting("QUOTA_MEGABYTES", 2000, "How much one person may send within thirty days"),
    Setting("GRACE", 24, "Hours within which the editor-in-chief may take an issue back"),
    Setting("GUESTS_DECIDE", False, "Whether guest editors decide; otherwise they recommend"),
    Setting("TELL_OUTCOME", True, "Whether reviewers are told by letter how a paper was decided"),
    Setting(
        "SHOW_OTHER_REVIEWS",
        True,
        "Whether that letter holds the other reviews, as the author reads them",
    ),
    Setting("REOPEN_DAYS", 2, "Days within which a reviewer may change a review that was sent"),
    Setting("REMINDERS", True, "Whether the journal reminds people by itself, by its ladder"),
    Setting("WEEKEND", "sat sun", "Days on which nobody is reminded: mon tue wed thu fri sat sun"),
    Setting("DEMO", False, "Whether this is the demonstration journal"),
    Setting("TESTING", False, "Cheap passwords and no rate limits of a whole day, for tests"),
)


def _read(setting: Setting, value: object) -> str | int | bool:
    text = str(value).strip()
    if isinstance(setting.default, bool):
        if text.lower() not in ("1", "0", "true", "false", "yes", "no"):
            raise BadSetting(f"JOURNAL_{setting.name} takes true or false, not {text!r}")
        return text.lower() in ("1", "true", "yes")
    if isinstance(setting.default, int):
        if not text.isdecimal():
            raise BadSetting(f"JOURNAL_{setting.name} takes a whole number, not {text!r}")
        return int(text)
    return text


def _from_file(folder: Path) -> dict[str, object]:
    path = folder / "journal.toml"
    if not path.exists():
        return {}
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadSetting(f"{path} cannot be read: {error}") from error
    known = {setting.name for setting in SETTINGS}
    for name in content:
        if name.upper() not in known:
            raise BadSetting(f"{path} has a setting {name!r} that does not exist")
    return {name.upper(): value for name, value in content.items()}


def load(
    given: Mapping[str, object] | None = None, environ: Mapping[str, str] = os.environ
) -> dict[str, str | int | bool]:
    """Return every setting: what is given, else the environment, else the file, else the default.

    Raises BadSetting with the setting's name.
    """
    given = given or {}
    folder = Path(str(given.get("INSTANCE") or environ.get("JOURNAL_INSTANCE") or "instance"))
    in_file = _from_file(folder)
    settings = {}
    for setting in SETTINGS:
        value: object = setting.default
        for source in (in_file, _from_environment(setting, environ), given):
            value = source.get(setting.name, value)
        settings[setting.name] = _read(setting, value)
    return _completed(settings, folder.absolute())


def _from_environment(setting: Setting, environ: Mapping[str, str]) -> dict[str, object]:
    name = f"JOURNAL_{setting.name}"
    return {setting.name: environ[name]} if name in environ else {}


def _completed(settings: dict[str, str | int | bool], folder: Path) -> dict[str, str | int | bool]:
    base = str(settings["BASE_URL"] or _served(settings)).rstrip("/")
    if urlsplit(base).scheme not in ("http", "https") or not urlsplit(base).hostname:
        raise BadSetting(f"JOURNAL_BASE_URL takes http(s)://host, not {base!r}")
    if any(len(key) < SHORTEST_KEY for key in str(settings["SEAL_KEYS"]).split()):
        raise BadSetting(f"JOURNAL_SEAL_KEYS takes keys of at least {SHORTEST_KEY} signs")
    database = str(settings["DATABASE_URL"]) or f"sqlite:///{folder / 'journal.sqlite'}"
    return settings | {
        "BASE_URL": base,
        "INSTANCE": str(folder),
        "DATABASE_URL": database.replace("postgresql://", "postgresql+psycopg://", 1),
        "SECRET_KEY": str(settings["SECRET_KEY"]) or secret(folder, "secret"),
    }


def _served(settings: Mapping[str, str | int | bool]) -> str:
    """Return the address on this machine; listening on all addresses is not one of them."""
    host = str(settings["HOST"])
    host = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - read, not bound
    return f"http://{f'[{host}]' if ':' in host else host}:{settings['PORT']}"


def secret(folder: Path, name: str) -> str:
    """Return the secret kept in this file (0600), made once; two starts at once agree on one."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / name
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text().strip()
