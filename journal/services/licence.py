"""The journal's usual licence, and others for a section or for one article."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.licences import LicenceFields, cleaned, faults
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import refuse
from journal.lib.ids import new_id
from journal.models.licence import LicenceVariant
from journal.models.submission import Submission
from journal.queries.licence import KeptLicence, licence_fields, licences
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.around import identity
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.overwriting import is_repeated
from journal.services.placing import last_place, place
from journal.services.setting import hold_settings, keep

_TAKEN = Said(N_("There is a licence of this name already."))
_USED = Said(N_("A section or an article has this licence: it stays."))
_UNKNOWN = Said(N_("Please choose among those listed."))


def usual_licence() -> LicenceFields:
    """Return the licence under which articles appear unless another is chosen."""
    journal = identity()
    return LicenceFields(journal.licence_name, journal.licence_url, journal.licence_holder)


@unit.act
def save_usual_licence(by: Acting, values: LicenceFields, seen: str | None = None) -> None:
    """Keep the usual licence; what is published already keeps its own."""
    on_duty(by, "keep_licences")
    hold_settings()
    values = cleaned(values)
    if is_repeated(usual_licence(), values, seen):
        return
    refuse(faults(values))
    names = {"licence_name": values.name, "licence_url": values.url}
    keep({**names, "licence_holder": values.holder})
    record(by, "save_usual_licence")


@unit.act
def add_licence(by: Acting, values: LicenceFields) -> str:
    """Add a licence, the last in order; return its id. Sent twice, it is added once."""
    on_duty(by, "keep_licences")
    hold_settings()
    values = cleaned(values)
    twin = _named(values.name)
    if twin is not None and licence_fields(twin) == values:
        return twin
    refuse({**faults(values), **({"name": _TAKEN} if twin else {})})
    row = LicenceVariant(
        id=new_id(),
        name=values.name,
        url=values.url,
        holder=values.holder,
        position=last_place(LicenceVariant),
    )
    unit.session().add(row)
    unit.session().flush()
    record(by, "add_licence", thing_id=row.id)
    return row.id


@unit.act
def edit_licence(
    by: Acting, licence_id: str, values: LicenceFields, seen: str | None = None
) -> None:
    """Change the licence; what is published already keeps what it was published under."""
    on_duty(by, "keep_licences")
    hold_settings()
    row, stored = unit.session().get(LicenceVariant, licence_id), licence_fields(licence_id)
    if row is None or stored is None:
        raise Refused(HIDDEN)
    values = cleaned(values)
    if is_repeated(stored, values, seen):
        return
    is_taken = _named(values.name) not in (None, licence_id)
    refuse({**faults(values), **({"name": _TAKEN} if is_taken else {})})
    row.name, row.url, row.holder = values.name, values.url, values.holder
    record(by, "edit_licence", thing_id=licence_id)


@unit.act
def place_licence(by: Acting, licence_id: str, position: int) -> None:
    """Put the licence at this position (from 1) of their order."""
    on_duty(by, "keep_licences")
    if place(LicenceVariant, licence_id, position):
        record(by, "place_licence", thing_id=licence_id)


@unit.act
def remove_licence(by: Acting, licence_id: str) -> None:
    """Take the licence away; raises Invalid where it is used. Twice, it is gone once."""
    on_duty(by, "keep_licences")
    if _licence(licence_id) is None:
        return
    hold_settings()
    found = _licence(licence_id)
    if found is None:
        return
    if found.is_used:
        raise Invalid({"licence": _USED})
    unit.session().delete(unit.session().get_one(LicenceVariant, licence_id))
    record(by, "remove_licence", thing_id=licence_id)


def _licence(licence_id: str) -> KeptLicence | None:
    return next((one for one in licences() if one.id == licence_id), None)


@unit.act
def choose_licence(by: Acting, submission_id: str, licence_id: str | None) -> None:
    """Let this paper appear under another licence; None is that of its section or journal."""
    allowed(by, "bring_galley", submission_id)
    if licence_id is not None and licence_fields(licence_id) is None:
        raise Invalid({"licence_id": _UNKNOWN})
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    if paper.licence_id != licence_id:
        paper.licence_id = licence_id
        record(by, "choose_licence", submission_id=submission_id, thing_id=licence_id)


def _named(name: str) -> str | None:
    return unit.session().scalar(select(LicenceVariant.id).where(LicenceVariant.name == name))
