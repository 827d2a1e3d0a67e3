"""The people whom authors name as reviewers: theirs and the editors' alone."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import String, cast, select

from journal.domain.named import NamedReviewer, Stance, is_same
from journal.domain.submission import Declarations
from journal.models.account import Account
from journal.models.named import NamedPerson
from journal.models.submission import Submission
from journal.queries.joined import joined, parted
from journal.queries.read import session

NAMED = joined(
    "named",
    NamedPerson.submission_id,
    NamedPerson.position,
    cast(NamedPerson.stance, String),
    NamedPerson.name,
    NamedPerson.email,
    NamedPerson.institution,
    NamedPerson.reason,
)
Lists = Mapping[Stance, tuple[NamedReviewer, ...]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the authors wish of somebody, and why."""

    stance: Stance
    reason: str


def named_in(column: str | None) -> Lists:
    """Return both lists of the column NAMED, each in its order."""
    found: dict[Stance, tuple[NamedReviewer, ...]] = dict.fromkeys(Stance, ())
    for stance, *values in parted(column):
        found[Stance(stance)] += (NamedReviewer(*values),)
    return found


def named(submission_id: str) -> Lists:
    """Return both lists in their order; one select."""
    return named_in(session().scalar(select(NAMED).where(Submission.id == submission_id)))


def with_named(declarations: Declarations, submission_id: str) -> Declarations:
    """Return the declarations with the lists, which few pages show; one select."""
    lists = named(submission_id)
    return replace(declarations, suggested=lists[Stance.SUGGESTED], opposed=lists[Stance.OPPOSED])


def wish_about(lists: Lists, email: str, name: str) -> Wish | None:
    """Return what the authors wish of this person."""
    return _wish(lists, email, (name,))


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
    found = ((account_id, _wish(lists, email, names)) for account_id, email, *names in people)
    return {account_id: wish for account_id, wish in found if wish is not None}


def _wish(lists: Lists, email: str, names: Iterable[str]) -> Wish | None:
    for stance in (Stance.OPPOSED, Stance.SUGGESTED):
        for row in lists[stance]:
            if is_same(row, email, names):
                return Wish(stance, row.reason)
    return None
