"""`journal index`: the search made anew."""

import argparse
from functools import partial

from journal.cli.app import ready_app
from journal.domain.acting import Acting
from journal.services.around import surroundings
from journal.services.search import catch_up, rebuild


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("index", help="make the index of the search anew")
    parser.set_defaults(run=run)


def run(_asked: argparse.Namespace) -> int:
    """Read every PDF that was never read, then index all that is published."""
    app = ready_app()
    with app.app_context():
        by = partial(Acting, job="index")
        read = catch_up(by(at=surroundings().clock()))
        held = rebuild(by(at=surroundings().clock()))
    print(f"{read} PDFs were read; {held} papers can be searched.")
    return 0
