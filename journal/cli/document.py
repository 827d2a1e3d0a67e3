"""`journal document`: what a file tells about its makers, and a copy without it."""

import argparse
import json
import sys
from pathlib import Path

from journal.documents.clean import clean
from journal.documents.inspect import inspect
from journal.domain.finding import told_outside


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("document", help="inspect a document, or make an anonymized copy")
    acts = parser.add_subparsers(required=True, metavar="what")
    inspecting = acts.add_parser("inspect", help="print what the file tells about its makers")
    inspecting.set_defaults(run=run_inspect)
    cleaning = acts.add_parser("clean", help="write a copy without what tells about its makers")
    cleaning.set_defaults(run=run_clean)
    for one in (inspecting, cleaning):
        one.add_argument("file", type=Path, metavar="FILE")
        one.add_argument(
            "--name",
            action="append",
            default=[],
            help="a name, mail address or institution to look for; again for each further one",
        )
    cleaning.add_argument("out", type=Path, metavar="OUT")


def run_inspect(asked: argparse.Namespace) -> int:
    """Print the findings as a JSON list."""
    if not _is_there(asked.file):
        return 2
    found = inspect(asked.file, asked.name)
    print(json.dumps([told_outside(finding) for finding in found], ensure_ascii=False, indent=2))
    return 0


def run_clean(asked: argparse.Namespace) -> int:
    """Write the copy; tell on stderr what a person should still look at, or why there is none."""
    if not _is_there(asked.file):
        return 2
    cleaned = clean(asked.file, asked.out, asked.name)
    told = cleaned.reasons or [f for f in cleaned.findings if f.severity == "needs-person"]
    if not cleaned.is_written:
        print(f"journal: no clean copy of {asked.file} could be made.", file=sys.stderr)
    for finding in told:
        print(f"{finding.place}: {finding.kind}: {finding.text}", file=sys.stderr)
    return 0 if cleaned.is_written else 1


def _is_there(path: Path) -> bool:
    if not path.is_file():
        print(f"journal: there is no file {path}.", file=sys.stderr)
        return False
    return True
