"""A stopped letter goes only while what it says holds."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.office import Office
from journal.domain.refusal import Overtaken
from journal.extensions import db
from journal.models.letter import Letter, LetterState
from journal.services.online_first import publish_first
from journal.services.stopping import send_after_all
from journal.services.unpublishing import unpublish_issue
from tests.builders import issue as build
from tests.builders.issue import Paper
from tests.cast import person, section
from tests.conftest import START


def test_no_author_hears_of_an_issue_that_was_taken_back(app: Flask) -> None:
    chief, author = person(app, "cora", Office.CHIEF, Office.PRODUCTION), person(app, "quince")
    by, part, papers = chief.acting(START), section(app), []
    for title in ("Early", "Late"):
        paper = build.accepted(app, author, part, Paper(title=title))
        build.galley(app, author, paper, pages=2)
        papers.append(build.in_production(app, by, paper))
    with app.app_context():
        publish_first(chief.acting(START - timedelta(days=1)), papers[0])
    issue = build.issue(app, by)
    build.placed(app, by, issue, *papers)
    build.published(app, by, issue)
    occasions = Letter.occasion.in_(("published", "published_in_issue"))
    with app.app_context():
        unpublish_issue(by, issue, "A table is wrong.")
        stopped = db.session.scalars(select(Letter.id).where(occasions)).all()
        assert len(stopped) == 2
        for letter_id in stopped:
            with pytest.raises(Overtaken):
                send_after_all(by, letter_id)
    build.published(app, chief.acting(START + timedelta(hours=30)), issue)
    with app.app_context():
        for letter_id in stopped:
            with pytest.raises(Overtaken):
                send_after_all(by, letter_id)
        states = db.session.scalars(select(Letter.state).where(Letter.id.in_(stopped)))
        assert set(states) == {LetterState.STOPPED}
