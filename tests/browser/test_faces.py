"""Every page at every width, in longer words and both ways: nothing breaks, all is said.

FACES=all in the environment looks at every page of every desk too, and at all of them once more
with the longest names and other scripts; without it those are a few.
"""

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from journal.domain.studies import SHIPPED
from tests.browser import faces, pseudo
from tests.browser.conftest import Visitors
from tests.browser.site import Site, open_site
from tests.browser.walk_pages import Seen
from tests.world.shared import Home
from tests.world.visiting import browser

SHARES = 2
ALL = os.environ.get("FACES") == "all"
OURS = ("reader", "author", "reviewer", "account")
# Of the desks, one of each kind of page: lists, a paper, forms of many kinds, acts upon others.
DESKS = (
    "editor.call",
    "editor.call_guests",
    "editor.decision",
    "editor.findings",
    "editor.issue",
    "editor.letters",
    "editor.reviewers",
    "editor.submission",
    "manager.people",
    "manager.person",
    "production.list_papers",
    "production.show_paper",
)


# Where most names and titles stand together.
STRAINED = ("author.paper", "editor.submission", "reader.article", "reviewer.review_list")


@pytest.fixture(scope="module")
def pseudo_site(built: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The world in the language of tests."""
    with open_site(built, tmp_path_factory.mktemp("pseudo"), is_pseudo=True) as site:
        yield site


@pytest.fixture(scope="module")
def strained_site(built: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The world with names and titles as long as people write them."""
    with open_site(built, tmp_path_factory.mktemp("strained"), is_strained=True) as site:
        yield site


def test_what_is_wrong_with_a_face_is_told(browser_context: Visitors):
    page = browser_context().new_page()
    page.set_content(
        """<!doctype html><style>div { position: relative } .over { position: absolute; top: 0;
        left: 0; background: #fff; width: 9em; height: 2em }</style><body>
        <p style="width: 1800px">Wide</p><button style="height: 12px">Small</button>
        <p style="overflow: hidden; height: 5px">Cut</p>
        <div><i>Under</i><b class="over">Over</b></div>
        <div><button>One</button><a href="#" class="over">Two</a></div>"""
    )
    told = "\n".join(faces.faults(page))
    for fault in ("px too wide: p “Wide”", "small to hit", "text is cut off: p “Cut”"):
        assert fault in told
    assert "covered by b.over “Over”: i" in told
    assert "two lie upon each other: button “One” and a.over “Two”" in told


def ours(found: list[Seen]) -> list[Seen]:
    """Return the pages of readers, authors, reviewers and accounts, one of each."""
    return [one for one in faces.first_of_each(found) if one.endpoint.partition(".")[0] in OURS]


def of_desks(found: list[Seen]) -> list[Seen]:
    """Return a page of each kind that editors, managers and production work on."""
    return [one for one in faces.first_of_each(found) if one.endpoint in DESKS]


def looked_at(found: list[Seen]) -> list[Seen]:
    """Return the pages of this run."""
    return faces.first_of_each(found) if ALL else ours(found) + of_desks(found)


def faults(site: Site, pages: list[Seen], page: Page) -> Iterator[str]:
    """Yield what is wrong with these pages, and where."""
    who = None
    for seen in pages:
        if seen.who != who:
            who = seen.who
            site.enter(page, who)
        faces.show(page, site.base, seen)
        place = f"{seen.who or 'signed out'} at {seen.url} ({seen.endpoint})"
        yield from (f"{place} {told}" for told in faces.faults(page))


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_breaks_at_any_width(
    pseudo_site: Site, found: list[Seen], browser_context: Visitors, share: int
):
    pages = looked_at(found)[share::SHARES]
    wrong = list(faults(pseudo_site, pages, browser_context().new_page()))
    assert not wrong, "\n".join(wrong)


def test_no_name_or_title_is_too_long_for_a_page(
    strained_site: Site, found: list[Seen], browser_context: Visitors
):
    pages = [one for one in looked_at(found) if ALL or one.endpoint in STRAINED]
    wrong = list(faults(strained_site, pages, browser_context().new_page()))
    assert not wrong, "\n".join(wrong)


WRITTEN = re.compile(r"zq\w+zq")  # words that stand in the files of the world
# Names, also that of a language in itself, what the settings say, and the zones and types that
# people choose among by their codes.
SPOKEN_ALIKE = ("bibtex", "français", "research, practice and law after torture")


def test_every_word_of_the_interface_can_be_translated(pseudo_site: Site, found: list[Seen]):
    guidelines = [kind.guideline for kind in SHIPPED]
    known = f"{pseudo_site.home.world.rows}{SPOKEN_ALIKE}{guidelines}".casefold()
    wrong = []
    for seen in ours(found):
        # Whoever came by a link alone meets the sign-in page in the link's language.
        if not seen.body and seen.endpoint != "account.sign_in_form":
            client = browser(pseudo_site.app, pseudo_site.home.world, seen.who)
            plain = pseudo.plain_words(client.get(seen.url).get_data(), known)
            wrong += [
                f"{seen.url} ({seen.endpoint}): {text}"
                for text in sorted(plain)
                if not WRITTEN.fullmatch(text)
            ]
    assert not wrong, "\n".join(wrong)
