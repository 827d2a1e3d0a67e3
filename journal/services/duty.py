"""The question every act on the journal itself asks first."""

from journal.access.duties import why_not
from journal.access.standing import offices_of
from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Refused
from journal.services import unit


def on_duty(by: Acting, act: str) -> None:
    """Raise Refused where no office of who acts has this act among its duties.

    A named job or command is the operator of the machine: `journal init` appoints the first
    manager when there is nobody yet who could.
    """
    if by.job is not None:
        return
    if by.account_id is None:
        raise Refused(HIDDEN)
    refusal = why_not(offices_of(unit.session(), by.account_id, by.at.date()), act)
    if refusal is not None:
        raise Refused(refusal)
