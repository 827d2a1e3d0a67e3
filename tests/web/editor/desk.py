"""A desk for the tests of its pages: a chief with a browser, an author, and a paper."""

import re
from html.parser import HTMLParser

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from journal.domain.office import Office
from journal.extensions import db
from journal.models.letter import Letter
from tests.builders import round as rounds
from tests.cast import browser_of, csrf_of, person, section


class Desk:
    """Whoever stands here can be given more people and more papers."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.chief = person(app, "quartz", Office.CHIEF)
        self.author = person(app, "larch")
        self.articles = section(app)
        self.paper = rounds.submitted(app, self.author, self.articles, self.chief)
        self.browser = browser_of(app, self.chief)
        self.tokens: dict[FlaskClient, str] = {}

    def url(self, part: str = "", paper: str = "") -> str:
        """Return the address of the paper's page, or of a page below it."""
        return f"/desk/submissions/{paper or self.paper}" + (f"/{part}" if part else "")

    def get(self, part: str = "") -> str:
        """Return the page as text."""
        answer = self.browser.get(self.url(part))
        assert answer.status_code == 200, answer.text
        return answer.text

    def post(
        self, part: str, values: dict[str, object] | None = None, by: FlaskClient | None = None
    ) -> TestResponse:
        """Post these values with the browser's token."""
        browser = by or self.browser
        data = {"csrf_token": self.token(browser), **(values or {})}
        return browser.post(self.url(part), data=data)

    def token(self, by: FlaskClient | None = None) -> str:
        """Return the token of the browser's forms."""
        browser = by or self.browser
        if browser not in self.tokens:
            self.tokens[browser] = csrf_of(browser.get("/account").text)
        return self.tokens[browser]

    def fetched(self, url: str) -> TestResponse:
        """Return the answer with its bytes read and its file closed."""
        with self.browser.get(url, buffered=True) as answer:
            return answer

    def letters(self, occasion: str) -> list[Letter]:
        """Return the letters of this occasion."""
        with self.app.app_context():
            rows = db.session.scalars(select(Letter).where(Letter.occasion == occasion))
            return list(rows)


class _Fields(HTMLParser):
    """Collects what the page's main part would send: the letter's form stands last in it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found = {}
        elif tag == "textarea":
            self._text = told["name"]
            self.found[self._text] = [""]
        elif tag == "input" and "name" in told and _is_sent(told):
            self.found.setdefault(told["name"], []).append(told.get("value", ""))

    def handle_data(self, text: str) -> None:
        if self._text:
            self.found[self._text][0] += text

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.found[self._text] = [self.found[self._text][0].lstrip("\r\n")]
            self._text = ""


def _is_sent(told: dict[str, str]) -> bool:
    return told.get("type") != "checkbox" or "checked" in told


def typed_fields(page: str) -> dict[str, list[str]]:
    """Return what the page's last form holds, as a browser would send it unchanged."""
    fields = _Fields()
    fields.feed(page)
    return fields.found


def beside(page: str) -> set[str]:
    """Return the fields that an error stands beside."""
    return set(re.findall(r'<p class="error" id="(\w+)-error">', page))


def filled_buttons(page: str) -> list[str]:
    """Return the labels of the filled buttons."""
    return [
        re.sub(r"<[^>]+>", "", label).strip()
        for label in re.findall(
            r'class="button primary"[^>]*>(.*?)</(?:a|button)>', page, re.DOTALL
        )
    ]
