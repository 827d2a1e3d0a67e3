"""Decisions: one transaction from the state to the letter, and the way back."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select, update

from journal.access.deciding import as_decider
from journal.access.permissions import require
from journal.domain.acting import Acting
from journal.domain.decisions import BY_NAME, Kind
from journal.domain.filling import REVIEWS, REVISION_DUE, filled, kept
from journal.domain.inviting import why_not_due
from journal.domain.letters import Composed
from journal.domain.mentions import Place
from journal.domain.refusal import HIDDEN, Invalid, Overtaken, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, TEXT, refuse, why_not, why_not_needed
from journal.domain.workflow import BY_ACT, State
from journal.models.account import Account
from journal.models.decision import Decision
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.correspondence import OF_LETTERS
from journal.queries.editors_told import instead_of
from journal.queries.read import session
from journal.services import letter, release, reviewer_file, unit
from journal.services.allowed import allowed, standing_of
from journal.services.around import setting
from journal.services.mentioning import mention_in
from journal.services.move import move, overtaken, state_of
from journal.services.round import close_round, open_round_of
from journal.services.telling import told
from journal.services.words import in_language

_NO_SUCH_KIND = Said(N_("Please choose one of the decisions."))
_DUE_NEEDED = Said(N_("Please choose the day by which the revision should come."))
_REASON_NEEDED = Said(
    N_("This section is reviewed. Please say why this paper is accepted without review.")
)
_CHANGED = Said(
    N_("The round of review has changed since you opened the page. Nothing was decided.")
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision as the editor has prepared it.

    `expected_state` and `expected_round` are what the page showed; the round is empty where none
    was open, None where the page does not care. In the letter `{reviews}` stands for the reviews
    in `released`, `{revision_due}` for the day; `files` are those of the reviews whose file goes
    along.
    """

    kind: str
    letter: Composed
    expected_state: State
    expected_round: str | None = None
    released: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    revision_due_on: date | None = None
    reason: str = ""


def drafted(submission_id: str, kind_name: str, due_on: date | None = None) -> Composed:
    """Return the letter of this kind to the author, with `{reviews}` in it.

    `{revision_due}` stays too while no day is given.
    """
    kind = kind_of(kind_name)
    values = told(submission_id) | kept(REVIEWS, REVISION_DUE)
    if due_on is not None:
        values[REVISION_DUE] = due_on
    return letter.drafted(kind.occasion, author_of(submission_id), values)


def previewed(submission_id: str, verdict: Verdict) -> Composed:
    """Return the letter as the author will read it; raises Invalid for `released` or `files`."""
    reviews = release.chosen(submission_id, verdict.released, verdict.files)
    numbers = release.numbered(submission_id, reviews)
    occasion = kind_of(verdict.kind).occasion
    language = letter.spoken_in(occasion, author_of(submission_id).language)
    due_on = verdict.revision_due_on
    values = in_language({REVISION_DUE: due_on or ""}, language)
    values[REVIEWS] = release.block(reviews, numbers, verdict.files, language)
    return filled(verdict.letter, values)


def due_date(kind_name: str, at: datetime) -> date | None:
    """Return the day by which this kind usually asks for the revision, None where for none."""
    days = kind_of(kind_name).revision_days
    return None if days is None else at.date() + timedelta(days=days)


def record_decision(by: Acting, submission_id: str, verdict: Verdict) -> str:
    """Decide: state, decision, released reviews, closed round and letters at once; return its id.

    The files that go along are searched for their reviewer before the transaction begins. Raises
    Overtaken where the paper is not as the page showed it, Invalid for `kind`, `subject`, `text`,
    `revision_due_on`, `reason`, `released` or `files`.
    """
    passed = reviewer_file.gate(submission_id, verdict.files)
    return _record(by, submission_id, verdict, passed)


@unit.act
def _record(
    by: Acting, submission_id: str, verdict: Verdict, passed: Collection[str] | None
) -> str:
    kind = kind_of(verdict.kind)
    verdict = _of_kind(verdict, kind)
    _check_seen(by, submission_id, verdict)
    _decider(by, submission_id, kind.act)
    _check(by, submission_id, kind, verdict)
    typed = verdict.letter
    mention_in(by, submission_id, Place.LETTER, typed.subject, typed.text)
    reviewer_file.hold_to(submission_id, verdict.files, passed)
    going = _quote_and_release(by, submission_id, verdict)
    round_id = close_round(by, submission_id) or _round_decided_anew(submission_id)
    decision_id = _write(by, submission_id, verdict, going, round_id)
    _mark(by, submission_id, kind, verdict)
    move(by, submission_id, kind.act, as_act=kind.name)
    to = author_of(submission_id)
    letter.post(by, kind.occasion, to, going, submission_id=submission_id)
    _tell_handling(by, submission_id, kind)
    return decision_id


def _tell_handling(by: Acting, submission_id: str, kind: Kind) -> None:
    """Write to the editor in whose hands the paper was, a guest mostly, unless they decided."""
    editor_id = unit.session().get_one(Submission, submission_id).handling_editor_id
    if editor_id is None or editor_id == by.account_id:
        return
    reader = instead_of(submission_id, editor_id, by.at.date())
    if reader == by.account_id:
        return
    to = letter.recipient(reader)
    values = told(submission_id) | {"decision": Said(kind.label)}
    composed = letter.drafted("decision_told", to, values)
    letter.post(by, "decision_told", to, composed, submission_id=submission_id)


