"""Names of fonts in rich text: one after an author gets a number, for it is seen by no reader."""

import re

from journal.documents import passages as at
from journal.documents.traces import PROGRAM_NOTES, Traces

_FONT = re.compile(rb"(\{\\f(\d+)(?:\\[a-z]+-?\d*|\{[^{}]*\}|\s)*\s)([^{}\\;]+)(?=[;{])")
_OTHER = re.compile(rb"\{\\\*\\falt ([^{}]*)\}")


def renamed(content: bytes, traces: Traces) -> bytes:
    """Return the text with its fonts named after nobody."""
    content = _OTHER.sub(lambda found: b"" if _tells(found[1], traces) else found[0], content)
    return _FONT.sub(
        lambda found: found[1] + b"Font" + found[2] if _tells(found[3], traces) else found[0],
        content,
    )


def _tells(name: bytes, traces: Traces) -> bool:
    text = name.decode("utf-8", "replace").strip()
    if not traces.names(text):
        return False
    traces.fixed(PROGRAM_NOTES, at.inside("fonttbl"), text)
    return True
