"""Every address has its door, and every change its form: the map of the journal against the law."""

from collections.abc import Iterator

import pytest
from flask import Flask

from journal.access.viewer import NOBODY, Viewer
from journal.domain.office import Held, Office
from journal.web.policy import (
    PRIVATE_PREFIXES,
    Policy,
    admits,
    check,
    is_private,
    policy,
    policy_of,
    speaks_tus,
    takes_uploads,
)
from tests.cast import browser_of, person, section
from tests.world.inventory import NO_ID, NO_SLUG, rules

# The door of each part of the journal, the longer address before the shorter.
DOORS = (
    ("/account/reset", Policy.OPEN),
    ("/account/<any(confirm, reset):kind>/", Policy.OPEN),
    ("/account/new-address/", Policy.OPEN),
    ("/account", Policy.SIGNED_IN),
    ("/register", Policy.OPEN),
    ("/sign-in", Policy.OPEN),
    ("/sign-out", Policy.OPEN),
    ("/preview", Policy.OPEN),
    ("/a/", Policy.OPEN),
    ("/r/", Policy.OPEN),
    ("/review-for-us", Policy.OPEN),
    ("/ror", Policy.SIGNED_IN),
    ("/submit", Policy.SIGNED_IN),
    ("/submissions", Policy.SIGNED_IN),
    ("/reviews", Policy.REVIEWER),
    ("/sealed", Policy.SIGNED_IN),
    ("/uploads", Policy.SIGNED_IN),
    ("/desk", Policy.EDITOR),
    ("/production", Policy.PRODUCTION),
    ("/manage", Policy.MANAGER),
    ("/", Policy.PUBLIC),
)
OFFICES = tuple(Office)
# Who passes which door, by office; the signed-in and those who come by a link are told apart below.
ADMITTED = {
    Policy.EDITOR: {Office.CHIEF, Office.OFFICE, Office.EDITOR, Office.GUEST},
    Policy.PRODUCTION: {
        Office.CHIEF,
        Office.OFFICE,
        Office.EDITOR,
        Office.GUEST,
        Office.PRODUCTION,
    },
    Policy.MANAGER: {Office.MANAGER},
    Policy.SIGNED_IN: set(OFFICES),
    Policy.REVIEWER: set(OFFICES),
}


def viewer(*offices: Office, **more: object) -> Viewer:
    """Return somebody with an account and these offices."""
    held = tuple(Held(office, None, None) for office in offices)
    return Viewer(**({"session_id": "s", "account_id": "a", "offices": held} | more))


def test_each_address_has_the_door_of_its_part(app: Flask):
    wrong = {
        rule.rule: policy_of(app, rule.endpoint)
        for rule in app.url_map.iter_rules()
        if policy_of(app, rule.endpoint)
        is not next(door for prefix, door in DOORS if rule.rule.startswith(prefix))
    }
    assert wrong == {}


def test_each_private_part_is_shut_to_the_signed_out_before_anything_is_looked_up(app: Flask):
    private = {prefix for prefix, door in DOORS if door not in (Policy.OPEN, Policy.PUBLIC)}
    assert private - {"/account"} == set(PRIVATE_PREFIXES)
    client = app.test_client()
    for prefix in sorted(private):
        for path in (prefix, f"{prefix}/{NO_ID}", f"{prefix}/{NO_ID}/no/such/page"):
            answer = client.get(path)
            is_there = prefix != "/account" or path == prefix
            assert answer.status_code == (303 if is_there else 404), path
            assert not is_there or answer.headers["Location"].startswith("/sign-in?next=")
    assert is_private("/desk")
    assert is_private("/desk/x")
    assert not is_private("/desktop")


@pytest.mark.parametrize("door", ADMITTED)
def test_each_door_lets_in_its_offices_and_nobody_else(door: Policy):
    let_in = {office for office in OFFICES if admits(door, viewer(office))}
    assert let_in == ADMITTED[door]
    assert not admits(door, NOBODY)


def test_who_comes_by_a_link_reaches_reviews_alone():
    by_link = viewer(account_id=None, grants=frozenset({"r"}))
    assert {door for door in ADMITTED if admits(door, by_link)} == {Policy.REVIEWER}
    without_office = viewer()
    let_in = {door for door in ADMITTED if admits(door, without_office)}
    assert let_in == {Policy.REVIEWER, Policy.SIGNED_IN}


def test_public_pages_are_only_looked_at(app: Flask):
    changing = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if policy_of(app, rule.endpoint) is Policy.PUBLIC
        and (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}
    }
    assert changing == set()


def test_nothing_is_changed_by_looking(app: Flask):
    """A view that takes a form is one that shows it; only files in pieces know more methods."""
    rules = [rule for rule in app.url_map.iter_rules() if not speaks_tus(app, rule.endpoint)]
    methods = {method for rule in rules for method in rule.methods or ()}
    assert methods == {"GET", "HEAD", "OPTIONS", "POST"}


def test_only_forms_take_files(app: Flask):
    taking = [rule for rule in app.url_map.iter_rules() if takes_uploads(app, rule.endpoint)]
    assert taking
    assert all({"POST", "PATCH"} & set(rule.methods or ()) for rule in taking)


def test_every_change_wants_the_token_of_a_form_of_ours(app: Flask):
    everyone = person(app, "plenty", *(o for o in Office if o is not Office.GUEST))
    client = browser_of(app, everyone)
    section(app)
    for url in changes(app):
        for data in ({}, {"csrf_token": "forged"}):
            answer = client.post(url, data=data)
            assert answer.status_code == 400, (url, answer.status_code)


def changes(app: Flask) -> Iterator[str]:
    """Yield an address of each rule that changes something."""
    adapter = app.url_map.bind("localhost")
    for rule in rules(app, "POST"):
        words = {"kind": "confirm", "element_kind": "scale", "slug": NO_SLUG, "token": "x.0.y"}
        values = {name: words.get(name, NO_ID) for name in rule.arguments}
        yield adapter.build(rule.endpoint, values, method="POST")


def test_a_route_without_a_door_is_not_built(app: Flask):
    bare = Flask("bare")
    bare.add_url_rule("/open", "open", policy(Policy.OPEN)(lambda: ""))
    check(bare)
    bare.add_url_rule("/forgotten", "forgotten", lambda: "")
    with pytest.raises(RuntimeError, match="forgotten"):
        check(bare)
    assert policy_of(bare, "nowhere") is None
