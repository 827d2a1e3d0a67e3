"""The anonymized copy of a document: the same to a reader's eye, without a trace of its makers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journal.documents.answers import Refused
from journal.documents.child import PATIENT, Limits, run_in_child
from journal.documents.inspect import findings_of, looked_through, unread
from journal.documents.passages import is_running_text
from journal.documents.terms import KIND_LABELS as NAMED
from journal.documents.terms import PART_OF_NAME
from journal.domain.finding import Finding, Severity, plain_finding

# Raised whenever a cleaner finds more than the one before: copies of an older one are made again.
CLEANER = 3


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What came of it. `is_written`: the copy stands at the place that was asked.

    It does not where the findings hold one that is `refused`, or one of the names.
    """

    is_written: bool
    findings: tuple[Finding, ...]

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """Return why there is no copy, or nothing."""
        return () if self.is_written else tuple(f for f in self.findings if closes(f))

    @property
    def naming(self) -> tuple[Finding, ...]:
        """Return where one of the names stands, and what forbids a copy."""
        return tuple(f for f in self.findings if f.kind in NAMED or f.severity is Severity.REFUSED)


def clean(
    path: Path,
    target: Path,
    names: Sequence[str] = (),
    limits: Limits = PATIENT,
    *,
    despite_names: bool = False,
) -> Cleaned:
    """Write the anonymized copy to `target`, whole or not at all; reads it in a child process.

    The original is never changed. The same bytes give the same copy. `despite_names`: the copy is
    written although it names somebody, for whoever decides by the findings.
    """
    arguments = {
        "names": list(names),
        "target": str(target.absolute()),
        "despite_names": despite_names,
    }
    told = run_in_child("clean", path, arguments, limits)
    if isinstance(told, Refused):
        return Cleaned(is_written=False, findings=(unread(told.said),))
    return Cleaned(told["is_written"], tuple(findings_of(told)))


def closes(finding: Finding) -> bool:
    """Tell whether there is no clean copy because of this finding.

    A family name standing alone in the text may be a source, cited as anybody's: a person looks.
    """
    if finding.kind == PART_OF_NAME and is_running_text(finding.place):
        return False
    return finding.severity is Severity.REFUSED or finding.kind in NAMED


def _is_refused(finding: Finding) -> bool:
    return finding.severity is Severity.REFUSED


def write(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task "clean" in the child."""
    copy, found = looked_through(path, arguments["names"])
    closing = _is_refused if arguments["despite_names"] else closes
    is_written = copy is not None and not any(map(closing, found))
    if is_written:
        assert copy is not None
        put(copy, Path(arguments["target"]))
    return {"is_written": is_written, "findings": [plain_finding(finding) for finding in found]}


def put(copy: bytes, target: Path) -> None:
    """Write the bytes to `target`, whole or not at all."""
    part = target.with_name(target.name + ".part")
    try:
        part.write_bytes(copy)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
