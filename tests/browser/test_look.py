"""What the frames, macros and scripts do for people, before any page is written on them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitors
from tests.browser.gallery import Site, make

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site_and_base(live) -> tuple[Site, str]:
    site = Site()
    return site, live(lambda _base: make(site))


@pytest.fixture
def site(site_and_base: tuple[Site, str]) -> Iterator[Site]:
    site = site_and_base[0]
    site.posts.clear()
    site.answer = "/done"
    yield site
    site.answer = "/done"


@pytest.fixture
def base(site_and_base: tuple[Site, str]) -> str:
    return site_and_base[1]


def open_paper(page: Page, base: str, site: Site) -> None:
    """Open the form with a clock that the test moves."""
    site.answer = 204
    page.clock.install(time="2026-11-24T12:00:00")
    page.goto(base + "/paper")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_nobody_meets_a_barrier_in_any_frame(
    browser_context: Visitors, site: Site, base: str, axe, size, scheme
):
    page = browser_context(size, scheme).new_page()
    for path in ("/reader", "/paper", "/paper?wrong=1", "/desk", "/paper?dir=rtl"):
        page.goto(base + path)
        axe(page)


@pytest.mark.parametrize("path", ["/reader", "/paper?wrong=1", "/desk", "/desk?dir=rtl#rail"])
def test_at_320_pixels_nothing_has_to_be_scrolled_sideways(
    browser_context: Visitors, site: Site, base: str, path: str
):
    page = browser_context(viewport={"width": 320, "height": 600}).new_page()
    page.goto(base + path)
    assert page.get_by_role("heading", name="Gallery").is_visible()
    assert page.evaluate(WIDE) == 0


def test_without_script_the_menu_opens_and_a_grave_act_asks_first(
    browser_context: Visitors, site: Site, base: str
):
    page = browser_context("phone", script=False).new_page()
    page.goto(base + "/desk")
    expect(page.get_by_role("link", name="Waits for me")).to_be_hidden()
    page.get_by_role("link", name="Menu", exact=True).click()
    expect(page.get_by_role("link", name="Waits for me")).to_be_visible()
    page.goto(base + "/desk")
    page.get_by_text("File away …").click()
    expect(page.get_by_text("It leaves all lists.")).to_be_visible()
    page.get_by_role("button", name="File away", exact=True).click()
    assert site.posted("/away") == [{"csrf_token": "token"}]


def test_the_errors_take_the_focus_and_lead_to_their_fields(page: Page, site: Site, base: str):
    page.goto(base + "/paper?wrong=1")
    assert page.title() == "Error: Gallery · Journal of Things"
    expect(page.locator("#errors")).to_be_focused()
    page.get_by_role("link", name="Title: Write a title.").click()
    title = page.get_by_label("Title")
    expect(title).to_be_focused()
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description("Write a title. As printed Read from your file")
    page.get_by_role("link", name="Named how: Choose one.").click()
    expect(page.get_by_role("radio", name="a", exact=True)).to_be_focused()


def test_what_a_person_types_is_saved_while_they_think(page: Page, site: Site, base: str):
    open_paper(page, base, site)
    page.get_by_label("Abstract").fill("Sleep is a right")
    page.clock.run_for(2100)
    expect(page.locator("[data-autosave-status]")).to_contain_text("Saved at 12:00")
    [saved] = site.posted("/save")
    assert saved["abstract"] == "Sleep is a right"
    assert (saved["score"], saved["csrf_token"]) == ("2", "token")


def test_text_that_met_an_ended_session_comes_back_after_signing_in(
    page: Page, site: Site, base: str
):
    open_paper(page, base, site)
    site.answer = "/done"
    page.get_by_label("Title").fill("A study of sleep")
    page.clock.run_for(2100)
    status = page.locator("[data-autosave-status]")
    expect(status).to_contain_text("You have been signed out")
    page.goto(base + "/done")
    site.answer = 204
    page.goto(base + "/paper")
    expect(page.get_by_label("Title")).to_have_value("A study of sleep")
    expect(page.locator("[data-autosave-status]")).to_contain_text("We put back")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.get_by_label("Title").press("End")
    page.keyboard.type("!")
    page.clock.run_for(2100)
    expect(page.locator("[data-autosave-status]")).to_contain_text("Saved")
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_a_form_is_sent_once_however_often_its_button_is_pressed(page: Page, site: Site, base: str):
    page.goto(base + "/desk")
    page.get_by_role("button", name="Publish").dblclick()
    page.wait_for_url("**/done")
    assert len(site.posted("/publish")) == 1


def test_a_file_shows_its_way_and_a_refusal_its_reason(page: Page, site: Site, base: str):
    page.goto(base + "/paper")
    large = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"x" * 2_000_001}
    page.get_by_label("Manuscript").set_input_files(large)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-upload-status] [role=status]")).to_contain_text("The limit is 2 MB")
    assert site.posted("/paper") == []
    small = large | {"buffer": b"x" * 900_000}
    page.get_by_label("Manuscript").set_input_files(small)
    site.answer = 500
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-upload-status] [role=status]")).to_contain_text("did not arrive")
    site.answer = 422
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#errors")).to_be_focused()
    page.get_by_label("Manuscript").set_input_files(small)
    site.answer = "/done"
    page.get_by_role("button", name="Save and leave").click()
    page.wait_for_url("**/done")
    assert site.posted("/paper")[-1]["leave"] == "1"


def test_words_are_counted_and_too_many_are_told(page: Page, site: Site, base: str):
    page.goto(base + "/paper")
    line = page.locator("#abstract-count")
    expect(line).to_have_text("2 of 5 words")
    page.get_by_label("Abstract").fill("one two three four five six seven")
    expect(line).to_have_text("7 of 5 words · 2 words too many")
    expect(page.locator("p.visually-hidden[role=status]")).to_have_text("2 words too many")


def test_dragging_an_entry_sends_what_its_buttons_would(page: Page, site: Site, base: str):
    page.goto(base + "/desk")
    page.drag_and_drop("[data-item=Third] .title", "[data-item=First] .title")
    page.wait_for_url("**/done")
    page.goto(base + "/desk")
    page.get_by_role("button", name="Move down: First").click()
    page.wait_for_url("**/done")
    dropped, pressed = site.posted("/order")
    assert dropped == {"csrf_token": "token", "into": "s1", "item": "Third", "position": "1"}
    assert pressed == {"csrf_token": "token", "into": "s1", "item": "First", "position": "2"}


def test_a_row_is_added_without_losing_the_place(page: Page, site: Site, base: str):
    page.goto(base + "/paper")
    page.get_by_label("Title").fill("Kept as typed")
    page.get_by_role("button", name="Add a row").click()
    expect(page.get_by_label("Row")).to_be_focused()
    expect(page.get_by_label("Title")).to_have_value("Kept as typed")
    assert page.url == base + "/paper"


def test_dates_tell_how_far_they_are(page: Page, site: Site, base: str):
    open_paper(page, base, site)
    expect(page.get_by_text("Due 2026-12-04 · in 10 days")).to_be_visible()


def test_escape_three_times_leaves_a_sensitive_page_for_good(page: Page, site: Site, base: str):
    page.goto(base + "/reader")
    page.goto(base + "/paper")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("**/done")
    page.go_back()
    assert page.url == base + "/reader"
