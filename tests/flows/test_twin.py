"""Two worlds that differ in one hidden fact look the same to everybody who must not know it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from tests.postgres import worker_name
from tests.world.build import World
from tests.world.shared import ground
from tests.world.twin import Facts, Told, all_told, build_twin, urls

BASE = Facts()
# The fact, how it is in the other world, and those who must not know which of both they are in.
HIDDEN = {
    "who wrote the paper": ({"author": "abel"}, "rolf rhea rita kira seth pete alma mona rosa"),
    "who reviewed it": ({"reviewer": "ravi"}, "ada ben rhea rita kira seth pete mona"),
    "who reviewed a chief's paper": ({"chiefs_judge": "ravi"}, "carl seth"),
    "who reviewed an accepted paper": ({"makings_judge": "ravi"}, "abel rhea seth pete"),
    "whether a reviewer accepted": ({"asked": "accepts"}, "ada ben rolf rhea kira seth"),
    "whether a reviewer declined": ({"asked": "declines"}, "ada ben rolf rhea kira seth"),
    "how many were asked": ({"more": "rune"}, "ada ben rolf rhea rita kira seth"),
    "what reviewers and guest advise": ({"verdict": "reject"}, "ada ben rita kira seth pete"),
    "an acceptance whose letter waits": ({"decision": "accept"}, "alma rolf seth"),
    "a revision whose letter waits": ({"decision": "major-revision"}, "alma pete seth"),
    "that a paper is there": ({"has_paper": False}, "ada alma rhea rolf seth gwen pete rosa"),
    "what is planned": ({"has_plans": False}, "ada rhea gwen rosa"),
}
# Whoever is signed out is told of none of it, and is asked where it may be public one day.
OPENLY = frozenset({"who wrote the paper", "that a paper is there", "what is planned"})


class Twins:
    """The base world, whose answers are asked for once."""

    def __init__(self, app: Flask, world: World) -> None:
        self.app, self.world = app, world
        self._told: dict[tuple[str, str], Told] = {}
        self._letters: dict[str, set[str]] = {}

    def told(self, who: str, at: list[str]) -> dict[str, Told]:
        """Return what the person is told in the base world."""
        new = [url for url in at if (who, url) not in self._told]
        found = all_told(self.app, self.world, who, new)
        self._told |= {(who, url): told for url, told in found.items()}
        letters = self._letters.setdefault(who, found.keys() - set(new))
        return {url: self._told[who, url] for url in {*at, *letters}}


@pytest.fixture(scope="module")
def base(
    tmp_path_factory: pytest.TempPathFactory, fresh_database: Callable[[Path], str]
) -> Iterator[Twins]:
    """The world as it is."""
    folder = tmp_path_factory.mktemp("base")
    with ground(folder, fresh_database, f"base_{worker_name()}") as (app, clock):
        yield Twins(app, build_twin(app, clock, BASE))


@pytest.mark.parametrize("fact", HIDDEN)
def test_who_must_not_know_cannot_tell_the_worlds_apart(
    fact: str, base: Twins, tmp_path: Path, fresh_database: Callable[[Path], str]
):
    changed, names = HIDDEN[fact]
    with ground(tmp_path, fresh_database, f"twin_{worker_name()}") as (app, clock):
        world = build_twin(app, clock, replace(BASE, **changed))
        assert app.extensions["surroundings"].clock() == base.world.at
        for who in [*names.split(), *([""] if fact in OPENLY else [])]:
            at = list(dict.fromkeys([*urls(base.app, base.world, who), *urls(app, world, who)]))
            here, there = base.told(who, at), all_told(app, world, who, at)
            told = [url for url in here | there if here.get(url) != there.get(url)]
            assert not told, (
                f"{who or 'nobody'} learns {fact}: {told[:9]}\n{first(told, here, there)}"
            )


def test_who_may_know_can_tell_the_worlds_apart(
    base: Twins, tmp_path: Path, fresh_database: Callable[[Path], str]
):
    changed = {"author": "abel", "reviewer": "ravi", "asked": "declines", "verdict": "reject"}
    with ground(tmp_path, fresh_database, f"twin_{worker_name()}") as (app, clock):
        world = build_twin(app, clock, replace(BASE, **changed))
        page = f"/desk/submissions/{world.papers['main']}"
        here, there = base.told("saul", [page])[page], all_told(app, world, "saul", [page])[page]
    assert (here[0], there[0]) == (200, 200)
    assert b"xqadaxq" in here[2]
    assert b"xqadaxq" not in there[2]
    assert b"xqabelxq" in there[2]
    assert b"xqravixq" in there[2]


def first(told: list[str], here: dict[str, Told], there: dict[str, Told]) -> str:
    """Return the first lines that differ, for whoever has to find the leak."""
    one, other = here.get(told[0]), there.get(told[0])
    if one is None or other is None or one[:2] != other[:2]:
        return f"- {one and one[:2]}\n+ {other and other[:2]}"
    lines = zip(one[2].splitlines(), other[2].splitlines(), strict=False)
    return "\n".join(f"- {a!r}\n+ {b!r}" for a, b in lines if a != b)[:2000]
