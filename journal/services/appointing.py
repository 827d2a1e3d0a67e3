"""Who is appointed is told by letter, with a link where they have no password yet."""

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.office import DEPUTY_LABEL, OFFICE_LABELS, Office
from journal.domain.said import N_, Said
from journal.models.account import Account, OfficeHeld
from journal.models.call import Call
from journal.models.section import Section
from journal.services import letter, unit
from journal.services.around import identity


def tell_appointed(by: Acting, row: OfficeHeld) -> None:
    """Post the letter of this appointment; a command at the terminal tells there instead."""
    if by.job is not None:
        return
    account = unit.session().get_one(Account, row.account_id)
    occasion = "guest_appointed" if row.office is Office.GUEST else "office_appointed"
    link = None
    if account.password is None:
        occasion += "_first"
        link = letter.Link(links.CONFIRM, account.id, account.generation)
    to = letter.recipient(account.id)
    letter.post(by, occasion, to, letter.drafted(occasion, to, _values(row)), link=link)


def _values(row: OfficeHeld) -> dict[str, object]:
    if row.call_id is not None:
        call = unit.session().get_one(Call, row.call_id)
        return {"call": call.title, "desk_url": f"{identity().base_url}/desk/calls/{call.id}"}
    return {"office": _office(row), "starts_on": row.starts_on}


def _office(row: OfficeHeld) -> Said:
    label = Said(DEPUTY_LABEL if row.is_deputy else OFFICE_LABELS[row.office])
    if row.section_id is None:
        return label
    section = unit.session().get_one(Section, row.section_id)
    return Said.of(N_("%(office)s (%(section)s)"), office=label, section=section.title)
