"""The page sends a manuscript over a broken line: paused, taken up after a reload, sent once."""

import hashlib
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from playwright.sync_api import expect

from journal.services.submission import start
from tests.browser.conftest import Visitors
from tests.builders.document import docx_of
from tests.cast import browser_of, person, section
from tests.conftest import Clock
from tests.flows.served import SECRET, server
from tests.line.line import bad_line

SIZE, RATE, DELAY, CUT, PATIENCE = (
    float(part) for part in os.environ.get("PIECES", "300000,2000000,0.05,120000,60").split(",")
)


def test_the_page_brings_a_manuscript_over_a_broken_line(
    make_app: Callable[..., Flask], clock: Clock, instance: Path, browser_context: Visitors
):
    clock.at = datetime.now(UTC)
    app = make_app(SECRET_KEY=SECRET)
    author = person(app, "quince")
    client = browser_of(app, author)
    with app.app_context():
        draft = start(author.acting(clock.at), None, section(app))
    noise = os.urandom(int(SIZE)).hex()
    content = docx_of("Sleep.", *(noise[at : at + 2000] for at in range(0, len(noise), 2000)))
    paper = {"name": "paper.docx", "mimeType": "application/octet-stream", "buffer": content}
    with (
        server(make_app, instance) as port,
        bad_line(port, rate=RATE, delay=DELAY, cut=int(CUT)) as line,
    ):
        base = f"http://127.0.0.1:{line.port}"
        context = browser_context()
        cookie = client.get_cookie("journal")
        assert cookie
        context.add_cookies([{"name": "journal", "value": cookie.value, "url": base}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        path = f"{base}/submissions/{draft}/manuscript"
        page.goto(path)
        field, send = (
            page.get_by_label("Your manuscript"),
            page.get_by_role("button", name="Upload the file"),
        )
        status = page.locator("[data-upload-status] [role=status]")
        field.set_input_files(paper)
        send.click()
        expect(status).to_contain_text("% sent", timeout=PATIENCE * 1000)
        page.get_by_role("button", name="Pause").click()
        expect(status).to_contain_text("Go on when you like", timeout=PATIENCE * 1000)
        page.get_by_role("button", name="Go on", exact=True).click()
        expect(status).to_contain_text("% sent", timeout=PATIENCE * 1000)
        # The page is closed in the middle; on another day the same file is chosen again.
        page.goto(path)
        before = line.carried
        field.set_input_files(paper)
        send.click()
        page.wait_for_url(f"{base}/submissions/{draft}/details", timeout=PATIENCE * 1000)
        expect(page.get_by_text("Your file has arrived")).to_be_visible()
        print(f"{len(content)} bytes, {line.carried} carried, {line.cuts} cuts")
        assert line.cuts >= 1
        assert before > 0
    sha256 = hashlib.sha256(content).hexdigest()
    assert (instance / "files" / sha256[:2] / sha256[2:]).read_bytes() == content
