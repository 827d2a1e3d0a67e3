"""Two worlds that differ in one hidden fact look the same to everybody who must not know it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from journal.domain.transparency import Transparency
from tests.postgres import worker_name
from tests.world.build import World
from tests.world.rounds_twin import Course, build_rounds
from tests.world.shared import Ground, ground
from tests.world.twin import Facts, Told, all_told, build_twin, urls

BASE = Facts()
# Facts, how they are in the other world, and those who must not know which of both they are in;
# "nobody" is whoever is signed out.
HIDDEN = {
    "who wrote the paper": (
        {"author": "abel"},
        "rolf rosa kira mona nobody",
    ),
    "who was asked, declined, reviewed and advised what": (
        {"reviewer": "ravi", "asked": "declines", "more": "rune", "verdict": "reject"},
        "ada kira pete mona",
    ),
    "who was asked, accepted and reviewed": (
        {"reviewer": "ravi", "asked": "accepts", "more": "rune"},
        "rhea rosa",
    ),
    "who reviewed a chief's paper": ({"judge": "ravi"}, "carl pete"),
    "an acceptance whose letter waits": ({"decision": "accept"}, "alma"),
    "a revision whose letter waits": ({"decision": "major-revision"}, "alma"),
    "that papers and plans are there": (
        {"has_paper": False, "has_plans": False},
        "ada alma gwen seth rolf nobody",
    ),
}
# The chief knows all of it, by one of these pages.
CHIEF = "cora"
PAGES = ("/desk/submissions", "/desk/calls")
# Who must not learn how a paper's review went beyond what they were given.
OUTSIDE = "ada ben rita rhea kira pete mona nobody"
COURSES = {
    "double anonymized": Course(),
    "single anonymized": Course(Transparency.SINGLE),
    "all visible": Course(Transparency.ALL_VISIBLE),
    "accepted, all visible": Course(Transparency.ALL_VISIBLE, is_accepted=True),
}


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
    with ground(folder, fresh_database, f"base_{worker_name()}") as here:
        yield Twins(here.app, build_twin(here.app, here.clock, BASE))


@pytest.fixture(scope="module")
def elsewhere(
    tmp_path_factory: pytest.TempPathFactory, fresh_database: Callable[[Path], str]
) -> Iterator[Ground]:
    """Where the other worlds are built, one after the other."""
    yield from _built_on("twin", tmp_path_factory, fresh_database)


def _built_on(
    name: str,
    tmp_path_factory: pytest.TempPathFactory,
    fresh_database: Callable[[Path], str],
) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp(name)
    with ground(folder, fresh_database, f"{name}_{worker_name()}") as there:
        yield there


@pytest.fixture(scope="module")
def besides(
    tmp_path_factory: pytest.TempPathFactory, fresh_database: Callable[[Path], str]
) -> Iterator[Ground]:
    """Where those worlds are built that are not compared with the base."""
    yield from _built_on("besides", tmp_path_factory, fresh_database)


@pytest.mark.parametrize("fact", HIDDEN)
def test_who_must_not_know_cannot_tell_the_worlds_apart(fact: str, base: Twins, elsewhere: Ground):
    changed, names = HIDDEN[fact]
    there = elsewhere.cleared()
    world = build_twin(there.app, there.clock, replace(BASE, **changed))
    assert there.clock() == base.world.at
    other, pages = Twins(there.app, world), known(base.world)
    assert base.told(CHIEF, pages) != other.told(CHIEF, pages), f"nothing tells {fact}"
    for who in names.replace("nobody", "").split(" "):
        learned = differences(base, other, who)
        assert not learned, f"{who or 'nobody'} learns {fact}: {list(learned)[:9]}\n" + "\n".join(
            learned.values()
        )


@pytest.mark.parametrize("name", COURSES)
def test_how_two_rounds_of_review_went_is_told_to_nobody_outside(
    name: str, besides: Ground, elsewhere: Ground
):
    one, other = (
        Twins(there.app, build_rounds(there.app, there.clock, course))
        for there, course in (
            (besides.cleared(), COURSES[name]),
            (elsewhere.cleared(), replace(COURSES[name], is_other=True)),
        )
    )
    pages = [f"/desk/submissions/{one.world.papers['main']}"]
    assert one.told(CHIEF, pages) != other.told(CHIEF, pages)
    for who in OUTSIDE.replace("nobody", "").split(" "):
        learned = differences(one, other, who)
        assert not learned, f"{who or 'nobody'} learns: {list(learned)[:9]}\n" + "\n".join(
            learned.values()
        )


def differences(base: Twins, other: Twins, who: str) -> dict[str, str]:
    """Return where the person is told something else in the other world, and what."""
    mine = list(urls(base.app, base.world, who))
    new = set(urls(other.app, other.world, who)) - set(mine)
    here = base.told(who, [*mine, *sorted(new)])
    there = other.told(who, worth_asking(here, new))
    asked = [url for url in here | there if url in there or "/" not in url]
    return {
        url: first_lines(here.get(url), there.get(url))
        for url in asked
        if here.get(url) != there.get(url)
    }


def known(base: World) -> list[str]:
    """Return the pages on which the chief finds whatever is hidden from others."""
    return [
        *PAGES,
        *(f"/desk/submissions/{base.papers[key]}" for key in ("main", "chiefs", "alma")),
    ]


def worth_asking(here: dict[str, Told], new: set[str]) -> list[str]:
    """Return where to ask again: where something was found or is new, and some of the others.

    That all that is hidden answers alike is proved by `test_hidden.py`.
    """
    pages = [url for url in here if "/" in url]
    nothing = [url for url in pages if here[url][0] == 404 and url not in new]
    return [url for url in pages if url not in set(nothing) - set(nothing[::4])]


def first_lines(here: Told | None, there: Told | None) -> str:
    """Return the first lines that differ, for whoever has to find the leak."""
    if here is None or there is None or here[:2] != there[:2]:
        return f"- {here and here[:2]}\n+ {there and there[:2]}"
    lines = zip(here[2].splitlines(), there[2].splitlines(), strict=False)
    return "\n".join(f"- {a!r}\n+ {b!r}" for a, b in lines if a != b)[:500]
