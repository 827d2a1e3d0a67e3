"""What somebody offers who wants to review for the journal."""

from dataclasses import dataclass
from datetime import date, timedelta

from journal.domain.said import N_, Said
from journal.domain.wording import LINE, why_not, why_not_needed

# So long an offer waits for its address to be confirmed.
LASTS = timedelta(days=14)
EXPERTISE = 2_000
MOST_AT_ONCE = 20
_LIMIT = Said.of(
    N_("Please take a number from 0 to %(most)s, or leave it empty."), most=MOST_AT_ONCE
)
_LANGUAGES = Said(N_("Please choose the languages that you read."))


@dataclass(frozen=True, slots=True)
class Offer:
    """What they know and read, where they are, how much they take, and from when on."""

    expertise: str
    languages: tuple[str, ...]
    affiliation: str = ""
    country: str = ""
    review_limit: int | None = None
    available_from: date | None = None


def faults(offer: Offer) -> dict[str, Said | None]:
    """Return what cannot be kept, by field."""
    is_number = offer.review_limit is None or 0 <= offer.review_limit <= MOST_AT_ONCE
    return {
        "expertise": why_not_needed(offer.expertise, EXPERTISE),
        "languages": None if offer.languages else _LANGUAGES,
        "affiliation": why_not(offer.affiliation, LINE),
        "review_limit": None if is_number else _LIMIT,
    }


def added(known: str, told: str) -> str:
    """Return what somebody knows with what they told now: nothing that stood there is lost."""
    return known if told in known else f"{known}\n{told}".strip()
