"""The question every act on an issue asks first."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.published import IssueMark
from journal.domain.refusal import HIDDEN, Overtaken, Refused
from journal.domain.said import N_, Said
from journal.models.issue import Issue, IssueSection
from journal.services import unit
from journal.services.duty import on_duty


def being_built(by: Acting, issue_id: str) -> Issue:
    """Return the issue, its row locked until the act ends.

    Raises Refused for who may not build it; Overtaken where it is published already.
    """
    on_duty(by, "build_issue")
    issue = unit.session().get(Issue, issue_id, with_for_update=True, populate_existing=True)
    if issue is None:
        raise Refused(HIDDEN)
    if issue.published_at is not None:
        raise Overtaken(_published(issue))
    return issue


def part(issue_id: str, issue_section_id: str) -> IssueSection:
    """Return this part of the issue; raises Refused where the issue has none such."""
    found = unit.session().scalar(
        select(IssueSection).where(
            IssueSection.id == issue_section_id, IssueSection.issue_id == issue_id
        )
    )
    if found is None:
        raise Refused(HIDDEN)
    return found


def parts(issue_id: str) -> list[IssueSection]:
    """Return the parts of the issue in their order."""
    return list(
        unit.session().scalars(
            select(IssueSection)
            .where(IssueSection.issue_id == issue_id)
            .order_by(IssueSection.position, IssueSection.id)
        )
    )


def put(order: list[str], what: str, position: int) -> list[str]:
    """Return the order with `what` at this place (counted from 1), else at the nearest end."""
    others = [one for one in order if one != what]
    at = min(max(position, 1), len(others) + 1) - 1
    return [*others[:at], what, *others[at:]]


def _published(issue: Issue) -> Said:
    mark = IssueMark(issue.slug, issue.volume, issue.number, issue.year)
    text = N_("“%(issue)s” is published already. Nothing was changed.")
    return Said.of(text, issue=mark.label)
