"""A paper that introduces a special section: it stands first, and readers are told."""

from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.models.issue import Item
from journal.services import unit
from journal.services.building import being_built, part
from journal.services.history import record
from journal.services.issue import items_of, number

_PLAIN = Said(N_("Only a special section has an introduction among its papers."))


@unit.act
def introduce(by: Acting, issue_id: str, item_id: str) -> None:
    """Let this paper introduce its special section, instead of a former one."""
    item = _item(by, issue_id, item_id)
    if part(issue_id, item.issue_section_id).call_id is None:
        raise Invalid({"item": _PLAIN})
    if item.is_introduction:
        return  # pressed twice
    for other in items_of(item.issue_section_id):
        other.is_introduction = False
    unit.session().flush()  # one at a time: the database allows no second
    item.is_introduction = True
    number(items_of(item.issue_section_id))
    record(by, "introduce", submission_id=item.submission_id, issue_id=issue_id)


@unit.act
def introduce_no_more(by: Acting, issue_id: str, item_id: str) -> None:
    """Let the paper be one among the others; it keeps its place until it is moved."""
    item = _item(by, issue_id, item_id)
    if item.is_introduction:
        item.is_introduction = False
        record(by, "introduce_no_more", submission_id=item.submission_id, issue_id=issue_id)


def _item(by: Acting, issue_id: str, item_id: str) -> Item:
    being_built(by, issue_id)
    item = unit.session().get(Item, item_id)
    if item is None or item.issue_id != issue_id:
        raise Refused(HIDDEN)
    return item
