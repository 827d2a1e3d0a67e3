"""The languages of a paper: its own, those that its author reads, and that of letters to them."""

import html
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from flask import Flask
from sqlalchemy import select, update

from journal.documents import bounds, kinds
from journal.domain.acting import Acting
from journal.domain.author import AuthorEntry
from journal.domain.letters import Composed
from journal.domain.office import Office
from journal.extensions import db
from journal.jobs.coauthors import remind_authors
from journal.jobs.reminders import remind_people
from journal.models.account import Account
from journal.models.letter import Letter
from journal.models.submission import Submission
from journal.services.invitation import invitation_letter
from journal.services.letter_template import save_wording
from journal.services.people import account_for
from journal.services.submission import start, submit
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.builders.submission import ABSTRACT, TITLE, ready_draft
from tests.cast import Person, browser_of, person, section
from tests.conftest import Clock
from tests.documents.made import png
from tests.documents.traced.word import chunk
from tests.web.author.visit import Visit, errors_of

BONJOUR = Composed("{reference} est arrivé", "Bonjour {name},\n{title}\n{paper_url}\n{journal}")
TOKEN = re.compile(r'name="csrf_token" value="[^"]+"')


def letters(app: Flask, occasion: str) -> list[Letter]:
    with app.app_context():
        query = select(Letter).where(Letter.occasion == occasion)
        return list(db.session.scalars(query.order_by(Letter.written_at)))


def typed(section_id: str, *reads: str, letters_in: str = "") -> dict[str, object]:
    own = {"section_id": section_id, "title": TITLE, "abstract": ABSTRACT, "language": "en"}
    return own | {"review_languages": list(reads), "correspondence_language": letters_in}


def test_an_author_gets_letters_and_reviews_in_languages_that_they_read(
    app: Flask, author: Person, visit: Visit, clock: Clock
) -> None:
    section_id = section(app)
    chief = person(app, "hazel", Office.CHIEF, Office.MANAGER)
    reviewer = person(app, "thorn", languages="ka")
    with app.app_context():
        for occasion in ("submission_received", "reminder_revision"):
            save_wording(chief.acting(clock()), occasion, "fr", BONJOUR)
    draft = ready_draft(app, author, section_id=section_id)
    path = f"/submissions/{draft}"
    for wrong in (typed(section_id, "xx"), typed(section_id, letters_in="xx")):
        refused = visit.post(f"{path}/details", wrong)
        assert "Please choose one of the languages" in errors_of(refused)
    told = typed(section_id, "fr", "en", letters_in="fr")
    assert visit.post(f"{path}/details", told).status_code == 303
    assert visit.post(f"{path}/send", {}).status_code == 303
    (arrived,) = letters(app, "submission_received")
    assert (arrived.language, arrived.body[:7]) == ("fr", "Bonjour")
    rounds.in_review(app, chief, draft, 1)
    desk = browser_of(app, chief)
    assert "Letters to the author in" in desk.get(f"/desk/submissions/{draft}").text
    found = html.unescape(desk.get(f"/desk/submissions/{draft}/reviewers?q=thorn").text)
    assert "The author reads reviews in English, French." in found
    assert "reads Georgian" in found
    assert "Does not say that they read the language of the paper" in found
    with app.app_context():
        asked = invitation_letter(draft, reviewer.id).text
    assert "The author reads reviews in: English, French." in asked
    review_id = rounds.invited(app, chief, draft, reviewer)
    reader = browser_of(app, reviewer)
    seen = TOKEN.sub("", reader.get(f"/reviews/{review_id}").text)
    assert "English, French" in seen
    with app.app_context():
        db.session.execute(update(Submission).values(correspondence_language="ka"))
        db.session.commit()
    # What letters the author gets is nobody's to learn from a review.
    assert TOKEN.sub("", reader.get(f"/reviews/{review_id}").text) == seen
    rounds.accepted(app, reviewer, review_id)
    assert "The author reads English, French." in reader.get(f"/reviews/{review_id}").text


