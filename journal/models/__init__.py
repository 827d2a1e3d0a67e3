"""Every table of the journal; importing this package makes the metadata whole."""

from journal.models import (
    account,
    announcement,
    call,
    decision,
    event,
    file,
    galley,
    issue,
    job,
    letter,
    page,
    publication,
    review,
    section,
    session,
    submission,
)

__all__ = [
    "account",
    "announcement",
    "call",
    "decision",
    "event",
    "file",
    "galley",
    "issue",
    "job",
    "letter",
    "page",
    "publication",
    "review",
    "section",
    "session",
    "submission",
]
