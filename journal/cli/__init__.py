"""The terminal: `journal …`."""

import argparse
import sys
from collections.abc import Sequence

from journal.config import BadSetting


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command says; return the exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        return int(asked.run(asked) or 0)
    except BadSetting as error:
        print(f"journal: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    # Commands load what they need.
    from journal.cli import (
        accounts,
        backup,
        check,
        demo,
        document,
        importing,
        index,
        init,
        letters,
        restore,
        seal,
        serve,
        work,
    )

    parser = argparse.ArgumentParser(prog="journal", description="Run a scholarly journal.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for module in (
        init,
        demo,
        serve,
        work,
        check,
        backup,
        restore,
        letters,
        seal,
        index,
        accounts,
        document,
        importing,
    ):
        module.add_to(commands)
    return parser
