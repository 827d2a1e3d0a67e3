"""Reviews side by side: what each says to every question, and what the scores come to together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from journal.domain.review_form import WITH_CHOICES, Answers, Element, Form, Kind, asked

HIGHEST = 100


@dataclass(frozen=True, slots=True)
class Spread:
    """The scores given on one scale: their mean, the least, the greatest, how far they lie apart.

    `deviation` is the standard deviation of the scores themselves, in steps of the scale.
    """

    mean: float
    least: float
    greatest: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Line:
    """One question across the reviews: what each answered, in their order; "" is no answer."""

    element: Element
    answers: tuple[str, ...]

    @property
    def scores(self) -> tuple[int, ...]:
        """Return the steps that were given, without those who gave none."""
        if self.element.kind is not Kind.SCALE:
            return ()
        return tuple(int(one) for one in self.answers if one in self.element.values)

    @property
    def spread(self) -> Spread | None:
        """Return the spread of the scores, None where nobody scored."""
        return spread(self.scores)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return each thing that could be chosen, with how many chose it."""
        times = Counter(one for answer in self.answers for one in self.element.picked(answer))
        names = zip(self.element.values, self.element.choices, strict=True)
        return tuple((words, times[value]) for value, words in names)

    @property
    def is_chosen(self) -> bool:
        """Tell whether it is answered by a choice, not in words or by a file."""
        return self.element.kind in WITH_CHOICES


@dataclass(frozen=True, slots=True)
class Sheet:
    """The reviews of one round, question by question; `totals` in their order, 0 to 100."""

    lines: tuple[Line, ...]
    totals: tuple[float | None, ...]

    @property
    def spread(self) -> Spread | None:
        """Return the spread of the totals, None where there are none."""
        return spread([one for one in self.totals if one is not None])


def side_by_side(form: Form, reviews: Sequence[Answers]) -> Sheet:
    """Return every question that was asked of somebody with what each review answers to it.

    What a review was not asked, because of what it answered before, counts as no answer.
    """
    given = [
        {one.id: answers.get(one.id, "") for one in asked(form, answers)} for answers in reviews
    ]
    lines = tuple(
        Line(one, tuple(answers.get(one.id, "") for answers in given))
        for one in form.elements
        if any(one.id in answers for answers in given)
    )
    return Sheet(lines, tuple(total(form, answers) for answers in reviews))


def total(form: Form, answers: Answers) -> float | None:
    """Return the weighted mean of a review's scores, each from 0 (lowest step) to 100 (highest).

    Scales without weight, or without an answer, count for nothing; None where nothing counts.
    """
    found = [
        (one.weight, _height(one, int(answers[one.id])))
        for one in asked(form, answers)
        if one.kind is Kind.SCALE and one.weight and answers.get(one.id) in one.values
    ]
    weights = sum(weight for weight, _ in found)
    return sum(weight * height for weight, height in found) / weights if weights else None


def spread(scores: Sequence[float]) -> Spread | None:
    """Return mean, bounds and standard deviation, None of nothing."""
    if not scores:
        return None
    return Spread(fmean(scores), min(scores), max(scores), pstdev(scores))


def _height(scale: Element, step: int) -> float:
    steps = len(scale.choices)
    return HIGHEST * (step - 1) / (steps - 1) if steps > 1 else HIGHEST
