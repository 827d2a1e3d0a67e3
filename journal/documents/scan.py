"""The anonymity gate: does a file tell who wrote it?"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from journal.documents import passages as at
from journal.documents.answers import Refused
from journal.documents.child import PATIENT, Limits, run_in_child
from journal.documents.finds import UNREADABLE
from journal.domain.finding import Finding, finding_from, plain_finding


def scan(path: Path, names: Sequence[str], limits: Limits = PATIENT) -> list[Finding]:
    """Return every place of the file where one of the names stands; opens it in a child process.

    Names are people's, e-mail addresses and institutions, told apart by how they look. A file that
    cannot be searched to its end gives a finding that is `refused`: silence always means safe.
    """
    told = run_in_child("scan", path, {"names": list(names)}, limits)
    if isinstance(told, Refused):
        return [Finding.refused(UNREADABLE, at.WHOLE, told.said)]
    return [finding_from(f) for f in told["findings"]]


def search(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task "scan" in the child."""
    # In the child alone: these bring in every engine that opens documents.
    from journal.documents.finds import Finds
    from journal.documents.search import Search
    from journal.documents.terms import terms_for

    finds = Finds(terms_for(arguments["names"]))
    Search(finds).look(path.read_bytes())
    return {"findings": [plain_finding(finding) for finding in finds.all()]}
