"""A paper is moved to another call or section."""

from dataclasses import dataclass

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.refusal import Invalid, Refusal, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not
from journal.domain.workflow import State
from journal.models.call import Call, CallSection
from journal.models.section import Section
from journal.models.submission import Submission
from journal.services import letter, unit
from journal.services.decision import author_of
from journal.services.destination import keep_themes
from journal.services.entering import entered
from journal.services.handover import let_go_if_barred
from journal.services.history import record
from journal.services.note import noted
from journal.services.telling import told

_NO_CALL = Said(N_("Please choose one of the calls listed."))
_NO_SECTION = Said(N_("Please choose one of the sections listed."))
_NOT_TAKEN = Said(N_("This call takes no papers of that section. Please choose another."))
_SAME = Said(N_("The paper stands there already. Please choose another call or section."))
_AGREEMENT = Said(
    N_(
        "Papers of one of these sections are reviewed, those of the other are not: the author has"
        " to agree. Please ask them, and write here when and how they agreed."
    )
)
_TOO_LATE = Said(
    N_(
        "The review has begun, and papers of that section are not reviewed as this one is. Move"
        " the paper while it is new, or take the decision back first."
    )
)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the paper goes: no call is a paper by itself. `agreement` is the author's, in words."""

    call_id: str | None
    section_id: str
    reason: str = ""
    agreement: str = ""


@unit.act
def move_paper(by: Acting, submission_id: str, to: Destination) -> None:
    """Give the paper another call or section; its author is told.

    Where the way of review changes the author must have agreed. Whoever may not handle papers
    there lets it go; guest editors of the old call see it no more. Raises Invalid for `call_id`,
    `section_id`, `reason` or `agreement`.
    """
    standing = entered(by, "move_paper", submission_id)
    paper = unit.session().get_one(Submission, submission_id)
    _check(paper, to)
    _check_policy(paper, to, standing.state)
    before = _named(paper)
    if paper.call_id != to.call_id:
        keep_themes(None, submission_id, ())
    paper.call_id, paper.section_id, paper.stirred_at = to.call_id, to.section_id, by.at
    unit.session().flush()
    way = f"{before} → {_named(paper)}"
    text = "\n".join(one for one in (way, to.reason, to.agreement) if one)
    note_id = noted(by, submission_id, text)
    record(by, "move_paper", submission_id=submission_id, note_id=note_id)
    let_go_if_barred(by, submission_id)
    _tell(by, submission_id, before, to.agreement)


def _check(paper: Submission, to: Destination) -> None:
    refuse(
        {
            "call_id": _call_fault(paper, to),
            "section_id": _section_fault(to),
            "reason": why_not(to.reason, TEXT),
            "agreement": why_not(to.agreement, TEXT),
        }
    )


def _call_fault(paper: Submission, to: Destination) -> Said | None:
    if (paper.call_id, paper.section_id) == (to.call_id, to.section_id):
        return _SAME
    if to.call_id is None or to.call_id == paper.call_id:
        return None
    call = unit.session().get(Call, to.call_id)
    return None if call is not None and call.announced_at is not None else _NO_CALL


def _section_fault(to: Destination) -> Said | None:
    if unit.session().get(Section, to.section_id) is None:
        return _NO_SECTION
    taken = unit.session().scalars(
        select(CallSection.section_id).where(CallSection.call_id == to.call_id)
    )
    named = set(taken)
    return _NOT_TAKEN if named and to.section_id not in named else None


def _check_policy(paper: Submission, to: Destination, state: State) -> None:
    """Let nobody change whether a paper is reviewed behind its author's back, or afterwards."""
    section = unit.session().get_one(Section, paper.section_id)
    if section.is_reviewed is unit.session().get_one(Section, to.section_id).is_reviewed:
        return
    if state is not State.SUBMITTED:
        raise Refused(Refusal(_TOO_LATE))
    if not to.agreement:
        raise Invalid({"agreement": _AGREEMENT})


def _named(paper: Submission) -> str:
    """Return call and section by their titles."""
    call = unit.session().get(Call, paper.call_id) if paper.call_id else None
    section = unit.session().get_one(Section, paper.section_id)
    return f"{call.title}, {section.title}" if call else section.title


def _tell(by: Acting, submission_id: str, before: str, agreement: str) -> None:
    to = author_of(submission_id)
    paper = unit.session().get_one(Submission, submission_id)
    agreed = Said(N_("This changes how the paper is reviewed, as you have agreed."))
    values = {"before": before, "after": _named(paper), "agreed": agreed if agreement else ""}
    composed = letter.drafted("paper_moved", to, told(submission_id) | values)
    letter.post(by, "paper_moved", to, composed, submission_id=submission_id)
