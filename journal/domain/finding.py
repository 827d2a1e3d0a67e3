"""What was found in a document."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What has to happen about a finding."""

    FIXED = "fixed"
    NEEDS_PERSON = "needs-person"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in one place of a document, with the text found there."""

    kind: str
    place: str
    text: str
    severity: Severity
