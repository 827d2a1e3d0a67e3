"""What must stay unknown to somebody answers like what never was, whether they look or act."""

from collections.abc import Iterator, Mapping
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.cast import csrf_of
from tests.flows.conftest import Sweep
from tests.world.build import World
from tests.world.choice import is_left_out, lets_in
from tests.world.inventory import NO_ID, NO_SLUG, Address, addresses, nowhere, rules
from tests.world.people import BY_LINK, VISITORS
from tests.world.shared import Home, copy
from tests.world.shot import difference, shot
from tests.world.visiting import Answer, browser, is_hidden, masked, tokens

Told = tuple[int, tuple[tuple[str, str], ...], str]
everybody = pytest.mark.parametrize("who", VISITORS, ids=lambda who: who or "nobody")
# In each relation to some paper somebody, and some who have two.
FORGERS = ("ada", "rolf", "carl", "kira", "erik", "gwen", "paula", "mara", BY_LINK, "")


def told(answer: Answer) -> Told:
    """Return all of an answer that tells something; a cookie holds one's own session alone."""
    headers = ((name, value) for name, value in answer.headers if name != "Set-Cookie")
    return answer.status, tuple(sorted(headers)), answer.digest


def never_were(answers: tuple[Answer, ...]) -> dict[str, Told]:
    """Return what was answered, by endpoint, at addresses of what never existed."""
    return {a.endpoint: told(a) for a in answers if {NO_ID, NO_SLUG} & set(a.names)}


@everybody
def test_what_is_hidden_answers_like_what_never_was(who: str, sweep: Sweep, world: World):
    answers = sweep(who)
    never = never_were(answers)
    hidden = [answer for answer in answers if is_hidden(world, who, answer)]
    assert hidden
    for answer in hidden:
        if is_asked_to_sign_in(who, answer.endpoint):
            assert (answer.status, answer.header("location")) == (303, sign_in(answer.url))
        else:
            assert (answer.status, answer.url) == (404, answer.url)
            assert told(answer) == never[answer.endpoint], answer.url


@everybody
def test_there_is_one_way_to_find_nothing(who: str, sweep: Sweep):
    answers = sweep(who)
    never = never_were(answers)
    assert {told[0] for told in never.values()} <= {404, 303}
    missing = [answer for answer in answers if answer.status == 404 and answer.endpoint in never]
    assert {told(answer) for answer in missing} <= set(never.values())
    # Behind a private door and in front of it, to look for nothing is the same as to find none.
    private = {a.digest for a in missing if a.header("cache-control") == "no-store"}
    assert len(private) <= 1


@everybody
def test_looking_changes_nothing(who: str, sweep: Sweep):
    changed = sweep.changed(who)
    # That a personal link was opened is a line of history.
    assert [row for row in changed if not (who == BY_LINK and "'open_link'" in row)] == []


def is_asked_to_sign_in(who: str, endpoint: str) -> bool:
    """Tell whether one without an account is asked who they are, before anything is looked up."""
    return not who or (who == BY_LINK and not endpoint.startswith("reviewer."))


def sign_in(url: str) -> str:
    """Return where whoever is signed out is led from a private address."""
    return f"/sign-in?next={url.replace('/', '%2F').replace('?', '%3F').replace('=', '%3D')}"


class Forger:
    """Somebody who sends forms that no page gave them."""

    def __init__(self, app: Flask, world: World, who: str) -> None:
        self.app, self.world, self.who = app, world, who
        self.client: FlaskClient = browser(app, world, who)
        self.token = csrf_of(self._page_with_a_form())

    def _page_with_a_form(self) -> str:
        return self.client.get("/sign-in" if self.who in ("", BY_LINK) else "/account").text

    def send(self, url: str, values: Mapping[str, object] | None = None) -> TestResponse:
        """Send everything a form might be asked for, with values that would change much."""
        form = (values or FORGED) | {
            "csrf_token": self.token,
            "account_id": self.world.people["ada"].id,
            "submission_id": self.world.papers["fresh"],
            "file": (BytesIO(b"%PDF-1.7 forged"), "forged.pdf"),
        }
        return self.client.post(url, data=form, content_type="multipart/form-data")

    def aims(self, rule: Rule, number: int) -> list[Address]:
        """Return an address of this rule that must not exist for this person; each time another."""
        found = addresses(self.app, self.world, rule, tokens(self.app, self.world))
        hidden = [one for one in found if self._is_hidden(one)]
        return [hidden[number % len(hidden)]] if hidden else []

    def own(self, rule: Rule) -> list[Address]:
        """Return addresses of this rule that this person has to do with, but signing in or out."""
        if rule.endpoint.startswith("account.") or not lets_in(self.who, rule.endpoint):
            return []
        found = addresses(self.app, self.world, rule, tokens(self.app, self.world))
        return [one for one in found if not self._is_hidden(one)][:1]

    def misfits(self, rule: Rule) -> list[Address]:
        """Return addresses in which things of two papers stand."""
        if not lets_in(self.who, rule.endpoint):
            return []
        found = addresses(self.app, self.world, rule, tokens(self.app, self.world))
        about = self.world.about
        return [one for one in found if len({about[n] for n in one.names if n in about}) > 1]

    def _is_hidden(self, address: Address) -> bool:
        asked = Answer(address.endpoint, address.url, address.names, 0, (), "", frozenset())
        return is_hidden(self.world, self.who, asked) and self._twice(address) not in KNOWN

    def _twice(self, address: Address) -> tuple[str, str, str]:
        return self.who, address.endpoint, self.world.about.get(address.names[0], "")


