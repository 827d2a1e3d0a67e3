"""What production, the chief and readers do with a paper that is accepted."""

from playwright.sync_api import expect

from tests.browser.walk import Somebody
from tests.browser.walk_author import TITLE
from tests.browser.walk_office import SPECIAL
from tests.browser.walk_review import opens_the_paper

ISSUE = "Nights"


def sends_it_to_production(chief: Somebody) -> None:
    """Hand the accepted paper on."""
    opens_the_paper(chief)
    chief.presses("Send to production")
    chief.sees("In production")


def brings_galleys(maker: Somebody, galleys: tuple[bytes, ...]) -> None:
    """Bring the galley, as often as it takes."""
    maker.goes_to("/production")
    maker.follows(TITLE)
    for number, galley in enumerate(galleys, 1):
        maker.brings("Galley", f"proof {number}.pdf", galley)
        maker.presses("Bring the galley")
        expect(maker.page.locator("ol.galleys > li")).to_have_count(number)


def accepts_the_galley(chief: Somebody) -> bytes:
    """Look at the newest galley and accept it; return what was looked at."""
    opens_the_paper(chief)
    chief.follows("Production")
    looked_at = chief.fetches("PDF")
    chief.page.get_by_role("button", name="Accept this galley").first.click()
    chief.sees("accepted by")
    return looked_at


def begins_an_issue(chief: Somebody) -> None:
    """Give the issue its number and words, and the paper its place in it."""
    chief.goes_to("/desk/issues")
    chief.follows("Begin an issue")
    chief.writes("Volume", "4")
    chief.writes("Number", "1")
    chief.writes("Year", "2026")
    chief.writes("First page", "1")
    chief.writes("Title", ISSUE)
    chief.writes("Introduction", "Papers on sleep.")
    chief.presses("Begin the issue")
    chief.presses(f"Place in the issue: {TITLE}")
    expect(chief.page.get_by_role("heading", name=SPECIAL)).to_be_visible()


def is_told_that_a_galley_is_missing(chief: Somebody) -> None:
    """Read what is missing; nothing can be published meanwhile."""
    chief.sees("missing before this issue can appear")
    expect(chief.page.get_by_role("button", name="Publish the issue")).to_be_disabled()


def publishes_the_issue(chief: Somebody) -> None:
    """Publish all of it at once."""
    chief.goes_to("/desk/issues")
    chief.follows("Volume 4")
    chief.confirms("Publish the issue")
    expect(chief.page.get_by_role("link", name="Public page")).to_be_visible()


def finds_the_article(reader: Somebody) -> bytes:
    """Come by the front page and the issue to the paper; return its PDF."""
    reader.goes_to("/")
    reader.sees_title(ISSUE)
    reader.follows("Read the issue")
    reader.sees(SPECIAL)
    reader.follows(TITLE)
    reader.sees_title(TITLE)
    return reader.fetches("Read the PDF")
