"""Issues and what stands in them."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from journal.domain.acting import Acting
from journal.domain.issue_fields import IssueFields, faults
from journal.domain.refusal import HIDDEN, Invalid, Overtaken, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import refuse
from journal.domain.workflow import State
from journal.lib.ids import new_id, short_code
from journal.lib.text import slugify
from journal.models.cover import Cover
from journal.models.issue import Issue, IssueSection, Item
from journal.models.publication import Publication
from journal.models.submission import Submission
from journal.services import unit
from journal.services.building import being_built, part, put
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.issue_section import section_part, special_part
from journal.services.move import move, state_of

_TAKEN = Said(N_("There is an issue with this volume, number and year already."))
_FILLED = Said(N_("Papers stand in this issue. Take them out first."))
_ELSEWHERE = Said(N_("This paper stands in another issue already. Nothing was changed."))


@dataclass(frozen=True, slots=True)
class Stood:
    """Where a paper stood in an issue, so that it can be put back."""

    submission_id: str
    issue_section_id: str
    position: int


@unit.act
def create_issue(by: Acting, fields: IssueFields) -> str:
    """Begin an issue; return its id. Raises Invalid where its number is taken."""
    on_duty(by, "build_issue")
    refuse(faults(fields, by.at.date(), None))
    issue = Issue(id=new_id(), created_at=by.at)
    _write(issue, fields)
    unit.session().add(issue)
    _keep()
    record(by, "create_issue", issue_id=issue.id)
    return issue.id


@unit.act
def edit_issue(by: Acting, issue_id: str, fields: IssueFields) -> None:
    """Change what the issue says of itself, until it is published."""
    issue = being_built(by, issue_id)
    refuse(faults(fields, by.at.date(), issue.planned_on))
    _write(issue, fields)
    _keep()
    record(by, "edit_issue", issue_id=issue_id)


@unit.act
def remove_issue(by: Acting, issue_id: str) -> None:
    """Remove an issue in which nothing stands, with its parts; raises Invalid while papers do."""
    on_duty(by, "build_issue")
    session = unit.session()
    if session.get(Issue, issue_id) is None:
        return  # pressed twice: it is gone
    issue = being_built(by, issue_id)
    if session.scalar(select(Item.id).where(Item.issue_id == issue_id).limit(1)):
        raise Invalid({"issue": _FILLED})
    session.execute(delete(Cover).where(Cover.issue_id == issue_id))
    session.execute(delete(IssueSection).where(IssueSection.issue_id == issue_id))
    session.delete(issue)
    record(by, "remove_issue", issue_id=issue_id)


@unit.act
def place(
    by: Acting,
    issue_id: str,
    submission_id: str,
    issue_section_id: str | None = None,
    position: int | None = None,
) -> str:
    """Put a paper in production into a part of the issue, at its end; return the item's id.

    Without a part it goes where it belongs: the special section of its call, else its section.
    A paper that is online first stays so until the issue appears. Raises Overtaken where it
    stands in another issue, or is neither in production nor online first.
    """
    being_built(by, issue_id)
    paper = unit.session().get(Submission, submission_id, with_for_update=True)
    if paper is None:
        raise Refused(HIDDEN)
    here = unit.session().scalar(select(Item).where(Item.submission_id == submission_id))
    if here is not None:
        return _already(here, issue_id)
    if is_online_first(submission_id):
        record(by, "place_online_first", submission_id=submission_id, issue_id=issue_id)
    else:
        move(by, submission_id, "schedule")
    target = part(issue_id, issue_section_id).id if issue_section_id else _home(issue_id, paper)
    item = Item(
        id=new_id(),
        issue_id=issue_id,
        issue_section_id=target,
        submission_id=submission_id,
        position=len(items_of(target)) + 1,
        is_introduction=False,
    )
    unit.session().add(item)
    if position is not None:
        unit.session().flush()
        _put(target, item.id, position)
    return item.id


@unit.act
def take_out(by: Acting, issue_id: str, item_id: str) -> Stood | None:
    """Take a paper out of the issue: back to production, or away where it was withdrawn.

    Return where it stood; None where it was out already.
    """
    being_built(by, issue_id)
    item = unit.session().get(Item, item_id)
    if item is None or item.issue_id != issue_id:
        return None  # pressed twice
    if state_of(item.submission_id) is State.SCHEDULED:
        move(by, item.submission_id, "unschedule")
    else:
        record(by, "clear_item", submission_id=item.submission_id, issue_id=issue_id)
    stood = Stood(item.submission_id, item.issue_section_id, item.position)
    unit.session().delete(item)
    unit.session().flush()
    number(items_of(stood.issue_section_id))
    return stood


@unit.act
def order_item(
    by: Acting, issue_id: str, item_id: str, position: int, into: str | None = None
) -> Stood:
    """Put a paper at this place (counted from 1) of its part, or of the part `into`.

    Return where it stood before. What introduces a part stays first.
    """
    being_built(by, issue_id)
    item = unit.session().get(Item, item_id)
    if item is None or item.issue_id != issue_id:
        raise Refused(HIDDEN)
    stood = Stood(item.submission_id, item.issue_section_id, item.position)
    after = part(issue_id, into).id if into else stood.issue_section_id
    if after != stood.issue_section_id:
        # The other part has an introduction of its own, or none.
        item.issue_section_id, item.is_introduction = after, False
        unit.session().flush()
        number(items_of(stood.issue_section_id))
    _put(after, item_id, position)
    record(by, "order_item", submission_id=item.submission_id, issue_id=issue_id)
    return stood


def items_of(issue_section_id: str) -> list[Item]:
    """Return the papers of a part in their order."""
    return list(
        unit.session().scalars(
            select(Item)
            .where(Item.issue_section_id == issue_section_id)
            .order_by(Item.position, Item.id)
        )
    )


def number(rows: list[Item]) -> None:
    """Number the papers of a part in this order, but what introduces it first."""
    for position, row in enumerate(sorted(rows, key=lambda one: not one.is_introduction), 1):
        row.position = position


def _put(issue_section_id: str, item_id: str, position: int) -> None:
    rows = {row.id: row for row in items_of(issue_section_id)}
    number([rows[one] for one in put(list(rows), item_id, position)])


def is_online_first(submission_id: str) -> bool:
    """Tell whether the paper is published and no issue has taken it up."""
    found = select(Publication.id).where(
        Publication.submission_id == submission_id, Publication.issue_id.is_(None)
    )
    return unit.session().scalar(found) is not None


def _already(item: Item, issue_id: str) -> str:
    if item.issue_id != issue_id:
        raise Overtaken(_ELSEWHERE)
    return item.id


def _home(issue_id: str, paper: Submission) -> str:
    if paper.call_id:
        return special_part(issue_id, paper.call_id)
    return section_part(issue_id, paper.section_id or "")


def _write(issue: Issue, fields: IssueFields) -> None:
    issue.volume, issue.number, issue.year = fields.volume, fields.number, fields.year
    issue.title, issue.introduction = fields.title, fields.introduction
    issue.first_page, issue.planned_on = fields.first_page, fields.planned_on
    # A number without Latin letters or digits still needs an address.
    number = slugify(fields.number) or short_code().lower()
    issue.slug = f"{fields.year}-{fields.volume}-{number}"


def _keep() -> None:
    try:
        unit.session().flush()
    except IntegrityError as error:
        raise Invalid({"number": _TAKEN}) from error
