"""The app behind a real socket, for those who come with a browser or a bare connection."""

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Making = Callable[[str], Flask]
ANSWER = "tests.answer"
"""Where the environ keeps what the app answered."""


def remembering(app: "WSGIApplication") -> "WSGIApplication":
    """The app, whose answers the handler can find again."""

    def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        environ[ANSWER] = given = app(environ, start)
        return given

    return answer


class Server(ThreadedWSGIServer):
    """Ends when what was asked is answered, and answers nothing that is asked later.

    Threads of connections that a browser leaves open end with the process. One that is still
    asking the database while the test puts that away would take the process with it.
    """

    daemon_threads = True

    def __init__(self, app: "WSGIApplication", fd: int) -> None:
        """Serve the app on an open socket."""
        super().__init__("127.0.0.1", 0, remembering(app), Quiet, fd=fd)
        self.busy, self.is_over = 0, False
        self.changed = threading.Condition()

    @contextmanager
    def answering(self) -> Iterator[bool]:
        """Count an answer while it is given; false where nothing is answered any more."""
        with self.changed:
            is_open = not self.is_over
            self.busy += is_open
        try:
            yield is_open
        finally:
            with self.changed:
                self.busy -= is_open
                self.changed.notify_all()

    def end(self) -> None:
        """Wait for the last answer."""
        self.shutdown()
        with self.changed:
            self.is_over = True
            assert self.changed.wait_for(lambda: not self.busy, timeout=60), "still answering"
        self.server_close()


class Quiet(WSGIRequestHandler):
    """Keeps the line open between requests, as real servers do, and writes no log."""

    protocol_version = "HTTP/1.1"
    server: Server

    def run_wsgi(self) -> None:
        """Answer; the answer's file is closed even where the browser went away in the middle.

        werkzeug reads what is left on the line before it closes the answer, and where that line
        is broken it never does.
        """
        with self.server.answering() as is_open:
            if not is_open:
                self.close_connection = True
                return
            try:
                super().run_wsgi()
            finally:
                if close := getattr(self.environ.pop(ANSWER, None), "close", None):
                    close()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@contextmanager
def serve(make: Making) -> Iterator[str]:
    """Serve on a port of its own while the block lasts; gives the base address, without a slash.

    `make` gets that address before the app exists, since the app needs it as its BASE_URL.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        base = f"http://127.0.0.1:{listener.getsockname()[1]}"
        server = Server(make(base), listener.fileno())
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="live")
        thread.start()
        try:
            yield base
        finally:
            server.end()
            thread.join()
