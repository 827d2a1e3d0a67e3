"""`journal import`: registers from elsewhere."""

import argparse
import json
import sys
from pathlib import Path

from journal.cli.app import ready_app, using
from journal.domain.acting import Acting
from journal.domain.ror import NoRegister, institutions
from journal.services.around import surroundings
from journal.services.institution import import_institutions


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("import", help="take in a register from a file")
    what = parser.add_subparsers(required=True, metavar="what")
    institution = what.add_parser("ror", help="institutions: the JSON file of a ROR data dump")
    institution.add_argument("file", type=Path, metavar="FILE.json")
    institution.set_defaults(run=run_ror)


def run_ror(asked: argparse.Namespace) -> int:
    """Put the register in the place of the one before; a file that is none changes nothing."""
    try:
        register = list(institutions(json.loads(asked.file.read_text("utf-8"))))
    except (OSError, ValueError) as fault:
        reason = fault if isinstance(fault, NoRegister | OSError) else "It is no JSON."
        print(f"journal: {asked.file} could not be read. {reason}", file=sys.stderr)
        return 1
    with using(ready_app()):
        count = import_institutions(Acting(at=surroundings().clock(), job="import"), register)
    print(f"{count} institutions can be looked up.")
    return 0
