"""Pages for the editor."""

from flask import Blueprint

blueprint = Blueprint("editor", __name__)

from journal.web.editor import (  # noqa: E402, F401 - the pages put themselves on the blueprint
    absence,
    address,
    answer,
    assignment,
    call,
    call_extension,
    call_guest,
    call_writing,
    checks,
    comparison,
    copy,
    correcting,
    dates,
    decision,
    desk,
    findings,
    hold,
    issue,
    issue_building,
    issue_cover,
    issue_preview,
    issue_schedule,
    issue_unpublish,
    issue_writing,
    letter,
    moving,
    objection,
    people,
    reading,
    reminders,
    reversal,
    reviewers,
    submission,
    triage,
    word,
    writing,
)
