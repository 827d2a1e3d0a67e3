"""Papers that were never meant for the workflow are filed away, and taken up again."""

from journal.domain.acting import Acting
from journal.domain.filing import FILING_TOLD, Filing, filing_act
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not
from journal.services import letter, unit
from journal.services.decision import author_of
from journal.services.entering import entered
from journal.services.move import move
from journal.services.note import noted
from journal.services.telling import told

_KIND_NEEDED = Said(N_("Please choose what it is."))


@unit.act
def file_away(
    by: Acting, submission_id: str, kind: str, remark: str = "", *, is_told: bool = False
) -> None:
    """Take a new paper out of lists and statistics; its author is told where that is wished.

    Raises Invalid for `kind` or `remark`.
    """
    entered(by, "file_away", submission_id)
    if kind not in set(Filing):
        raise Invalid({"kind": _KIND_NEEDED})
    refuse({"remark": why_not(remark, TEXT)})
    filing = Filing(kind)
    note_id = noted(by, submission_id, remark)
    move(by, submission_id, "file_away", as_act=filing_act(filing), note_id=note_id)
    if is_told:
        to = author_of(submission_id)
        values = told(submission_id) | {"reason": Said(FILING_TOLD[filing])}
        composed = letter.drafted("filed_away", to, values)
        letter.post(by, "filed_away", to, composed, submission_id=submission_id)


@unit.act
def take_up_again(by: Acting, submission_id: str) -> None:
    """Make a paper that was filed away a new one again."""
    entered(by, "take_up_again", submission_id)
    move(by, submission_id, "take_up_again")
