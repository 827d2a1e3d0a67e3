"""The app behind a real socket, for those who come with a browser or a bare connection."""

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

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


class Quiet(WSGIRequestHandler):
    """Keeps the line open between requests, as real servers do, and writes no log."""

    protocol_version = "HTTP/1.1"

    def run_wsgi(self) -> None:
        """Answer; the answer's file is closed even where the browser went away in the middle.

        werkzeug reads what is left on the line before it closes the answer, and where that line
        is broken it never does.
        """
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
        server = make_server(
            "127.0.0.1",
            0,
            remembering(make(base)),
            threaded=True,
            request_handler=Quiet,
            fd=listener.fileno(),
        )
        # Threads of connections that a browser leaves open end with the process, not before.
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="live")
        thread.start()
        try:
            yield base
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
