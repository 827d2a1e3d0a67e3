"""Online first: a paper appears on its own, before the issue that will take it up."""

from journal.domain.acting import Acting
from journal.domain.issue_draft import DraftItem, ready
from journal.domain.issues import Gap, item_gaps, licence_gaps
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.queries.issue_draft import paper_alone
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.around import identity
from journal.services.move import move
from journal.services.publication import new_record, tell_author


@unit.act
def publish_first(by: Acting, submission_id: str) -> str:
    """Publish the paper before its issue; return its slug, which an issue will not change.

    The record is frozen here and the corresponding author is told by letter. Raises Invalid for
    `paper` with the first thing that is missing.
    """
    allowed(by, "publish_first", submission_id)
    item = paper_alone(submission_id)
    if item is None:
        raise Refused(HIDDEN)
    lacks = lacking(item)
    if lacks:
        raise Invalid({"paper": lacks[0].said})
    move(by, submission_id, "publish_first")
    row = new_record(by, item)
    unit.session().add(row)
    tell_author(by, "published_first", item, row.slug, {})
    return row.slug


def lacking(item: DraftItem) -> tuple[Gap, ...]:
    """Return what the paper lacks before it can appear."""
    return tuple(item_gaps(ready(item)) + licence_gaps(identity().licence_name))
