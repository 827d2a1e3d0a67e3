"""A person at a browser without scripts: reads what is served, and sends its forms."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from tests.year.page import Absent, Page, Sending, Typed

Found = TypeVar("Found")
PASSWORD = "a long enough password"


class Stuck(AssertionError):
    """A person could not do what they came for; `page` is what they saw."""

    def __init__(self, words: str, page: Page) -> None:
        super().__init__(words)
        self.page = page


@dataclass
class Somebody:
    """A person of the year; `page` is what they see."""

    app: Flask
    name: str
    email: str
    has_password: bool = False
    page: Page = field(default_factory=lambda: Page("", 0, "<p></p>"))

    def __post_init__(self) -> None:
        self.client: FlaskClient = self.app.test_client()

    def opens(self, address: str, status: int = 200) -> Page:
        """Go to an address, of the journal or out of a letter; sign in where that is asked."""
        path = address.removeprefix(str(self.app.config["BASE_URL"]))
        self._see(self.client.get(path, follow_redirects=True))
        if self.has_password and self.page.url.startswith("/sign-in"):
            self.signs_in()
        return self._expect(status, f"opened {path}")

    def follows(self, words: str) -> Page:
        """Click the link of these words."""
        return self.opens(self._find(lambda: self.page.link(words)))

    def presses(self, button: str, typed: Typed | None = None, status: int = 200) -> Page:
        """Fill the form of this button and press it."""
        sending = self._find(lambda: self.page.pressed(button, typed or {}))
        self._see(self._send(sending))
        return self._expect(status, f"pressed “{button}” on {sending.url}")

    def signs_in(self) -> None:
        """Fill in the form that asks who one is; leads on to where one wished to go."""
        self.presses("Sign in", {"E-mail address": self.email, "Password": PASSWORD})

    def fetches(self, address: str) -> bytes:
        """Return the file behind an address."""
        path = address.removeprefix(str(self.app.config["BASE_URL"]))
        with self.client.get(path, buffered=True) as answer:
            if answer.status_code != 200:
                raise Stuck(f"{self.name} fetched {path}: {answer.status_code}", self.page)
            return answer.get_data()

    def _find(self, look: Callable[[], Found]) -> Found:
        try:
            return look()
        except Absent as absent:
            words = f"{self.name}, on “{self.page.title}”: {absent}"
            raise Stuck(words, self.page) from absent

    def _send(self, sending: Sending) -> TestResponse:
        if sending.method == "get":
            return self.client.get(sending.url, query_string=sending.values, follow_redirects=True)
        values: dict[str, object] = dict(sending.values)
        for name, file in sending.files.items():
            values[name] = FileStorage(io.BytesIO(file.content), file.name)
        kind = "multipart/form-data" if sending.is_multipart else None
        return self.client.post(sending.url, data=values, content_type=kind, follow_redirects=True)

    def _see(self, answer: TestResponse) -> None:
        with answer:
            asked = answer.request
            address = asked.full_path if asked.query_string else asked.path
            self.page = Page(address, answer.status_code, answer.get_data(as_text=True))

    def _expect(self, status: int, what: str) -> Page:
        if self.page.status != status:
            told = self.page.errors() or self.page.title
            words = f"{self.name} {what}: {self.page.status} at {self.page.url}: {told}"
            raise Stuck(words, self.page)
        return self.page
