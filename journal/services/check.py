"""Checks of a paper are signed by name, and taken back as a further event."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.checks import Outcome, names_in
from journal.domain.refusal import HIDDEN, Overtaken, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not
from journal.lib.ids import new_id
from journal.models.account import Account
from journal.models.check import SignedCheck
from journal.models.section import Section
from journal.models.submission import Submission
from journal.services import unit
from journal.services.entering import entered
from journal.services.history import record
from journal.services.note import noted

_NO_CHECK = Said(N_("This check is not on the list of the section any more."))
_OUTCOME_NEEDED = Said(N_("Please choose what you found."))
_PROBLEM_UNTOLD = Said(N_("Please say what the problem is."))
_ACTS = {Outcome.PASSED: "sign_check", Outcome.PROBLEM: "find_problem"}


@unit.act
def sign_check(by: Acting, submission_id: str, name: str, outcome: str, note: str = "") -> str:
    """Sign this check of the section's list with what was found; return the signature's id.

    Signed twice alike by the same person, it is signed once. Raises Invalid for `name`, `outcome`
    or `note`, Overtaken where somebody else has signed.
    """
    entered(by, "sign_check", submission_id)
    refuse(_faults(submission_id, name, outcome, note))
    found = _standing(submission_id, name)
    if found is not None:
        return _same(by, found, outcome, note)
    row = SignedCheck(
        id=new_id(),
        submission_id=submission_id,
        name=name,
        outcome=Outcome(outcome),
        note=note,
        signed_by_id=by.account_id,
        signed_at=by.at,
    )
    unit.session().add(row)
    note_id = noted(by, submission_id, "\n".join(part for part in (name, note) if part))
    act = _ACTS[row.outcome]
    record(by, act, submission_id=submission_id, thing_id=row.id, note_id=note_id)
    return row.id


@unit.act
def unsign_check(by: Acting, submission_id: str, signed_check_id: str) -> None:
    """Open a signed check again; the earlier signature stays in the history. Twice, it is once."""
    entered(by, "sign_check", submission_id)
    row = unit.session().get(SignedCheck, signed_check_id, with_for_update=True)
    if row is None or row.submission_id != submission_id:
        raise Refused(HIDDEN)
    if row.unsigned_at is not None:
        return
    row.unsigned_at = by.at
    note_id = noted(by, submission_id, row.name)
    record(by, "unsign_check", submission_id=submission_id, thing_id=row.id, note_id=note_id)


def _faults(submission_id: str, name: str, outcome: str, note: str) -> dict[str, Said | None]:
    lines = unit.session().scalar(
        select(Section.checks)
        .join(Submission, Submission.section_id == Section.id)
        .where(Submission.id == submission_id)
    )
    is_untold = outcome == Outcome.PROBLEM and not note
    return {
        "name": None if name in names_in(lines or "") else _NO_CHECK,
        "outcome": None if outcome in set(Outcome) else _OUTCOME_NEEDED,
        "note": _PROBLEM_UNTOLD if is_untold else why_not(note, TEXT),
    }


def _standing(submission_id: str, name: str) -> SignedCheck | None:
    return unit.session().scalar(
        select(SignedCheck).where(
            SignedCheck.submission_id == submission_id,
            SignedCheck.name == name,
            SignedCheck.unsigned_at.is_(None),
        )
    )


def _same(by: Acting, found: SignedCheck, outcome: str, note: str) -> str:
    if (found.signed_by_id, found.outcome, found.note) == (by.account_id, outcome, note):
        return found.id
    who = unit.session().get_one(Account, found.signed_by_id).name
    text = N_("%(name)s has signed this check meanwhile. Nothing was changed.")
    raise Overtaken(Said.of(text, name=who))
