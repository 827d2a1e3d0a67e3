"""`journal check`: the invariants of a live journal."""

import argparse

from journal.cli.app import ready_app
from journal.queries.invariants import broken, hashes_named
from journal.services.around import surroundings


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("check", help="look for what must never be")
    parser.set_defaults(run=run)


def run(_asked: argparse.Namespace) -> int:
    """Print every broken invariant; the exit code tells whether there was one."""
    app = ready_app()
    with app.app_context():
        storage = surroundings().storage
        lost = [sha for sha in sorted(hashes_named()) if not storage.exists(sha)]
        found = broken() + [f"the file {sha} is not in the storage" for sha in lost]
    for line in found:
        print(line)
    print("Everything is as it must be." if not found else f"{len(found)} found.")
    return 1 if found else 0
