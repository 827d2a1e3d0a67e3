"""Alternative texts of pictures: kept, unless a program wrote there, or an author is named."""

import re

from journal.documents import passages as at
from journal.documents.traces import DESCRIPTION, Traces

_OF_PROGRAM = re.compile(
    r"[A-Za-z]:\\|\\\\|/(?:home|Users|mnt|tmp|var|media)/|file:|https?://"
    r"|\.(?:svg|ai|eps|png|jpe?g|tiff?|gif|emf|pdf|docx?|xlsx?|odt|psd)\b"
    r"|\b(?:created|generated|made) (?:with|by|in)\b",
    re.IGNORECASE,
)


def is_kept(text: str, traces: Traces) -> bool:
    """Tell whether the text was written for readers and names nobody; what is left out is told."""
    if _OF_PROGRAM.search(text) or traces.names(text):
        traces.fixed(DESCRIPTION, at.DESCRIPTION, text)
        return False
    return True
