"""Taking an issue back: within the grace it is as if it had never been out."""

from datetime import datetime, timedelta

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.published import IssueMark
from journal.domain.refusal import HIDDEN, Refusal, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not_needed
from journal.models.issue import Issue
from journal.models.letter import Letter
from journal.models.publication import Address, Publication
from journal.models.submission import Submission
from journal.services import letter, unit
from journal.services.around import identity, setting
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.move import move
from journal.services.stopping import called_back

_LATE = Said(
    N_(
        "The time in which an issue can be taken back is over: readers and libraries have it."
        " Correct or retract single papers instead."
    )
)


@unit.act
def unpublish_issue(by: Acting, issue_id: str, reason: str) -> None:
    """Take the issue back: its papers are scheduled again, its addresses answer as if never.

    A paper that was out before the issue stays out, online first. Authors are told where they
    had been told that the issue is out. Addresses are kept for the next time. Raises Refused
    after the grace, Invalid for `reason`.
    """
    on_duty(by, "unpublish_issue")
    issue = unit.session().get(Issue, issue_id, with_for_update=True, populate_existing=True)
    if issue is None:
        raise Refused(HIDDEN)
    out_since = issue.published_at
    if out_since is None:
        return  # pressed twice
    refuse({"reason": why_not_needed(reason, TEXT)})
    if by.at >= grace_ends(out_since):
        raise Refused(Refusal(_LATE))
    for row in _locked(issue_id):
        _take_back(by, issue, row, out_since)
    issue.published_at = None
    issue.taken_back_at, issue.taken_back_reason = by.at, reason
    record(by, "unpublish_issue", issue_id=issue_id)


def grace_ends(published_at: datetime) -> datetime:
    """Return until when an issue that was published then may be taken back."""
    return published_at + timedelta(hours=int(setting("GRACE")))


def _locked(issue_id: str) -> list[Publication]:
    papers = select(Publication.submission_id).where(Publication.issue_id == issue_id)
    locking = select(Submission.id).where(Submission.id.in_(papers)).order_by(Submission.id)
    unit.session().execute(locking.with_for_update()).all()
    rows = select(Publication).where(Publication.issue_id == issue_id)
    return list(unit.session().scalars(rows.order_by(Publication.position)))


def _take_back(by: Acting, issue: Issue, row: Publication, out_since: datetime) -> None:
    if row.published_at < out_since:  # it was online first, and is again
        row.issue_id = row.issue_section_id = row.first_page = row.last_page = None
        row.position, row.is_introduction = 0, False
        record(by, "set_free", submission_id=row.submission_id, issue_id=issue.id)
        _tell(by, issue, row, out_since, told="published_in_issue", tell="out_of_issue")
        return
    move(by, row.submission_id, "unpublish")
    if unit.session().get(Address, row.slug) is None:
        unit.session().add(Address(slug=row.slug, submission_id=row.submission_id))
    _tell(by, issue, row, out_since, told="published", tell="taken_back")
    unit.session().delete(row)


def _tell(
    by: Acting, issue: Issue, row: Publication, out_since: datetime, *, told: str, tell: str
) -> None:
    """Write to the author; but a letter of the publication that still waits is only stopped."""
    of_paper = (Letter.submission_id == row.submission_id, Letter.written_at == out_since)
    if called_back(by, Letter.occasion == told, *of_paper):
        return
    paper = unit.session().get_one(Submission, row.submission_id)
    to = letter.recipient(paper.account_id, paper.id)
    mark = IssueMark(issue.slug, issue.volume, issue.number, issue.year)
    values = {
        "title": row.title,
        "reference": paper.reference,
        "issue": mark.label,
        "address": f"{identity().base_url}/articles/{row.slug}",
    }
    composed = letter.drafted(tell, to, values)
    letter.post(by, tell, to, composed, submission_id=row.submission_id)
