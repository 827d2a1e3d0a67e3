"""Looking institutions up by what somebody has begun to type."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from journal.lib.text import fold
from journal.models.institution import Institution, InstitutionName
from journal.queries.read import session

MOST = 8
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An institution by the name that fits what was typed; `usual` is its usual one."""

    ror: str
    name: str
    usual: str
    place: str
    country: str


def suggestions(words: str) -> tuple[Suggestion, ...]:
    """Return the institutions of which a name holds every word typed, at most eight.

    Names that begin with what was typed come first, short ones before long ones; blind to case and
    accents.
    """
    wanted = fold(words)[:100]
    if len(wanted) < _SHORTEST:
        return ()
    names = InstitutionName.folded
    holds = [names.contains(word, autoescape=True) for word in wanted.split()]
    begins = names.startswith(wanted, autoescape=True)
    rows = session().execute(
        select(
            Institution.ror,
            InstitutionName.name,
            Institution.name.label("usual"),
            Institution.place,
            Institution.country,
        )
        .join(Institution, Institution.ror == InstitutionName.ror)
        .where(*holds)
        .order_by(begins.desc(), func.length(names), names, Institution.ror)
        .limit(MOST * 4)
    )
    found: dict[str, Suggestion] = {}
    for row in rows:
        found.setdefault(row.ror, Suggestion(*row))
    return tuple(found.values())[:MOST]


def names_of(rors: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return the folded names of these institutions; nothing is asked where there is none."""
    if not rors:
        return {}
    rows = session().execute(
        select(InstitutionName.ror, InstitutionName.folded).where(
            or_(*(InstitutionName.ror == one for one in sorted(rors)))
        )
    )
    found: dict[str, set[str]] = {}
    for ror, folded in rows:
        found.setdefault(ror, set()).add(folded)
    return {ror: frozenset(names) for ror, names in found.items()}
