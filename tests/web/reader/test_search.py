"""Readers find what is published by any word of it, in any script, alike on both databases."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select, update

from journal.domain.acting import Acting
from journal.domain.translation import Translation
from journal.extensions import db
from journal.models.issue import Issue
from journal.models.publication import Publication
from journal.models.search import FileText, Indexed
from journal.queries.invariants import broken
from journal.services.search import catch_up, rebuild
from tests import cast
from tests.builders import issue as build
from tests.builders.counting import statements
from tests.builders.published import Print, published
from tests.cast import writing
from tests.conftest import START

PAPERS = (
    Print("Health care in prisons", "Nurses count what helps.", slug="care", year=2024),
    Print("Work after detention", "Prisoners found work; health improved.", slug="work"),
    Print("A note", "Short.", words="Nothing but health care for prisoners, & <b>more</b>.",
          slug="note", keywords=("réhabilitation", "cooperatives"), names=("Zoë Łukasz",)),
    Print("La rehabilitación en las prisiones", "Estudio en español.", "es", slug="es"),
    Print("Réhabilitation des détenus", "L’accès à l’eau en prison.", "fr", slug="fr"),
    Print("التعذيبُ في السجون", "دراسة عن الناجين من التعذيب", "ar", slug="ar"),
    Print("Пытки в тюрьмах", "О реабилитации пострадавших", "ru", slug="ru"),
    Print("酷刑受害者的康复", "监狱中的医疗保健研究", "zh", slug="zh", words="受害者\n说"),
    Print("고문 생존자의 재활", "감옥에서의 건강", "ko", slug="ko"),
)  # fmt: skip
ANSWERS = {
    "prisoner": ["care", "fr", "work", "note"],  # title, abstract (the newer first), text
    "health care": ["care", "note"],
    '"health care"': ["care", "note"],
    "health prisoners": ["care", "work", "note"],
    "health -nurses": ["work", "note"],
    'health -"health care"': ["work"],
    "rehabilitacion": ["es"],
    "REHABILITATION": ["fr", "note"],
    "réhabilitations": ["fr", "note"],
    "lukasz zoe": ["note"],
    "l'eau": ["fr"],
    "تعذيب": ["ar"],
    "السّجون": ["ar"],
    "пытка": ["ru"],
    "реабилитация": ["ru"],
    "受害者": ["zh"],
    "酷刑 医疗": ["zh"],
    "害受": [],
    "刑": ["zh"],
    "고문을": [],
    "고문": ["ko"],
    "-health": [],
    "nowhere": [],
}
HOSTILE = (
    *"- \" ' ( * % _ \\ ^a a:b title:x* \x00a 😀 <script>alert(1)</script>".split(" "),
    *('" OR 1=1 --', "'':*", "a:b & !c | (d", "NEAR(a b, 2)", "AND OR NOT", "{title}: a"),
    *("\xed\xa0\x80", "a" * 5000, "刑" * 3000, "\u202e\u200b", "' & 'b"),
)


@pytest.fixture
def shelf(app: Flask) -> list[str]:
    """Publish the papers; return their slugs."""
    owner = cast.person(app, "owner")
    return published(app, owner, cast.section(app, "Articles"), PAPERS)


def found(client: FlaskClient, **asked: object) -> list[str]:
    """Return the slugs of the papers on the page, in their order."""
    answer = client.get("/search", query_string=asked)
    assert answer.status_code == 200
    links = html.fromstring(answer.text).xpath("//ol/li/h3/a/@href")
    return [str(link).removeprefix("/articles/") for link in links]


def test_every_question_is_answered_alike_on_both_databases(client: FlaskClient, shelf):
    assert {typed: found(client, q=typed) for typed in ANSWERS} == ANSWERS


def test_what_was_found_is_shown_with_the_words_marked(client: FlaskClient, shelf):
    page = client.get("/search?q=health+care+prisoners").text
    assert "2 papers" in page
    assert "<mark>Health</mark> <mark>care</mark> in <mark>prisons</mark>" in page
    assert "for <mark>prisoners</mark>, &amp; &lt;b&gt;more&lt;/b&gt;." in page
    assert 'value="health care prisoners"' in page
    assert "Nothing was found" in client.get("/search?q=nowhere").text
    assert "at least one word" in client.get("/search?q=-health").text


def test_a_search_is_narrowed_by_what_papers_have(app: Flask, client: FlaskClient, shelf):
    assert found(client, q="prison", language="fr") == ["fr"]
    assert found(client, q="health", year="2024") == ["care"]
    assert found(client, language="ar") == ["ar"]
    assert found(client, q="health", year="1066", section="none", language="x") == found(
        client, q="health"
    )
    page = html.fromstring(client.get("/search?q=health&year=2024").text)
    assert page.xpath("//select[@name='year']/option[@selected]/text()") == ["2024"]
    assert "Arabic" in page.xpath("//select[@name='language']/option/text()")


def test_a_long_list_comes_by_the_page(app: Flask, client: FlaskClient):
    owner, section_id = cast.person(app, "owner"), cast.section(app, "Articles")
    papers = [Print(f"Paper {n}", "Many of them.", slug=f"p{n}") for n in range(23)]
    published(app, owner, section_id, papers)
    pages = [found(client, q="many", page=page) for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [10, 10, 3, 0]
    assert pages[0] + pages[1] + pages[2] == [f"p{n}" for n in range(22, -1, -1)]
    page = client.get("/search?q=many&language=en").text
    assert "/search?q=many&amp;language=en&amp;page=2" in page
    assert "23 papers" in page


def test_nothing_that_is_typed_breaks_the_search(client: FlaskClient, shelf):
    for typed in HOSTILE:
        for asked in ({"q": typed}, dict.fromkeys(("year", "call", "language", "page"), typed)):
            answer = client.get("/search", query_string={"q": "health"} | asked)
            assert answer.status_code == 200, typed
            assert "<script>" not in answer.text


def test_what_is_not_published_is_not_found_counted_or_offered(
    app: Flask, client: FlaskClient, shelf
):
    with writing(app):
        db.session.execute(update(Issue).where(Issue.year == 2024).values(published_at=None))
    assert found(client, q="health") == ["work", "note"]
    assert "2 papers" in client.get("/search?q=health").text


def test_an_issue_can_be_searched_the_moment_it_is_out(app: Flask, client: FlaskClient):
    chief = cast.person(app, "chief", cast.Office.CHIEF, cast.Office.PRODUCTION)
    author, section_id = cast.person(app, "author"), cast.section(app)
    by = chief.acting(START)
    paper = build.accepted(app, author, section_id, build.Paper(title="Trees and shade"))
    build.galley(app, author, paper)
    build.in_production(app, by, paper)
    issue_id = build.issue(app, by)
    build.placed(app, by, issue_id, paper)
    assert found(client, q="shade") == []
    build.published(app, by, issue_id)
    assert len(found(client, q="shade")) == len(found(client, q="Familyauthor")) == 1
    assert found(client, q="galley") == []
    with app.app_context():
        assert catch_up(Acting(at=START, job="index")) == 1
        assert catch_up(Acting(at=START, job="index")) == 0
    assert len(found(client, q="galley")) == 1


def test_a_change_is_found_and_what_it_replaced_is_forgotten(
    app: Flask, client: FlaskClient, shelf
):
    with writing(app):
        care = select(Publication).where(Publication.slug == "care")
        db.session.scalars(care).one().title = "Gardens"
    assert (found(client, q="gardens"), found(client, q="nurses prisons")) == (["care"], [])
    with writing(app):
        db.session.delete(db.session.scalars(care).one())
    assert found(client, q="gardens") == []
    with writing(app):
        db.session.execute(update(Publication).values(title="Orchards"))
    assert len(found(client, q="orchards")) == len(PAPERS) - 1
    with app.app_context():
        before = sorted(db.session.scalars(select(Indexed.publication_id)))
        assert rebuild(Acting(at=START, job="index")) == len(PAPERS) - 1
        assert sorted(db.session.scalars(select(Indexed.publication_id))) == before
        catch_up(Acting(at=START, job="index"))
        assert len(db.session.scalars(select(FileText.sha256)).all()) == len(PAPERS) - 1


def test_a_gap_in_the_index_is_reported_and_closed(app: Flask, client: FlaskClient, shelf):
    with app.app_context():
        lost = select(Publication.id).where(Publication.slug == "care").scalar_subquery()
        db.session.execute(
            update(Indexed).where(Indexed.publication_id == lost).values(publication_id="elsewhere")
        )
        db.session.commit()
        found_broken = [line.partition(":")[0] for line in broken() if "search" in line]
        assert found_broken == [
            "care is published, but cannot be searched",
            "the search holds elsewhere, which is not published",
        ]
        catch_up(Acting(at=START, job="index"))
        assert [line for line in broken() if "search" in line] == []
    assert found(client, q="nurses") == ["care"]


def test_the_page_is_public_light_and_asks_little(app: Flask, client: FlaskClient, shelf):
    first = client.get("/search?q=health")
    assert "Set-Cookie" not in first.headers
    again = client.get("/search?q=health", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert len(first.data) < 20_000
    assert len(statements(app, client, "/search?q=health")) <= 8
    assert not re.search(r"<script(?! type=\"module\")", first.text)


def test_a_paper_is_found_and_read_in_each_of_its_languages(
    app: Flask, client: FlaskClient
) -> None:
    arabic = Translation("ar", "النوم في السجن", "يُفقد الحبس النوم أولاً.", "أرق")
    english = Translation(
        "en", "Sleep in jail", "Aims: Insomnia.\n\nFindings: Less rest.", "nights"
    )
    paper = Print(
        "Sueño en la cárcel", "Estudio.", "es", slug="sueno", translations=(arabic, english)
    )
    published(app, cast.person(app, "owner"), cast.section(app, "Articles"), [paper])
    for asked in ("sleep jail", "insomnia", "nights", "النوم", "أرق", "sueño"):
        assert found(client, q=asked) == ["sueno"], asked
    hit = client.get("/search", query_string={"q": "insomnia"}).text
    assert re.search(r'lang="en"><bdi>[^<]*<mark>Insomnia</mark>', hit)
    page = client.get("/articles/sueno").text
    assert '<section class="translation" lang="ar" dir="rtl">' in page
    assert '<p class="label">العربية</p>' in page
    assert "<b>Findings.</b> Less rest." in page
    assert '<meta name="DC.title.alternative" lang="ar" content="النوم في السجن">' in page
    assert "TT  - Sleep in jail" in client.get("/articles/sueno/cite/ris").text
    assert "Sleep" not in client.get("/articles/sueno/cite/bibtex").text
