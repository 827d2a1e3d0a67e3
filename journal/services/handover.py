"""Papers that their editor may not handle any more go back to the chief's list."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.workflow import BEFORE_PUBLISHED
from journal.models.account import OfficeHeld
from journal.models.submission import Submission
from journal.services import letter, unit
from journal.services.around import identity
from journal.services.assignment import (
    assign_by_itself,
    holders,
    may_be_given,
    without_conflict,
)
from journal.services.history import record


def let_go_if_barred(by: Acting, submission_id: str) -> None:
    """Give the paper to another where its editor may not handle it as it now stands.

    Joins the act that moved it.
    """
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    if paper.handling_editor_id is None or _may_handle(by, paper):
        return
    _let_go(by, paper)
    unit.session().flush()
    assign_by_itself(by, submission_id)


def let_go_all(by: Acting, account_id: str) -> None:
    """Take from this person every paper that no office of theirs reaches any more.

    The chiefs get one letter with those they may know of. Joins the act that ended the office.
    """
    unit.session().flush()
    papers = unit.session().scalars(
        select(Submission)
        .where(Submission.handling_editor_id == account_id, Submission.state.in_(BEFORE_PUBLISHED))
        .order_by(Submission.id)
        .with_for_update()
    )
    freed = [paper for paper in papers if not _may_handle(by, paper)]
    for paper in freed:
        _let_go(by, paper)
    unit.session().flush()
    if freed:
        _tell_chiefs(by, freed)


def _may_handle(by: Acting, paper: Submission) -> bool:
    account_id = str(paper.handling_editor_id)
    is_given = account_id in holders(by, may_be_given(paper.call_id))
    return is_given and bool(without_conflict(paper.id, [account_id]))


def _let_go(by: Acting, paper: Submission) -> None:
    record(by, "let_go", submission_id=paper.id, thing_id=paper.handling_editor_id)
    paper.handling_editor_id = None
    paper.stirred_at = by.at


def _tell_chiefs(by: Acting, papers: list[Submission]) -> None:
    for account_id in holders(by, OfficeHeld.office == Office.CHIEF):
        known = [one for one in papers if without_conflict(one.id, [account_id])]
        if not known:
            continue
        to = letter.recipient(account_id)
        lines = "\n".join(f"{one.reference}  {one.title}" for one in known)
        values = {"papers": lines, "desk_url": f"{identity().base_url}/desk"}
        letter.post(by, "papers_let_go", to, letter.drafted("papers_let_go", to, values))
