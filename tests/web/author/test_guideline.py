"""The kind of study and its guideline: kept, asked for, stated, and read by who judges."""

import html
import re

from flask import Flask
from sqlalchemy import update

from journal.domain.office import Office
from journal.extensions import db
from journal.models.section import Section
from tests.builders import round as rounds
from tests.builders.submission import ABSTRACT, TITLE, ready_draft
from tests.cast import Person, browser_of, csrf_of, person, section, writing
from tests.web.author.visit import Visit, errors_of

TRIAL = {"study_kind": "Randomized trial", "guideline": "CONSORT 2025, every item"}


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_section_asks_for_the_guideline_and_all_who_judge_read_it(
    app: Flask, author: Person, visit: Visit
) -> None:
    section_id = section(app)
    editor, reviewer = person(app, "hazel", Office.CHIEF), person(app, "thorn")
    draft = ready_draft(app, author, section_id=section_id)
    details = {"section_id": section_id, "title": TITLE, "abstract": ABSTRACT, "language": "en"}
    path = f"/submissions/{draft}"
    assert visit.post(f"{path}/details", details).status_code == 303
    with writing(app):
        db.session.execute(update(Section).values(is_guideline_asked=True))
    assert "Please choose the kind of study." in words(visit.text(f"{path}/send"))
    assert visit.post(f"{path}/send", {}).status_code == 422
    half = visit.post(f"{path}/details", details | {"study_kind": "Randomized trial"})
    assert "Please tell how you followed CONSORT, or why you did not." in errors_of(half)
    forged = visit.post(f"{path}/details", details | {"study_kind": "A poem"})
    assert "Please choose one of the kinds listed." in errors_of(forged)
    legal = details | {"study_kind": "Legal analysis or commentary"}
    assert visit.post(f"{path}/details", legal).status_code == 303
    # Reviewers read these words: they are searched like the abstract.
    naming = details | TRIAL | {"guideline": f"CONSORT, as {author.name} reads it"}
    assert visit.post(f"{path}/details", naming).status_code == 303
    refused = visit.post(f"{path}/send", {})
    assert "In the words on the guideline stands" in html.unescape(refused.text)
    assert visit.post(f"{path}/details", details | TRIAL).status_code == 303
    assert visit.post(f"{path}/send", {}).status_code == 303
    rounds.in_review(app, editor, draft)
    review_id = rounds.invited(app, editor, draft, reviewer)
    for who, page in ((editor, f"/desk/submissions/{draft}"), (reviewer, f"/reviews/{review_id}")):
        shown = browser_of(app, who).get(page).text
        assert "Randomized trial" in shown
        assert "CONSORT 2025, every item" in shown
        assert 'href="https://www.consort-spirit.org/"' in shown


def test_a_manager_keeps_the_list_of_guidelines(app: Flask, author: Person, visit: Visit) -> None:
    draft, page = ready_draft(app, author), "/manage/studies"
    manager = browser_of(app, person(app, "magpie", Office.MANAGER))
    shown = manager.get(page).text
    names = re.findall(r'name="(kinds-\d+-\w+|seen)"[^>]*value="([^"]*)"', shown)
    typed = {name: html.unescape(value) for name, value in names}
    assert typed["kinds-2-guideline"] == "PRISMA"
    typed |= {"csrf_token": csrf_of(shown), "kinds-9-name": "", "kinds-10-name": "Mixed methods"}
    added = manager.post(page, data=typed | {"add": "kinds"})
    assert added.status_code == 200
    assert 'value="Mixed methods"' in added.text
    assert "Mixed methods" not in visit.text(f"/submissions/{draft}/details")
    wrong = manager.post(page, data=typed | {"kinds-10-address": "javascript:alert(1)"})
    assert wrong.status_code == 422
    assert 'id="kinds-9-address-error"' in wrong.text
    mixed = {"kinds-10-guideline": "GRAMMS", "kinds-10-address": "https://gramms.example/"}
    for _click in range(2):
        assert manager.post(page, data=typed | mixed).status_code == 303
    offered = visit.text(f"/submissions/{draft}/details")
    assert "Mixed methods (GRAMMS)" in offered
    assert "Legal analysis" not in offered
    stale = manager.post(page, data=typed)
    assert "Somebody changed this while you were writing." in stale.text
