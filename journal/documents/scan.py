"""The anonymity gate: does a file tell who wrote it?"""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from journal.documents import passages as at
from journal.documents.answers import Refused
from journal.documents.child import PATIENT, Limits, run_in_child
from journal.documents.finds import UNREADABLE
from journal.domain.finding import Finding, Severity


def scan(path: Path, names: Sequence[str], limits: Limits = PATIENT) -> list[Finding]:
    """Return every place of the file where one of the names stands; opens it in a child process.

    Names are people's, e-mail addresses and institutions, told apart by how they look. A file that
    cannot be searched to its end gives a finding that is `refused`: silence always means safe.
    """
    told = run_in_child("scan", path, {"names": list(names)}, limits)
    if isinstance(told, Refused):
        return [Finding(UNREADABLE, at.WHOLE, str(told.said), Severity.REFUSED)]
    return [Finding(**{**f, "severity": Severity(f["severity"])}) for f in told["findings"]]


def search(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task "scan" in the child."""
    # In the child alone: these bring in every engine that opens documents.
    from journal.documents.finds import Finds
    from journal.documents.search import Search
    from journal.documents.terms import terms_for

    finds = Finds(terms_for(arguments["names"]))
    Search(finds).look(path.read_bytes())
    return {"findings": [asdict(finding) for finding in finds.all()]}
