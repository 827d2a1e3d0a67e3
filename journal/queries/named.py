"""The people whom authors name as reviewers: theirs and the editors' alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from journal.domain.named import NamedReviewer, Stance, is_same
from journal.models.account import Account
from journal.models.named import NamedPerson
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class Wish:
    """What the authors wish of somebody, and why."""

    stance: Stance
    reason: str


def named(submission_id: str) -> dict[Stance, tuple[NamedReviewer, ...]]:
    """Return both lists in their order; one select."""
    rows = session().execute(
        select(
            NamedPerson.stance,
            NamedPerson.name,
            NamedPerson.email,
            NamedPerson.institution,
            NamedPerson.reason,
        )
        .where(NamedPerson.submission_id == submission_id)
        .order_by(NamedPerson.position)
    )
    found: dict[Stance, tuple[NamedReviewer, ...]] = dict.fromkeys(Stance, ())
    for stance, *values in rows:
        found[stance] += (NamedReviewer(*values),)
    return found


def wishes(submission_id: str, account_ids: Collection[str]) -> Mapping[str, Wish]:
    """Return what the authors wish of these people, by account; an opposition goes first.

    Found by address, else by the same words of the name in any order. Ask `desk_standing` first.
    """
    lists = named(submission_id)
    if not any(lists.values()):
        return {}
    people = session().execute(
        select(Account.id, Account.email, Account.name, Account.other_script_name).where(
            Account.id.in_(account_ids)
        )
    )
    found = {}
    for account_id, email, *names in people:
        for stance in (Stance.OPPOSED, Stance.SUGGESTED):
            same = [row for row in lists[stance] if is_same(row, email, names)]
            if same:
                found[account_id] = Wish(stance, same[0].reason)
                break
    return found
