"""What the scales of reviews add up to: weighted total, mean and spread."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from journal.domain.review_form import Answers, Element, Form, Kind, asked


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean, least and greatest of the values given."""

    mean: float
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Total:
    """The points of one review: each scale's step times its weight, of the most there could be."""

    points: int
    most: int

    @property
    def share(self) -> float:
        """Return the points as a part of the most, 0 to 1: fit to compare over forms."""
        return self.points / self.most


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One scale across reviews, in their order; None where a review has no answer to it."""

    element: Element
    values: tuple[int | None, ...]
    spread: Spread | None


def spread(values: Sequence[float]) -> Spread | None:
    """Return the spread of the values, None where there are none."""
    return Spread(fmean(values), min(values), max(values)) if values else None


def step(element: Element, answers: Answers) -> int | None:
    """Return the step of this scale that was chosen, from 1."""
    value = answers.get(element.id, "")
    return int(value) if value in element.values else None


def total(form: Form, answers: Answers) -> Total | None:
    """Return what the weighted scales add up to, None where none of them was answered.

    A scale without an answer, or that was not asked, counts neither in the points nor in the most.
    """
    scales = [one for one in asked(form, answers) if one.kind is Kind.SCALE and one.weight]
    given = [(one, at) for one in scales if (at := step(one, answers)) is not None]
    if not given:
        return None
    points = sum(one.weight * at for one, at in given)
    return Total(points, sum(one.weight * len(one.choices) for one, _ in given))


def totals(form: Form, reviews: Sequence[Answers]) -> tuple[Total | None, ...]:
    """Return the total of each review, in their order."""
    return tuple(total(form, one) for one in reviews)


def spread_of_totals(given: Sequence[Total | None]) -> Spread | None:
    """Return the spread of the shares of those reviews that have a total."""
    return spread([one.share for one in given if one is not None])


def score_lines(form: Form, reviews: Sequence[Answers]) -> tuple[ScoreLine, ...]:
    """Return every scale of the form with the steps chosen, side by side."""
    scales = [one for one in form.elements if one.kind is Kind.SCALE]
    return tuple(_line(form, one, reviews) for one in scales)


def _line(form: Form, element: Element, reviews: Sequence[Answers]) -> ScoreLine:
    values = tuple(step(element, one) if element in asked(form, one) else None for one in reviews)
    return ScoreLine(element, values, spread([one for one in values if one is not None]))
