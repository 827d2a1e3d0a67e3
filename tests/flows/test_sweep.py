"""Everybody goes everywhere and reads their letters, and nobody is given what is not theirs."""

from collections import defaultdict
from collections.abc import Iterable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import browser_of
from tests.flows.conftest import Sweep
from tests.world.build import World
from tests.world.canaries import Canary
from tests.world.inventory import rules
from tests.world.law import may_have, trespasses
from tests.world.letters import HEADERS, Mail, is_theirs, mails, strays
from tests.world.people import ABSENT, BY_LINK, VISITORS
from tests.world.shared import Home
from tests.world.universe import universe
from tests.world.visiting import Answer, given, links_of, visit

everybody = pytest.mark.parametrize("who", VISITORS, ids=lambda who: who or "nobody")
QUESTIONS = 12
STRICT = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
# A PDF that passed the gate may stand beside a form of ours, and nowhere else.
VIEWED = ("reviewer.view", "editor.view_file")
# These never show a page: they lead on.
LEADING = {"reader.favicon": 301, "reviewer.open_link": 303}
# Kept, and shown to nobody.
SEALED = {Canary("conflict", "round")}
# Only a demonstration journal shows its mailbox: see below.
IN_DEMO = ("manager.mailbox", "manager.mailbox_letter")


@everybody
def test_nobody_is_given_what_is_not_theirs(who: str, sweep: Sweep, world: World):
    found = defaultdict(set)
    for answer in sweep(who):
        for canary in trespasses(given(world, who, answer), answer.canaries):
            found[answer.endpoint].add((canary.kind, canary.of))
    assert not found, f"{who or 'whoever is signed out'} was given {dict(found)}"


@everybody
def test_every_answer_is_strict_and_nothing_breaks(who: str, sweep: Sweep):
    for answer in sweep(who):
        assert answer.status < 500, answer.url
        is_viewed = answer.endpoint in VIEWED and answer.status in (200, 206)
        strict = STRICT | ({"x-frame-options": "SAMEORIGIN"} if is_viewed else {})
        assert {name: answer.header(name) for name in strict} == strict, answer.url
        policy = answer.header("content-security-policy")
        assert "default-src 'none'" in policy, answer.url
        assert f"frame-ancestors '{'self' if is_viewed else 'none'}'" in policy, answer.url
        is_private = answer.header("cache-control") == "no-store"
        assert is_private != _is_public(answer) or answer.status >= 300, answer.url


@everybody
def test_no_page_asks_the_database_more_than_a_dozen_questions(who: str, sweep: Sweep):
    many = {answer.endpoint: answer.asked for answer in sweep(who) if answer.asked > QUESTIONS}
    assert not many, f"asked for {who or 'whoever is signed out'}: {many}"


@everybody
def test_a_file_is_a_guest_that_may_run_nothing(who: str, sweep: Sweep):
    for answer in sweep(who):
        if not answer.header("content-disposition") or _is_public(answer):
            continue
        kind, _, name = answer.header("content-disposition").partition(";")
        is_pdf = answer.header("content-type") == "application/pdf"
        assert kind == "attachment" or is_pdf, answer.url
        policy = answer.header("content-security-policy")
        assert kind == "inline" or "sandbox" in policy, answer.url
        assert answer.header("etag").startswith('"'), answer.url
        assert name, answer.url


def test_every_page_answers_somebody(sweep: Sweep, world_app: Flask):
    answered = {
        answer.endpoint for who in VISITORS for answer in sweep(who) if answer.status in (200, 204)
    }
    led = {(a.endpoint, a.status) for who in VISITORS for a in sweep(who)} & set(LEADING.items())
    silent = {rule.endpoint for rule in rules(world_app)} - answered - {name for name, _ in led}
    assert silent == set(IN_DEMO)


def test_each_canary_reaches_somebody_who_may_have_it(
    sweep: Sweep, world: World, world_home: Home, letters: list[Mail]
):
    there = universe(world_home)
    assert len(there) > 500
    reached = {
        canary
        for who in VISITORS
        for answer in sweep(who)
        for canary in answer.canaries
        if may_have(given(world, who, answer), canary)
    }
    reached |= {one for mail in letters for one in mail.canaries if is_theirs(mail, one)}
    lost = [f"{one.kind} of {one.of}" for one in sorted(there - reached - SEALED)]
    assert not lost, lost


