"""What a document tells about who made it: everything found, and what a clean copy does of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from journal.documents import passages as at
from journal.documents.answers import Refused, Unfit
from journal.documents.child import PATIENT, Limits, run_in_child
from journal.documents.finds import UNREADABLE
from journal.documents.terms import Term, terms_for
from journal.documents.traces import Traces
from journal.domain.finding import Finding, finding_from, plain_finding
from journal.domain.said import Said


def inspect(path: Path, names: Sequence[str] = (), limits: Limits = PATIENT) -> list[Finding]:
    """Return every trace of the file, and every place where one of the names stands.

    `fixed` is gone in the clean copy, `needs-person` stays in it, `refused` forbids a copy.
    Names are as for `scan`. Opens the file in a child process.
    """
    told = run_in_child("inspect", path, {"names": list(names)}, limits)
    return [unread(told.said)] if isinstance(told, Refused) else findings_of(told)


def findings_of(told: Mapping[str, Any]) -> list[Finding]:
    """Return the findings of a child's answer."""
    return [finding_from(f) for f in told["findings"]]


def unread(said: Said) -> Finding:
    """Return the finding of a file that cannot be looked through, with the reason in words."""
    return Finding.refused(UNREADABLE, at.WHOLE, said)


def examine(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task "inspect" in the child."""
    _, found = looked_through(path, arguments["names"])
    return {"findings": [plain_finding(finding) for finding in found]}


def looked_through(path: Path, names: Sequence[str]) -> tuple[bytes | None, list[Finding]]:
    """Return the clean copy, None where it cannot be made, and all that was found; in the child.

    The copy is searched anew, by the bytes that were written: what was meant to be gone is found
    there if it is not.
    """
    # In the child alone: these bring in every engine that opens documents.
    from journal.documents.check import examine_to_clean
    from journal.documents.kinds import ALL
    from journal.documents.strip import strip

    terms = terms_for(names)
    traces = Traces(terms=terms)
    try:
        examine_to_clean(path, ALL)
        copy = strip(path.read_bytes(), traces)
    except Unfit as unfit:
        return None, [*traces.all(), unread(unfit.said)]
    found = [*traces.all(), *_left(copy, terms), *_telling(copy, names)]
    return copy, list(dict.fromkeys(found))


def _left(copy: bytes, terms: Sequence[Term]) -> list[Finding]:
    from journal.documents.finds import Finds
    from journal.documents.search import Search

    finds = Finds(terms)
    Search(finds).look(copy)
    return finds.all()


def _telling(copy: bytes, names: Sequence[str]) -> list[Finding]:
    """Return the places where the text itself tells who wrote it."""
    from journal.documents.sniff import recognized
    from journal.documents.telling import telling
    from journal.documents.text import passages_of

    return telling(passages_of(copy, recognized(copy)), names)
