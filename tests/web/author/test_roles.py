"""What each author contributed and their other name, from the form to the published page."""

from flask import Flask

from journal.domain.author import AuthorEntry
from journal.domain.published import Byline, PublishedAuthor, as_named
from journal.extensions import db
from journal.queries.byline import byline, searched
from journal.queries.issue_draft import authors_of
from tests.builders.submission import ready_draft
from tests.cast import browser_of, csrf_of, person

OTHER = "ანა ლობჟანიძე"


def test_roles_and_another_script_are_kept_without_a_script_and_shown(app: Flask):
    ana = person(app, "quince")
    paper = ready_draft(app, ana)
    browser, url = browser_of(app, ana), f"/submissions/{paper}/authors"
    page = browser.get(url).text
    assert page.count('name="authors-0-roles"') == 14
    with app.app_context():
        entry = byline(paper)[0]
        db.session.rollback()
    typed = {
        "csrf_token": csrf_of(page),
        "corresponding": "0",
        "authors-0-id": entry.id,
        "authors-0-name": "Quince",
        "authors-0-email": ana.email,
        "authors-0-other_script_name": OTHER,
        "authors-0-roles": ["writing-original-draft", "conceptualization", "no-such-role"],
        # Somebody with one name, and with nothing but it.
        "authors-1-name": "Sukarno",
        "authors-1-orcid": "orcid.org/0000-0002-1825-0097/",
    }
    assert browser.post(url, data=typed).status_code == 303
    shown = browser.get(url).text
    assert "CRediT) · 2" in shown
    with app.app_context():
        ana_kept, sukarno = byline(paper)
        assert ana_kept.roles == "conceptualization writing-original-draft"
        assert (ana_kept.other_script_name, ana_kept.family_name) == (OTHER, "")
        assert sukarno == AuthorEntry(id=sukarno.id, name="Sukarno", orcid="0000-0002-1825-0097")
        assert OTHER in searched(paper)
        named = authors_of([paper])[paper][0]
        assert (named.other_script_name, named.roles) == (OTHER, ana_kept.roles)


def test_a_mistyped_orcid_is_refused_beside_its_field_and_roles_stay_ticked(app: Flask):
    ana = person(app, "quince")
    paper = ready_draft(app, ana)
    browser, url = browser_of(app, ana), f"/submissions/{paper}/authors"
    typed = {
        "csrf_token": csrf_of(browser.get(url).text),
        "authors-0-name": "Quince",
        "authors-0-orcid": "0000-0002-1825-0098",
        "authors-0-roles": "software",
    }
    answer = browser.post(url, data=typed)
    assert (answer.status_code, "CRediT) · 1" in answer.text) == (422, True)
    assert "not an ORCID iD" in answer.text


def test_another_public_name_keeps_the_first_one_s_script_out():
    author = Byline("Ana Lobjanidze", "Lobjanidze", "A. L.", "Centre", "GE", "", OTHER, "software")
    assert as_named(author) == PublishedAuthor("A. L.", roles="software")
