"""From acceptance into production."""

from journal.domain.acting import Acting
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.move import move


@unit.act
def to_production(by: Acting, submission_id: str) -> None:
    """Take an accepted paper into production."""
    allowed(by, "to_production", submission_id)
    move(by, submission_id, "to_production")
