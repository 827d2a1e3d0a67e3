"""Forty people upload over bad lines at the same time, and nobody else waits for them."""

import io
import os
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from journal.extensions import db
from journal.models.file import File
from tests.builders.document import docx_of
from tests.cast import csrf_of
from tests.flows.served import SECRET, asked, wait_for

SLOW, PER_SECOND, PATIENCE = 40, 100, 1.0
# So much comes at once from every second sender, so that their files are begun on the disk.
BEGUN = 200_000


class Sender:
    """An author at the manuscript form, over a bare connection."""

    def __init__(self, port: int, client: FlaskClient, submission_id: str, content: bytes) -> None:
        path = f"/submissions/{submission_id}/manuscript"
        token = csrf_of(client.get(path).text)
        file = FileStorage(io.BytesIO(content), "paper.docx")
        boundary, body = encode_multipart({"csrf_token": token, "file": file})
        cookie = client.get_cookie("journal")
        assert cookie
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: journal={cookie.value}\r\n"
            f"Content-Type: multipart/form-data; boundary={boundary}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self.waiting = head.encode() + body
        self.line = socket.create_connection(("127.0.0.1", port), timeout=10)

    def send(self, count: int) -> None:
        """Send so many of the bytes that are left."""
        self.line.sendall(self.waiting[:count])
        self.waiting = self.waiting[count:]

    def answer(self) -> str:
        """Return the first line of the answer."""
        return self.line.recv(4096).decode("latin-1").partition("\r\n")[0]


def trickle(senders: list[Sender], stop: threading.Event) -> None:
    """Let each of them send a hundred bytes in every second, until told to stop."""
    while not stop.wait(1.0):
        for sender in senders:
            sender.send(PER_SECOND)


def test_nobody_waits_for_forty_slow_uploads_and_nothing_half_is_left(
    author: Callable[[], tuple[FlaskClient, str]],
    port: int,
    make_app: Callable[..., Flask],
    instance: Path,
):
    large, incoming = os.urandom(1_000_000), instance / "files" / "incoming"
    slow = [Sender(port, *author(), large) for _ in range(SLOW)]
    reader, patient = author()
    late = Sender(port, reader, patient, docx_of("Sleep", "x" * 200))
    pages = [("/", None), ("/sign-in", None), ("/submissions", reader)]
    # Asked once before, as on any server that runs for a while.
    assert max(asked(port, path, as_whom) for path, as_whom in pages) < 10
    for sender in slow[::2]:
        sender.send(BEGUN)
    late.send(len(late.waiting) - 3 * PER_SECOND)
    stop = threading.Event()
    thread = threading.Thread(target=trickle, args=([*slow, late], stop))
    thread.start()
    try:
        wait_for(lambda: len(list(incoming.glob("*.part"))) >= SLOW // 2, 5)
        took = []
        while late.waiting or len(took) < 30:
            time.sleep(0.1)
            took += [asked(port, path, as_whom) for path, as_whom in pages]
        assert max(took) < PATIENCE
        # Slow is not wrong: what comes whole at last is taken.
        assert late.answer() == "HTTP/1.1 303 See Other"
        assert len(list(incoming.glob("*.part"))) >= SLOW // 2
    finally:
        stop.set()
        thread.join()
        for sender in [*slow, late]:
            sender.line.close()
    wait_for(lambda: not list(incoming.iterdir()), 5)
    app = make_app(SECRET_KEY=SECRET)
    with app.app_context():
        rows = list(db.session.execute(select(File.submission_id, File.sha256)))
    kept = [path for path in (instance / "files").rglob("*") if path.is_file()]
    assert {row.submission_id for row in rows} == {patient}
    hashes = {path.parent.name + path.name for path in kept if path.name != ".lock"}
    assert hashes == {row.sha256 for row in rows}
    assert asked(port, "/") < PATIENCE
