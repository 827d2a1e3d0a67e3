"""A paper for a call: begun in time, sent in time, and what happens when it closes meanwhile."""

import re

import pytest

from journal.domain.office import Office
from journal.domain.refusal import Invalid
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.submission import Submission, SubmissionTheme
from journal.queries.call import call_for_authors
from journal.services.submission import start
from journal.services.triage import return_to_author
from tests.builders.call import announced_call
from tests.builders.submission import ready_draft
from tests.cast import person, section
from tests.web.author.visit import errors_of


@pytest.fixture
def section_id(app):
    return section(app)


@pytest.fixture
def themes(app, section_id):
    """The call is open from the tests' first day to the end of June, with 48 hours of grace."""
    announced_call(app, person(app, "cedar", Office.CHIEF))
    with app.app_context():
        return call_for_authors("prisons").themes


def test_a_call_leads_to_its_own_form(app, visit, section_id, themes):
    page = visit.text("/submit?call=prisons")
    assert "Prisons (closes on 30 June 2026, UTC)" in page
    chosen = re.findall(r"<input checked[^>]*>", page)
    assert ['value="prisons"' in one for one in chosen] == [True]
    begun = visit.post("/submit", {"call": "prisons", "section_id": section_id})
    details = begun.headers["Location"].replace("manuscript", "details")
    page = visit.text(details)
    assert "30 June 2026, UTC</time>" in page
    assert "1. Health care behind walls" in page
    written = re.findall(
        r'<option value="(\w+)"', page.partition('name="language"')[2].partition("</select>")[0]
    )
    assert "es" in written
    assert "de" not in written


def test_ticked_themes_are_kept_and_forged_ones_are_not(app, author, visit, section_id, themes):
    draft = ready_draft(app, author, call="prisons", section_id=section_id)
    fields = {"title": "T1", "abstract": "A1", "language": "es", "section_id": section_id}
    path = f"/submissions/{draft}/details"
    assert (
        visit.post(path, {**fields, "theme_ids": [themes[0].id, themes[2].id]}).status_code == 303
    )
    assert visit.post(path, {**fields, "theme_ids": [themes[0].id, "z" * 18]}).status_code == 422
    with app.app_context():
        kept = db.session.query(SubmissionTheme.theme_id).all()
    assert {one[0] for one in kept} == {themes[0].id, themes[2].id}


def test_a_draft_begun_in_time_is_taken_in_the_grace(app, author, visit, section_id, themes, clock):
    draft = ready_draft(app, author, call="prisons", section_id=section_id)
    clock.at = clock.at.replace(month=7, day=2, hour=12)
    assert "The call has closed, and waits for you" in visit.text(f"/submissions/{draft}/send")
    assert visit.post(f"/submissions/{draft}/send", {}).status_code == 303


def test_a_call_that_closed_keeps_the_draft_and_offers_another_way(
    app, author, visit, section_id, themes, clock
):
    draft = ready_draft(app, author, call="prisons", section_id=section_id)
    clock.at = clock.at.replace(month=7, day=3)
    page = visit.text(f"/submissions/{draft}/send")
    assert "The call has closed" in page
    answer = visit.post(f"/submissions/{draft}/send", {})
    assert answer.status_code == 409
    told = errors_of(answer)
    assert "closed on 30 June 2026" in told
    assert "Your draft is kept" in told
    assert visit.post(f"/submissions/{draft}/leave-call", {}).status_code == 303
    assert visit.post(f"/submissions/{draft}/leave-call", {}).status_code == 303
    assert visit.post(f"/submissions/{draft}/send", {}).status_code == 303
    with app.app_context():
        row = db.session.get(Submission, draft)
    assert (row.state, row.call_id) == (State.SUBMITTED, None)


def test_nothing_is_begun_for_a_call_that_closed_while_the_page_was_open(
    app, author, visit, section_id, themes, clock
):
    clock.at = clock.at.replace(month=7, day=1, hour=0)
    assert "takes no papers now" in visit.text("/submit?call=prisons")
    answer = visit.post("/submit", {"call": "prisons", "section_id": section_id})
    assert answer.status_code == 422
    assert "closed on 30 June 2026" in errors_of(answer)
    assert visit.post("/submit", {"call": "never", "section_id": section_id}).status_code == 422
    assert visit.post("/submit", {"call": "", "section_id": "forged"}).status_code == 422
    with app.app_context():
        assert db.session.query(Submission).count() == 0


def test_a_draft_returned_by_the_editors_is_not_shut_out_by_the_closing(
    app, author, visit, section_id, themes, clock
):
    chief = person(app, "rowan", Office.CHIEF)
    draft = ready_draft(app, author, call="prisons", section_id=section_id)
    assert visit.post(f"/submissions/{draft}/send", {}).status_code == 303
    clock.at = clock.at.replace(month=9, day=1)
    with app.app_context():
        return_to_author(chief.acting(clock()), draft, "Please add the ethics number.")
    assert "Returned to you" in visit.text("/submissions")
    page = visit.text(f"/submissions/{draft}/declarations")
    assert "Please add the ethics number." in page
    assert "The call has closed" not in page
    assert visit.post(f"/submissions/{draft}/send", {}).status_code == 303
    with app.app_context():
        row = db.session.get(Submission, draft)
    assert (row.state, row.return_reason) == (State.SUBMITTED, "")
    assert row.submitted_at.month == 3


def test_an_early_bird_cannot_start(app, author, section_id, clock):
    announced_call(app, person(app, "cedar", Office.CHIEF), opens_on=clock().date().replace(day=20))
    with app.app_context(), pytest.raises(Invalid) as told:
        start(author.acting(clock()), "prisons", section_id)
    assert set(told.value.errors) == {"call"}
