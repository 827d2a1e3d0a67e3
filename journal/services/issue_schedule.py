"""An issue is published by the clock, at an instant that an editor chose."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.calls import is_zone
from journal.domain.issue_draft import IssueDraft
from journal.domain.issues import Gap
from journal.domain.office import Office
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.wording import MISSING, refuse
from journal.lib.zones import instant_in
from journal.models.account import OfficeHeld
from journal.models.issue import Issue
from journal.services import job, letter, unit
from journal.services.around import identity
from journal.services.building import being_built
from journal.services.history import record
from journal.services.publication import appear, prepared

JOB = "publish_issue"
_OVER = Said(N_("This moment is over."))
_NO_HOUR = Said(N_("This hour does not exist on that day: the clocks are put forward."))
_NO_ZONE = Said(N_("Please choose one of the list."))


@dataclass(frozen=True, slots=True)
class Appointed:
    """The moment as it was typed: a day and an hour in a time zone."""

    day: date | None
    hour: time | None
    zone: str


@unit.act
def schedule_issue(by: Acting, issue_id: str, when: Appointed) -> datetime:
    """Let a job publish the issue at this moment, instead of a former one; return the instant.

    Raises Invalid for `day`, `hour` or `zone`.
    """
    issue = being_built(by, issue_id)
    at = _instant(by, when)
    if issue.publish_at == at:
        return at  # pressed twice
    issue.publish_at, issue.publish_zone, issue.publish_by_id = at, when.zone, by.account_id
    issue.stopped_at = None
    once = f"{JOB}:{issue_id}:{at.isoformat()}"
    job.enqueue(by, JOB, subject_id=issue_id, once=once, run_at=at)
    record(by, "schedule_issue", issue_id=issue_id)
    return at


@unit.act
def unschedule_issue(by: Acting, issue_id: str) -> None:
    """Let the issue wait again until somebody publishes it."""
    issue = being_built(by, issue_id)
    if issue.publish_at is None:
        return  # pressed twice
    issue.publish_at = issue.publish_by_id = None
    record(by, "unschedule_issue", issue_id=issue_id)


@unit.act
def publish_scheduled(by: Acting, issue_id: str) -> None:
    """Publish the issue whose moment has come; unready, it is stopped and its editors are told.

    It looks at the issue as it is now: one that was published, unscheduled or put off meanwhile
    is left alone, so a job that runs twice publishes once.
    """
    issue = unit.session().get(Issue, issue_id, with_for_update=True, populate_existing=True)
    if issue is None or issue.publish_at is None or issue.publish_at > by.at:
        return
    draft, lacks = prepared(by, issue_id)
    if lacks:
        _stop(by, issue, draft, lacks)
    else:
        appear(by, issue, draft)


def _instant(by: Acting, when: Appointed) -> datetime:
    is_known = is_zone(when.zone) and when.zone != "anywhere"
    refuse(
        {
            "day": None if when.day else MISSING,
            "hour": None if when.hour else MISSING,
            "zone": None if is_known else _NO_ZONE,
        }
    )
    at = instant_in(when.day or date.min, when.hour or time.min, when.zone)
    if at is None:
        raise Invalid({"hour": _NO_HOUR})
    if at <= by.at:
        raise Invalid({"day": _OVER})
    return at


def _stop(by: Acting, issue: Issue, draft: IssueDraft, lacks: tuple[Gap, ...]) -> None:
    told = _to_tell(by, issue)
    due = (issue.publish_at or by.at).astimezone(ZoneInfo(issue.publish_zone))
    issue.publish_at = issue.publish_by_id = None
    issue.stopped_at = by.at
    record(by, "stop_issue", issue_id=issue.id)
    values = {
        "issue": draft.mark.label,
        "day": due.date(),
        "hour": f"{due:%H:%M}",
        "zone": issue.publish_zone,
        "missing": tuple(gap.said for gap in lacks),
        "issue_url": f"{identity().base_url}/desk/issues/{issue.id}",
    }
    for account_id in told:
        to = letter.recipient(account_id)
        letter.post(by, "issue_stopped", to, letter.drafted("issue_stopped", to, values))


def _to_tell(by: Acting, issue: Issue) -> list[str]:
    """Return who chose the moment and every editor-in-chief, each once."""
    today = by.at.date()
    chiefs = unit.session().scalars(
        select(OfficeHeld.account_id).where(
            OfficeHeld.office == Office.CHIEF,
            OfficeHeld.starts_on <= today,
            OfficeHeld.ends_on.is_(None) | (OfficeHeld.ends_on >= today),
        )
    )
    return sorted({issue.publish_by_id or "", *chiefs} - {""})
