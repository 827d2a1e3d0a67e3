"""Readers' programs and indexes are given what is public, in the form that each of them demands."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree

from journal.domain.announcements import AnnouncementFields
from journal.domain.office import Office
from journal.services.announcement import create_announcement, publish_announcement
from journal.web.feeds.sitemap import A_PART
from tests.builders.call import announced_call, draft_call
from tests.builders.counting import statements
from tests.builders.published import Print, published
from tests.cast import person, section
from tests.conftest import START

ATOM = "{http://www.w3.org/2005/Atom}"
SPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
}
FEEDS = ("/feed.atom", "/feed.rss", "/announcements/feed.atom", "/announcements/feed.rss")
# RFC 3339 with the seconds, and an IRI with a scheme.
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ADDRESS = re.compile(r"http://localhost/\S*")
PAPERS = (
    Print("Work & <sleep>", "One.\n\nTwo ]]> \x0bthree.", keywords=("care",), slug="work"),
    Print("التعذيب", "دراسة", "ar", names=("Name withheld", "Ana Ruiz"), slug="ar"),
)


@pytest.fixture
def journal(app: Flask) -> None:
    """Publish two papers, an announcement and a call; draft another of each."""
    chief, manager = person(app, "chief", Office.CHIEF), person(app, "mona", Office.MANAGER)
    published(app, manager, section(app, "Articles"), PAPERS)
    announced_call(app, chief)
    draft_call(app, chief, slug="secret", title="Nobody knows")
    by = manager.acting(START)
    with app.app_context():
        for title in ("News & more", "A draft"):
            news = create_announcement(by, AnnouncementFields(title, body="In *May*."))
            if title != "A draft":
                publish_announcement(by, news)


def read(client: FlaskClient, path: str) -> etree._Element:
    """Return the document under this address, well formed and in UTF-8."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.data.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    return etree.fromstring(answer.data)


def texts(parent: etree._Element, path: str) -> list[str]:
    return [str(found) for found in parent.xpath(path, namespaces=SPACES)]


