"""A public page: light, the same bytes for everybody, and nothing in it from elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from journal.web.policy import Policy, policy_of
from tests.cast import browser_of
from tests.conftest import Clock
from tests.world.build import World
from tests.world.inventory import Address, addresses, nowhere, rules
from tests.world.visiting import tokens

MOST_BYTES = 60_000
BASE = "http://localhost"
STRICT = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Where a browser fetches something by itself, in pages and in style sheets and scripts.
FETCHED = (
    "//link[contains(@rel, 'stylesheet') or contains(@rel, 'icon') or contains(@rel, 'preload')"
    " or contains(@rel, 'manifest')]/@href | //*[self::script or self::img or self::source or"
    " self::iframe or self::embed or self::audio or self::video or self::track]/@src"
    " | //object/@data | //*/@poster | //image/@href | //use/@href"
)
FETCHED_BY_ASSETS = re.compile(
    r"""(?:url\(\s*["']?|@import\s+["']|\bfrom\s*["']|\bimport\s*\(?\s*["'])([^"')\s]+)"""
)
STRONG = re.compile(r'"[\w.-]{16,}"')


@dataclass(frozen=True)
class Read:
    """What a reader was given at one address."""

    endpoint: str
    url: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")


def read(client: FlaskClient, url: str, endpoint: str = "") -> Read:
    """Go there."""
    answer: TestResponse = client.get(url)
    headers = {name: value for name, value in answer.headers if name != "Date"}
    given = Read(endpoint, url, answer.status_code, headers, answer.get_data())
    answer.close()
    return given


@pytest.fixture
def world_clock(world_app: Flask) -> Iterator[Clock]:
    """Return the world's clock, which is put back after the test."""
    clock: Clock = world_app.extensions["surroundings"].clock
    before = clock.at
    yield clock
    clock.at = before


@pytest.fixture(scope="module")
def given(world_app: Flask, world: World) -> list[Read]:
    """Return what whoever is signed out is given at every public address."""
    client = world_app.test_client()
    return [read(client, one.url, one.endpoint) for one in public(world_app, world)]


def public(app: Flask, world: World) -> Iterator[Address]:
    """Yield each public address of the world, and for each kind one where nothing ever was."""
    more = tokens(app, world)
    for rule in rules(app):
        if policy_of(app, rule.endpoint) is Policy.PUBLIC:
            never = nowhere(app, rule, more)
            yield from addresses(app, world, rule, more)
            yield from () if never is None else (never,)


@pytest.fixture(scope="module")
def answered(given: list[Read]) -> list[Read]:
    """Return those that are there; pages, files and calendars among them."""
    there = [one for one in given if one.status == 200]
    # /favicon.ico only leads to the icon that every page names.
    assert {one.endpoint for one in given} - {one.endpoint for one in there} == {"reader.favicon"}
    assert sum(one.is_page for one in there) >= 12
    return there


def fetched(page: Read) -> set[str]:
    """Return the whole addresses that a browser fetches to show the page itself."""
    found = html.fromstring(page.body.decode()).xpath(FETCHED)
    return {urljoin(BASE + page.url, str(url)) for url in found if not url.startswith("data:")}


def needed(client: FlaskClient, page: Read) -> dict[str, int]:
    """Return all that the page needs, and how many bytes each of it has."""
    sizes = {BASE + page.url: len(page.body)}
    waiting = fetched(page)
    while waiting:
        url = waiting.pop()
        if not url.startswith(BASE + "/"):
            raise AssertionError(f"{page.url} asks a third party: {url}")
        part = read(client, url.removeprefix(BASE))
        assert part.status == 200, f"{page.url} asks for {url}, which is not there"
        sizes[url] = len(part.body)
        waiting |= {one for one in asked_by(url, part) if one not in sizes}
    return sizes


def asked_by(url: str, part: Read) -> Iterator[str]:
    """Yield what a style sheet or a script asks for."""
    if part.headers["Content-Type"].partition(";")[0] in ("text/css", "text/javascript"):
        for found in FETCHED_BY_ASSETS.findall(part.body.decode()):
            if not found.startswith("data:"):
                yield urljoin(url, found)


def test_a_public_page_with_all_it_needs_is_light_and_asks_nobody_else(
    world_app: Flask, answered: list[Read]
):
    client = world_app.test_client()
    weights = {one.url: needed(client, one) for one in answered if one.is_page}
    assert all(any(".css" in url for url in parts) for parts in weights.values())
    heavy = {url: parts for url, parts in weights.items() if sum(parts.values()) > MOST_BYTES}
    assert heavy == {}


def test_public_answers_set_no_cookie_and_carry_the_strict_headers(given: list[Read]):
    for one in given:
        assert "Set-Cookie" not in one.headers, one.url
        assert {name: one.headers.get(name) for name in STRICT} == STRICT, one.url
        policy = one.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, one.url
        assert "frame-ancestors 'none'" in policy, one.url
        if one.is_page:
            assert not re.search(r"unsafe|nonce|https?:|\*", policy), one.url


def test_no_public_page_holds_a_script_or_style_of_its_own(answered: list[Read]):
    within = "//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]"
    for one in answered:
        if one.is_page:
            assert html.fromstring(one.body.decode()).xpath(within) == [], one.url


def test_public_answers_carry_a_strong_etag_and_need_not_be_sent_twice(
    world_app: Flask, answered: list[Read]
):
    client = world_app.test_client()
    for one in answered:
        etag = one.headers.get("ETag", "")
        assert STRONG.fullmatch(etag), f"{one.url} has the ETag {etag!r}"
        unchanged = client.get(one.url, headers={"If-None-Match": etag})
        assert (unchanged.status_code, unchanged.data) == (304, b""), one.url
        assert unchanged.headers["ETag"] == etag
        unchanged.close()


def test_different_bytes_have_different_etags(answered: list[Read]):
    bodies: dict[str, bytes] = {}
    for one in answered:
        assert bodies.setdefault(one.headers["ETag"], one.body) == one.body, one.url


def anew(url: str) -> str:
    """Return the address with a query that nobody asks for: no finished page answers it."""
    return f"{url}{'&' if '?' in url else '?'}made=anew"


@pytest.mark.parametrize("who", ["ada", "rhea", "cora", "mona"])
def test_whoever_is_signed_in_reads_the_same_bytes(
    who: str, world_app: Flask, world: World, given: list[Read]
):
    client = browser_of(world_app, world.people[who])
    assert client.get("/account").status_code == 200
    for one in given:
        # With a query the answer is no finished page: it is made for this person.
        mine = read(client, anew(one.url))
        assert (mine.status, mine.body) == (one.status, one.body), one.url
        assert mine.headers == one.headers, one.url


def test_nothing_of_a_public_page_tells_who_asked_when(
    world_app: Flask, world_clock: Clock, answered: list[Read]
):
    client = world_app.test_client()
    named = {"User-Agent": "Somebody/7.0", "Accept-Language": "ka", "X-Forwarded-For": "10.1.2.3"}
    world_clock.advance(seconds=41)
    for one in answered:
        if urlsplit(one.url).path.startswith("/static"):
            continue
        again = client.get(anew(one.url), headers=named)
        assert again.get_data() == one.body, one.url
        again.close()
