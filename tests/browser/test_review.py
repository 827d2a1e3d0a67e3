"""A reviewer with nothing but the link, with scripts and without: from the answer to the thanks."""

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from journal.extensions import db
from journal.models.review import Review, Round
from tests.builders.document import pdf_of
from tests.builders.review import accepted, invited, link_of, paper_in_review
from tests.builders.review_form import RICH, WHERE, WHY, keep_form
from tests.cast import person, writing
from tests.live import serve


@pytest.fixture
def world(make_app):
    """A journal on a real socket."""
    apps: list[Flask] = []

    def make(base: str) -> Flask:
        apps.append(make_app(BASE_URL=base))
        return apps[0]

    with serve(make) as base:
        yield apps[0], base


def score_all(page: Page) -> None:
    for question in page.locator("fieldset.group").filter(has=page.locator(".scale")).all():
        question.get_by_label("4 good").check()


@pytest.mark.parametrize("script", [True, False])
def test_a_reviewer_answers_writes_and_sends(world, browser_context, axe, script):
    app, base = world
    review_id = invited(app, paper_in_review(app), person(app, "medlar"))
    page = browser_context("phone", script=script).new_page()
    page.goto(base + link_of(app, review_id))
    axe(page)
    page.get_by_role("button", name="Accept and see the paper").click()
    expect(page.get_by_text("Thank you for taking this on")).to_be_visible()
    axe(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the paper").click()
    assert download.value.suggested_filename.endswith("-v1.pdf")

    page.get_by_label("Comments for the author").fill("The sample is described with care.")
    page.get_by_role("button", name="Read its text here").click()
    expect(page.get_by_text("By nobody v1")).to_be_visible()
    expect(page.get_by_label("Comments for the author")).to_have_value(
        "The sample is described with care."
    )
    axe(page)
    page.get_by_role("button", name="Send the review").click()
    expect(page.get_by_text("Choose one before you send.", exact=True)).to_be_visible()
    axe(page)
    score_all(page)
    page.get_by_label("Minor revision").check()
    page.get_by_label("A file, if you have one").set_input_files(
        {"name": "notes.pdf", "mimeType": "application/pdf", "buffer": pdf_of("Notes")}
    )
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_role("link", name="-review.pdf")).to_be_visible()
    page.get_by_role("button", name="Send the review").click()
    expect(page.get_by_text("Your review is sent.")).to_be_visible()
    axe(page)


def test_what_is_typed_is_saved_and_outlives_a_reload_but_not_a_second_window(
    world, browser_context
):
    app, base = world
    review_id = accepted(app, paper_in_review(app), person(app, "medlar"))
    context = browser_context()
    page = context.new_page()
    page.goto(base + link_of(app, review_id))
    comments = page.get_by_label("Comments for the author")
    status = page.locator("[data-autosave-status]")
    comments.fill("First words")
    expect(status).to_contain_text("Saved at")
    other = context.new_page()
    other.goto(page.url)
    comments.fill("First words, and more")
    page.reload()
    expect(comments).to_have_value("First words, and more")
    comments.fill("First words, more and more")
    expect(status).to_contain_text("Saved at")
    other.get_by_label("Comments for the author").fill("An older thought")
    expect(other.locator("[data-autosave-status]")).to_contain_text("changed in another window")
    page.reload()
    expect(comments).to_have_value("First words, more and more")


MORE = """text => {
  const box = document.querySelector("[name=comments_author]");
  document.querySelector("[data-autosave-status]").textContent = "";
  box.value += text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def test_a_review_typed_for_nine_hours_over_a_line_that_breaks_is_all_there(
    world, browser_context, clock
):
    app, base = world
    review_id = accepted(app, paper_in_review(app), person(app, "medlar"))
    context = browser_context()
    page = context.new_page()
    page.goto(base + link_of(app, review_id))
    status = page.locator("[data-autosave-status]")
    hours = [f"Hour {hour}. " + f"Word {hour} of many. " * 4_300 for hour in range(1, 10)]
    for hour, words in enumerate(hours, 1):
        clock.advance(hours=1)
        context.set_offline(hour in (2, 5, 8))
        if hour == 7:
            context.clear_cookies()
        page.evaluate(MORE, words)
        if hour in (2, 5, 8):
            expect(status).to_contain_text("cannot be reached")
            context.set_offline(False)
        if hour == 7:
            expect(status).to_contain_text("signed out")
            page.goto(base + link_of(app, review_id))
        expect(status).to_contain_text("Saved at")
    written = "".join(hours)
    assert len(written.encode()) > 600_000
    with app.app_context():
        assert db.session.get(Review, review_id).comments_author == written.strip()


def test_a_reviewer_steps_back_with_one_button(world, browser_context, axe):
    app, base = world
    review_id = accepted(app, paper_in_review(app), person(app, "medlar"))
    page = browser_context(script=False).new_page()
    page.goto(base + link_of(app, review_id))
    page.get_by_text("Step back from this review").click()
    page.get_by_role("button", name="Step back and erase what I wrote").click()
    expect(page.get_by_role("heading", name="Thank you for telling us")).to_be_visible()
    axe(page)
    page.goto(base + link_of(app, review_id, generation=0))
    expect(page.get_by_role("heading", name="This link no longer works")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Send me a new link").click()
    expect(page.get_by_role("heading", name="Look into your mailbox")).to_be_visible()
    axe(page)


def test_what_hangs_on_an_answer_stands_there_once_it_is_given(world, browser_context):
    app, base = world
    paper = paper_in_review(app)
    keep_form(app)
    with writing(app):
        db.session.get_one(Round, paper.round_id).form_id = RICH.id
    page = browser_context("phone").new_page()
    page.goto(base + link_of(app, accepted(app, paper, person(app, "medlar"))))
    where, why = page.get_by_role("group", name=WHERE.label), page.get_by_label(WHY.label)
    expect(where).to_be_hidden()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Elsewhere").check()
    expect(where).to_be_visible()
    page.get_by_label("No", exact=True).check()
    expect(where).to_be_hidden()
    why.fill("They were never kept.")
    page.get_by_role("button", name="Save for later").click()
    expect(why).to_have_value("They were never kept.")
    page.get_by_label("Yes", exact=True).check()
    expect(page.get_by_label("Elsewhere")).to_be_checked()
    expect(why).to_be_hidden()
