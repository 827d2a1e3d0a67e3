"""What each kind of finding is called to people."""

from journal.documents import finds, terms, traces
from journal.documents.telling import kinds as telling
from journal.domain.said import N_, Said

_LABELS = {
    **traces.KIND_LABELS,
    **terms.KIND_LABELS,
    **telling.KIND_LABELS,
    finds.UNREADABLE: N_("Part that cannot be looked into"),
}


def label(kind: str) -> Said:
    """Return the name of the kind, as a message."""
    return Said(_LABELS.get(kind, kind))
