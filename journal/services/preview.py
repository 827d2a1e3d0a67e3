"""The private link to an issue's preview: opened, and revoked for everybody who has it."""

from journal.domain.acting import Acting
from journal.services import unit
from journal.services.building import being_built
from journal.services.history import record


@unit.act
def open_preview(by: Acting, issue_id: str) -> None:
    """Let whoever has the link see the issue, until it appears or the link is revoked."""
    issue = being_built(by, issue_id)
    if not issue.has_preview:
        issue.has_preview = True
        record(by, "open_preview", issue_id=issue_id)


@unit.act
def revoke_preview(by: Acting, issue_id: str) -> None:
    """Let the link that was given out lead nowhere; the next one is another."""
    issue = being_built(by, issue_id)
    if issue.has_preview:
        issue.has_preview, issue.preview_generation = False, issue.preview_generation + 1
        record(by, "revoke_preview", issue_id=issue_id)
