"""A manuscript over a slow, far and broken line, by a client that somebody else wrote.

At full length: PIECES=5000000,50000,0.8,300000 pytest tests/flows/test_pieces.py -k client -s
(bytes, bits a second, seconds of delay each way, bytes from one cut to the next).
"""

import hashlib
import io
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import requests
from flask.testing import FlaskClient
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError

from tests.builders.document import docx_of
from tests.cast import csrf_of
from tests.line.line import bad_line

SIZE, RATE, DELAY, CUT = (
    float(part) for part in os.environ.get("PIECES", "250000,1600000,0.05,70000").split(",")
)
CHUNK = 16_000


def paper(size: int) -> bytes:
    """Return a Word document of at least so many bytes."""
    noise = os.urandom(size).hex()  # packed, two digits take a byte and a little
    pieces = (noise[at : at + 2000] for at in range(0, len(noise), 2000))
    return docx_of("Sleep goes first.", *pieces)


def test_a_client_brings_a_manuscript_over_a_broken_line(
    author: Callable[[], tuple[FlaskClient, str]], port: int, instance: Path
):
    client, draft = author()
    content = paper(int(SIZE))
    assert len(content) >= SIZE
    cookie = client.get_cookie("journal")
    assert cookie
    began = time.monotonic()
    with bad_line(port, rate=RATE, delay=DELAY, cut=int(CUT)) as line:
        there = TusClient(
            f"http://127.0.0.1:{line.port}/uploads", {"Cookie": f"journal={cookie.value}"}
        )
        sender = there.uploader(
            file_stream=io.BytesIO(content),
            chunk_size=CHUNK,
            metadata={"filename": "paper.docx"},
        )
        while sender.offset < len(content):
            with suppress(TusCommunicationError, requests.RequestException):
                if sender.url:
                    sender.offset = sender.get_offset()
                sender.upload()
        cuts, carried = line.cuts, line.carried
    seconds = time.monotonic() - began
    print(f"{len(content)} bytes, {carried} carried, {cuts} cuts, {seconds:.0f} s")
    assert cuts >= 2
    # What had arrived was not sent again: less than a piece is lost by each cut.
    assert carried < len(content) * 1.2 + cuts * 2 * CHUNK
    path = f"/submissions/{draft}/manuscript"
    form = {"csrf_token": csrf_of(client.get(path).text), "sent_file": sender.url.split("/")[-1]}
    assert client.post(path, data=form).headers["Location"] == f"/submissions/{draft}/details"
    sha256 = hashlib.sha256(content).hexdigest()
    assert (instance / "files" / sha256[:2] / sha256[2:]).read_bytes() == content
