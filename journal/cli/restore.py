"""`journal restore`: a backup becomes a journal again, in an instance that holds none."""

import argparse
import os
import shutil
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal import config, create_app
from journal.cli.app import using
from journal.cli.backup import SETTINGS
from journal.cli.check import findings
from journal.cli.database import upgrade
from journal.domain.acting import Acting
from journal.engines import dump, manifest
from journal.engines.storage import FolderStorage
from journal.services.around import surroundings
from journal.services.restored import hold_letters


class Refusal(Exception):
    """Why nothing was restored."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("restore", help="bring a backup into an empty instance")
    parser.add_argument("source", type=Path, help="the folder or .tar file of a backup")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Restore, then look at everything; no letter goes until a person releases them."""
    folder = Path(os.environ.get("JOURNAL_INSTANCE") or "instance").absolute()
    try:
        with _opened(asked.source) as source:
            restore(source, folder)
    except (Refusal, manifest.Damaged) as refusal:
        print(f"journal: {refusal}. Nothing was restored.", file=sys.stderr)
        return 1
    return _told(folder)


def restore(source: Path, folder: Path) -> None:
    """Bring the backup in this folder into the empty instance; raises Refusal or Damaged."""
    held = manifest.read(source)
    wrong = list(manifest.faults(source, held))
    if wrong:
        raise manifest.Damaged("; ".join(wrong[:5]))
    url = _address(source, folder)
    if dump.is_sqlite(url) != (held.dialect == "sqlite"):
        raise Refusal(f"the backup is of {held.dialect}, and DATABASE_URL names another database")
    if not dump.is_empty(url):
        raise Refusal(f"there is a journal already in {folder}")
    _settings(source, folder)
    _files(source, folder, held)
    # The database comes last: until it is there, the instance counts as empty.
    dump.load(url, source, held.tables, lambda address: upgrade(address, held.revision))
    upgrade(url)
    app = create_app({"INSTANCE": str(folder)})
    with using(app):
        hold_letters(Acting(at=surroundings().clock(), job="restore"))


def _address(source: Path, folder: Path) -> str:
    """Return the database's address by the settings that will stand when all is restored."""
    given = os.environ.get("JOURNAL_DATABASE_URL", "")
    for home in (folder, source):
        if not given and (home / "journal.toml").exists():
            given = str(
                tomllib.loads((home / "journal.toml").read_text("utf-8")).get("database_url", "")
            )
    return str(config.load({"INSTANCE": str(folder), "DATABASE_URL": given})["DATABASE_URL"])


def _settings(source: Path, folder: Path) -> None:
    """Take over secret and settings; a `journal.toml` that is there already is kept."""
    for name in SETTINGS:
        is_kept = name == "journal.toml" and (folder / name).exists()
        if (source / name).exists() and not is_kept:
            shutil.copyfile(source / name, folder / name)
            (folder / name).chmod(0o600)


def _files(source: Path, folder: Path, held: manifest.Manifest) -> None:
    storage = FolderStorage(folder / "files")
    for name in held.files:
        if name.startswith("files/"):
            with (source / name).open("rb") as file:
                storage.receive(file, (source / name).stat().st_size)


@contextmanager
def _opened(source: Path) -> Iterator[Path]:
    if source.is_dir():
        yield source
        return
    if not source.is_file():
        raise Refusal(f"there is no {source}")
    with tempfile.TemporaryDirectory(dir=source.absolute().parent, prefix=".restore-") as name:
        try:
            with tarfile.open(source) as tar:
                tar.extractall(name, filter="data")
        except tarfile.TarError as error:
            raise manifest.Damaged(f"{source} is no whole .tar file") from error
        inside = [path for path in Path(name).iterdir() if path.is_dir()]
        if len(inside) != 1:
            raise manifest.Damaged(f"{source} holds no backup")
        yield inside[0]


def _told(folder: Path) -> int:
    """Tell what stands there; 1 only where something is broken, not where work was left to do."""
    app = create_app({"INSTANCE": str(folder)})
    with using(app):
        found = findings(app)
    for one in found:
        print(one.words)
    print(
        "Restored. No letter goes out until somebody releases them: `journal letters release`, or"
        " the button under Settings, Background work."
    )
    return 1 if any(one.is_wrong and not one.is_care for one in found) else 0
