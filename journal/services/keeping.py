"""Keepers of sealed names: named by the manager, and never looking unseen."""

from datetime import timedelta

from sqlalchemy import exists, func, select

from journal.access.scopes import is_involved
from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not_needed
from journal.domain.workflow import State
from journal.lib.ids import new_id
from journal.models.account import Account
from journal.models.keeper import Keeper, Look
from journal.models.submission import Submission
from journal.queries.sealed import has_sealed
from journal.services import letter, unit
from journal.services.around import identity
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.sealing import untold

MOST_KEEPERS = 4
# A look that is taken again within this time is the same one; after it nothing is shown any more.
LASTS = timedelta(minutes=10)
_NOBODY = Said(N_("Nobody with this address has an account here that was confirmed."))
_TOO_MANY = N_("There are %(most)s keepers already. Let one of them go first.")
_NO_PAPER = Said(N_("No paper with this reference has a sealed name."))


@unit.act
def name_keeper(by: Acting, email: str) -> str:
    """Let the person of this address open sealed names; return the keeper's id. Twice is once.

    They and every other keeper are told by letter. Raises Invalid for `email`.
    """
    on_duty(by, "name_keepers")
    session = unit.session()
    account = session.scalar(
        select(Account).where(Account.email == email.strip().lower()).with_for_update()
    )
    if account is None or account.confirmed_at is None or account.is_blocked:
        raise Invalid({"email": _NOBODY})
    standing = _keeper(account.id)
    if standing is not None:
        return standing.id
    if len(keepers_but(account.id)) >= MOST_KEEPERS:
        raise Invalid({"email": Said.of(_TOO_MANY, most=MOST_KEEPERS)})
    row = Keeper(id=new_id(), account_id=account.id, named_at=by.at, named_by_id=by.account_id)
    session.add(row)
    session.flush()
    record(by, "name_keeper", thing_id=account.id)
    for reader in (account.id, *keepers_but(account.id)):
        to = letter.recipient(reader)
        values = {"person": account.name, "keeper_url": f"{identity().base_url}/sealed"}
        letter.post(by, "keeper_named", to, letter.drafted("keeper_named", to, values))
    return row.id


@unit.act
def end_keeper(by: Acting, keeper_id: str) -> None:
    """Let the person open sealed names no more. Twice is once."""
    on_duty(by, "name_keepers")
    row = unit.session().get(Keeper, keeper_id, with_for_update=True)
    if row is None:
        raise Refused(HIDDEN)
    if row.ended_at is None:
        row.ended_at = by.at
        record(by, "end_keeper", thing_id=row.account_id)


@unit.act
def look(by: Acting, reference: str, reason: str) -> str:
    """Look at the sealed names of a paper; return the look's id. A double click looks once.

    The look stays in the history, the author is shown that it was taken, and the other keepers are
    told who took it and why. Raises Invalid for `reference` or `reason`.
    """
    keeper = _keeper(by.account_id or "")
    if keeper is None:
        raise Refused(HIDDEN)
    paper_id = _paper(by, reference)
    refuse(
        {
            "reference": None if paper_id else _NO_PAPER,
            "reason": why_not_needed(reason, TEXT),
        }
    )
    # Who has looked before may write the name into the reason for looking again.
    reason = untold(str(paper_id), reason)
    before = _just_taken(by, str(paper_id), reason)
    if before is not None:
        return before
    row = Look(
        id=new_id(),
        submission_id=paper_id,
        account_id=by.account_id,
        reason=reason,
        looked_at=by.at,
    )
    unit.session().add(row)
    record(by, "look_at_sealed_name", submission_id=paper_id, thing_id=row.id)
    _tell(by, row)
    return row.id


def _keeper(account_id: str) -> Keeper | None:
    return unit.session().scalar(
        select(Keeper)
        .where(Keeper.account_id == account_id, Keeper.ended_at.is_(None))
        .with_for_update()
    )


def keepers_but(account_id: str) -> list[str]:
    """Return the accounts of every other keeper."""
    return list(
        unit.session().scalars(
            select(Keeper.account_id)
            .where(Keeper.account_id != account_id, Keeper.ended_at.is_(None))
            .order_by(Keeper.named_at, Keeper.id)
        )
    )


def _paper(by: Acting, reference: str) -> str | None:
    """Return the paper; whoever has to do with it otherwise must not look."""
    return unit.session().scalar(
        select(Submission.id).where(
            func.lower(Submission.reference) == reference.strip().lower(),
            Submission.state != State.DRAFT,
            has_sealed(),
            ~is_involved(by.account_id or ""),
        )
    )


def keepers_told(account_id: str, submission_id: str) -> list[str]:
    """Return the other keepers; who has to do with the paper otherwise is told nothing about it."""
    return [
        one
        for one in keepers_but(account_id)
        if unit.session().scalar(
            select(exists().where(Submission.id == submission_id, ~is_involved(one)))
        )
    ]


def _just_taken(by: Acting, submission_id: str, reason: str) -> str | None:
    return unit.session().scalar(
        select(Look.id).where(
            Look.submission_id == submission_id,
            Look.account_id == by.account_id,
            Look.reason == reason,
            Look.looked_at > by.at - LASTS,
        )
    )


def _tell(by: Acting, row: Look) -> None:
    session = unit.session()
    reference = session.get_one(Submission, row.submission_id).reference
    person = session.get_one(Account, row.account_id).name
    values = {"reference": reference, "person": person, "reason": row.reason}
    for reader in keepers_told(row.account_id, row.submission_id):
        to = letter.recipient(reader)
        composed = letter.drafted("sealed_name_looked_at", to, values)
        letter.post(by, "sealed_name_looked_at", to, composed)
