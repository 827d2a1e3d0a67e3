"""`journal account`: people with offices, made at the terminal."""

import argparse
import getpass
import os
import sys

from journal.cli.app import ready_app
from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import Invalid
from journal.services.around import surroundings
from journal.services.founding import found

_TAKEN = [office.value for office in Office if office is not Office.GUEST]


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("account", help="make an account, set its password and offices")
    parser.add_argument("email")
    parser.add_argument("--name", default="")
    parser.add_argument("--office", action="append", default=[], choices=_TAKEN)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Make the account or change it; the password comes from JOURNAL_PASSWORD or is asked."""
    app = ready_app()
    password = os.environ.get("JOURNAL_PASSWORD") or getpass.getpass("Password: ")
    offices = [Office(office) for office in asked.office]
    with app.app_context():
        by = Acting(at=surroundings().clock(), job="account")
        try:
            found(by, asked.name or asked.email.split("@")[0], asked.email, password, offices)
        except Invalid as invalid:
            print(f"journal: {invalid}", file=sys.stderr)
            return 1
    print(f"{asked.email} can sign in.")
    return 0
