"""The parts of an issue: the journal's sections, and special sections that came from calls."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, TEXT, refuse, why_not, why_not_needed
from journal.lib.ids import new_id
from journal.models.call import Call
from journal.models.issue import IssueSection, Item
from journal.models.section import Section
from journal.services import unit
from journal.services.building import being_built, part, parts, put
from journal.services.history import record

_UNKNOWN = Said(N_("Please choose one of the list."))


@unit.act
def add_section(by: Acting, issue_id: str, section_id: str) -> str:
    """Give the issue this section of the journal, at its end; return the part's id.

    A section that stands there already is returned as it is.
    """
    being_built(by, issue_id)
    return _told(by, issue_id, section_part(issue_id, section_id))


@unit.act
def add_special_section(by: Acting, issue_id: str, call_id: str) -> str:
    """Give the issue the special section of this call; return the part's id."""
    being_built(by, issue_id)
    return _told(by, issue_id, special_part(issue_id, call_id))


@unit.act
def edit_section(
    by: Acting, issue_id: str, issue_section_id: str, title: str, introduction: str
) -> None:
    """Change what stands above the papers of this part; the introduction is Markdown."""
    being_built(by, issue_id)
    refuse({"title": why_not_needed(title, LINE), "introduction": why_not(introduction, TEXT)})
    row = part(issue_id, issue_section_id)
    row.title, row.introduction = title, introduction
    record(by, "edit_issue_section", issue_id=issue_id, thing_id=row.id)


@unit.act
def remove_section(by: Acting, issue_id: str, issue_section_id: str) -> None:
    """Take an empty part out of the issue; raises Invalid while papers stand in it."""
    being_built(by, issue_id)
    session = unit.session()
    if all(row.id != issue_section_id for row in parts(issue_id)):
        return  # pressed twice: it is gone
    if session.scalar(select(Item.id).where(Item.issue_section_id == issue_section_id).limit(1)):
        text = N_("Papers stand in this part. Take them out or move them first.")
        raise Invalid({"section": Said(text)})
    session.delete(part(issue_id, issue_section_id))
    session.flush()
    _number(parts(issue_id))
    record(by, "remove_issue_section", issue_id=issue_id, thing_id=issue_section_id)


@unit.act
def order_section(by: Acting, issue_id: str, issue_section_id: str, position: int) -> int:
    """Put the part at this place, counted from 1; return the place where it stood."""
    being_built(by, issue_id)
    rows = {row.id: row for row in parts(issue_id)}
    stood = part(issue_id, issue_section_id).position
    _number([rows[one] for one in put(list(rows), issue_section_id, position)])
    record(by, "order_issue_section", issue_id=issue_id, thing_id=issue_section_id)
    return stood


def section_part(issue_id: str, section_id: str) -> str:
    """Return the part for this section of the journal, made where the issue has none yet."""
    for row in parts(issue_id):
        if row.section_id == section_id:
            return row.id
    section = unit.session().get(Section, section_id)
    if section is None:
        raise Invalid({"section": _UNKNOWN})
    return _add(IssueSection(issue_id=issue_id, section_id=section_id, title=section.title))


def special_part(issue_id: str, call_id: str) -> str:
    """Return the part for this call's papers, made where the issue has none yet."""
    for row in parts(issue_id):
        if row.call_id == call_id:
            return row.id
    call = unit.session().get(Call, call_id)
    if call is None:
        raise Invalid({"section": _UNKNOWN})
    title = call.special_section_title or call.title
    return _add(IssueSection(issue_id=issue_id, call_id=call_id, title=title))


def _add(row: IssueSection) -> str:
    row.id = new_id()
    row.position = len(parts(row.issue_id)) + 1
    unit.session().add(row)
    unit.session().flush()
    return row.id


def _told(by: Acting, issue_id: str, issue_section_id: str) -> str:
    record(by, "add_issue_section", issue_id=issue_id, thing_id=issue_section_id)
    return issue_section_id


def _number(rows: list[IssueSection]) -> None:
    for position, row in enumerate(rows, 1):
        row.position = position
