"""A sealed name in what the desk brings: told to the keepers and the author, and to nobody else."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import exists, select

from journal.documents.swapping import Swap, swapped
from journal.domain.acting import Acting
from journal.domain.mentions import PLACE_LABELS, TELLING, Place
from journal.domain.refusal import Invalid, Refused
from journal.domain.said import Said
from journal.lib.bucket import Limit
from journal.lib.ids import new_id
from journal.models.account import Account
from journal.models.keeper import Mention
from journal.models.submission import Submission
from journal.queries.sealed import is_sealed
from journal.services import letter, unit
from journal.services.anonymity import Recognizable
from journal.services.around import identity
from journal.services.keeping import keepers_told
from journal.services.rate import spend
from journal.services.sealing import TOLD, swaps_of

R = TypeVar("R")
# Of searches for sealed names, by paper and by who asks.
SEARCHES = Limit(burst=10, per_hour=1)
_TOLD_AGAIN = timedelta(days=1)


def guarded(by: Acting, submission_id: str, place: Place, search: Callable[[], R]) -> R:
    """Do what searches for the authors; where one is sealed, a refusal tells no words and no place.

    Call it outside of any transaction: what is counted and kept outlives the refusal. Raises
    Throttled where this person has searched too often, Invalid in place of Recognizable.
    """
    if not is_sealed(submission_id):
        return search()
    spend(by, "sealed-name", f"{submission_id} {by.hand_id}", SEARCHES)
    try:
        return search()
    except Recognizable as told:
        swaps = swaps_of(submission_id)
        if any(_stands(finding.text, swaps) for finding in told.findings):
            mention(by, submission_id, place)
        raise Invalid(dict.fromkeys(told.errors, TELLING)) from None
    except Invalid as told:
        # By the author's word the office sends what it typed: there the same is told by field.
        if any(said.msgid == TOLD.msgid for said in told.errors.values()):
            mention(by, submission_id, place)
        raise


@unit.act
def mention(by: Acting, submission_id: str, place: Place) -> None:
    """Keep that a sealed name stood in what who acts brought, and tell the keepers once a day."""
    session = unit.session()
    earlier = exists().where(
        Mention.submission_id == submission_id,
        Mention.account_id == by.hand_id,
        Mention.made_at > by.at - _TOLD_AGAIN,
    )
    is_told = session.scalar(select(earlier))
    row = Mention(
        id=new_id(),
        submission_id=submission_id,
        account_id=by.hand_id,
        place=place,
        made_at=by.at,
    )
    session.add(row)
    if not is_told:
        _tell(row)


def mention_in(by: Acting, submission_id: str, place: Place, *texts: str) -> None:
    """Keep the same where a sealed name stands in one of the texts. Joins the act.

    Without the key nothing is known of it: a letter is never held back for that.
    """
    with suppress(Refused):
        if is_sealed(submission_id) and _stands("\n".join(texts), swaps_of(submission_id)):
            mention(by, submission_id, place)


def _stands(text: str, swaps: tuple[Swap, ...]) -> bool:
    return swapped(text, swaps) != text


def _tell(row: Mention) -> None:
    session = unit.session()
    by = Acting(at=row.made_at, job="sealed-names")
    values = {
        "reference": session.get_one(Submission, row.submission_id).reference,
        "person": session.get_one(Account, row.account_id).name,
        "reason": Said(PLACE_LABELS[row.place]),
        "keeper_url": f"{identity().base_url}/sealed",
    }
    for reader in keepers_told(row.account_id, row.submission_id):
        to = letter.recipient(reader)
        composed = letter.drafted("sealed_name_mentioned", to, values)
        letter.post(by, "sealed_name_mentioned", to, composed)
