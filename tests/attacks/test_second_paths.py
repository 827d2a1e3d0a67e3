"""Second paths to a hidden fact: the order of a list, a count, the time of a file."""

import re

from flask import Flask

from journal.domain.office import Office
from tests.builders import round as rounds
from tests.builders.decision import decided
from tests.builders.review import accepted, paper_in_review
from tests.cast import browser_of, csrf_of, person, section
from tests.conftest import Clock

_TOKEN = re.compile(r'name="csrf_token"[^>]*>')


def seen(page: str) -> str:
    """Return what stands on the page, without what is random."""
    return _TOKEN.sub("", page.partition("<main")[2])


def test_a_decision_that_waits_moves_no_line_of_the_authors_list(app: Flask, clock: Clock) -> None:
    ada, hazel = person(app, "ada"), person(app, "hazel", Office.EDITOR)
    part, papers = section(app), []
    for title in ("The first", "The second"):
        papers.append(rounds.submitted(app, ada, part, hazel, title=title))
        rounds.in_review(app, hazel, papers[-1])
        clock.advance(days=1)
    browser = browser_of(app, ada)
    before = browser.get("/submissions").text
    decided(app, hazel, papers[0], "accept")
    assert seen(browser.get("/submissions").text) == seen(before)


def test_a_chief_who_writes_learns_from_no_load_who_handles_the_paper(app: Flask) -> None:
    carl, hana = person(app, "carl", Office.CHIEF), person(app, "hana", Office.EDITOR)
    part = section(app)
    other = rounds.submitted(app, person(app, "ben"), part)
    browser, url = browser_of(app, carl), f"/desk/submissions/{other}/editor"
    before = browser.get(url).text
    assert hana.name in before
    rounds.submitted(app, carl, part, hana)
    assert seen(browser.get(url).text) == seen(before)
    rounds.submitted(app, person(app, "dora"), part, hana)
    assert seen(browser.get(url).text) != seen(before)


def test_a_file_does_not_tell_when_it_came(app: Flask) -> None:
    paper, heron = paper_in_review(app), person(app, "heron")
    url = f"/reviews/{accepted(app, paper, heron)}/manuscript"
    browser = browser_of(app, heron)
    whole = browser.get(url, buffered=True)
    assert (whole.status_code, "Last-Modified" in whole.headers) == (200, False)
    asked = browser.get(
        url, buffered=True, headers={"If-Modified-Since": "Fri, 31 Dec 2100 00:00:00 GMT"}
    )
    assert asked.status_code == 200
    known = browser.get(url, buffered=True, headers={"If-None-Match": whole.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    rest = browser.get(url, buffered=True, headers={"Range": "bytes=5-"})
    assert (rest.status_code, rest.data) == (206, whole.data[5:])
    assert browser.get(url, buffered=True, headers={"Range": "bytes=999999-"}).status_code == 416


def test_tries_at_a_password_are_counted_however_the_address_is_written(app: Flask) -> None:
    person(app, "ada")
    codes = []
    for number in range(12):
        client = app.test_client()
        client.environ_base["REMOTE_ADDR"] = f"192.0.2.{number}"
        token = csrf_of(client.get("/sign-in").text)
        email = "".join(
            c.upper() if number >> n & 1 else c for n, c in enumerate("ada@ada.example")
        )
        typed = {"csrf_token": token, "email": email, "password": "not the one"}
        codes.append(client.post("/sign-in", data=typed).status_code)
    assert codes == [422] * 10 + [429] * 2