# Who declared a conflict may press the button twice: there is nothing that she did not know.
KNOWN = {("kira", "editor.conflict_now", "round")}
FORGED: Mapping[str, object] = {
    "do": "send",
    "step": "send",
    "kind": "accept",
    "state": "accepted",
    "stage": "production",
    "office": "chief",
    "expected_state": "in-review",
    "reviews_required": "2",
    "due_on": "2026-05-01",
    "title": "Forged",
    "reason": "Forged",
    "name": "Forged",
    "email": "forged@forged.example",
    "subject": "Forged",
    "text": "Forged {link}",
    "position": "1",
    "recommendation": "accept",
}


@pytest.mark.parametrize("who", FORGERS, ids=lambda who: who or "nobody")
def test_whoever_forges_a_form_finds_nothing_and_changes_nothing(
    who: str, world_app: Flask, world: World
):
    forger = Forger(world_app, world, who)
    before = shot(world_app)
    aimed = 0
    for number, rule in enumerate(rules(world_app, "POST"), len(who)):
        never = nowhere(world_app, rule, tokens(world_app, world))
        if never is None or is_left_out(who, rule.endpoint, number):
            continue
        nothing = answered(forger.send(never.url))
        # Pressed again, a button may lead on; who has no account is shown what they typed.
        assert nothing[0] in ((403, 404) if who in ("", BY_LINK) else (303, 404)), never.url
        for address in forger.aims(rule, number):
            aimed += 1
            assert answered(forger.send(address.url)) == nothing, address.url
    assert aimed > 10
    assert difference(before, shot(world_app)) == []


def answered(response: TestResponse) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Return all of an answer that tells something."""
    headers = sorted((name, value) for name, value in response.headers if name != "Set-Cookie")
    told = (response.status_code, tuple(headers), masked(response.get_data()))
    response.close()
    return told


@pytest.mark.parametrize("who", ["ada", "cora", "pete"])
def test_a_thing_of_one_paper_is_not_found_under_another(who: str, world_app: Flask, world: World):
    forger, before, tried = Forger(world_app, world, who), shot(world_app), 0
    for method in ("GET", "POST"):
        ask = forger.client.get if method == "GET" else forger.send
        for rule in rules(world_app, method):
            for address in forger.misfits(rule):
                tried += 1
                answer = ask(address.url)
                assert answer.status_code == 404, (method, address.url)
                answer.close()
    assert tried > 5
    assert difference(before, shot(world_app)) == []


@pytest.fixture(scope="module")
def own_app(world_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A journal of the world that may be changed."""
    with copy(world_home, tmp_path_factory.mktemp("own"), "own") as app:
        yield app


@pytest.mark.parametrize("who", ["ada", "cora", "rhea", "pete", "mona"])
def test_nonsense_in_a_form_is_answered_and_breaks_nothing(who: str, own_app: Flask, world: World):
    forger, met = Forger(own_app, world, who), 0
    for rule in rules(own_app, "POST"):
        for address in forger.own(rule):
            for nonsense in NONSENSE:
                answer = forger.send(address.url, nonsense)
                assert answer.status_code < 500, (address.url, nonsense)
                met += answer.status_code != 404
                answer.close()
    assert met > 5


NONSENSE: tuple[Mapping[str, object], ...] = (
    dict.fromkeys(FORGED, "\x00\u202e" + "9" * 400),
    dict.fromkeys(FORGED, "-1") | {"due_on": "0000-00-00"},
)
