"""`journal backup`: database, files, settings and secret, as they are at one moment."""

import argparse
import os
import shutil
import sys
import tarfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from flask import Flask

from journal.cli.app import ready_app
from journal.cli.database import revision_of
from journal.engines import dump, manifest
from journal.queries.read import engine
from journal.services.around import surroundings

SETTINGS = ("journal.toml", "secret", "demo-password")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("backup", help="write everything into a folder or one .tar file")
    parser.add_argument("target", nargs="?", type=Path, help="default: backups/ in the instance")
    parser.add_argument("--without-secrets", action="store_true", help="leave out the settings")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Make the backup; what has its final name is whole."""
    app = ready_app()
    with app.app_context():
        at = surroundings().clock()
    target = _target(app, asked.target, at)
    if target.exists():
        print(f"journal: {target} is there already and is kept.", file=sys.stderr)
        return 1
    held = make(app, target, at, with_secrets=not asked.without_secrets)
    print(f"{target}: {len(held.files)} files, each with its SHA-256 in {manifest.NAME}.")
    return 0


def make(app: Flask, target: Path, at: datetime, *, with_secrets: bool = True) -> manifest.Manifest:
    """Write the backup to a folder, or to a file where the name ends in .tar."""
    part = target.with_name(f".{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    try:
        held = _fill(app, part, at, SETTINGS if with_secrets else ())
        if target.suffix == ".tar":
            _pack(part, target)
        else:
            _sync(part)
            part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return held


def _fill(app: Flask, part: Path, at: datetime, settings: tuple[str, ...]) -> manifest.Manifest:
    url = str(app.config["DATABASE_URL"])
    # First the database, then the files: bytes come before the row that names them.
    tables = dump.save(url, part)
    sums = {path.name: manifest.hash_of(path) for path in sorted(part.iterdir())}
    for name in settings:
        source = Path(str(app.config["INSTANCE"])) / name
        if source.exists():
            (part / name).write_bytes(_without_keys(app, source.read_bytes()))
            sums[name] = manifest.hash_of(part / name)
    with app.app_context():
        sums |= {f"files/{sha}": sha for sha in _files(part / "files")}
        with engine().connect() as connection:
            revision, dialect = revision_of(connection), connection.dialect.name
    held = manifest.Manifest(at.isoformat(), dialect, revision, tables, sums)
    manifest.write(part, held)
    return held


def _without_keys(app: Flask, content: bytes) -> bytes:
    """Return the settings without the keys of sealed names: who finds a backup has no key."""
    for key in str(app.config["SEAL_KEYS"]).split():
        content = content.replace(key.encode(), b"")
    return content


def _files(folder: Path) -> Iterator[str]:
    """Put every stored file into the folder, by link where that can be; yield their hashes."""
    folder.mkdir(mode=0o700)
    storage = surroundings().storage
    for sha256 in storage.hashes():
        try:
            # A stored file is never written again, so both names may share the bytes.
            os.link(storage.path(sha256), folder / sha256)
        except FileNotFoundError:
            continue  # an orphan, swept just now
        except OSError:
            shutil.copyfile(storage.path(sha256), folder / sha256)
        yield sha256


def _pack(folder: Path, target: Path) -> None:
    part = target.with_name(f".{target.name}.packing")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as tar:
            tar.add(folder, arcname=target.stem)
        file.flush()
        os.fsync(file.fileno())
    part.rename(target)


def _sync(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def _target(app: Flask, asked: Path | None, at: datetime) -> Path:
    """Return the asked name; in a folder that is there, a name by the moment."""
    own = Path(str(app.config["INSTANCE"])) / "backups"
    if asked is not None and not asked.is_dir():
        return asked.absolute()
    return (asked or own).absolute() / f"{at:%Y-%m-%dT%H%M%S}"
