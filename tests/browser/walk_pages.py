"""Which pages are looked at: each address of the inventory, once in each state it differs in.

Everybody of the cast first goes everywhere without a browser. Of the pages of one address as many
are chosen as it takes to meet each of their parts (an element with its classes, role and kind, in
its parent) at least once: a second page of the same parts would tell nothing new. Where a part is
looked at wherever it is met, one page of each address is enough beside those.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.routing import Rule

from journal.web.policy import Policy, policy_of
from tests.world.build import World
from tests.world.inventory import Address, addresses, rules
from tests.world.law import relations
from tests.world.roster import people
from tests.world.visiting import browser, tokens

# Authors, reviewers with an account and by link alone, each kind of editor, office, production,
# manager, keeper of sealed names.
CAST = (
    *"ada abel mara rhea rolf rita rosa cora hana gita gwen gus kira olga pete mona emil".split(),
    "",
)
# What opens the doors of a desk, and who has to do with a paper behind the door.
_DOORS = {Policy.EDITOR: "/desk", Policy.PRODUCTION: "/production", Policy.MANAGER: "/manage"}
_SIDES = {
    "/submissions/": people("author"),
    "/reviews/": people("asked first second past"),
    "/desk/submissions/": people("editor"),
    "/desk/letters/": people("editor"),
    "/production/": people("maker editor"),
}
# So many pages about one paper are asked for, where the address names one thing and where more.
_MANY, _FEW = 5, 1
# After so many pages in a row of parts that were all met at this address, a person goes on.
_ALIKE = 4
_KINDS = ("role", "type", "open", "disabled")


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as somebody was given it; `parts` are what it is made of.

    `body` is kept where the page answered a form, and cannot simply be asked for again.
    """

    endpoint: str
    url: str
    who: str
    status: int
    is_page: bool
    parts: frozenset[str]
    body: bytes = b""


def visited(app: Flask, world: World) -> list[Seen]:
    """Return what everybody was given, at each address that concerns them."""
    met: dict[str, set[str]] = defaultdict(set)
    return [seen for who in CAST for seen in _visits(app, world, who, met)]


def chosen(found: Iterable[Seen]) -> list[Seen]:
    """Return pages that hold every part of each address."""
    return [one for pages in _alike(found) for one in _covering(pages, _parts(pages))]


def fewest(found: Iterable[Seen]) -> list[Seen]:
    """Return a page of each address, and more until every part is met at some address."""
    alike = _alike(found)
    first = [max(pages, key=lambda page: len(page.parts)) for pages in alike]
    every = [page for pages in alike for page in pages]
    return [*first, *_covering(every, _parts(every) - _parts(first))]


def _alike(found: Iterable[Seen]) -> list[list[Seen]]:
    alike: dict[tuple[str, int], list[Seen]] = defaultdict(list)
    for seen in found:
        if seen.is_page:
            # A refusal is the same page wherever it is met.
            alike[seen.endpoint if seen.status < 300 or seen.body else "", seen.status].append(seen)
    return list(alike.values())


def _parts(pages: Iterable[Seen]) -> set[str]:
    return set().union(*(page.parts for page in pages))


def _visits(app: Flask, world: World, who: str, met: dict[str, set[str]]) -> Iterator[Seen]:
    client = browser(app, world, who)
    closed = {door for door, url in _DOORS.items() if client.get(url).status_code != 200}
    # What is public is the same for everybody.
    closed |= {Policy.PUBLIC} if who else set()
    for rule in rules(app):
        if policy_of(app, rule.endpoint) not in closed:
            visits = _visits_of(app, world, who, client, rule)
            yield from _until_alike(visits, met[rule.endpoint])
    for nothing in ("/nothing/here", "/desk/nothing", "/submissions/nothing"):
        yield _seen(client, Address("", nothing), who)


def _visits_of(
    app: Flask, world: World, who: str, client: FlaskClient, rule: Rule
) -> Iterator[Seen]:
    let_in: Counter[str] = Counter()
    for address in _addresses(app, world, who, rule):
        about = next((world.about[name] for name in address.names if name in world.about), "")
        if let_in[about] < (_MANY if len(address.names) < 2 else _FEW):
            seen = _seen(client, address, who)
            yield seen
            if seen.status == 200:
                # One file is like another.
                let_in[about] += 1 if seen.is_page else _MANY


def _until_alike(visits: Iterator[Seen], met: set[str]) -> Iterator[Seen]:
    alike = 0
    for seen in visits:
        yield seen
        if seen.is_page and seen.status == 200:
            alike = alike + 1 if seen.parts <= met else 0
            met |= seen.parts
            if alike == _ALIKE:
                return


def _seen(client: FlaskClient, address: Address, who: str) -> Seen:
    answer = client.get(address.url)
    status, body = answer.status_code, answer.get_data()
    answer.close()
    is_page = answer.mimetype == "text/html" and not 300 <= status < 400
    parts = parts_of(body) if is_page else frozenset()
    return Seen(address.endpoint, address.url, who, status, is_page, parts)


def _addresses(app: Flask, world: World, who: str, rule: Rule) -> Iterator[Address]:
    letters = Path(app.config["INSTANCE"], "mailbox").glob("*.eml")
    more = tokens(app, world) | {"name": sorted(file.name for file in letters)[:3]}
    for address in addresses(app, world, rule, more):
        if all(_concerns(world, who, address.url, name) for name in address.names):
            yield address


def _concerns(world: World, who: str, url: str, name: str) -> bool:
    side = next((law for start, law in _SIDES.items() if url.startswith(start)), None)
    if side is None or name not in world.about:
        return True
    return bool(relations(who or None, world.about[name]) & side)


def parts_of(body: bytes) -> frozenset[str]:
    """Return what the page is made of."""
    page = html.fromstring(body.decode())
    return frozenset(
        f"{_part(element.getparent())} > {_part(element)}"
        for element in page.iter(html.etree.Element)
    )


def _part(element: html.HtmlElement | None) -> str:
    if element is None:
        return ""
    names = [str(element.tag), *str(element.get("class", "")).split()]
    kinds = [f"{name}={element.get(name)}" for name in _KINDS if name in element.attrib]
    return " ".join([*names, *kinds, *sorted(one for one in element.attrib if "aria-" in one)])


def _covering(pages: list[Seen], left: set[str]) -> Iterator[Seen]:
    """Yield as few of the pages as hold all parts that are left."""
    while left:
        best = max(pages, key=lambda page: len(page.parts & left))
        left = left - best.parts
        yield best
