"""What was found in a file that reviewers shall read, and what has to happen before they may."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from journal.domain.finding import Finding, Severity, finding_from, plain_finding


@dataclass(frozen=True, slots=True)
class Examined:
    """The findings of a file: what it tells by itself, and where its authors are named in its copy.

    `answered_for` is the mark of what somebody looked at and answered for. `is_wordless`: the texts
    that were found are left out, for an author's name is sealed.
    """

    findings: tuple[Finding, ...] = ()
    named: tuple[Finding, ...] = ()
    answered_for: str = ""
    is_wordless: bool = False

    @property
    def fixed(self) -> tuple[Finding, ...]:
        """Return what the copy has no more."""
        return tuple(f for f in self.findings if f.severity is Severity.FIXED)

    @property
    def refused(self) -> tuple[Finding, ...]:
        """Return why there is no copy."""
        return tuple(f for f in self.findings if f.severity is Severity.REFUSED)

    @property
    def open(self) -> tuple[Finding, ...]:
        """Return what a person has to look at: it stands in the copy."""
        asked = (f for f in self.findings if f.severity is Severity.NEEDS_PERSON)
        return (*self.named, *asked)

    def without_words(self) -> "Examined":
        """Return what was found and where, but none of the texts."""
        findings, named = (
            tuple(replace(one, text="") for one in found) for found in (self.findings, self.named)
        )
        return replace(self, findings=findings, named=named, is_wordless=True)


def to_text(findings: Iterable[Finding]) -> str:
    """Return the findings as they are kept."""
    return json.dumps([plain_finding(finding) for finding in findings], ensure_ascii=False)


def from_text(text: str) -> tuple[Finding, ...]:
    """Return the findings that were kept."""
    return tuple(finding_from(f) for f in json.loads(text))


def examined(findings: str, named: str, answered_for: str) -> Examined:
    """Return what the three columns of an examination say."""
    return Examined(from_text(findings), from_text(named), answered_for)


def by_kind(findings: Sequence[Finding]) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """Return the findings grouped by kind, in the order of their first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.kind, []).append(finding)
    return tuple((kind, tuple(group)) for kind, group in groups.items())
