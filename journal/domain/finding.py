"""What was found in a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from journal.domain.said import Said, from_plain, to_plain


class Severity(StrEnum):
    """What has to happen about a finding."""

    FIXED = "fixed"
    NEEDS_PERSON = "needs-person"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in one place of a document, with the text found there.

    `said`: the text is no word of the document but a reason of ours, for each in their language.
    """

    kind: str
    place: str
    text: str
    severity: Severity
    said: Said | None = field(default=None, compare=False)

    @classmethod
    def refused(cls, kind: str, place: str, said: Said) -> "Finding":
        """Return the finding that forbids a copy, for this reason."""
        return cls(kind, place, str(said), Severity.REFUSED, said)


def plain_finding(finding: Finding) -> dict[str, Any]:
    """Return the finding as JSON knows it."""
    said = {"said": to_plain(finding.said)} if finding.said else {}
    return told_outside(finding) | said


def told_outside(finding: Finding) -> dict[str, Any]:
    """Return the finding as it is printed for programs: always the same four words."""
    return {name: getattr(finding, name) for name in ("kind", "place", "text", "severity")}


def finding_from(plain: Mapping[str, Any]) -> Finding:
    """Return the finding that was made plain."""
    said = from_plain(plain["said"]) if "said" in plain else None
    severity = Severity(plain["severity"])
    return Finding(plain["kind"], plain["place"], plain["text"], severity, said)
