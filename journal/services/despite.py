"""A paper goes to reviewers although something was found in it: for a reason, which is kept."""

from journal.domain.acting import Acting
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not
from journal.queries.examination import of_copy
from journal.queries.supplement import of_reviewers
from journal.services.history import record
from journal.services.note import noted

_ASKED = Said(
    N_("Something in the copy may tell who wrote it. Please look, and say why it may go out.")
)


def sent_despite(by: Acting, submission_id: str, reason: str) -> None:
    """Keep the reason where something is found in what reviewers will read; joins the act.

    Raises Invalid for `reason` where one is needed and none was given.
    """
    further = (found for _title, found in of_reviewers(submission_id))
    if not any(found.open for found in (of_copy(submission_id), *further)):
        return
    refuse({"reason": why_not(reason, TEXT)})
    if not reason:
        raise Invalid({"reason": _ASKED})
    note_id = noted(by, submission_id, reason)
    record(by, "send_despite_findings", submission_id=submission_id, note_id=note_id)
