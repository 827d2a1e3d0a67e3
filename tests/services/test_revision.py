"""A revision: prepared, sent once, late or not."""

from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.event import Event
from journal.models.letter import Letter
from journal.models.review import Round
from journal.models.submission import Submission, Version
from journal.services.anonymity import Recognizable, gate_text
from journal.services.revision import RevisionFiles, save_revision, submit_revision
from tests.builders import decision
from tests.builders import round as rounds
from tests.builders.submission import (
    SentPaper,
    anonymized,
    manuscript_bytes,
    sent_paper,
    upload,
)
from tests.cast import Person, person, section


@dataclass(frozen=True)
class Story:
    app: Flask
    author: Person
    editor: Person
    paper: SentPaper

    @property
    def id(self) -> str:
        return self.paper.submission_id


def asked(app, kind="major-revision") -> Story:
    """A paper of which a revision was asked."""
    author, section_id = person(app, "quince"), section(app)
    editor = person(app, "hazel", Office.EDITOR, section_id=section_id)
    paper = sent_paper(app, author, section_id=section_id)
    reviewer = person(app, "thorn")
    rounds.all_reviewed(app, editor, paper.submission_id, [reviewer])
    decision.decided(app, editor, paper.submission_id, kind)
    decision.letters_went(app)
    return Story(app, author, editor, paper)


def prepare(story, at, response="We have mended the table."):
    with story.app.app_context():
        files = RevisionFiles(
            upload(story.app, manuscript_bytes() + b" ", "new.docx"),
            anonymized(story.app, story.id),
        )
        save_revision(story.author.acting(at), story.id, response, files)


def occasions(story):
    with story.app.app_context():
        rows = db.session.execute(
            select(Letter.occasion, Letter.to_address)
            .where(Letter.submission_id == story.id, Letter.occasion.like("revision%"))
            .order_by(Letter.occasion)
        )
        return [tuple(row) for row in rows]


def rows_of(story, column, model):
    with story.app.app_context():
        return list(
            db.session.scalars(
                select(column).where(model.submission_id == story.id).order_by(column)
            )
        )


def test_a_major_revision_opens_the_next_round_on_the_new_version(app, clock):
    story = asked(app)
    prepare(story, clock.advance(days=10))
    with app.app_context():
        by = story.author.acting(clock())
        assert submit_revision(by, story.id) is True
        assert submit_revision(by, story.id) is False
        rounds_of = db.session.scalars(select(Round).order_by(Round.number)).all()
        version = db.session.scalars(select(Version).where(Version.number == 2)).one()
        paper = db.session.get(Submission, story.id)
        assert (paper.state, paper.revised_at, paper.revision_due_on) == (
            State.IN_REVIEW,
            clock(),
            None,
        )
    assert [r.version_id for r in rounds_of][1:] == [version.id]
    assert version.submitted_at == clock()
    assert occasions(story) == [
        ("revision_arrived", story.editor.email),
        ("revision_received", story.author.email),
    ]


def test_a_minor_revision_goes_to_the_editor_alone(app, clock):
    story = asked(app, "minor-revision")
    prepare(story, clock())
    with app.app_context():
        submit_revision(story.author.acting(clock()), story.id)
    assert rows_of(story, Round.number, Round) == [1]


def test_a_late_revision_is_taken_like_any_other(app, clock):
    story = asked(app)
    prepare(story, clock.advance(days=400))
    with app.app_context():
        assert submit_revision(story.author.acting(clock()), story.id)


def test_author_is_told_what_the_revision_lacks(app, clock):
    story = asked(app)
    with app.app_context():
        by = story.author.acting(clock())
        with pytest.raises(Invalid) as told:
            submit_revision(by, story.id)
        assert set(told.value.errors) == {"manuscript", "anonymized", "response"}
        save_revision(by, story.id, "Answered.")
        with pytest.raises(Invalid) as told:
            submit_revision(by, story.id)
        assert set(told.value.errors) == {"manuscript", "anonymized"}
    assert rows_of(story, Version.number, Version) == [1, 2]


def test_the_sent_version_stays_as_it_was(app, clock):
    story = asked(app)
    before = rows_of(story, Version.manuscript_id, Version)
    prepare(story, clock())
    prepare(story, clock(), "Once more.")
    with app.app_context():
        first, second = db.session.scalars(select(Version).order_by(Version.number))
        assert [first.manuscript_id] == before
        assert second.response == "Once more."
        saved = select(Event.act).where(Event.act.like("bring_%"), Event.thing_id.is_not(None))
        assert sorted(db.session.scalars(saved)) == [
            "bring_anonymized",
            "bring_anonymized",
            "bring_manuscript",
            "bring_manuscript",
        ]


def test_a_name_in_the_answer_does_not_reach_reviewers(app, clock):
    story = asked(app)
    with app.app_context(), pytest.raises(Recognizable):
        gate_text(story.id, f"Dear reviewers, {story.author.name}")
    prepare(story, clock(), f"Dear reviewers, yours {story.author.name}")
    with app.app_context(), pytest.raises(Recognizable) as told:
        submit_revision(story.author.acting(clock()), story.id)
    assert set(told.value.errors) == {"response"}


def test_nobody_but_the_sender_revises(app, clock):
    story = asked(app)
    stranger = person(app, "olive")
    with app.app_context():
        for who in (stranger, story.editor):
            with pytest.raises(Refused) as refused:
                save_revision(who.acting(clock()), story.id, "Mine.")
            assert refused.value.refusal.is_hidden
            with pytest.raises(Refused) as refused:
                submit_revision(who.acting(clock()), story.id)
            assert refused.value.refusal.is_hidden


def test_nothing_is_revised_before_it_is_asked(app, clock):
    author = person(app, "quince")
    paper = sent_paper(app, author)
    with app.app_context(), pytest.raises(Refused) as refused:
        save_revision(author.acting(clock()), paper.submission_id, "Early.")
    assert not refused.value.refusal.is_hidden
