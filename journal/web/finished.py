"""Finished pages: public answers are kept as bytes and given again until something changes.

They are the same for everyone, so one copy serves all. A copy holds for one edition of the public
tables (`models/edition.py`) and until the clock alone changes something (`queries/edition.py`).
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from flask import Flask
from werkzeug.http import is_resource_modified

from journal.queries.edition import edition, next_change
from journal.queries.read import engine, rest

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PAGE = "journal.finished.page"
FILE = "journal.finished.file"
_MOST = 400
_LARGEST = 200_000
_BLOCK = 256 * 1024
_KEPT_WITH_304 = frozenset(
    {"etag", "cache-control", "content-security-policy", "x-content-type-options"}
)


@dataclass(frozen=True, slots=True)
class Finished:
    """One answer of 200: its headers, and its bytes or the file that holds them."""

    edition: int
    until: datetime
    etag: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    path: Path | None = None


class FinishedPages:
    """A WSGI application around the app's own."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.inner: WSGIApplication = app.wsgi_app
        self.hosts = frozenset(app.config["TRUSTED_HOSTS"])
        self.pages: OrderedDict[str, Finished] = OrderedDict()
        self.lock = threading.Lock()
        with app.app_context():
            self.engine = engine()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer from the finished pages, or by the app, whose answer may then be kept."""
        if not self._may_be_kept(environ):
            return self.inner(environ, start_response)
        number, at = edition(self.engine), self.app.extensions["surroundings"].clock()
        page = self.pages.get(environ["PATH_INFO"])
        if page is not None and page.edition == number and at < page.until:
            return _given(page, environ, start_response)
        return self._made(environ, start_response, number, at)

    def _may_be_kept(self, environ: "WSGIEnvironment") -> bool:
        return (
            environ["REQUEST_METHOD"] in ("GET", "HEAD")
            and not environ.get("QUERY_STRING")
            and not environ.get("SCRIPT_NAME")
            and "HTTP_RANGE" not in environ
            and environ.get("HTTP_HOST", "").rsplit(":", 1)[0] in self.hosts
        )

    def _made(
        self,
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
        number: int,
        at: datetime,
    ) -> Iterable[bytes]:
        told: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            told.append((status, headers))
            return start_response(status, headers, *rest)

        body = self.inner(environ, start)
        is_whole = told and told[0][0].startswith("200") and environ["REQUEST_METHOD"] == "GET"
        if is_whole and (PAGE in environ or FILE in environ):
            self._keep(environ, told[0][1], number, at)
        return body

    def _keep(
        self,
        environ: "WSGIEnvironment",
        headers: list[tuple[str, str]],
        number: int,
        at: datetime,
    ) -> None:
        body = environ.get(PAGE, b"")
        etag = next((value for name, value in headers if name.lower() == "etag"), "")
        if not etag or len(body) > _LARGEST:
            return
        with self.app.app_context():
            until = next_change(at)
            rest()
        page = Finished(number, until, etag, tuple(headers), body, environ.get(FILE))
        with self.lock:
            self.pages[environ["PATH_INFO"]] = page
            while len(self.pages) > _MOST:
                self.pages.popitem(last=False)


def _given(
    page: Finished, environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    if "HTTP_IF_NONE_MATCH" in environ and not is_resource_modified(environ, etag=page.etag[1:-1]):
        kept = [(name, value) for name, value in page.headers if name.lower() in _KEPT_WITH_304]
        start_response("304 NOT MODIFIED", kept)
        return []
    if page.path is None:
        start_response("200 OK", list(page.headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [page.body]
    file = page.path.open("rb")
    start_response("200 OK", list(page.headers))
    if environ["REQUEST_METHOD"] == "HEAD":
        file.close()
        return []
    wrapper: Callable[[BinaryIO, int], Iterable[bytes]] = environ.get("wsgi.file_wrapper", _blocks)
    return wrapper(file, _BLOCK)


def _blocks(file: BinaryIO, size: int) -> Iterator[bytes]:
    with file:
        while block := file.read(size):
            yield block


def bind(app: Flask) -> None:
    """Keep the app's finished pages."""
    app.wsgi_app = FinishedPages(app)  # type: ignore[method-assign]
