"""Guest editors of a call."""

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.services import leaving, people, unit


@unit.act
def appoint_guest(by: Acting, call_id: str, account_id: str) -> str:
    """Make the person guest editor of the call from today; return the office's id."""
    return people.appoint(by, account_id, Office.GUEST, call_id=call_id, starts_on=by.at.date())


@unit.act
def add_guest(by: Acting, call_id: str, name: str, email: str, affiliation: str = "") -> str:
    """Make whoever has this address guest editor, known to the journal or not."""
    account_id = people.add_person(by, name, email, affiliation=affiliation)
    return appoint_guest(by, call_id, account_id)


@unit.act
def dismiss_guest(by: Acting, call_id: str, office_id: str) -> None:
    """End the guest editor's office at once; raises Refused where it is another call's."""
    leaving.end_office(by, office_id, call_id=call_id)
