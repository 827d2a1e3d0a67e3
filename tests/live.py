"""The app behind a real socket, for those who come with a browser or a bare connection."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

Making = Callable[[str], Flask]


class Quiet(WSGIRequestHandler):
    """Keeps the line open between requests, as real servers do, and writes no log."""

    protocol_version = "HTTP/1.1"

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
            make(base),
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
