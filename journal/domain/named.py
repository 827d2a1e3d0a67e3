"""People whom authors suggest as reviewers, or ask the editors not to ask."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from journal.domain.said import N_, Said
from journal.domain.wording import LINE, why_not
from journal.lib.address import is_address

MOST = 20
REASON = 2_000
_NO_NAME = Said(N_("Please write the name too, or leave the whole row empty."))
_NO_ADDRESS = Said(N_("This does not look like an e-mail address."))
_BOTH = Said(N_("You suggest this person above. Please take them out of one of the two lists."))
_AUTHOR = Said(N_("This is one of the authors. Please suggest somebody else."))
_TOO_MANY = Said.of(N_("At most %(most)s people, please."), most=MOST)


class Stance(StrEnum):
    """What the authors wish of a person."""

    SUGGESTED = "suggested"
    OPPOSED = "opposed"


@dataclass(frozen=True, slots=True)
class NamedReviewer:
    """One person, as the authors name them; only the name must be there."""

    name: str = ""
    email: str = ""
    institution: str = ""
    reason: str = ""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was typed into the row."""
        return not (self.name or self.email or self.institution or self.reason)


def kept(rows: Iterable[NamedReviewer]) -> tuple[NamedReviewer, ...]:
    """Return the rows that say something."""
    return tuple(row for row in rows if not row.is_blank)


def faults(stance: Stance, rows: Sequence[NamedReviewer]) -> dict[str, Said | None]:
    """Return what cannot be kept, by `<stance>-<place>-<field>`, places counted from 0."""
    found: dict[str, Said | None] = {}
    if len(kept(rows)) > MOST:
        found[str(stance)] = _TOO_MANY
    for place, row in enumerate(rows):
        if not row.is_blank:
            found |= {f"{stance}-{place}-{name}": said for name, said in _faults(row).items()}
    return found


def contradictions(
    suggested: Sequence[NamedReviewer], opposed: Sequence[NamedReviewer]
) -> dict[str, Said]:
    """Return who stands in both lists, by the row of the second."""
    return {
        f"{Stance.OPPOSED}-{place}-name": _BOTH
        for place, row in enumerate(opposed)
        if any(_is_one(one, row) for one in suggested)
    }


def authors_among(
    suggested: Sequence[NamedReviewer], authors: Iterable[tuple[str, str]]
) -> dict[str, Said]:
    """Return who is suggested to review a paper of their own; `authors` by name and address."""
    own = [NamedReviewer(name, email) for name, email in authors]
    return {
        f"{Stance.SUGGESTED}-{place}-name": _AUTHOR
        for place, row in enumerate(suggested)
        if any(_is_one(one, row) for one in own)
    }


def _is_one(row: NamedReviewer, other: NamedReviewer) -> bool:
    """Tell whether two rows speak of one person; of a name that many bear, addresses tell."""
    if row.email and other.email:
        return row.email.casefold() == other.email.casefold()
    return is_same(row, other.email, [other.name])


def _faults(row: NamedReviewer) -> dict[str, Said | None]:
    is_wrong = bool(row.email) and not is_address(row.email)
    return {
        "name": why_not(row.name, LINE) if row.name else _NO_NAME,
        "email": _NO_ADDRESS if is_wrong else None,
        "institution": why_not(row.institution, LINE),
        "reason": why_not(row.reason, REASON),
    }


def is_same(row: NamedReviewer, email: str, names: Iterable[str]) -> bool:
    """Tell whether the row speaks of somebody: by address, else by the same words of the name."""
    if row.email and row.email.casefold() == email.casefold():
        return True
    words = _words(row.name)
    return bool(words) and any(words == _words(name) for name in names if name)


def _words(name: str) -> tuple[str, ...]:
    """Return the words of the name in no order, blind to accents, case and signs between them."""
    plain = "".join(
        " " if not sign.isalnum() else sign
        for sign in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(sign)
    )
    return tuple(sorted(plain.split()))
