"""Sections: kinds of contribution, kept by the manager."""

from dataclasses import asdict, replace

from journal.domain.abstract import headings_in
from journal.domain.acting import Acting
from journal.domain.checks import names_in
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.said import N_, Said
from journal.domain.sections import ASKABLE, SectionFields, faults
from journal.domain.wording import refuse
from journal.lib.ids import new_id
from journal.lib.text import clean, one_line, slugify
from journal.models.section import Section
from journal.queries.licence import licence_fields
from journal.queries.review_form import why_not_asked
from journal.queries.section import section_fields
from journal.services import slugs, unit
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.overwriting import is_repeated
from journal.services.placing import last_place, place

_NO_LICENCE = Said(N_("Please choose among the licences listed."))


@unit.act
def create_section(by: Acting, values: SectionFields) -> str:
    """Make a section, the last in order; return its id. Sent twice, it is made once."""
    on_duty(by, "keep_sections")
    values = _cleaned(values)
    twin = slugs.holder_of(Section, values.slug)
    if twin is not None and section_fields(twin) == values:
        return twin
    refuse({**_faults(values), "slug": slugs.fault_of(Section, values.slug)})
    row = Section(id=new_id(), position=last_place(Section), **asdict(values))
    with slugs.kept():
        unit.session().add(row)
    record(by, "create_section", thing_id=row.id)
    return row.id


@unit.act
def edit_section(
    by: Acting, section_id: str, values: SectionFields, seen: str | None = None
) -> None:
    """Change the section; raises Invalid where it changed since the writer saw it."""
    on_duty(by, "keep_sections")
    row = unit.session().get(Section, section_id, with_for_update=True, populate_existing=True)
    stored = section_fields(section_id)
    if row is None or stored is None:
        raise Refused(HIDDEN)
    values = _cleaned(values)
    if is_repeated(stored, values, seen):
        return
    faults_found = _faults(values, stored.review_form_id)
    refuse({**faults_found, "slug": slugs.fault_of(Section, values.slug, section_id)})
    with slugs.kept():
        for name, value in asdict(values).items():
            setattr(row, name, value)
    record(by, "edit_section", thing_id=section_id)


@unit.act
def place_section(by: Acting, section_id: str, position: int) -> None:
    """Put the section at this position (from 1) of the journal's order."""
    on_duty(by, "keep_sections")
    if place(Section, section_id, position):
        record(by, "place_section", thing_id=section_id)


def _faults(values: SectionFields, before: str | None = None) -> dict[str, Said | None]:
    is_known = values.licence_id is None or licence_fields(values.licence_id) is not None
    return {
        **faults(values),
        "licence_id": None if is_known else _NO_LICENCE,
        "review_form_id": why_not_asked(values.review_form_id, before),
    }


def _cleaned(values: SectionFields) -> SectionFields:
    return replace(
        values,
        title=one_line(values.title),
        slug=one_line(values.slug) or slugify(values.title),
        policy=clean(values.policy),
        checks="\n".join(names_in(clean(values.checks))),
        abstract_headings="\n".join(headings_in(clean(values.abstract_headings))),
        abstract_words=values.abstract_words if values.needs_abstract else None,
        declarations=_ordered(values.declarations),
    )


def _ordered(declarations: str) -> str:
    """Return the declarations in the order in which forms ask for them."""
    order = list(ASKABLE)
    names = dict.fromkeys(declarations.split())
    return " ".join(sorted(names, key=lambda n: order.index(n) if n in order else len(order)))
