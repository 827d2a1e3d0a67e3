"""Somebody with a browser: opens a page, fills its form, presses a button, once."""

import threading
import time
from dataclasses import dataclass, field
from typing import Any

import lxml.html
import requests

_PATIENCE = 300.0
Files = dict[str, tuple[str, bytes]]


class GoneError(Exception):
    """The journal did not come back, or its page has no such form."""


@dataclass
class Seen:
    """What all visitors met that nobody may meet: answers of 500 and more."""

    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, words: str) -> None:
        """Keep it."""
        with self.lock:
            self.faults.append(words)


@dataclass
class Visitor:
    """A person's browser, signed in by its cookie."""

    base: str
    cookie: str
    seen: Seen

    def page(self, path: str) -> Any:
        """Return the page, asked for until it comes."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            answer = self._ask("GET", path)
            if answer is not None and answer.status_code == 200:
                return lxml.html.fromstring(answer.content)
            if answer is not None and answer.status_code < 500:
                raise GoneError(f"GET {path}: {answer.status_code}")
            time.sleep(0.2)
        raise GoneError(f"GET {path}: nobody answers")

    def press(
        self,
        path: str,
        typed: dict[str, str],
        *,
        having: str = "csrf_token",
        action: str = "",
        files: Files | None = None,
    ) -> int | None:
        """Fill the page's form and send it a single time; None where no answer came.

        The form is the one that has this field, or whose action ends so.
        """
        form = _form(self.page(path), having, action, path)
        fields = [one for one in form.form_values() if one[0] not in typed] + [*typed.items()]
        answer = self._ask("POST", form.get("action") or path, data=fields, files=files)
        return None if answer is None else int(answer.status_code)

    def _ask(self, method: str, path: str, **more: Any) -> requests.Response | None:
        try:
            answer = requests.request(
                method,
                self.base + path,
                headers={"Cookie": self.cookie, "Connection": "close"},
                allow_redirects=False,
                timeout=60,
                **more,
            )
        except requests.RequestException:
            return None
        if answer.status_code >= 500:
            self.seen.note(f"{method} {path}: {answer.status_code}")
        return answer


def _form(page: Any, having: str, action: str, path: str) -> Any:
    for form in page.forms:
        to = form.get("action") or path
        is_meant = to.endswith(action) and having in form.fields and to != "/sign-out"
        if is_meant and form.method == "POST":
            return form
    title = page.findtext(".//h1") or ""
    raise GoneError(f"{path}: no form with {having} {action} on “{title.strip()}”")
