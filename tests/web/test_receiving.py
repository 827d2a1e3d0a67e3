"""Uploads hold nothing but their own thread: forty slow ones keep nobody from reading."""

import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from journal.extensions import db
from journal.services.submission import start
from tests.builders.submission import manuscript_bytes
from tests.cast import browser_of, csrf_of, person, section
from tests.live import serve

SLOW = 40


def upload_head(path, cookie, token, length=1_000_000):
    """Return the beginning of an upload that promises more than it will ever bring."""
    part = (
        f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n--x\r\n'
        'Content-Disposition: form-data; name="file"; filename="paper.docx"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    ).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: journal={cookie}\r\n"
        f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {length}\r\n\r\n"
    ).encode()
    # A form's parser looks at what came in pieces of 64 KiB.
    return head + part + manuscript_bytes() * 2


@pytest.fixture
def door(app, clock):
    """The path, cookie and token with which an author sends a manuscript."""
    author = person(app, "quince")
    with app.app_context():
        draft = start(author.acting(clock()), None, section(app))
    client = browser_of(app, author)
    token = csrf_of(client.get("/account").text)
    cookie = client.get_cookie("journal").value
    return f"/submissions/{draft}/manuscript", cookie, token


def parts(folder):
    return list((folder / "files" / "incoming").glob("*.part"))


def wait_until(is_true):
    for _ in range(200):
        if is_true():
            return
        time.sleep(0.02)
    raise AssertionError("it did not come about")


def test_forty_slow_uploads_keep_nobody_from_reading(app, door, instance):
    with serve(lambda _base: app) as base, ExitStack() as lines:
        port = urlsplit(base).port
        for _ in range(SLOW):
            line = lines.enter_context(socket.create_connection(("127.0.0.1", port)))
            line.sendall(upload_head(*door))
        wait_until(lambda: len(parts(instance)) == SLOW)
        with app.app_context():
            assert db.engine.pool.checkedout() == 0
        before = time.monotonic()
        with urlopen(f"{base}/health", timeout=5) as answer:
            assert answer.status == 200
        assert time.monotonic() - before < 1
    wait_until(lambda: not parts(instance))


def test_half_an_upload_leaves_nothing(app, door, instance):
    with serve(lambda _base: app) as base:
        with socket.create_connection(("127.0.0.1", urlsplit(base).port)) as line:
            line.sendall(upload_head(*door))
            wait_until(lambda: len(parts(instance)) == 1)
        wait_until(lambda: not parts(instance))
    kept = [path for path in (instance / "files").rglob("*") if path.is_file()]
    assert [path.name for path in kept if path.name != ".lock"] == []


def test_a_form_cut_off_in_the_middle_is_no_form(app, door, clock, instance):
    path, cookie, _token = door
    body = upload_head(*door).partition(b"\r\n\r\n")[2]
    client = app.test_client()
    client.set_cookie("journal", cookie)
    answer = client.post(path, data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400
    wait_until(lambda: not parts(instance))


def test_a_file_for_a_form_that_wants_none_goes_nowhere(app, door, instance):
    path, cookie, _token = door
    client = app.test_client()
    client.set_cookie("journal", cookie)
    body = upload_head(*door).partition(b"\r\n\r\n")[2] + b"\r\n--x--\r\n"
    answer = client.post(
        path.replace("manuscript", "details"),
        data=body,
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 422
    assert not (instance / "files" / "incoming").exists() or not parts(instance)
