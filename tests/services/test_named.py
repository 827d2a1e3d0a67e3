"""Reviewers suggested and opposed: kept in rows, and told to editors who look for reviewers."""

import html

from journal.domain.named import (
    NamedReviewer,
    Stance,
    authors_among,
    contradictions,
    faults,
    is_same,
)
from journal.models.named import NamedPerson
from journal.queries.named import named
from tests.builders import round as rounds
from tests.builders.submission import ready_draft
from tests.cast import browser_of, keep, person, section
from tests.web.author.visit import Visit

ROWAN = NamedReviewer("Rowan Familyrowan", "", "Centre Rowan", "Knows the field.")


def test_a_person_is_known_by_address_or_by_the_words_of_the_name():
    row = NamedReviewer("Rowan, José-María", "Jose@x.example")
    assert is_same(row, "jose@X.example", ["Somebody Else"])
    assert is_same(row, "", ["Jose Maria ROWAN"])
    assert not is_same(row, "", ["Maria Rowan", ""])
    assert faults(Stance.OPPOSED, [NamedReviewer(), NamedReviewer(email="x")]).keys() == {
        f"opposed-1-{name}" for name in ("name", "email", "institution", "reason")
    }


def test_nobody_is_suggested_and_opposed_at_once():
    li, other = NamedReviewer("Bo Li", "bo@li.example"), NamedReviewer("Li Bo", "other@li.example")
    assert contradictions([li], [NamedReviewer("Rowan"), NamedReviewer("Li, Bo")]).keys() == {
        "opposed-1-name"
    }
    assert contradictions([li], [other]) == {}
    # Nor do authors review themselves; of the same name may be somebody else.
    byline = [("Rowan Lee", ""), ("Li Bo", "li.bo@home.example")]
    assert authors_among([li, NamedReviewer("Lee, Rowan")], byline).keys() == {"suggested-1-name"}


def test_rows_are_added_and_removed_by_buttons_and_nothing_typed_is_lost(app, clock):
    author = person(app, "quince")
    draft = ready_draft(app, author)
    visit, path = Visit(app, author), f"/submissions/{draft}/declarations"
    typed = {"competing_interests": "None at all.", "ethics": "Board 7."}
    page = html.unescape(visit.post(path, typed | {"add": "opposed"}).text)
    assert 'name="opposed-0-name"' in page
    assert "None at all." in page
    row = {"opposed-0-name": "", "opposed-0-email": "x", "opposed-0-reason": "A rival."}
    answer = visit.post(path, typed | row)
    assert answer.status_code == 422
    assert "Please write the name too" in answer.text
    assert "A rival." in answer.text
    row |= {"opposed-0-name": "Rowan", "opposed-0-email": ""}
    visit.post(path, typed | row, **{"X-Autosave": "1"})
    with app.app_context():
        kept = named(draft)[Stance.OPPOSED]
    assert kept == (NamedReviewer("Rowan", reason="A rival."),)
    assert (
        'name="opposed-0-name"' not in visit.post(path, typed | row | {"remove": "opposed-0"}).text
    )
    with app.app_context():
        assert named(draft)[Stance.OPPOSED] == ()


def test_an_editor_who_looks_for_reviewers_is_told_whom_the_authors_oppose_and_why(app):
    author, section_id = person(app, "quince"), section(app)
    editor = person(app, "hazel", "editor", section_id=section_id)
    opposed, other = person(app, "rowan"), person(app, "medlar")
    paper = rounds.submitted(app, author, section_id, editor)
    rounds.in_review(app, editor, paper)
    keep(
        app,
        NamedPerson(
            submission_id=paper, stance=Stance.OPPOSED, position=1, name="Familyrowan, Rowan",
            reason="A rival.",
        ),
    )  # fmt: skip
    desk = browser_of(app, editor)
    address = f"/desk/submissions/{paper}/reviewers"
    page = desk.get(f"{address}?q=Centre").text
    assert page.count("Opposed by the authors") == 1
    assert page.index("A rival.") < page.index(f"{address}/{opposed.id}")
    assert "not review their paper" in desk.get(f"{address}/{opposed.id}").text
    assert "not review their paper" not in desk.get(f"{address}/{other.id}").text
    assert "A rival." in desk.get(f"/desk/submissions/{paper}").text
