"""Who guesses at a sealed name at the desk learns little, and is seen by keepers and author."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from journal.domain.acting import Word
from journal.domain.mentions import Place
from journal.domain.office import Office
from journal.domain.refusal import Invalid
from journal.extensions import db
from journal.models.keeper import Mention
from journal.models.letter import Letter
from journal.services.answer import Written, file_answer
from journal.services.keeping import name_keeper
from journal.services.mentioning import SEARCHES, guarded
from journal.services.on_word import Heard, take_word
from journal.services.submission import submit
from journal.services.triage import return_to_author
from journal.services.writing import save_declarations
from tests.builders.document import docx_of
from tests.builders.sealed import layla, masked_draft, paper_of
from tests.builders.submission import DECLARED
from tests.cast import browser_of, csrf_of, person


class Desk:
    """A paper with a sealed author, its editor and two keepers, and what the editor tries."""

    def __init__(self, app, clock):
        self.app, self.author = app, layla(app)
        self.editor = person(app, "hazel", Office.CHIEF, Office.OFFICE, Office.MANAGER)
        self.keepers = [person(app, "alder"), person(app, "birch")]
        self.id = masked_draft(app, clock, self.author, paper_of())
        with app.app_context():
            self.reference = submit(self.author.acting(clock()), self.id).reference
            for one in self.keepers:
                name_keeper(self.editor.acting(clock()), one.email)
        self.browser = browser_of(app, self.editor)
        self.root = f"/desk/submissions/{self.id}"
        self.token = csrf_of(self.browser.get(f"{self.root}/anonymized").text)

    def copy(self, *words, **more):
        sent = {"file": (io.BytesIO(docx_of(*words)), "copy.docx"), "csrf_token": self.token}
        return self.browser.post(f"{self.root}/anonymized", data=sent | more)

    def mentions(self):
        with self.app.app_context():
            return list(db.session.scalars(select(Mention.place).order_by(Mention.made_at)))

    def told(self):
        with self.app.app_context():
            query = select(Letter.to_address, Letter.body).where(
                Letter.occasion == "sealed_name_mentioned"
            )
            return [tuple(row) for row in db.session.execute(query)]


def plain(page):
    return re.sub(r"\s+", " ", re.sub(r"name=\"csrf_token\".*?>|<script.*?</script>", "", page))


def test_a_guess_in_a_copy_is_answered_in_one_way_and_seen(app, clock):
    desk = Desk(app, clock)
    whole = desk.copy("Sleep.", "By Secretname Familysecretname", "Also Other Guess.")
    alone = desk.copy("Sleep.", "As Familysecretname has shown", "Also Other Guess.")
    assert (whole.status_code, alone.status_code) == (422, 422)
    assert plain(whole.text) == plain(alone.text)
    assert "secretname" not in whole.text.lower()
    assert "paragraph" not in whole.text
    assert desk.copy("Sleep.", "By Other Guess").status_code == 303
    assert desk.mentions() == [Place.COPY, Place.COPY]
    assert {to for to, _ in desk.told()} == {one.email for one in desk.keepers}
    assert len(desk.told()) == 2
    keeper = browser_of(app, desk.keepers[0]).get("/sealed").text
    assert keeper.count("a copy for reviewers, which was refused") == 2
    assert desk.editor.name in keeper
    author = browser_of(app, desk.author).get(f"/submissions/{desk.id}").text
    assert "a name stood that is sealed here" in author
    assert "a name stood" not in browser_of(app, desk.editor).get(desk.root).text


def test_a_guess_in_a_title_a_letter_or_an_answer_is_seen_too(app, clock):
    desk = Desk(app, clock)
    details = {"title": "Of Secretname Familysecretname", "abstract": "A.", "keywords": "b"}
    reply = desk.browser.post(f"{desk.root}/details", data=details | {"csrf_token": desk.token})
    assert reply.status_code == 422
    assert "the words are not shown" in reply.text
    assert "In the title" not in reply.text
    mail = Written("Somebody", "", "Hello", "Is it Secretname Familysecretname?", date(2026, 3, 1))
    with app.app_context():
        file_answer(desk.editor.acting(clock()), desk.id, mail)
    assert desk.mentions() == [Place.DETAILS, Place.ANSWER]
    innocent = details | {"title": "Of somebody else", "csrf_token": desk.token}
    assert desk.browser.post(f"{desk.root}/details", data=innocent).status_code == 303
    assert len(desk.mentions()) == 2


def test_nobody_guesses_for_long(app, clock):
    desk = Desk(app, clock)
    sent = {"title": "Of Guess", "abstract": "A.", "keywords": "b", "csrf_token": desk.token}
    url = f"{desk.root}/details"
    codes = [desk.browser.post(url, data=sent).status_code for _ in range(SEARCHES.burst + 1)]
    assert codes == [303] * SEARCHES.burst + [429]


def test_who_sends_on_a_sealed_author_s_word_is_seen_as_well(app, clock):
    author, office = layla(app), person(app, "hazel", Office.CHIEF, Office.OFFICE)
    draft = masked_draft(app, clock, author, paper_of())
    by = author.acting(clock())
    with app.app_context():
        submit(by, draft)
        note = take_word(office.acting(clock()), draft, Heard("phone", "Send it for me."))
        return_to_author(office.acting(clock()), draft, "Please say who paid.")
        funding = replace(DECLARED, funding="Paid by Secretname Familysecretname.")
        save_declarations(by, draft, funding)
    spoken = replace(by, word=Word(note, office.id))
    with app.app_context(), pytest.raises(Invalid) as told:
        guarded(spoken, draft, Place.REVISION, lambda: submit(spoken, draft))
    assert list(told.value.errors) == ["declarations.funding"]
    with app.app_context():
        assert list(db.session.scalars(select(Mention.account_id))) == [office.id]
