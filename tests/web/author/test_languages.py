"""A paper says in several languages what it is; each is kept, hidden and shown like the first."""

import html
import re

from flask import Flask

from journal.domain.office import Office
from journal.domain.submission import Details
from journal.domain.translation import Translation
from journal.extensions import db
from journal.models.submission import Submission
from journal.queries.translation import translations
from journal.services.submission import start, submit
from journal.services.writing import save_details
from tests.builders.submission import ABSTRACT, TITLE, ready_draft
from tests.cast import Person, browser_of, csrf_of, person, section
from tests.conftest import Clock
from tests.web.author.visit import Visit, errors_of

ARABIC = Translation("ar", "الحبس الانفرادي والنوم", "يُفقد الحبس الانفرادي النوم أولاً.", "نوم\nسجن")
FRENCH = Translation("fr", "L’isolement et le sommeil", "Le sommeil part d’abord.", "sommeil")


def typed(section_id: str, *rows: Translation, **more: str) -> dict[str, str]:
    """What the form sends."""
    fields = {
        f"translations-{place}-{name}": getattr(row, name)
        for place, row in enumerate(rows)
        for name in Translation.__slots__
    }
    own = {"section_id": section_id, "title": TITLE, "abstract": ABSTRACT, "language": "en"}
    return own | fields | more


def kept(app: Flask, draft: str) -> tuple[Translation, ...]:
    with app.app_context():
        return translations(draft)


def test_languages_are_added_one_by_one_and_nothing_typed_is_lost(
    app: Flask, author: Person, visit: Visit, clock: Clock
) -> None:
    section_id = section(app)
    with app.app_context():
        draft = start(author.acting(clock()), None, section_id)
    path = f"/submissions/{draft}/details"
    added = visit.post(path, typed(section_id, ARABIC, add="translations"))
    assert added.status_code == 200
    page = html.unescape(added.text)
    assert TITLE in page
    assert re.search(r'id="translations-0-title"[^>]* value="الحبس', page)
    assert re.search(r'dir="rtl"[^>]*id="translations-0-title"[^>]*lang="ar"', page)
    assert 'id="translations-1-title"' in page
    assert kept(app, draft) == (ARABIC,)
    answer = visit.post(path, typed(section_id, ARABIC, FRENCH))
    assert answer.status_code == 303
    assert kept(app, draft) == (ARABIC, FRENCH)
    removed = visit.post(path, typed(section_id, ARABIC, FRENCH, remove="translations-0"))
    assert removed.status_code == 200
    assert kept(app, draft) == (FRENCH,)
    twice = visit.post(path, typed(section_id, FRENCH, Translation("fr", "Encore")))
    assert "Language: This language is there already" in errors_of(twice)
    nameless = visit.post(path, typed(section_id, Translation("", "Untold")))
    assert "Language: Please choose the language" in errors_of(nameless)
    assert kept(app, draft) == (Translation("", "Untold"),)


def test_who_wrote_it_is_searched_for_in_every_language(
    app: Flask, author: Person, visit: Visit, clock: Clock
) -> None:
    draft = ready_draft(app, author)
    with app.app_context():
        section_id = db.session.get_one(Submission, draft).section_id or ""
        telling = Translation("fr", FRENCH.title, f"{author.name} a suivi quarante personnes.")
        details = Details(section_id, TITLE, ABSTRACT, translations=(telling,))
        save_details(author.acting(clock()), draft, details)
    answer = visit.post(f"/submissions/{draft}/send", {})
    assert answer.status_code == 422
    assert "In the abstract in another language stands" in html.unescape(answer.text)
    with app.app_context():
        details = Details(section_id, TITLE, ABSTRACT, translations=(ARABIC,))
        save_details(author.acting(clock()), draft, details)
        assert submit(author.acting(clock()), draft).is_new
    shown = visit.text(f"/submissions/{draft}")
    assert f'<h3 lang="ar" dir="rtl">{ARABIC.title}</h3>' in shown


def test_an_editor_corrects_what_a_paper_says_in_another_language(
    app: Flask, author: Person, clock: Clock
) -> None:
    office = person(app, "basalt", Office.OFFICE)
    draft = ready_draft(app, author)
    with app.app_context():
        submit(author.acting(clock()), draft)
    browser = browser_of(app, office)
    path = f"/desk/submissions/{draft}/details"
    token = {"csrf_token": csrf_of(browser.get(path).text)}
    form = {"title": TITLE, "abstract": ABSTRACT, "keywords": "sleep, prison"}
    rows = {name: text for name, text in typed("", FRENCH).items() if "-" in name}
    added = browser.post(path, data=token | form | rows | {"add": "translations"})
    assert (added.status_code, "translations-1-title" in added.text) == (200, True)
    assert kept(app, draft) == ()
    bad = browser.post(path, data=token | form | rows | {"translations-0-language": "en"})
    assert bad.status_code == 422
    naming = {"translations-0-abstract": f"{author.name} a suivi."}
    told = browser.post(path, data=token | form | rows | naming)
    assert (told.status_code, "Reviewers could see" in told.text) == (422, True)
    assert browser.post(path, data=token | form | rows).status_code == 303
    assert kept(app, draft) == (FRENCH,)
    desk = browser.get(f"/desk/submissions/{draft}").text
    assert FRENCH.abstract in html.unescape(desk)


def test_a_section_asks_for_the_parts_of_an_abstract(
    app: Flask, author: Person, visit: Visit, clock: Clock
) -> None:
    parted = section(app, "Reports", abstract_headings="Background\nFindings")
    with app.app_context():
        draft = start(author.acting(clock()), None, parted)
    path = f"/submissions/{draft}/details"
    assert "Background: \n\nFindings:" in html.unescape(visit.text(path))
    unfilled = visit.post(path, typed(parted, abstract="Background: \n\nFindings:"))
    assert "The abstract is missing." in errors_of(unfilled)
    half = visit.post(path, typed(parted, abstract="Background: Sleep.\n\nMore."))
    assert "These parts are missing: Background, Findings" in errors_of(half)
    french = typed(parted, abstract="Contexte : Le sommeil.\n\nRésultats : Moins.", language="fr")
    assert visit.post(path, french).status_code == 303
    whole = typed(parted, abstract="background: Sleep.\n\nFindings: Less.")
    assert visit.post(path, whole).status_code == 303
