"""People in line for a round: entered with their letters, put in order, taken out, asked."""

from collections.abc import Sequence

from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.domain.alternates import due_for_next, free
from journal.domain.letters import Composed
from journal.domain.mentions import Place
from journal.domain.refusal import HIDDEN, Overtaken, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not
from journal.lib.ordering import moved
from journal.models.account import Account
from journal.models.alternate import Alternate
from journal.models.review import Round
from journal.queries.alternates import WAITS, pipeline
from journal.queries.candidates import why_not_by_itself
from journal.services import unit
from journal.services.anonymized import has_copy
from journal.services.entering import entered
from journal.services.history import record
from journal.services.invitation import (
    ask,
    hold_person,
    invitation_letter,
    why_no_letter,
    why_not_asked,
)
from journal.services.mentioning import mention_in
from journal.services.round import open_round_of

_NO_ROUND = Said(N_("No round of review is open for this paper. Nobody was put in line."))
_IS_OUT = Said(N_("This person is not in line any more. Nothing was changed."))
_ENOUGH = Said(N_("As many reviewers as are wanted are asked already. Nobody else was asked."))
_NO_COPY = Said(N_("Reviewers have nothing to read yet. Nobody was asked."))
_AGAINST = N_("%(name)s was not asked: %(reason)s. An editor can still invite them by hand.")


@unit.act
def line_up(by: Acting, submission_id: str, account_id: str, composed: Composed) -> str:
    """Put this person last in line for the open round, with their letter; return the line's id.

    Put in line twice, they stand there once. Raises Overtaken where no round is open; Invalid for
    `account_id`, `subject` or `text`.
    """
    row = _round(by, submission_id)
    refuse(
        {"account_id": why_not_asked(submission_id, account_id, now=True)} | why_no_letter(composed)
    )
    mention_in(by, submission_id, Place.LETTER, composed.subject, composed.text)
    return stand(by, row, account_id, composed, by.account_id)


@unit.act
def line_up_all(by: Acting, submission_id: str, account_ids: Sequence[str]) -> None:
    """Put these people last in line, each with the journal's letter, in this order."""
    for account_id in account_ids:
        line_up(by, submission_id, account_id, invitation_letter(submission_id, account_id))


def stand(by: Acting, row: Round, account_id: str, composed: Composed, for_id: str | None) -> str:
    """Put them last in line for an act that locked the round; who stands there stays there.

    `for_id` is whose wish it is, where nobody acts.
    """
    known = unit.session().scalar(
        select(Alternate.id).where(
            Alternate.round_id == row.id, Alternate.account_id == account_id, WAITS
        )
    )
    if known is not None:
        return known
    one = Alternate(
        round_id=row.id,
        account_id=account_id,
        position=_last(row) + 1,
        subject=composed.subject,
        body=composed.text,
        added_by_id=for_id,
        added_at=by.at,
    )
    unit.session().add(one)
    unit.session().flush()
    record(by, "line_up", submission_id=row.submission_id, thing_id=account_id)
    return one.id


@unit.act
def change_letter(by: Acting, submission_id: str, alternate_id: str, composed: Composed) -> None:
    """Keep another letter for who is in line; raises Invalid for `subject` or `text`."""
    one = _waiting(by, submission_id, alternate_id)
    refuse(why_no_letter(composed))
    mention_in(by, submission_id, Place.LETTER, composed.subject, composed.text)
    one.subject, one.body = composed.subject, composed.text


@unit.act
def place(by: Acting, submission_id: str, alternate_id: str, position: int) -> None:
    """Put them at this place (from 1) of the line."""
    chosen = _waiting(by, submission_id, alternate_id)
    rows = {one.id: one for one in _line(chosen.round_id)}
    for number, one in enumerate(moved(list(rows), alternate_id, position), 1):
        rows[one].position = number


@unit.act
def take_out(by: Acting, submission_id: str, alternate_id: str, why: str = "") -> None:
    """Take them out of the line; taken out twice, they are out once."""
    row = _round(by, submission_id)
    one = _found(row, alternate_id)
    refuse({"why": why_not(why, TEXT)})
    if one.used_at is not None:
        raise Overtaken(_IS_OUT)
    if one.dropped_at is None:
        one.dropped_at, one.why_dropped = by.at, why
        record(by, "take_out_of_line", submission_id=submission_id, thing_id=one.account_id)


@unit.act
def hold(by: Acting, submission_id: str, alternate_id: str, *, is_held: bool) -> None:
    """Keep the journal from asking them by itself, or let it again."""
    one = _waiting(by, submission_id, alternate_id)
    if (one.held_at is not None) != is_held:
        one.held_at = by.at if is_held else None
        act = "hold_alternate" if is_held else "release_alternate"
        record(by, act, submission_id=submission_id, thing_id=one.account_id)


@unit.act
def ask_next(by: Acting, submission_id: str, alternate_id: str) -> str:
    """Ask this person of the line by their letter; return the name. Asked twice, asked once.

    Raises Overtaken where no place is free, they are not in line, or something stands against it.
    """
    row = _round(by, submission_id)
    one = _found(row, alternate_id)
    name = unit.session().get_one(Account, one.account_id).name
    if one.used_at is not None:
        return name
    if one.dropped_at is not None:
        raise Overtaken(_IS_OUT)
    _check_place(by, row)
    hold_person(one.account_id)
    against = why_not_by_itself(submission_id, one.account_id, by.at)
    if against is not None:
        raise Overtaken(Said.of(_AGAINST, name=name, reason=against))
    due_on = due_for_next(row.due_on, by.at.date())
    review = ask(by, row, one.account_id, due_on, Composed(one.subject, one.body))
    record(by, "invite_reviewer", submission_id=submission_id, thing_id=review.id)
    return name


def _check_place(by: Acting, row: Round) -> None:
    found = pipeline(row.submission_id)
    if found is None or not free(found.required, found.asked, by.at):
        raise Overtaken(_ENOUGH)
    if not has_copy(row.submission_id, row.version_id):
        raise Overtaken(_NO_COPY)


def _round(by: Acting, submission_id: str) -> Round:
    """Return the open round, paper and round locked, where inviting is open to who acts."""
    entered(by, "invite_reviewer", submission_id)
    row = open_round_of(submission_id)
    if row is None:
        raise Overtaken(_NO_ROUND)
    return row


def _found(row: Round, alternate_id: str) -> Alternate:
    one = unit.session().get(Alternate, alternate_id, populate_existing=True)
    if one is None or one.round_id != row.id:
        raise Refused(HIDDEN)
    return one


def _waiting(by: Acting, submission_id: str, alternate_id: str) -> Alternate:
    one = _found(_round(by, submission_id), alternate_id)
    if one.used_at is not None or one.dropped_at is not None:
        raise Overtaken(_IS_OUT)
    return one


def _line(round_id: str) -> list[Alternate]:
    query = select(Alternate).where(Alternate.round_id == round_id, WAITS)
    return list(unit.session().scalars(query.order_by(Alternate.position, Alternate.id)))


def _last(row: Round) -> int:
    query = select(func.max(Alternate.position)).where(Alternate.round_id == row.id)
    return unit.session().scalar(query) or 0
