"""Consent is recorded row by row, for editors alone; content notices warn who reads."""

import html
from datetime import date

from flask import Flask

from journal.domain.consent import Consent
from journal.domain.office import Office
from journal.domain.submission import Details
from journal.extensions import db
from journal.models.submission import Submission
from journal.queries.consent import consents
from journal.services.submission import submit
from journal.services.writing import save_details
from tests.builders.submission import ABSTRACT, TITLE, ready_draft
from tests.cast import Person, browser_of, person
from tests.conftest import Clock
from tests.web.author.visit import Visit, errors_of

DECLARED = {
    "competing_interests": "None.",
    "ethics": "Approved.",
    "is_original": "y",
    "is_agreed": "y",
}
ROW = {
    "consents-0-kind": "case",
    "consents-0-about": "Case 2",
    "consents-0-covers": "Her words, without name and place.",
    "consents-0-withdrawable_on": "2027-05-03",
}
HELD = {"consents-0-is_held": "y"}
CASE = Consent("case", "Case 2", "Her words, without name and place.", date(2027, 5, 3), True)


def kept(app: Flask, paper: str) -> tuple[Consent, ...]:
    with app.app_context():
        return consents(paper)


def test_an_author_tells_what_each_person_agreed_to_and_editors_see_it(
    app: Flask, author: Person, visit: Visit, clock: Clock
) -> None:
    chief = person(app, "chiefly", Office.CHIEF)
    draft = ready_draft(app, author)
    path = f"/submissions/{draft}/declarations"
    added = visit.post(path, DECLARED | {"add": "consents"})
    assert (added.status_code, 'id="consents-0-covers"' in added.text) == (200, True)
    lacking = visit.post(path, DECLARED | ROW)
    assert "Please confirm that you hold the form" in errors_of(lacking)
    assert "Her words, without name and place." in lacking.text
    sent = visit.post(f"/submissions/{draft}/send", {})
    assert "Please confirm that you hold the form" in html.unescape(sent.text)
    bad = visit.post(path, DECLARED | ROW | HELD | {"consents-0-kind": "ghost"})
    assert "Please choose among those listed" in errors_of(bad)
    assert visit.post(path, DECLARED | ROW | HELD).status_code == 303
    assert kept(app, draft) == (CASE,)
    more = {"consents-1-kind": "image", "consents-1-about": "Figure 1", "remove": "consents-1"}
    assert "Figure 1" not in visit.post(path, DECLARED | ROW | HELD | more).text
    assert kept(app, draft) == (CASE,)
    with app.app_context():
        assert submit(author.acting(clock()), draft).is_new
    browser = browser_of(app, chief)
    for page in (f"/desk/submissions/{draft}", f"/desk/submissions/{draft}/checks"):
        shown = browser.get(page).text
        for words in ("A case", "Case 2", "3 May 2027", "the author holds the form"):
            assert words in shown, (page, words)


def test_notices_are_ticked_or_written_and_never_tell_who_wrote_the_paper(
    app: Flask, author: Person, visit: Visit, clock: Clock
) -> None:
    draft = ready_draft(app, author)
    with app.app_context():
        section_id = db.session.get_one(Submission, draft).section_id or ""
    details = {"section_id": section_id, "title": TITLE, "abstract": ABSTRACT, "language": "en"}
    ticked = {"content_notices": ["killing", "children"], "notice_words": "Hunger"}
    assert visit.post(f"/submissions/{draft}/details", details | ticked).status_code == 303
    assert "Children, Killing, Hunger" in visit.text(f"/submissions/{draft}/send")
    with app.app_context():
        told = Details(section_id, TITLE, ABSTRACT, notice_words=f"{author.name} tells of hunger")
        save_details(author.acting(clock()), draft, told)
    refused = visit.post(f"/submissions/{draft}/send", {})
    assert refused.status_code == 422
    assert "In the content notices stands" in html.unescape(refused.text)
