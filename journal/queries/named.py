"""The people whom authors name as reviewers: theirs and the editors' alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import String, cast, select

from journal.domain.named import NamedReviewer, Stance, is_same
from journal.domain.submission import Declarations
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


def wish_about(lists: Lists, email: str, *names: str) -> Wish | None:
    """Return what the authors wish of this person; an opposition goes first.

    Found by address, else by the same words of the name in any order.
    """
    for stance in (Stance.OPPOSED, Stance.SUGGESTED):
        for row in lists.get(stance, ()):
            if is_same(row, email, names):
                return Wish(stance, row.reason)
    return None
