"""The reviews of a paper stand side by side, question by question, with what they come to."""

from dataclasses import replace

from flask import Flask
from lxml import html

from journal.extensions import db
from journal.models.section import Section
from tests.builders import round as rounds
from tests.builders.review_form import ADVICE, ANSWERS, DATA, RICH, SOUND, WHY, keep_form
from tests.cast import browser_of, person, writing
from tests.web.editor.desk import Desk

GOOD = replace(rounds.REVIEW, answers=ANSWERS, recommendation="accept")
POOR = replace(
    rounds.REVIEW,
    answers={SOUND.id: "1", DATA.id: "No", WHY.id: "Lost in the move.", ADVICE.id: "Ask again."},
    recommendation="reject",
)


def test_an_editor_reads_every_answer_beside_the_others_and_what_they_come_to(app: Flask):
    desk = Desk(app)
    assert "No review has come in yet." in desk.get("reviews")
    keep_form(app)
    with writing(app):
        db.session.get_one(Section, desk.articles).review_form_id = RICH.id
    rounds.in_review(app, desk.chief, desk.paper)
    people = [person(app, name) for name in ("crane", "heron", "rook")]
    for who, text in zip(people, (GOOD, POOR, GOOD), strict=True):
        rounds.reviewed(app, who, rounds.invited(app, desk.chief, desk.paper, who), text)
    table, *_ = tables(desk.get("reviews"))
    assert table[0] == ["Question", *(one.name for one in people), "Mean", "Spread", "Plot"]
    lines = {row[0]: row[1:] for row in table[1:]}
    assert lines["Recommendation"] == ["Accept", "Reject", "Accept", "2 Accept 1 Reject"]
    # Of a scale of three steps the third is 100, the first 0.
    assert lines["Weighted total of 100"][:4] == ["100", "0", "100", "67"]
    assert lines["Sound? weight 3"][:4] == ["3 firm", "1 shaky", "3 firm", "2.3"]
    assert lines["Are the data there?"] == ["Yes", "No", "Yes", "2 Yes1 No"]
    assert lines["Where?"] == ["Here; Elsewhere", "–", "Here; Elsewhere", "2 Here2 Elsewhere"]
    page = desk.get("reviews")
    assert "Lost in the move." in page
    assert page.count("Shorten the introduction.") == 2
    assert browser_of(app, desk.author).get(desk.url("reviews")).status_code == 404
    assert browser_of(app, people[0]).get(desk.url("reviews")).status_code == 404


def tables(page: str) -> list[list[list[str]]]:
    """Return the words of each cell of each table."""
    return [
        [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]
        for table in html.fromstring(page).iter("table")
    ]
