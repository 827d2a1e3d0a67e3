"""`journal letters`: what was held when a backup was restored is let go."""

import argparse

from journal.cli.app import ready_app, using
from journal.domain.acting import Acting
from journal.services.around import surroundings
from journal.services.restored import release_letters


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("letters", help="let letters go that a restored journal holds")
    parser.add_argument("what", choices=["release"])
    parser.set_defaults(run=run)


def run(_asked: argparse.Namespace) -> int:
    """Release them; from now on the journal sends as any other."""
    with using(ready_app()):
        count = release_letters(Acting(at=surroundings().clock(), job="letters"))
    print(f"{count} held letters are on their way, and new ones are sent again.")
    return 0
