"""Lines that fill themselves, where the journal wants it: the next of the ranking is put in."""

from collections.abc import Sequence

from journal.domain.acting import Acting
from journal.domain.alternates import DEPTH
from journal.queries.alternates import journal_fills_lines, pipeline
from journal.queries.desk.lining import best, lack, seen_by
from journal.services import unit
from journal.services.alternate import stand
from journal.services.invitation import invitation_letter, why_not_asked
from journal.services.move import state_of
from journal.services.round import open_round_of


def fill(by: Acting, submission_id: str, depth: int = DEPTH) -> int:
    """Put so many in line as it lacks, as who handles the paper sees the ranking; return how many.

    The ranking is read before the act begins: it takes too long to keep others waiting for it.
    """
    found = pipeline(submission_id)
    if found is None or not journal_fills_lines():
        return 0
    lacking = lack(found, by.at, depth)
    if lacking is None:
        return 0
    besides = {one.account_id for one in found.line}
    viewer = seen_by(lacking.editor_id, by.at)
    chosen = best(viewer, submission_id, lacking.count, by.at, besides)
    return fill_with(by, submission_id, chosen, lacking.editor_id) if chosen else 0


@unit.act
def fill_with(by: Acting, submission_id: str, account_ids: Sequence[str], for_id: str) -> int:
    """Put these people last in line for the open round, whom nothing bars; return how many."""
    state_of(submission_id)
    row = open_round_of(submission_id)
    if row is None:
        return 0
    free = [one for one in account_ids if why_not_asked(submission_id, one, now=True) is None]
    for account_id in free:
        stand(by, row, account_id, invitation_letter(submission_id, account_id), for_id)
    return len(free)
