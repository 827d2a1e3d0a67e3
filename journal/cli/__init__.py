"""The terminal: `journal …`."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from journal.config import BadSetting

# Which module knows a command: each loads what it needs and no other, so that a worker stays small.
COMMANDS = {
    "init": "init",
    "demo": "demo",
    "run": "serve",
    "web": "serve",
    "worker": "work",
    "check": "check",
    "backup": "backup",
    "restore": "restore",
    "letters": "letters",
    "seal": "seal",
    "index": "index",
    "account": "accounts",
    "document": "document",
    "import": "importing",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command says; return the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    asked = _parser(given).parse_args(given)
    try:
        code = int(asked.run(asked) or 0)
        sys.stdout.flush()
        return code
    except BadSetting as error:
        print(f"journal: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever reads along has read enough (`| head`); nothing is left to be flushed at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 141


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """Return a parser that knows the command given, or all where it is none of them."""
    named = [COMMANDS[word] for word in given[:1] if word in COMMANDS]
    parser = argparse.ArgumentParser(prog="journal", description="Run a scholarly journal.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for module in dict.fromkeys(named or COMMANDS.values()):
        import_module(f"journal.cli.{module}").add_to(commands)
    return parser
