"""One person may send to a closed call until a day; the call's own page says nothing of it."""

from datetime import date

from sqlalchemy import select

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.calls import CallState, call_state, day_ends
from journal.domain.inviting import why_not_due
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not_needed
from journal.models.account import Account
from journal.models.call import Call, Extension
from journal.queries.call import window_of_call
from journal.services import letter, unit
from journal.services.around import identity
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.people import account_for

_NOT_CLOSED = Said(
    N_("This call takes papers from everybody on that day. Please take a day after its end.")
)
_NOT_NOW = Said(N_("Only a call that is announced and not archived can be extended for somebody."))


@unit.act
def extend_for(by: Acting, call_id: str, name: str, email: str, last_on: date, reason: str) -> str:
    """Let this person send to the call until this day is over in its zone; return the row's id.

    They are told by letter, known to the journal or not. Given again, the later word holds.
    Raises Invalid for `name`, `email`, `last_on` or `reason`.
    """
    on_duty(by, "extend_for")
    call = unit.session().get(Call, call_id, with_for_update=True)
    if call is None:
        raise Refused(HIDDEN)
    refuse({"last_on": _day_fault(by, call, last_on), "reason": why_not_needed(reason, TEXT)})
    account_id = account_for(by, name, email)
    row = _row(call_id, account_id)
    row.until, row.reason = day_ends(last_on, call.zone), reason
    row.given_by_id, row.given_at = by.account_id or "", by.at
    unit.session().flush()
    record(by, "extend_for", call_id=call_id, thing_id=row.id)
    _tell(by, call, account_id, last_on)
    return row.id


def _day_fault(by: Acting, call: Call, last_on: date) -> Said | None:
    if call_state(window_of_call(call.id), by.at) in (CallState.DRAFT, CallState.ARCHIVED):
        return _NOT_NOW
    if day_ends(last_on, call.zone) <= call.closes_at:
        return _NOT_CLOSED
    return why_not_due(last_on, by.at.date())


def _row(call_id: str, account_id: str) -> Extension:
    found = unit.session().scalar(
        select(Extension).where(Extension.call_id == call_id, Extension.account_id == account_id)
    )
    if found is not None:
        return found
    row = Extension(call_id=call_id, account_id=account_id)
    unit.session().add(row)
    return row


def _tell(by: Acting, call: Call, account_id: str, last_on: date) -> None:
    account = unit.session().get_one(Account, account_id)
    occasion, link = "call_extended", None
    if account.password is None:
        occasion += "_first"
        link = letter.Link(links.CONFIRM, account.id, account.generation)
    to = letter.recipient(account_id)
    values = {
        "call": call.title,
        "last_day": last_on,
        "submit_url": f"{identity().base_url}/submit?call={call.slug}",
    }
    letter.post(by, occasion, to, letter.drafted(occasion, to, values), link=link)
