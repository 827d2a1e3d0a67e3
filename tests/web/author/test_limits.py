"""Limits of sections and calls, as authors meet them with the file, and editors after."""

import re

from flask import Flask
from sqlalchemy import update

from journal.domain.office import Office
from journal.extensions import db
from journal.models.section import Section
from journal.models.submission import Submission
from journal.services.submission import submit
from tests.builders.call import announced_call
from tests.builders.document import docx_of
from tests.builders.submission import ABSTRACT, TITLE, ready_draft
from tests.cast import Person, browser_of, person, section, writing
from tests.conftest import Clock
from tests.web.author.visit import Visit, errors_of

SOURCES = [
    f"Rowan, A. (20{n:02}). A study of sleep, part {n}. Sleep, {n}(1), 1–9." for n in range(12)
]
PAPER = docx_of(TITLE, ABSTRACT, "Figure 1. Nights without sleep.", "References", *SOURCES)


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_file_over_the_limits_is_told_at_once_and_kept_back(
    app: Flask, author: Person, visit: Visit, clock: Clock
) -> None:
    section_id = section(app, figures_most=0, references_most=10, keywords_least=3)
    draft = ready_draft(app, author, section_id=section_id)
    path = f"/submissions/{draft}"
    answer = visit.send(f"{path}/manuscript", "file", PAPER, "paper.docx")
    assert answer.status_code == 422
    assert "1 figure, 0 allowed: 1 too many." in errors_of(answer)
    counted = words(visit.text(f"{path}/manuscript"))
    assert "References 12 at most 10 2 too many Read from the file" in counted
    # The file is there: who goes on is told the rest at the end.
    assert visit.post(f"{path}/manuscript", {}).headers["Location"] == f"{path}/details"
    assert 'data-least="3"' in visit.text(f"{path}/details")
    answer = visit.post(f"{path}/send", {})
    assert answer.status_code == 422
    told = words(answer.text)
    assert "12 references, 10 allowed: 2 too many." in told
    assert "2 keywords, at least 3 wanted: 1 more, please." in told
    # A machine that counts wrong keeps nobody back.
    disputed = visit.post(f"{path}/manuscript", {"is_count_disputed": "y"})
    assert disputed.headers["Location"] == f"{path}/details"
    answer = visit.post(f"{path}/send", {})
    assert answer.status_code == 422
    missing = words(re.findall(r"Before you can send it.*?</ul>", answer.text, re.DOTALL)[0])
    assert "2 keywords, at least 3 wanted" in missing
    assert "references" not in missing
    with writing(app):
        db.session.execute(update(Section).values(is_advice_only=True))
    page = words(visit.text(f"{path}/send"))
    assert "Everything is there" in page
    assert "12 references, 10 allowed: 2 too many. " in page
    with app.app_context():
        assert submit(author.acting(clock()), draft).is_new
    editor = person(app, "hazel", Office.CHIEF)
    desk = words(browser_of(app, editor).get(f"/desk/submissions/{draft}").text)
    assert "References 12 at most 10 2 too many Read from the file" in desk
    assert "Keywords 2 at least 3 1 more needed" in desk
    assert "The author says that the file is counted wrong" in desk


def test_a_call_allows_more_than_its_section(app: Flask, author: Person, visit: Visit) -> None:
    section_id = section(app, references_most=10)
    chief = person(app, "chirp", Office.CHIEF)
    call = announced_call(app, chief, references_most=12, abstract_words=3)
    draft = ready_draft(app, author, section_id=section_id)
    with writing(app):
        db.session.execute(update(Submission).values(call_id=call))
    answer = visit.send(f"/submissions/{draft}/manuscript", "file", PAPER, "paper.docx")
    assert answer.status_code == 303
    told = words(visit.text(f"/submissions/{draft}/send"))
    assert "References 12 at most 12 fits" in told
    assert "The abstract has 14 words, 3 allowed: 11 too many." in told