def strictly_atom(feed: etree._Element) -> list[str]:
    """Return what RFC 4287 (sections 4.1.1 and 4.1.2) demands of this feed and is not so."""
    wrong = []
    for one in (feed, *feed.iterfind(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            found = [child.text or "" for child in one.iterfind(f"{ATOM}{name}")]
            if len(found) != 1 or not found[0].strip():
                wrong.append(f"{one.tag} has {found} as {name}")
        for moment in texts(one, "a:updated/text() | a:published/text()"):
            wrong += [] if INSTANT.fullmatch(moment) else [moment]
        for link in texts(one, "a:id/text() | a:link/@href"):
            wrong += [] if ADDRESS.fullmatch(link) else [link]
        alternates = texts(one, "a:link[@rel='alternate']/@type")
        wrong += [] if len(alternates) == 1 else [f"{len(alternates)} alternates"]
        for author in one.iterfind(f"{ATOM}author"):
            wrong += [] if (author.findtext(f"{ATOM}name") or "").strip() else ["nameless author"]
    ids = texts(feed, "a:entry/a:id/text()")
    wrong += [] if len(ids) == len(set(ids)) else ["ids twice"]
    if not texts(feed, "a:link[@rel='self']/@href") or feed.find(f"{ATOM}author") is None:
        wrong.append("no self or no author")
    return wrong


def strictly_rss(root: etree._Element) -> list[str]:
    """Return what RSS 2.0 demands of this feed and is not so."""
    (channel,) = root
    wrong = (
        [] if (root.tag, root.get("version"), channel.tag) == ("rss", "2.0", "channel") else ["-"]
    )
    for one in (channel, *channel.iterfind("item")):
        wrong += [
            f"{one.tag}: {name}"
            for name in ("title", "link", "description")
            if len(one.findall(name)) != 1 or not one.findtext(name)
        ]
    for item in channel.iterfind("item"):
        guid = item.find("guid")
        if guid is None or guid.get("isPermaLink") != "true" or guid.text != item.findtext("link"):
            wrong.append("guid")
        for file in item.iterfind("enclosure"):
            if set(file.keys()) != {"url", "length", "type"} or not file.get("length").isdecimal():
                wrong.append("enclosure")
    for moment in texts(root, "//pubDate/text() | //lastBuildDate/text()"):
        wrong += [] if parsedate_to_datetime(moment).tzinfo else [moment]
    return wrong


def test_every_feed_is_strictly_what_it_says(client: FlaskClient, journal):
    for path in FEEDS:
        strictly = strictly_atom if path.endswith("atom") else strictly_rss
        assert strictly(read(client, path)) == [], path


def test_a_journal_without_anything_has_feeds_too(client: FlaskClient):
    for path in FEEDS:
        strictly = strictly_atom if path.endswith("atom") else strictly_rss
        assert strictly(read(client, path)) == [], path
    assert "http://localhost/calls" in places(client, "/sitemap.xml")


def test_a_feed_tells_all_that_is_public_of_a_paper_the_newest_first(client: FlaskClient, journal):
    feed = read(client, "/feed.atom")
    assert texts(feed, "a:entry/a:title/text()") == ["التعذيب", "Work & <sleep>"]
    newest, oldest = feed.iterfind(f"{ATOM}entry")
    assert newest.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert texts(newest, "a:author/a:name/text()") == ["Name withheld", "Ana Ruiz"]
    assert texts(oldest, "a:category/@term") == ["Articles", "care"]
    assert texts(oldest, "a:summary/text()") == ["One.\n\nTwo ]]> three."]
    file = "http://localhost/articles/work.pdf"
    assert texts(oldest, "a:link[@rel='enclosure']/@*[name() != 'rel']") == [
        file, "application/pdf", "1000",
    ]  # fmt: skip
    assert texts(oldest, "prism:volume/text() | prism:startingPage/text()") == ["126", "1"]
    assert texts(oldest, "a:rights/text()") == ["CC BY 4.0"]
    items = read(client, "/feed.rss")
    assert texts(items, "//item/title/text()") == ["التعذيب", "Work & <sleep>"]
    assert texts(items, "//item[1]/dc:creator/text()") == ["Name withheld", "Ana Ruiz"]
    assert texts(items, "//item[2]/enclosure/@url") == [file]


def test_announcements_and_calls_have_a_feed_that_tells_them_apart(client: FlaskClient, journal):
    feed = read(client, "/announcements/feed.atom")
    told = dict(zip(texts(feed, "//a:entry/a:title/text()"), texts(feed, "//@term"), strict=True))
    assert told == {"News & more": "news", "Prisons": "call"}
    assert "In <em>May</em>." in texts(feed, "//a:content[@type='html']/text()")[0]
    for path in FEEDS:
        assert "Nobody knows" not in client.get(path).text
        assert "A draft" not in client.get(path).text


def test_pages_lead_to_the_feeds(client: FlaskClient, journal):
    for path in ("/", "/articles/work", "/announcements"):
        page = client.get(path).text
        for feed in ("/feed.atom", "/feed.rss", "/announcements/feed.atom"):
            assert re.search(
                rf'<link rel="alternate" type="application/\w+\+xml" href="{feed}"', page
            )


def places(client: FlaskClient, path: str) -> dict[str, str]:
    """Return each address of a sitemap that obeys the protocol, with its day."""
    root = read(client, path)
    assert root.tag == f"{{{SPACES['s']}}}urlset"
    for url in root:
        assert [etree.QName(child).localname for child in url] in (["loc"], ["loc", "lastmod"])
        assert ADDRESS.fullmatch(url[0].text)
        assert len(url) == 1 or date.fromisoformat(url[1].text)
    found = {url[0].text: url[1].text if len(url) > 1 else "" for url in root}
    assert len(found) == len(root)
    return found


def test_indexes_are_told_every_public_page(client: FlaskClient, journal):
    found = places(client, "/sitemap.xml")
    assert found["http://localhost/articles/work"] == "2026-01-02"
    paths = [address.removeprefix("http://localhost") for address in found]
    assert {"/", "/issues/2026-126-1", "/sections/articles", "/calls/prisons"} <= set(paths)
    assert {"/announcements/news-more", "/search"} <= set(paths)
    assert not any("secret" in path or "draft" in path for path in paths)
    assert {client.get(path).status_code for path in paths} == {200}
    robots = client.get("/robots.txt").text.splitlines()
    assert robots[0] == "User-agent: *"
    assert {"Disallow: /desk", "Disallow: /r/", "Disallow: /search?"} <= set(robots)
    assert robots[-1] == "Sitemap: http://localhost/sitemap.xml"


def test_a_long_list_comes_in_parts(app: Flask, client: FlaskClient):
    papers = [Print("Paper", slug=f"p{n}") for n in range(A_PART + 2)]
    published(app, person(app, "owner"), section(app, "Articles"), papers)
    root = read(client, "/sitemap.xml")
    assert root.tag == f"{{{SPACES['s']}}}sitemapindex"
    parts = [address.removeprefix("http://localhost") for address in texts(root, "//s:loc/text()")]
    assert parts == ["/sitemap-0.xml", "/sitemap-1.xml", "/sitemap-2.xml"]
    pages, first, second = (places(client, part) for part in parts)
    assert "http://localhost/" in pages
    slugs = [address.rpartition("/")[2] for address in (*first, *second)]
    assert (slugs, len(second)) == ([paper.slug for paper in papers], 2)
    for number in ("3", "99999", "999999999999999999999"):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_programs_need_not_be_sent_twice_what_they_have(app: Flask, client: FlaskClient, journal):
    for path in (*FEEDS, "/sitemap.xml", "/robots.txt"):
        answer = client.get(path)
        assert "Set-Cookie" not in answer.headers
        again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert len(statements(app, client, path)) <= 9, path
