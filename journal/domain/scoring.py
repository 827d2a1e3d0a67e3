"""The first review form: criteria on labelled scales, and the recommendations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from journal.domain.said import N_


@dataclass(frozen=True, slots=True)
class Criterion:
    """A question answered by 1 to 5, each step with its word."""

    name: str
    label: str
    hint: str
    steps: tuple[str, str, str, str, str]


_QUALITY = (N_("poor"), N_("weak"), N_("fair"), N_("good"), N_("strong"))
CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "relevance",
        N_("Relevance for the field"),
        N_("Does it matter to those who treat, document, defend or decide?"),
        _QUALITY,
    ),
    Criterion(
        "soundness",
        N_("Soundness of the methods"),
        N_("Would the findings or the argument stand if the work were repeated?"),
        _QUALITY,
    ),
    Criterion(
        "ethics",
        N_("Care for the people concerned"),
        N_("Consent, protection of sources, benefit and risk to participants."),
        _QUALITY,
    ),
    Criterion(
        "clarity",
        N_("Clarity"),
        N_("Can a reader from another profession follow it?"),
        _QUALITY,
    ),
)
CRITERION_NAMES = frozenset(criterion.name for criterion in CRITERIA)

RECOMMENDATIONS: dict[str, str] = {
    "accept": N_("Accept"),
    "minor-revision": N_("Minor revision"),
    "major-revision": N_("Major revision"),
    "reject": N_("Reject"),
}


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean, least and greatest of the scores given."""

    mean: float
    least: int
    greatest: int


def spread(scores: Sequence[int]) -> Spread | None:
    """Return the spread of the scores, None where nobody scored."""
    if not scores:
        return None
    return Spread(fmean(scores), min(scores), max(scores))


def missing(scores: Mapping[str, int]) -> tuple[Criterion, ...]:
    """Return the criteria that have no score yet."""
    return tuple(criterion for criterion in CRITERIA if criterion.name not in scores)
