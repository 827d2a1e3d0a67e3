"""A paper finds its editor by itself, and never one who is involved."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access.standing import offices_of, standing
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.domain.workflow import Party
from journal.extensions import db
from journal.models.account import OfficeHeld
from journal.models.letter import Letter
from journal.models.submission import Author, Conflict, Submission
from journal.services import assignment, conflict
from tests.builders.call import announced_call
from tests.builders.round import now, submitted
from tests.cast import Person, keep, person, section, writing


def handler(app: Flask, paper: str) -> str | None:
    with app.app_context():
        return db.session.get_one(Submission, paper).handling_editor_id


def by_itself(app: Flask, author: Person, paper: str) -> str | None:
    with app.app_context():
        return assignment.assign_by_itself(now(app, author), paper)


def letters(app: Flask, occasion: str) -> list[str | None]:
    with app.app_context():
        return list(
            db.session.scalars(select(Letter.account_id).where(Letter.occasion == occasion))
        )


def test_the_section_s_least_loaded_editor_gets_the_paper_and_a_letter(app: Flask) -> None:
    author, articles = person(app, "larch"), section(app)
    busy = person(app, "basalt", Office.EDITOR, section_id=articles)
    free = person(app, "cedar", Office.EDITOR, section_id=articles)
    person(app, "flint", Office.EDITOR)
    submitted(app, author, articles, busy)
    paper = submitted(app, author, articles)
    assert by_itself(app, author, paper) == free.id
    assert by_itself(app, author, paper) == free.id == handler(app, paper)
    assert letters(app, "editor_assigned") == [free.id]


def test_the_call_s_guest_goes_before_the_section_s_editor(app: Flask) -> None:
    chief, author, articles = (
        person(app, "quartz", Office.CHIEF),
        person(app, "larch"),
        section(app),
    )
    person(app, "cedar", Office.EDITOR, section_id=articles)
    call = announced_call(app, chief)
    guest = person(app, "gneiss", Office.GUEST, call_id=call)
    paper = submitted(app, author, articles, call_id=call)
    assert by_itself(app, author, paper) == guest.id


def test_a_guest_s_own_paper_goes_to_an_independent_editor_and_no_fellow_sees_it(
    app: Flask,
) -> None:
    chief, articles = person(app, "quartz", Office.CHIEF), section(app)
    editor = person(app, "cedar", Office.EDITOR, section_id=articles)
    call = announced_call(app, chief)
    guest, fellow = (
        person(app, canary, Office.GUEST, call_id=call) for canary in ("gneiss", "schist")
    )
    paper = submitted(app, guest, articles, call_id=call)
    other = submitted(app, person(app, "larch"), articles, call_id=call)
    assert by_itself(app, guest, paper) == editor.id
    with app.app_context():
        today = now(app, chief).at.date()
        offices = offices_of(db.session(), fellow.id, today)
        seen = [standing(db.session(), fellow.id, offices, one) for one in (paper, other)]
        assert [one.parties for one in seen if one] == [frozenset(), frozenset({Party.GUEST})]
        with pytest.raises(Invalid):
            assignment.assign(now(app, chief), paper, fellow.id)


def test_nobody_who_is_involved_is_given_the_paper(app: Flask) -> None:
    author, articles = person(app, "larch"), section(app)
    writes, declared, blocked, ended = (
        person(app, canary, Office.EDITOR, section_id=articles, **more)
        for canary, more in (
            ("basalt", {}),
            ("cedar", {}),
            ("flint", {"is_blocked": True}),
            ("marl", {}),
        )
    )
    chief = person(app, "quartz", Office.CHIEF)
    paper = submitted(app, author, articles)
    with writing(app):
        db.session.add(Author(submission_id=paper, position=2, name="Second", email=writes.email))
        db.session.add(
            Conflict(
                submission_id=paper,
                account_id=declared.id,
                reason="",
                declared_at=now(app, chief).at,
                declared_by_id=declared.id,
            )
        )
        held = db.session.scalars(select(OfficeHeld).where(OfficeHeld.account_id == ended.id)).one()
        held.ends_on = date(2026, 1, 31)
    assert by_itself(app, author, paper) is None
    assert handler(app, paper) is None
    assert letters(app, "editor_needed") == [chief.id]
    with app.app_context():
        for one in (writes, declared, blocked, ended, author):
            with pytest.raises(Invalid) as refused:
                assignment.assign(now(app, chief), paper, one.id)
            assert list(refused.value.errors) == ["account_id"]


def test_chief_and_office_give_a_paper_by_hand_and_nobody_else(app: Flask) -> None:
    author, articles = person(app, "larch"), section(app)
    chief, office = person(app, "quartz", Office.CHIEF), person(app, "slate", Office.OFFICE)
    first, second = person(app, "basalt", Office.EDITOR), person(app, "cedar", Office.EDITOR)
    paper = submitted(app, author, articles)
    with app.app_context():
        assignment.assign(now(app, office), paper, first.id)
        assignment.assign(now(app, office), paper, first.id)
        with pytest.raises(Refused):
            assignment.assign(now(app, first), paper, second.id)
        assignment.assign(now(app, chief), paper, second.id)
    assert handler(app, paper) == second.id
    assert letters(app, "editor_assigned") == [first.id, second.id]


def test_who_declares_a_conflict_loses_the_paper_at_once(app: Flask) -> None:
    author, articles = person(app, "larch"), section(app)
    chief = person(app, "quartz", Office.CHIEF)
    editor = person(app, "basalt", Office.EDITOR, section_id=articles)
    paper = submitted(app, author, articles, editor)
    with app.app_context():
        conflict.declare_conflict(now(app, editor), paper, "We share a grant.")
        conflict.declare_conflict(now(app, editor), paper, "We share a grant.")
    assert handler(app, paper) is None
    assert letters(app, "editor_needed") == [chief.id]
    with app.app_context():
        found = standing(
            db.session(),
            editor.id,
            offices_of(db.session(), editor.id, now(app, editor).at.date()),
            paper,
        )
        assert found is not None
        assert found.parties == frozenset()
        assert "grant" not in " ".join(db.session.scalars(select(Letter.body)))


def test_a_conflict_that_another_declared_answers_like_no_paper(app: Flask) -> None:
    author, articles = person(app, "larch"), section(app)
    chief = person(app, "quartz", Office.CHIEF)
    editor = person(app, "basalt", Office.EDITOR, section_id=articles)
    paper = submitted(app, author, articles)
    noted = Conflict(
        submission_id=paper,
        account_id=editor.id,
        reason="Same institute",
        declared_at=now(app, chief).at,
        declared_by_id=chief.id,
    )
    keep(app, noted)
    with app.app_context():
        for one in (paper, "b" * 18):
            with pytest.raises(Refused) as refused:
                conflict.declare_conflict(now(app, editor), one, "")
            assert refused.value.refusal.is_hidden
