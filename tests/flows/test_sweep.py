"""Everybody goes everywhere, and nobody is given what is not theirs."""

from collections import defaultdict
from collections.abc import Callable

import pytest

from tests.world.build import World
from tests.world.law import trespasses
from tests.world.people import VISITORS
from tests.world.visiting import Answer, given

Sweep = Callable[[str], tuple[Answer, ...]]


@pytest.mark.parametrize("who", VISITORS, ids=lambda who: who or "signed out")
def test_nobody_is_given_what_is_not_theirs(who: str, sweep: Sweep, world: World):
    found = defaultdict(set)
    for answer in sweep(who):
        for canary in trespasses(given(world, who, answer), answer.canaries):
            found[answer.endpoint].add((canary.kind, canary.of))
    assert not found, f"{who or 'whoever is signed out'} was given {dict(found)}"


@pytest.mark.parametrize("who", VISITORS, ids=lambda who: who or "signed out")
def test_nothing_breaks_under_anybody(who: str, sweep: Sweep):
    broken = [(answer.url, answer.status) for answer in sweep(who) if answer.status >= 500]
    assert broken == []