@pytest.fixture(scope="module")
def letters(world: World, world_home: Home) -> list[Mail]:
    """Every letter that was sent."""
    return list(mails(world, world_home.folder / "mailbox"))


def test_nobody_reads_in_a_letter_what_is_not_theirs(letters: list[Mail]):
    found = {
        (mail.occasion, mail.who, canary.kind, canary.of)
        for mail in letters
        for canary in strays(mail)
    }
    assert found == set()
    assert {mail.who for mail in letters} >= {"ada", "rhea", "rosa", "hana", "gita", "cora"}


def test_a_letter_s_headers_name_the_journal_and_its_reader_alone(
    letters: list[Mail], world: World
):
    assert len(letters) > 150
    for mail in letters:
        assert set(mail.headers) == HEADERS, mail.occasion
        assert mail.headers["from"].endswith("<journal@journal.example>")
        assert mail.headers["reply-to"] == "office@journal.example"
        assert mail.headers["to"].count("@") == 1
        others = _people(world.finder.found("\n".join(mail.headers.values()))) - {mail.who}
        assert others == set(), mail.occasion


def test_a_personal_link_stands_in_its_owner_s_letters_alone(
    sweep: Sweep, letters: list[Mail], world: World
):
    with_link = [mail for mail in letters if "/r/" in mail.body]
    assert {mail.who for mail in with_link} >= {"rhea", "rosa", "rita", "erik"}
    for mail in with_link:
        review = mail.body.partition("/r/")[2].partition(".")[0]
        assert world.finder.ids[review].of.startswith(f"{mail.paper}{mail.who}")


def test_a_link_in_other_hands_tells_nothing_of_its_owner(world_app: Flask, world: World):
    link = links_of(world_app, world, BY_LINK)[0]
    for who in ("ada", "rolf", "kira"):
        answer = visit(world_app, world, browser_of(world_app, world.people[who]), link)
        assert answer.status == 200
        assert {one.of for one in answer.canaries} <= {who}, who


def test_a_letter_that_waits_is_known_to_the_editors_alone(sweep: Sweep):
    waiting = {Canary("letter", "deciding"), Canary("comments", "decidingrhea1")}
    seen = {who for who in VISITORS for a in sweep(who) if waiting & a.canaries}
    assert "cora" in seen
    assert "ada" not in seen


def test_only_a_demonstration_s_manager_reads_the_mailbox(
    world: World, world_app: Flask, demo_app: Flask, letters: list[Mail]
):
    mona, cora = (browser_of(demo_app, world.people[who]) for who in ("mona", "cora"))
    assert f"Family{world.people['rhea'].canary}" in mona.get("/manage/mailbox").text
    name = _letter_address(mona)
    assert mona.get(name).status_code == 200
    assert [one.get(name).status_code for one in (cora, demo_app.test_client())] == [404, 303]
    elsewhere = browser_of(world_app, world.people["mona"])
    assert elsewhere.get("/manage/mailbox").status_code == 404
    assert elsewhere.get(name).status_code == 404


def _letter_address(client: FlaskClient) -> str:
    page = client.get("/manage/mailbox").text
    return page[page.index("/manage/mailbox/") :].partition('"')[0]


def _is_public(answer: Answer) -> bool:
    if answer.endpoint.startswith("reader.preview"):
        return False  # it looks like a reader's page, and is for those alone who have its link
    is_page = answer.endpoint.startswith(("reader.", "feeds."))
    return is_page or answer.endpoint in ("static", "accent")


def _people(canaries: Iterable[Canary]) -> set[str]:
    return {one.of for one in canaries if one.kind in ("name", "address", "affiliation")}


def test_dora_who_has_no_account_is_known_as_an_author(sweep: Sweep):
    assert any(Canary("name", ABSENT) in answer.canaries for answer in sweep("ada"))
