"""A call as its editors wrote it."""

from dataclasses import asdict

from sqlalchemy import select

from journal.domain.call_fields import CallFields
from journal.domain.calls import first_day, last_day
from journal.domain.languages import codes_in
from journal.domain.limits import limits_in
from journal.models.call import Call, CallSection, Theme
from journal.queries.read import session


def call_fields(call_id: str) -> CallFields | None:
    """Return what was written, None where there is no such call; three selects."""
    row = session().execute(select(*Call.__table__.c).where(Call.id == call_id)).one_or_none()
    if row is None:
        return None
    themes = session().scalars(
        select(Theme.title).where(Theme.call_id == call_id).order_by(Theme.position)
    )
    sections = session().scalars(
        select(CallSection.section_id)
        .where(CallSection.call_id == call_id)
        .order_by(CallSection.section_id)
    )
    return CallFields(
        title=row.title,
        summary=row.summary,
        opens_on=first_day(row.opens_at, row.zone),
        closes_on=last_day(row.closes_at, row.zone),
        zone=row.zone,
        slug=row.slug,
        background=row.background,
        contact=row.contact,
        languages=codes_in(row.languages),
        special_section_title=row.special_section_title,
        grace_hours=row.grace_hours,
        themes=tuple(themes),
        section_ids=tuple(sections),
        is_mail_discreet=row.is_mail_discreet,
        review_form_id=row.review_form_id,
        **asdict(limits_in(row)),
    )
