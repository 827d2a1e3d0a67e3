"""The journal as its people meet it: each at a browser of their own, letters in the mailbox."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

from flask import Flask
from playwright.sync_api import BrowserContext, Locator, Page, expect

from journal.jobs.worker import Worker
from tests.cast import PASSWORD
from tests.conftest import Clock

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass
class Somebody:
    """A person at a browser; every act waits for what the page must show for it."""

    name: str
    email: str
    base: str
    page: Page

    def goes_to(self, address: str) -> None:
        """Open an address of the journal, or the whole one of a letter."""
        self.page.goto(address if "://" in address else self.base + address)

    def follows(self, link: str) -> None:
        """Click a link."""
        self.page.get_by_role("link", name=link).first.click()

    def presses(self, button: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=button, exact=True).click()

    def confirms(self, act: str) -> None:
        """Press a button that asks first, and say yes."""
        self.unfolds(f"{act} …")
        self.presses(act)

    def unfolds(self, summary: str) -> None:
        """Open what is folded under this line."""
        self.page.locator("summary", has_text=summary).first.click()

    def writes(self, label: str, text: str) -> None:
        """Fill a field."""
        self.field(label).fill(text)

    def ticks(self, label: str, *, within: str = "") -> None:
        """Tick a box or choose one of several, in the group of this name where one is named."""
        place = self.page.get_by_role("group", name=within) if within else self.page
        place.get_by_label(label_of(label)).check()

    def chooses(self, label: str, choice: str) -> None:
        """Choose from a list."""
        self.field(label).select_option(label=choice)

    def brings(self, label: str, name: str, content: bytes) -> None:
        """Choose a file from the disk."""
        kind = KINDS[name.rpartition(".")[2]]
        self.field(label).set_input_files({"name": name, "mimeType": kind, "buffer": content})

    def field(self, label: str) -> Locator:
        """Return the field under this label, whether or not it must be filled."""
        return self.page.get_by_label(label_of(label))

    def sees(self, *texts: str) -> None:
        """Find each of these on the page."""
        for text in texts:
            expect(self.page.get_by_text(text).first).to_be_visible()

    def sees_title(self, title: str) -> None:
        """Find this as the one heading of the page."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(title)

    def fetches(self, link: str) -> bytes:
        """Return the file behind a link."""
        href = self.page.get_by_role("link", name=link).first.get_attribute("href")
        answer = self.page.request.get(self.base + str(href))
        assert answer.status == 200, f"{link}: {answer.status}"
        return answer.body()


@dataclass
class Journal:
    """A journal that is served, its clock, its worker and its letters."""

    app: Flask
    base: str
    clock: Clock
    opens: Callable[[], BrowserContext]
    way: type[Somebody] = Somebody

    def somebody(self, name: str, email: str = "") -> Somebody:
        """Return a person of this name who has just opened a browser."""
        email = email or f"{name.partition(' ')[0].lower()}@post.example"
        return self.way(name, email, self.base, self.opens().new_page())

    def later(self, hours: float = 1) -> None:
        """Let time pass and the worker do what waits for it."""
        self.clock.advance(hours=hours)
        worker = Worker(self.app)
        while worker.work_once():
            pass

    def letter(self, to: Somebody, subject: str) -> str:
        """Return the newest letter to the person with these words in its subject, once it is in."""
        self.later()
        folder = Path(self.app.config["INSTANCE"]) / "mailbox"
        files = sorted(folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
        letters = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        found = [
            one for one in letters if to.email in str(one["to"]) and subject in str(one["subject"])
        ]
        known = [f"{one['to']}: {one['subject']}" for one in letters]
        assert found, f"no letter “{subject}” to {to.email} among {known}"
        return str(found[-1].get_body().get_content())

    def link(self, to: Somebody, subject: str) -> str:
        """Return the first address in that letter."""
        found = re.search(rf"{re.escape(self.base)}/\S+", self.letter(to, subject))
        assert found
        return found[0]


def label_of(words: str) -> re.Pattern[str]:
    """Return what a label reads, whether or not its field must be filled."""
    return re.compile(rf"^{re.escape(words)}( required)?$")


def chooses_a_password(who: Somebody, journal: Journal, subject: str) -> None:
    """Choose a password by the link in a letter, and sign in with it."""
    who.goes_to(journal.link(who, subject))
    who.writes("New password", PASSWORD)
    who.presses("Keep this password")
    who.sees("Your password is set.")
    signs_in(who)


def signs_in(who: Somebody) -> None:
    """Fill in the form that asks who one is."""
    who.writes("E-mail address", who.email)
    who.writes("Password", PASSWORD)
    who.presses("Sign in")
    expect(who.page.get_by_role("link", name=who.name, include_hidden=True).first).to_be_attached()


def registers(who: Somebody, journal: Journal) -> None:
    """Make an account by oneself."""
    who.goes_to("/sign-in")
    who.follows("Register")
    who.writes("Your name, as you write it", who.name)
    who.writes("E-mail address", who.email)
    who.presses("Send me the letter")
    who.sees(who.email)
    chooses_a_password(who, journal, "Confirm your address")
