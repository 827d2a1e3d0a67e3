"""A decision is taken back."""

from datetime import date

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.refusal import Overtaken, Refusal, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not_needed
from journal.domain.workflow import BY_ACT, State
from journal.models.decision import Decision
from journal.models.letter import Letter
from journal.models.submission import Submission
from journal.queries.decision_author import waiting
from journal.services import letter, release, unit
from journal.services.around import setting
from journal.services.decision import author_of, kind_of, set_days
from journal.services.entering import entered
from journal.services.move import move_back, state_of
from journal.services.stopping import called_back
from journal.services.telling import told
from journal.services.words import say

_NOTHING_TO_REVERT = Said(
    N_("The paper has moved on since that decision, which can no longer be taken back.")
)
_CROSSED = Said(N_("The author acted before the letter of this decision had gone."))
_NOT_NOW = Said(
    N_("The editors are at work on this paper just now. Please try again later, or write to us.")
)


@unit.act
def revert_decision(by: Acting, submission_id: str, reason: str) -> str:
    """Take the last decision back: the paper stands where it stood before; return its id.

    The round stays closed and what the author has read stays read; where its letter did not go
    yet, it never goes, its reviews are as they were, and the author hears of nothing. Raises
    Invalid for `reason`, Overtaken where the paper has moved on.
    """
    state = entered(by, "revert", submission_id).state
    refuse({"reason": why_not_needed(reason, TEXT)})
    decision = _standing_decision(submission_id)
    if decision is None or not _led_to(decision, state):
        raise Overtaken(_NOTHING_TO_REVERT)
    _take_back(by, decision, state, reason)
    if _is_unknown(by, decision):
        return decision.id
    to = author_of(submission_id)
    composed = letter.drafted("decision_reverted", to, told(submission_id) | {"reason": reason})
    letter.post(by, "decision_reverted", to, composed, submission_id=submission_id)
    return decision.id


def take_back_unsaid(by: Acting, submission_id: str) -> None:
    """Let an author who acts before a decision's letter went find the paper as they know it.

    Whichever decision waits, it is taken back: an answer that differed would tell it. Joins the
    act. Raises Refused at the moment at which the letter goes.
    """
    if submission_id not in waiting([submission_id]):
        return
    state, decision = state_of(submission_id), _standing_decision(submission_id)
    if decision is None or not _led_to(decision, state):
        return
    # The editors' history tells it; the author's own holds nothing that they did not do.
    journal = Acting(at=by.at, job="unsaid")
    if not _is_unknown(journal, decision):
        raise Refused(Refusal(_NOT_NOW))
    _take_back(journal, decision, state, say(_CROSSED, str(setting("LANGUAGE"))))


def _led_to(decision: Decision, state: State) -> bool:
    return BY_ACT[kind_of(decision.kind).act].target is state


def _take_back(by: Acting, decision: Decision, state: State, reason: str) -> None:
    decision.reverted_at = by.at
    decision.revert_reason = reason
    move_back(by, decision.submission_id, "revert", state, decision.from_state)
    set_days(decision.submission_id, accepted_at=None, revision_due_on=_due_before(decision))


def _is_unknown(by: Acting, decision: Decision) -> bool:
    """Call the decision's letter back; tell whether its author never got it.

    The reviews that it took along can then go with another, or be struck and withheld as before.
    """
    is_unknown = called_back(
        by,
        Letter.submission_id == decision.submission_id,
        Letter.written_at == decision.decided_at,
        Letter.occasion == kind_of(decision.kind).occasion,
    )
    if is_unknown:
        release.call_back(decision.submission_id, decision.decided_at)
    return is_unknown


def _standing_decision(submission_id: str) -> Decision | None:
    return unit.session().scalar(
        select(Decision)
        .where(Decision.submission_id == submission_id, Decision.reverted_at.is_(None))
        .order_by(Decision.decided_at.desc(), Decision.id)
        .limit(1)
        .with_for_update()
    )


def _due_before(decision: Decision) -> date | None:
    """Return the due date of the revision that the paper waits for again."""
    if decision.from_state is not State.REVISION_REQUESTED:
        return None
    kept = unit.session().get_one(Submission, decision.submission_id).revision_due_on
    return kept or unit.session().scalar(
        select(Decision.revision_due_on)
        .where(
            Decision.submission_id == decision.submission_id,
            Decision.reverted_at.is_(None),
            Decision.id != decision.id,
        )
        .order_by(Decision.decided_at.desc())
        .limit(1)
    )
