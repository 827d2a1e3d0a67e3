"""`journal seal`: the keys of sealed names."""

import argparse
import sys

from flask import Flask

from journal.cli.app import ready_app, using
from journal.config import SEAL_FILE
from journal.domain.acting import Acting
from journal.queries.read import rest
from journal.queries.sealed import aged, seals
from journal.services.around import surroundings
from journal.services.resealing import reseal

_GIVEN = (
    "journal: the keys are given in the setting seal_keys. Put a new one before the others, start"
    " every process anew, then run `journal seal rotate` again: it closes anew with that."
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command with its parts."""
    parser = commands.add_parser("seal", help="change the key that opens sealed names")
    parts = parser.add_subparsers(required=True, metavar="part")
    rotate = parts.add_parser("rotate", help="make a new key and close everything with it")
    rotate.set_defaults(run=run_rotate)
    forget = parts.add_parser("forget", help="take out older keys that nothing needs any more")
    forget.set_defaults(run=run_forget)


def run_rotate(_asked: argparse.Namespace) -> int:
    """Make a key, unless an earlier rotation waits for its end; then close everything with it."""
    app = ready_app()
    with using(app):
        is_cut = bool(aged())
        if not is_cut and not _has_made(app):
            return 1
        rest()
        done = reseal(_by())
    print("An earlier change of keys was ended." if is_cut else "A new key was made.")
    print(f"{done} papers were closed with it.")
    print("Older keys stay: `journal seal forget` takes them out. Keep a copy of the new one.")
    return 0


def _has_made(app: Flask) -> bool:
    if str(app.config["SEAL_KEYS"]).strip():
        print(_GIVEN, file=sys.stderr)
        return False
    seals().add_key()
    return True


def run_forget(_asked: argparse.Namespace) -> int:
    """Take the older keys out, where nothing here needs them."""
    app = ready_app()
    with using(app):
        needed = aged()
        if needed:
            print(f"journal: {len(needed)} papers need older keys: run `journal seal rotate`.")
            return 1
        try:
            gone = seals().forget_old()
        except ValueError:
            print("journal: take the older keys out of the setting seal_keys.", file=sys.stderr)
            return 1
    print(f"{gone} older keys were taken out of {SEAL_FILE}. Older backups still need them.")
    return 0


def _by() -> Acting:
    return Acting(at=surroundings().clock(), job="seal")
