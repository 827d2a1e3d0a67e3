"""Checks are signed by name, taken back as a further event, and shown before review."""

import pytest
from flask import Flask

from journal.domain.checks import SHIPPED, names_in
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.queries.desk.checks import checks, open_checks
from journal.queries.desk.history import history
from journal.queries.desk.paper import facts
from journal.services.check import sign_check, unsign_check
from tests.builders import round as rounds
from tests.cast import Person, browser_of, csrf_of, person, section

SCOPE, LENGTH = SHIPPED[0], SHIPPED[1]


@pytest.fixture
def chief(app: Flask) -> Person:
    return person(app, "quartz", Office.CHIEF)


@pytest.fixture
def office(app: Flask) -> Person:
    return person(app, "basalt", Office.OFFICE)


@pytest.fixture
def paper(app: Flask, chief: Person) -> str:
    return rounds.submitted(app, person(app, "larch"), section(app), chief)


def test_a_check_is_signed_once_and_opened_again(
    app: Flask, chief: Person, office: Person, paper: str
) -> None:
    by = rounds.now(app, office)
    with app.app_context():
        for name, outcome, fault in (
            ("The moon is full", "passed", "name"),
            (SCOPE, "perhaps", "outcome"),
            (SCOPE, "problem", "note"),
        ):
            with pytest.raises(Invalid) as refused:
                sign_check(by, paper, name, outcome)
            assert list(refused.value.errors) == [fault]
        first = sign_check(by, paper, SCOPE, "problem", "It is about whales.")
        assert sign_check(by, paper, SCOPE, "problem", "It is about whales.") == first
        sign_check(by, paper, LENGTH, "passed")
        with pytest.raises(Overtaken) as told:
            sign_check(rounds.now(app, chief), paper, SCOPE, "passed")
        assert office.name in str(told.value.said)
        lines = checks(paper, facts(paper).checks)
        assert [one.name for one in lines] == list(SHIPPED)
        assert {one.name for one in open_checks(lines)} == set(SHIPPED) - {LENGTH}
        unsign_check(rounds.now(app, chief), paper, first)
        unsign_check(rounds.now(app, chief), paper, first)
        sign_check(rounds.now(app, chief), paper, SCOPE, "passed")
        told_lines = [(line.who, line.what.msgid, line.note) for line in history(paper)]
        assert told_lines.count((chief.name, "took a check back", SCOPE)) == 1
        found = f"{SCOPE}\nIt is about whales."
        assert (office.name, "found a problem in a check", found) in told_lines


def test_authors_reviewers_and_strangers_sign_nothing(
    app: Flask, chief: Person, office: Person, paper: str
) -> None:
    own = rounds.submitted(app, office, section(app, "Debate"), chief)
    thorn = person(app, "thorn", Office.EDITOR)
    with app.app_context():
        for who, which in ((office, own), (thorn, paper), (person(app, "heron"), paper)):
            with pytest.raises(Refused) as refused:
                sign_check(rounds.now(app, who), which, SCOPE, "passed")
            assert refused.value.refusal.is_hidden


def test_open_checks_stand_on_the_page_before_review(app: Flask, chief: Person, paper: str) -> None:
    desk, url = browser_of(app, chief), f"/desk/submissions/{paper}"
    page = desk.get(f"{url}/checks").text
    token = {"csrf_token": csrf_of(page), "name": SCOPE}
    answer = desk.post(f"{url}/checks", data={**token, "outcome": "problem"})
    assert answer.status_code == 422
    assert "Please say what the problem is." in answer.text
    asked = {**token, "outcome": "problem", "note": "Whales"}
    assert desk.post(f"{url}/checks", data=asked).status_code == 303
    page = desk.get(f"{url}/review").text
    assert "Checks that are open" in page
    assert "Whales" in page
    assert "1 problem" in desk.get(url).text


def test_the_manager_writes_the_list_of_a_section(app: Flask, chief: Person, paper: str) -> None:
    with app.app_context():
        section_id = facts(paper).section_id
    manager = browser_of(app, person(app, "mona", Office.MANAGER))
    url = f"/manage/sections/{section_id}"
    page = manager.get(url).text
    assert SHIPPED[6] in page
    seen = page.split('name="seen"')[1].split('value="')[1].split('"')[0]
    typed = {"csrf_token": csrf_of(page), "seen": seen, "title": "Articles", "is_open": "y"}
    typed |= {"transparency": "double-anonymized", "article_type": "research-article"}
    typed |= {"licence_id": ""}
    many = "\n".join(f"Check {number}" for number in range(30))
    assert manager.post(url, data=typed | {"checks": many}).status_code == 422
    asked = typed | {"checks": "Whales are named\n\nWhales are named\nShips too "}
    assert manager.post(url, data=asked).status_code == 303
    with app.app_context():
        assert names_in(facts(paper).checks) == ("Whales are named", "Ships too")
