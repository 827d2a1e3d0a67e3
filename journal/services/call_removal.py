"""A call that was never announced can be taken away."""

from sqlalchemy import delete, exists, or_, select

from journal.domain.acting import Acting
from journal.domain.refusal import Invalid, Refusal, Refused
from journal.domain.said import N_, Said
from journal.models.account import OfficeHeld
from journal.models.announcement import Announcement
from journal.models.call import Call, CallSection, Theme
from journal.models.issue import IssueSection
from journal.models.submission import Submission
from journal.services import unit
from journal.services.duty import on_duty
from journal.services.history import record

_ANNOUNCED = Refusal(Said(N_("The call was announced: its page stays for ever.")))
_USED = Said(
    N_("An issue or an announcement names this call: take it out there before it is removed.")
)


@unit.act
def remove_call(by: Acting, call_id: str) -> None:
    """Take a draft call away for good, with its themes and its guest editors' offices.

    Taken away twice, it is gone once. Raises Refused for one that was announced, Invalid where
    something names it.
    """
    on_duty(by, "remove_call")
    session = unit.session()
    call = session.get(Call, call_id, with_for_update=True, populate_existing=True)
    if call is None:
        return
    if call.announced_at is not None:
        raise Refused(_ANNOUNCED)
    if _is_named(call_id):
        raise Invalid({"call": _USED})
    for table in (Theme, CallSection, OfficeHeld):
        session.execute(delete(table).where(table.call_id == call_id))
    session.delete(call)
    record(by, "remove_call", call_id=call_id)


def _is_named(call_id: str) -> bool:
    named = or_(
        *(
            exists().where(table.call_id == call_id)
            for table in (Submission, IssueSection, Announcement)
        )
    )
    return bool(unit.session().scalar(select(named)))
