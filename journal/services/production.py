"""From acceptance into production."""

from sqlalchemy import select

from journal.access import scopes
from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.models.account import OfficeHeld
from journal.models.submission import Submission
from journal.services import letter, unit
from journal.services.allowed import allowed
from journal.services.around import identity
from journal.services.assignment import holders
from journal.services.move import move
from journal.services.telling import told


@unit.act
def to_production(by: Acting, submission_id: str) -> None:
    """Take an accepted paper into production."""
    allowed(by, "to_production", submission_id)
    move(by, submission_id, "to_production")
    _tell(by, submission_id)


def _tell(by: Acting, submission_id: str) -> None:
    """Write to everybody in production but who did it, and who wrote the paper."""
    makers = set(holders(by, OfficeHeld.office == Office.PRODUCTION)) - {by.account_id}
    values = told(submission_id)
    values["production_url"] = f"{identity().base_url}/production/{submission_id}"
    for account_id in sorted(makers):
        if _is_author(account_id, submission_id):
            continue
        to = letter.recipient(account_id)
        composed = letter.drafted("arrived_in_production", to, values)
        letter.post(by, "arrived_in_production", to, composed, submission_id=submission_id)


def _is_author(account_id: str, submission_id: str) -> bool:
    found = unit.session().scalar(
        select(scopes.is_author(account_id)).where(Submission.id == submission_id)
    )
    return bool(found)
