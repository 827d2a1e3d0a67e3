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
# Facts, how they are in the other world, and those who must not know which of both they are in;
# "nobody" is whoever is signed out.
HIDDEN = {
    "who wrote the paper": (
        {"author": "abel"},
        "rolf rosa kira nobody",
    ),
    "who was asked, declined, reviewed and advised what": (
        {"reviewer": "ravi", "asked": "declines", "more": "rune", "verdict": "reject"},
        "ada kira pete",
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
        assert clock() == base.world.at
        pages = known(base.world)
        here, there = base.told(CHIEF, pages), all_told(app, world, CHIEF, pages)
        assert any(here[page] != there[page] for page in pages), f"nothing tells {fact}"
        for who in names.replace("nobody", "").split(" "):
            mine, new = list(urls(base.app, base.world, who)), set(urls(app, world, who))
            here = base.told(who, [*mine, *sorted(new - set(mine))])
            there = all_told(app, world, who, worth_asking(here, new - set(mine)))
            here = {url: told for url, told in here.items() if url in there or "/" not in url}
            told = [url for url in here | there if here.get(url) != there.get(url)]
            assert not told, (
                f"{who or 'nobody'} learns {fact}: {told[:9]}\n{first(told, here, there)}"
            )


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


def first(told: list[str], here: dict[str, Told], there: dict[str, Told]) -> str:
    """Return the first lines that differ, for whoever has to find the leak."""
    one, other = here.get(told[0]), there.get(told[0])
    if one is None or other is None or one[:2] != other[:2]:
        return f"- {one and one[:2]}\n+ {other and other[:2]}"
    lines = zip(one[2].splitlines(), other[2].splitlines(), strict=False)
    return "\n".join(f"- {a!r}\n+ {b!r}" for a, b in lines if a != b)[:2000]
