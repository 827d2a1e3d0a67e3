"""The letters of the demonstration journal."""

from collections.abc import Callable
from datetime import timedelta

from flask import Flask

from journal.domain.office import Office
from journal.engines.mailer import OutgoingLetter
from tests.cast import browser_of, person
from tests.conftest import START


def kept(app: Flask, number: int) -> None:
    """Put a letter into the mailbox."""
    app.extensions["surroundings"].mailer.send(
        OutgoingLetter(
            message_id=f"<{number}@localhost>",
            from_name="Journal",
            from_address="journal@journal.example",
            reply_to="office@journal.example",
            to_name="Nana Kvariani",
            to_address="nana@tbilisi.example",
            subject=f"Letter {number} <b>",
            body=f"Follow http://localhost/r/abc.{number}.x today, not http://evil.example/r/y.",
            date=START + timedelta(minutes=number),
            language="en",
        )
    )


def test_the_demonstration_shows_its_letters_with_links_to_follow(make_app: Callable[..., Flask]):
    app = make_app(DEMO=True)
    browser = browser_of(app, person(app, "magpie", Office.MANAGER))
    assert "No letter has been written yet." in browser.get("/manage/mailbox").text
    for number in range(52):
        kept(app, number)
    first, second = browser.get("/manage/mailbox"), browser.get("/manage/mailbox?page=2")
    assert "Letter 51 &lt;b&gt;" in first.text
    assert "Letter 1 " not in first.text
    assert "Letter 1 " in second.text
    path = first.text.split('href="/manage/mailbox/')[1].split('"')[0]
    page = browser.get(f"/manage/mailbox/{path}").text
    assert '<a href="http://localhost/r/abc.51.x">http://localhost/r/abc.51.x</a> today' in page
    assert 'href="http://evil.example' not in page
    assert "nana@tbilisi.example" in page
    for name in ("x.eml", "..%2fsecret", "%00", "a" * 40 + ".eml"):
        assert browser.get(f"/manage/mailbox/{name}").status_code == 404
    chief = browser_of(app, person(app, "chirp", Office.CHIEF))
    assert chief.get("/manage/mailbox").status_code == 404


def test_anywhere_else_there_is_no_such_page(app: Flask):
    browser = browser_of(app, person(app, "magpie", Office.MANAGER))
    kept(app, 1)
    absent = browser.get("/manage/absent")
    for path in ("/manage/mailbox", "/manage/mailbox/" + "a" * 40 + ".eml"):
        assert (browser.get(path).status_code, browser.get(path).data) == (404, absent.data)
    assert "/manage/mailbox" not in browser.get("/manage").text
