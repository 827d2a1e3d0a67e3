"""Whether the next in line is asked without an editor: by journal, call and round; and pauses."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Overtaken, Refused
from journal.domain.said import N_, Said
from journal.models.call import Call
from journal.models.submission import Submission
from journal.queries.alternates import (
    BY_ITSELF,
    FILLS_LINES,
    OFF,
    SWITCH,
    YES,
    invitations_rest,
    journal_fills_lines,
    journal_goes_by_itself,
)
from journal.services import unit
from journal.services.duty import on_duty
from journal.services.entering import entered
from journal.services.history import record
from journal.services.round import open_round_of
from journal.services.setting import keep

_NO_ROUND = Said(N_("No round of review is open for this paper. Nothing was changed."))


@unit.act
def choose_for_round(by: Acting, submission_id: str, choice: bool | None) -> None:
    """Let the open round ask the next by itself, or not; None follows the call and the journal."""
    entered(by, "invite_reviewer", submission_id)
    row = open_round_of(submission_id)
    if row is None:
        raise Overtaken(_NO_ROUND)
    if row.invites_by_itself is not choice:
        row.invites_by_itself = choice
        record(by, "choose_by_itself", submission_id=submission_id, thing_id=row.id)


@unit.act
def choose_for_call(by: Acting, call_id: str, choice: bool | None) -> None:
    """Let the rounds of the call's papers ask by themselves; None follows the journal."""
    on_duty(by, "edit_call")
    row = unit.session().scalar(select(Call).where(Call.id == call_id).with_for_update())
    if row is None:
        raise Refused(HIDDEN)
    if row.invites_by_itself is not choice:
        row.invites_by_itself = choice
        record(by, "choose_by_itself", call_id=call_id)


@unit.act
def choose_for_journal(by: Acting, *, is_wanted: bool) -> None:
    """Let rounds ask by themselves where neither they nor their call say otherwise."""
    on_duty(by, "switch_invitations")
    if journal_goes_by_itself() != is_wanted:
        keep({BY_ITSELF: YES if is_wanted else ""})
        record(by, "choose_by_itself")


@unit.act
def choose_filling(by: Acting, *, is_wanted: bool) -> None:
    """Let the journal put the next of the ranking in lines that ask by themselves, or not."""
    on_duty(by, "switch_invitations")
    if journal_fills_lines() != is_wanted:
        keep({FILLS_LINES: YES if is_wanted else ""})
        record(by, "choose_by_itself")


@unit.act
def pause(by: Acting, submission_id: str, *, is_paused: bool) -> None:
    """Stop what the paper would send by itself, or let it go on; said twice, it is done once."""
    entered(by, "invite_reviewer", submission_id)
    row = unit.session().get_one(Submission, submission_id)
    if (row.invitations_paused_at is not None) != is_paused:
        row.invitations_paused_at = by.at if is_paused else None
        act = "pause_invitations" if is_paused else "resume_invitations"
        record(by, act, submission_id=submission_id)


@unit.act
def stop_all(by: Acting, *, is_stopped: bool) -> None:
    """Stop every invitation of the journal that would go by itself, or let them go on."""
    on_duty(by, "switch_invitations")
    if invitations_rest() != is_stopped:
        keep({SWITCH: OFF if is_stopped else ""})
        record(by, "pause_invitations" if is_stopped else "resume_invitations")
