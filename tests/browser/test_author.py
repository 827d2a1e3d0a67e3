"""An author in a hurry, with scripts and without: from the call to the receipt, and a revision."""

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from journal.domain.office import Office
from journal.jobs.outbox import send_waiting
from tests.builders import decision
from tests.builders import round as rounds
from tests.builders.call import announced_call
from tests.builders.document import docx_of, pdf_of
from tests.builders.submission import sent_paper
from tests.cast import Person, browser_of, person, section
from tests.live import serve

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def world(make_app):
    """A journal on a real socket, with a section and an author."""
    apps: list[Flask] = []

    def make(base: str) -> Flask:
        apps.append(make_app(BASE_URL=base))
        return apps[0]

    with serve(make) as base:
        yield apps[0], base, section(apps[0])


def signed_in(app: Flask, base: str, who: Person, context) -> Page:
    cookie = browser_of(app, who).get_cookie("journal")
    context.add_cookies([{"name": "journal", "value": cookie.value, "url": base}])
    return context.new_page()


def choose(page: Page, label: str, name: str, content: bytes) -> None:
    kind = "application/pdf" if name.endswith(".pdf") else WORD
    page.get_by_label(label, exact=True).set_input_files(
        {"name": name, "mimeType": kind, "buffer": content}
    )


@pytest.mark.parametrize("script", [True, False])
def test_an_author_submits_a_paper(world, browser_context, axe, script):
    app, base, _section = world
    announced_call(app, person(app, "cedar", Office.CHIEF))
    author = person(app, "quince")
    page = signed_in(app, base, author, browser_context("phone", script=script))
    page.goto(f"{base}/submit?call=prisons")
    expect(page.get_by_label("Prisons (closes on 30 June 2026, UTC)")).to_be_checked()
    page.get_by_label("Scientific articles").check()
    page.get_by_role("button", name="Begin").click()

    choose(page, "Your manuscript", "paper.docx", docx_of("Sleep", f"by {author.name}"))
    page.get_by_role("button", name="Upload the file and go on").click()
    expect(page.get_by_text("Your file has arrived")).to_be_visible()

    page.get_by_label("Title").fill("Solitary confinement and sleep")
    page.get_by_label("Abstract").fill("Sleep goes first.")
    page.get_by_label("1. Health care behind walls").check()
    page.get_by_role("button", name="Save and go on").click()

    page.get_by_role("button", name="Add an author").click()
    if script:
        expect(page.locator("#authors-1-name")).to_be_focused()
    page.locator("#authors-1-name").fill("Suu")
    page.get_by_role("button", name="Move author 2 up").click()
    expect(page.locator("#authors-0-name")).to_have_value("Suu")
    expect(page.locator("#authors-1-name")).to_have_value(author.name)
    axe(page)
    page.get_by_role("button", name="Save and go on").click()

    page.get_by_label("Competing interests").fill("None.")
    page.get_by_label("Ethics").fill("Approved.")
    page.get_by_label("This is our own work").check()
    page.get_by_label("Every author has read").check()
    page.get_by_role("button", name="Save and go on").click()

    page.get_by_text("Bring a copy of your own instead").click()
    own = "A copy of your own, without names"
    choose(page, own, "copy.docx", docx_of("Sleep", f"by {author.name}"))
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#errors")).to_contain_text("Reviewers could see who wrote this")
    expect(page.get_by_role("cell", name="paragraph 2").first).to_be_visible()
    axe(page)
    choose(page, own, "copy.pdf", pdf_of("Sleep goes first."))
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_text("Everything is there.")).to_be_visible()
    page.get_by_role("button", name="Send the paper").click()
    expect(page.get_by_text("Your paper has arrived.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Solitary confinement and sleep")


@pytest.mark.parametrize("script", [True, False])
def test_an_author_revises_a_paper(world, browser_context, axe, script):
    app, base, section_id = world
    author, chief = person(app, "quince"), person(app, "hazel", Office.CHIEF)
    paper = sent_paper(app, author, section_id=section_id).submission_id
    rounds.all_reviewed(app, chief, paper, [person(app, "thorn")])
    decision.decided(app, chief, paper, "minor-revision")
    with app.app_context():
        while send_waiting(app.extensions["surroundings"].clock):
            pass
    page = signed_in(app, base, author, browser_context("desk", "dark", script=script))
    page.goto(f"{base}/submissions")
    page.get_by_role("link", name="Revise").click()
    axe(page)
    choose(page, "The new manuscript", "new.docx", docx_of("Better", f"by {author.name}"))
    page.get_by_text("Bring a copy for reviewers of your own").click()
    choose(page, "The new copy without names", "copy.pdf", pdf_of("Better."))
    page.get_by_label("Your answer to the comments").fill(f"Done. {author.name}")
    page.get_by_role("button", name="Send the revision").click()
    expect(page.get_by_role("cell", name="the text of your answer")).to_be_visible()
    page.get_by_label("Your answer to the comments").fill("Done.")
    page.get_by_role("button", name="Send the revision").click()
    expect(page.get_by_text("Your revision has arrived.")).to_be_visible()
    expect(page.get_by_text("new.docx")).to_be_visible()
