"""`journal check`: whether all is as it must be, in plain words."""

import argparse
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import Flask

from journal import create_app
from journal.cli.app import using
from journal.cli.database import newest, revision_of
from journal.config import SEAL_FILE
from journal.engines.manifest import hash_of
from journal.engines.storage import Storage
from journal.queries.care import failed_letters, given_up
from journal.queries.invariants import broken
from journal.queries.job import works
from journal.queries.read import engine, rest
from journal.queries.sealed import aged, seals, unmarked, unopened
from journal.queries.waiting import held_since_restore
from journal.services.around import surroundings
from journal.services.housekeeping import ORPHAN_SECONDS, named_files

_ROOM = 500_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """One sentence; what is not wrong is only good to know, what is care waits for a person."""

    words: str
    is_wrong: bool = True
    is_care: bool = False


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("check", help="look for what must never be, and what needs you")
    parser.add_argument("--quick", action="store_true", help="do not read every file's bytes")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Print what was found; the exit code is 1 where something is wrong or needs somebody."""
    app = create_app()
    with using(app):
        found = findings(app, is_quick=asked.quick)
    for one in found:
        print(one.words)
    wrong = sum(one.is_wrong for one in found)
    ends = {0: "Everything is as it must be.", 1: "One thing needs somebody."}
    print(ends.get(wrong, f"{wrong} things need somebody."))
    return 1 if wrong else 0


def findings(app: Flask, *, is_quick: bool = False) -> list[Found]:
    """Return everything found, inside the app's context."""
    at = surroundings().clock()
    found = [*_settings(app), *_room(Path(str(app.config["INSTANCE"])))]
    behind = _behind()
    if behind is not None:
        return [*found, behind]
    try:
        found += [Found(sentence) for sentence in broken()]
        found += _seals()
        found += [*_files(surroundings().storage, at, is_quick=is_quick), *_care(at)]
    finally:
        rest()
    return found


def _behind() -> Found | None:
    with engine().connect() as connection:
        there = revision_of(connection)
    if there == newest():
        return None
    words = f"The database is at revision {there or 'none'}, this code at {newest()}."
    return Found(
        f"{words} Start the journal once, or run `journal init`; nothing else was looked at."
    )


def _settings(app: Flask) -> Iterator[Found]:
    try:
        ZoneInfo(str(app.config["ZONE"]))
    except (ZoneInfoNotFoundError, ValueError):
        yield Found(f"The setting zone is {app.config['ZONE']!r}, which is no time zone.")
    if not app.config["MAIL_HOST"] and not app.config["DEMO"]:
        words = "No mail server is set (mail_host): letters are kept in mailbox/, nobody gets them."
        yield Found(words, is_wrong=False)


def _seals() -> Iterator[Found]:
    """Yield what keeps sealed names from being opened, or from being sealed."""
    lost, waiting = unopened()
    if lost:
        yield Found(
            f"The sealed names of {lost} papers cannot be opened: their key is not in"
            f" {SEAL_FILE}, nor in the setting seal_keys. Put it back; without it they are lost."
        )
    older = len(aged() | unmarked())
    if older:
        yield Found(
            f"Of {older} papers something is closed with an older key, or not marked with one: run"
            " `journal seal rotate`, or let the worker do it in the night.",
            is_wrong=False,
        )
    elif len(seals().keys()) > 1:
        words = "Older keys of sealed names are needed by nothing here: see `journal seal forget`."
        yield Found(words, is_wrong=False)
    if waiting:
        words = f"{waiting} papers have another public name and no seal yet: the worker does it."
        yield Found(words, is_wrong=False)


def _room(folder: Path) -> Iterator[Found]:
    free = shutil.disk_usage(folder).free
    if free < _ROOM:
        yield Found(f"Only {free // 1_000_000} MB are free on the disk of {folder}.")


def _files(storage: Storage, at: datetime, *, is_quick: bool) -> Iterator[Found]:
    named, kept = named_files(), frozenset(storage.hashes())
    for sha256 in sorted(named - kept):
        yield Found(f"The file {sha256} is not in the storage.")
    if not is_quick:
        for sha256 in sorted(named & kept):
            if hash_of(storage.path(sha256)) != sha256:
                yield Found(f"The file {sha256} is damaged: its bytes are not what they were.")
    before = at.timestamp() - 2 * ORPHAN_SECONDS
    old = [sha for sha in kept - named if storage.path(sha).stat().st_mtime < before]
    if old:
        yield Found(
            f"{len(old)} files are named by nothing for two days and were not swept, the first is"
            f" {min(old)}.",
            is_wrong=False,
        )


def _care(at: datetime) -> Iterator[Found]:
    """Yield what waits for a person."""
    for kind, fault in given_up():
        yield Found(f"The job {kind} was given up: {fault} (see /manage/jobs).", is_care=True)
    failed, held = failed_letters(), held_since_restore()
    if failed:
        letters = "1 letter" if failed == 1 else f"{failed} letters"
        words = f"{letters} could not be delivered (see Desk, Letters)."
        yield Found(words, is_care=True)
    if held is not None:
        words = f"This journal was restored: {held} letters are held until they are released."
        yield Found(words, is_wrong=False)
    seen = works(at)
    if not seen.workers and seen.last_seen_at is None:
        yield Found("No worker has ever run here.", is_wrong=False)
    elif not seen.workers:
        yield Found(
            f"No worker is there: the last was seen at {seen.last_seen_at:%Y-%m-%d %H:%M} UTC.",
            is_care=True,
        )
