"""An author asks how the paper stands, when the usual time has passed."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.milestones import ahead
from journal.domain.outlook import ASKED_AGAIN
from journal.domain.refusal import Refusal, Refused
from journal.domain.said import N_, Said
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.decision_author import waiting
from journal.queries.editors_told import instead_of
from journal.queries.outlook import ASK, known_of, last_asked, outlook_of
from journal.services import letter, unit
from journal.services.as_told import allowed_as_told
from journal.services.assignment import tell_chiefs
from journal.services.history import record
from journal.services.telling import told

_EARLY = N_("The usual time has not passed yet. Please wait until then.")
_OCCASION = "status_asked"


@unit.act
def ask_status(by: Acting, submission_id: str) -> bool:
    """Write to the handling editor, else to the chiefs; tell whether it was done just now.

    Asked again within fourteen days, nothing more is written. Raises Refused before the usual day.
    """
    allowed_as_told(by, "ask_status", submission_id)
    before = last_asked(submission_id)
    if before is not None and by.at.date() < before.date() + ASKED_AGAIN:
        return False
    if not _is_late(by, submission_id):
        raise Refused(Refusal(Said(_EARLY)))
    record(by, ASK, submission_id=submission_id)
    paper = unit.session().get_one(Submission, submission_id)
    if paper.handling_editor_id:
        reader = instead_of(submission_id, paper.handling_editor_id, by.at.date())
        to = letter.recipient(reader)
        composed = letter.drafted(_OCCASION, to, told(submission_id))
        letter.post(by, _OCCASION, to, composed, submission_id=submission_id)
    else:
        tell_chiefs(by, submission_id, _OCCASION)
    return True


def _is_late(by: Acting, submission_id: str) -> bool:
    """Tell whether the day that the author's page names has passed."""
    row = (
        unit.session()
        .execute(
            select(
                Submission.state,
                Submission.section_id,
                Submission.submitted_at,
                Submission.revised_at,
                Submission.accepted_at,
                Section.is_reviewed,
            )
            .join(Section, Section.id == Submission.section_id)
            .where(Submission.id == submission_id)
        )
        .one()
    )
    known = known_of(row, waiting([submission_id]).get(submission_id, row.state))
    labels = ahead(known.state, is_reviewed=row.is_reviewed) if known else ()
    return outlook_of(submission_id, row.section_id, known, labels, by.at).may_ask