def test_where_no_letter_is_in_that_language_it_comes_whole_in_english(
    app: Flask, author: Person, clock: Clock
) -> None:
    chief = person(app, "hazel", Office.CHIEF, Office.MANAGER)
    draft = rounds.submitted(app, author, section(app), chief)
    with app.app_context():
        save_wording(chief.acting(clock()), "reminder_revision", "fr", BONJOUR)
        db.session.execute(update(Submission).values(correspondence_language="fr"))
        db.session.commit()
    rounds.all_reviewed(app, chief, draft, [person(app, "thorn")])
    decided(app, chief, draft, "minor-revision")
    (letter,) = letters(app, "decision_minor_revision")
    assert letter.language == "en"
    assert not re.search(r"\b(mars|avril|mai)\b", letter.body)
    letters_went(app)
    for _day in range(25):
        clock.advance(days=1)
        with app.app_context():
            remind_people(Acting(at=clock(), job="reminders"))
    reminders = letters(app, "reminder_revision")
    assert {(one.language, one.body[:7]) for one in reminders} == {("fr", "Bonjour")}


def test_a_new_draft_offers_what_the_profile_says(app: Flask, clock: Clock) -> None:
    author = person(app, "olive", languages="ka fr")
    with app.app_context():
        draft = start(author.acting(clock()), None, section(app))
    page = Visit(app, author).text(f"/submissions/{draft}/details")
    ticked = re.findall(r'<input[^>]* checked[^>]*name="review_languages"[^>]*', page)
    assert sorted(re.findall(r'value="(\w+)"', " ".join(ticked))) == ["fr", "ka"]


def spoken(app: Flask, folder: Path, *messages: str) -> None:
    """Let the app know these messages in Arabic, each in brackets."""
    catalogue = Catalog(locale="ar")
    for message in messages:
        catalogue.add(message, f"\u27e6{message}\u27e7")
    path = folder / "ar" / "LC_MESSAGES" / "messages.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    app.extensions["babel"].translation_directories[:] = [str(folder)]


def test_why_a_file_is_not_taken_is_told_in_the_language_of_its_author(
    app: Flask, clock: Clock, tmp_path: Path
) -> None:
    spoken(app, tmp_path, bounds.OTHER_KIND, kinds.PNG.label, bounds.CHUNK)
    author = person(app, "olive", language="ar")
    with app.app_context():
        draft = start(author.acting(clock()), None, section(app))
    visit, here = Visit(app, author), f"/submissions/{draft}"
    refused = visit.send(f"{here}/manuscript", "file", png(), "paper.docx")
    assert "\u27e6This file cannot be taken here" in errors_of(refused)
    assert "\u27e6PNG picture\u27e7" in errors_of(refused)
    # A file that is taken, of which no copy can be made: the reason is kept, and told later.
    assert visit.send(f"{here}/manuscript", "file", chunk(), "paper.docx").status_code == 303
    assert f"\u27e6{bounds.CHUNK}\u27e7" in visit.text(f"{here}/anonymity")
    with app.app_context():
        db.session.execute(update(Account).values(language="en"))
        db.session.commit()
    page = visit.text(f"{here}/anonymity")
    assert (f"<p>{bounds.CHUNK}</p>" in page, "taken out by us" in page) == (True, False)
    unanswered = visit.post(f"{here}/anonymity", {"looked": "y"})
    assert (unanswered.status_code, bounds.CHUNK in errors_of(unanswered)) == (422, True)


def test_co_authors_who_chose_no_language_get_letters_in_that_of_the_paper(
    app: Flask, author: Person, clock: Clock
) -> None:
    chief = person(app, "hazel", Office.CHIEF, Office.MANAGER)
    own = person(app, "medlar")
    listed = (
        AuthorEntry(name="Suu", email="suu@clinic.example"),
        AuthorEntry(name="Known", email="known@clinic.example"),
        AuthorEntry(name=own.name, email=own.email),
    )
    draft = ready_draft(app, author, co_authors=listed)
    with app.app_context():
        asking = Composed(BONJOUR.subject, f"{BONJOUR.text}\n{{link}}")
        for occasion in ("coauthor_asked", "coauthor_reminded"):
            save_wording(chief.acting(clock()), occasion, "fr", asking)
        account_for(chief.acting(clock()), "Known", "known@clinic.example")
        db.session.execute(update(Submission).values(correspondence_language="fr"))
        db.session.commit()
        submit(author.acting(clock()), draft)
    clock.advance(days=8)
    with app.app_context():
        remind_authors(Acting(at=clock(), job="coauthors"))
    for occasion in ("coauthor_asked", "coauthor_reminded"):
        spoken_to = {one.to_address: one.language for one in letters(app, occasion)}
        assert spoken_to == {
            "suu@clinic.example": "fr",
            "known@clinic.example": "fr",
            own.email: "en",
        }
