"""Readers go through the archive by year, section, call and issue."""

import re

from flask import Flask
from flask.testing import FlaskClient

from tests import cast
from tests.builders.call import announced_call
from tests.builders.counting import statements
from tests.builders.published import Print, published


def entries(page: str) -> list[str]:
    """Return the slugs of the papers that the page lists, in their order."""
    return re.findall(r'entry-title"[^>]*><a href="/articles/([^"]+)"', page)


def test_the_archive_shows_the_last_years_and_leads_to_those_before(
    app: Flask, client: FlaskClient
):
    papers = [Print(f"Of {year}", year=year, slug=f"of-{year}") for year in range(2015, 2027)]
    published(app, cast.person(app, "owner"), cast.section(app, "Articles"), papers)
    page = client.get("/issues").text
    assert "/issues/2026-126-1" in page
    assert "/issues/2015-115-1" not in page
    assert '<a href="/issues/2015">2015</a>' in page
    year = client.get("/issues/2020").text
    assert "/issues/2020-120-1" in year
    assert '<a rel="prev" href="/issues/2021">' in year
    assert '<a rel="next" href="/issues/2019">' in year
    assert [client.get(f"/issues/{one}").status_code for one in (1900, 2027, 0)] == [404] * 3
    assert len(statements(app, client, "/issues/2020")) <= 4


def test_a_section_shows_its_papers_by_the_page_the_newest_first(app: Flask, client: FlaskClient):
    owner = cast.person(app, "owner")
    articles, debate = cast.section(app, "Articles"), cast.section(app, "Debate")
    cast.section(app, "Empty")
    published(app, owner, articles, [Print(f"P {n}", slug=f"p{n}") for n in range(33)])
    published(app, owner, debate, [Print("A reply", slug="reply", year=2025)], "Debate")
    first, second = client.get("/sections/articles"), client.get("/sections/articles?page=2")
    assert entries(first.text) == [f"p{n}" for n in range(32, 2, -1)]
    assert entries(second.text) == ["p2", "p1", "p0"]
    assert "/issues/2026-126-1" in first.text
    assert entries(client.get("/sections/debate").text) == ["reply"]
    assert "Nothing has been published here yet." in client.get("/sections/empty").text
    assert client.get("/sections/none").status_code == 404
    assert 'href="/sections/articles"' in client.get("/issues/2026-126-1").text
    assert 'href="/sections/articles"' in client.get("/articles/p1").text
    assert len(statements(app, client, "/sections/articles")) <= 4


def test_a_reader_goes_from_paper_to_paper_within_the_issue(app: Flask, client: FlaskClient):
    owner, section_id = cast.person(app, "owner"), cast.section(app, "Articles")
    papers = [Print("One", slug="one"), Print("اثنان", "", "ar", slug="two"), Print("3", slug="3")]
    published(app, owner, section_id, papers)
    first, second, third = (client.get(f"/articles/{slug}").text for slug in ("one", "two", "3"))
    assert '<a rel="next" lang="ar" href="/articles/two"><bdi>اثنان</bdi></a>' in first
    assert 'rel="prev"' not in first
    assert re.findall(r'rel="(\w+)" lang="en" href="/articles/(\w+)"', second) == [
        ("prev", "one"),
        ("next", "3"),
    ]
    assert 'rel="next"' not in third


def test_a_call_lists_what_came_of_it_issue_by_issue(app: Flask, client: FlaskClient):
    chief = cast.person(app, "chief", cast.Office.CHIEF)
    section_id = cast.section(app, "Articles")
    call_id = announced_call(app, chief)
    papers = [Print(f"P {n}", year=2024 + n // 2, slug=f"p{n}", call_id=call_id) for n in range(4)]
    published(app, chief, section_id, papers)
    page = client.get("/calls/prisons").text
    parts = re.split(r'<h3 class="whence">', page)[1:]
    assert [re.findall(r"/issues/([\w-]+)", part)[0] for part in parts] == [
        "2024-124-1",
        "2025-125-1",
    ]
    assert [entries(part) for part in parts] == [["p0", "p1"], ["p2", "p3"]]
