"""Licences beside the journal's usual one."""

from dataclasses import dataclass

from sqlalchemy import exists, or_, select

from journal.domain.licences import LicenceFields
from journal.models.licence import LicenceVariant
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class KeptLicence:
    """One variant; what is used anywhere cannot be taken away."""

    id: str
    name: str
    url: str
    holder: str
    is_used: bool


def licences() -> tuple[KeptLicence, ...]:
    """Return every variant in its order; one select."""
    is_used = or_(
        exists().where(Section.licence_id == LicenceVariant.id),
        exists().where(Submission.licence_id == LicenceVariant.id),
    )
    query = select(
        LicenceVariant.id, LicenceVariant.name, LicenceVariant.url, LicenceVariant.holder, is_used
    )
    rows = session().execute(query.order_by(LicenceVariant.position, LicenceVariant.id))
    return tuple(KeptLicence(*row) for row in rows)


def licence_fields(licence_id: str) -> LicenceFields | None:
    """Return the variant as it was written, None where there is none."""
    query = select(LicenceVariant.name, LicenceVariant.url, LicenceVariant.holder)
    row = session().execute(query.where(LicenceVariant.id == licence_id)).one_or_none()
    return LicenceFields(*row) if row else None


def licence_chosen(submission_id: str) -> str | None:
    """Return the id of the licence chosen for this paper alone, None for none."""
    return session().scalar(select(Submission.licence_id).where(Submission.id == submission_id))