def kind_of(name: str) -> Kind:
    """Return the kind of this name; raises Invalid for `kind`."""
    if name not in BY_NAME:
        raise Invalid({"kind": _NO_SUCH_KIND})
    return BY_NAME[name]


def _of_kind(verdict: Verdict, kind: Kind) -> Verdict:
    """Drop what the form sent and this kind does not know."""
    if not kind.releases_reviews:
        verdict = replace(verdict, released=frozenset(), files=frozenset())
    return verdict if kind.revision_days is not None else replace(verdict, revision_due_on=None)


def _check_seen(by: Acting, submission_id: str, verdict: Verdict) -> None:
    """Tell the second of two editors what happened, before the state refuses them for itself."""
    if session().get(Submission, submission_id) is None:
        raise Refused(HIDDEN)
    state = state_of(submission_id)
    allowed(by, "read_as_editor", submission_id)
    if state is not verdict.expected_state:
        raise overtaken(state)
    row = open_round_of(submission_id)
    is_open = row.id if row else ""
    if verdict.expected_round is not None and verdict.expected_round != is_open:
        raise Overtaken(_CHANGED)


def _decider(by: Acting, submission_id: str, act: str) -> None:
    standing = standing_of(by, submission_id)
    if standing is None:
        raise Refused(HIDDEN)
    require(as_decider(standing, guests_decide=bool(setting("GUESTS_DECIDE"))), act)


def _check(by: Acting, submission_id: str, kind: Kind, verdict: Verdict) -> None:
    needs_reason = is_reason_needed(submission_id, kind.name) and not verdict.reason
    refuse(
        {
            "subject": why_not_needed(verdict.letter.subject, LINE),
            "text": why_not_needed(verdict.letter.text, TEXT),
            "revision_due_on": _due_fault(by, kind, verdict),
            "reason": _REASON_NEEDED if needs_reason else why_not(verdict.reason, TEXT),
        }
    )


def _due_fault(by: Acting, kind: Kind, verdict: Verdict) -> Said | None:
    if kind.revision_days is None:
        return None
    due_on = verdict.revision_due_on
    return _DUE_NEEDED if due_on is None else why_not_due(due_on, by.at.date())


def is_reason_needed(submission_id: str, kind_name: str) -> bool:
    """Tell whether this kind passes review by in a section that is reviewed."""
    kind = kind_of(kind_name)
    if kind.releases_reviews or BY_ACT[kind.act].target is not State.ACCEPTED:
        return False
    return bool(
        session().scalar(
            select(Section.is_reviewed)
            .join(Submission, Submission.section_id == Section.id)
            .where(Submission.id == submission_id)
        )
    )


def _quote_and_release(by: Acting, submission_id: str, verdict: Verdict) -> Composed:
    """Release the reviews and return the letter with them in it."""
    going = previewed(submission_id, verdict)
    reviews = release.chosen(submission_id, verdict.released, verdict.files)
    numbers = release.numbered(submission_id, reviews)
    release.release(reviews, numbers, verdict.files, by.at)
    return going


def _write(
    by: Acting, submission_id: str, verdict: Verdict, going: Composed, round_id: str | None
) -> str:
    row = Decision(
        submission_id=submission_id,
        round_id=round_id,
        kind=verdict.kind,
        from_state=verdict.expected_state,
        decided_by_id=by.account_id,
        decided_at=by.at,
        letter_subject=going.subject,
        letter_text=going.text,
        reason=verdict.reason,
        revision_due_on=verdict.revision_due_on,
    )
    unit.session().add(row)
    unit.session().flush()
    return row.id


def _round_decided_anew(submission_id: str) -> str | None:
    """Return the round of the decision before, where that was taken back: its reviewers wait."""
    before = unit.session().scalar(
        select(Decision)
        .where(Decision.submission_id == submission_id)
        .order_by(Decision.decided_at.desc(), Decision.id)
        .limit(1)
    )
    return before.round_id if before is not None and before.reverted_at is not None else None


def _mark(by: Acting, submission_id: str, kind: Kind, verdict: Verdict) -> None:
    """Write the days that the new state needs before it is reached."""
    if BY_ACT[kind.act].target is State.ACCEPTED:
        set_days(submission_id, accepted_at=by.at)
    # Until the letter goes its author still reads by which day the revision should have come.
    if verdict.expected_state is not State.REVISION_REQUESTED or verdict.revision_due_on:
        set_days(submission_id, revision_due_on=verdict.revision_due_on)


def set_days(submission_id: str, **values: date | datetime | None) -> None:
    """Write the submission's own dates."""
    unit.session().execute(
        update(Submission).where(Submission.id == submission_id).values(**values)
    )


def author_of(submission_id: str) -> letter.Recipient:
    """Return who gets the letters about this paper."""
    row = (
        session()
        .execute(
            select(Account.name, Account.email, OF_LETTERS, Account.id)
            .join(Submission, Submission.account_id == Account.id)
            .where(Submission.id == submission_id)
        )
        .one()
    )
    to = letter.Recipient(row.name, row.email, row.language, row.id)
    return letter.masked(to, submission_id)
