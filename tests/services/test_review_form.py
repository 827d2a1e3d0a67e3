"""Forms of reviews: which a round asks, how they are made, and that what was used stays."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.review_form import Condition, Element, Kind
from journal.domain.usual_form import USUAL_ID
from journal.extensions import db
from journal.models.letter import Letter
from journal.models.review import Round
from journal.models.review_form import ReviewForm
from journal.models.section import Section
from journal.queries.decision_author import decisions
from journal.queries.review_form import form, forms_offered
from journal.services.form_element import add_element, change_element, place_element, remove_element
from journal.services.review_form import (
    choose_usual_form,
    copy_form,
    create_form,
    rename_form,
    restore_form,
    retire_form,
)
from journal.services.triage import send_to_review
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.builders.review_form import ADVICE, ANSWERS, DATA, RICH, keep_form
from tests.cast import person, section, writing
from tests.conftest import START


class Desk:
    """A chief and an author with a new paper, in a section of its own."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.chief = person(app, "quartz", Office.CHIEF)
        self.author = person(app, "larch")
        self.section_id = section(app)

    def paper(self) -> str:
        return rounds.submitted(self.app, self.author, self.section_id, self.chief)

    def asks(self, form_id: str | None) -> None:
        with writing(self.app):
            db.session.get_one(Section, self.section_id).review_form_id = form_id


@pytest.fixture
def desk(app: Flask) -> Desk:
    return Desk(app)


def asked_in(round_id: str) -> str:
    return db.session.get_one(Round, round_id).form_id


def test_a_round_asks_what_its_editor_chose_else_what_the_section_says_else_the_usual(desk: Desk):
    keep_form(desk.app)
    other = keep_form(desk.app, replace(RICH, id="otherform000000001", elements=()))
    assert asked_of(desk, rounds.in_review(desk.app, desk.chief, desk.paper())) == USUAL_ID
    desk.asks(RICH.id)
    assert asked_of(desk, rounds.in_review(desk.app, desk.chief, desk.paper())) == RICH.id
    paper, by = desk.paper(), rounds.now(desk.app, desk.chief)
    with desk.app.app_context():
        round_id = send_to_review(by, paper, rounds.due(by), 2, form_id=other)
        assert asked_in(round_id) == other
        frozen = select(ReviewForm.id).where(ReviewForm.frozen_at == START)
        assert set(db.session.scalars(frozen)) == {RICH.id, other}


def asked_of(desk: Desk, round_id: str) -> str:
    with desk.app.app_context():
        return asked_in(round_id)


def test_no_round_asks_a_form_that_was_retired(desk: Desk):
    keep_form(desk.app)
    with writing(desk.app):
        db.session.get_one(ReviewForm, RICH.id).retired_at = START
    paper, by = desk.paper(), rounds.now(desk.app, desk.chief)
    for form_id in (RICH.id, "nosuchform00000001"):
        with desk.app.app_context(), pytest.raises(Invalid) as told:
            send_to_review(by, paper, rounds.due(by), 2, form_id=form_id)
        assert set(told.value.errors) == {"form_id"}


def test_the_author_reads_the_answers_meant_for_them_and_no_others(desk: Desk):
    keep_form(desk.app)
    desk.asks(RICH.id)
    paper, heron = desk.paper(), person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, paper)
    text = replace(rounds.REVIEW, answers=ANSWERS)
    review_id = rounds.invited(desk.app, desk.chief, paper, heron)
    rounds.reviewed(desk.app, heron, review_id, text)
    decided(desk.app, desk.chief, paper, "minor-revision")
    letters_went(desk.app)
    with desk.app.app_context():
        letters = select(Letter.body).where(Letter.to_address == desk.author.email)
        body = "\n".join(db.session.scalars(letters))
        assert f"{ADVICE.label}\n{ANSWERS[ADVICE.id]}" in body
        assert rounds.REVIEW.comments_author in body
        assert DATA.label not in body
        (review,) = decisions(paper)[0].letter.reviews
        assert [one.element.id for one in review.told] == [ADVICE.id]
        assert review.written == f"{ANSWERS[ADVICE.id]}\n\n{rounds.REVIEW.comments_author}"


def scale(label: str, **more: object) -> Element:
    return replace(Element("", Kind.SCALE, label, choices=("no", "yes")), **more)


def labels(form_id: str) -> list[str]:
    found = form(form_id)
    assert found is not None
    return [one.label for one in found.elements]


def test_a_form_is_built_part_by_part_and_is_whole_after_every_act(app: Flask):
    by = person(app, "mona", Office.MANAGER).acting(START)
    with app.app_context():
        form_id = create_form(by, "  New  form ")
        assert create_form(by, "New form") == form_id
        firm = add_element(by, form_id, scale(" Firm? ", weight=2))
        assert add_element(by, form_id, scale("Firm?", weight=2)) == firm
        only_no = Element("", Kind.LONG, "Why?", weight=9, choices=("x",))
        why = add_element(by, form_id, replace(only_no, asked_if=Condition(firm, "1")))
        other = add_element(by, form_id, scale("Clear?"))
        place_element(by, form_id, other, 1)
        assert labels(form_id) == ["Clear?", "Firm?", "Why?"]
        hanging = [
            lambda: place_element(by, form_id, why, 1),
            lambda: remove_element(by, form_id, firm),
            lambda: add_element(by, form_id, replace(only_no, asked_if=Condition(why, "x"))),
            lambda: add_element(by, form_id, scale("", choices=("one",))),
        ]
        fields = [{"form"}, {"form"}, {"asked_if"}, {"label", "choices"}]
        for act, expected in zip(hanging, fields, strict=True):
            with pytest.raises(Invalid) as told:
                act()
            assert set(told.value.errors) == expected
        change_element(by, form_id, Element(why, Kind.SHORT, "Why not?"))
        remove_element(by, form_id, firm)
        remove_element(by, form_id, firm)
        (clear, changed) = form(form_id).elements
        assert (changed.kind, changed.asked_if, changed.weight) == (Kind.LONG, None, 0)
        assert clear.label == "Clear?"
        with pytest.raises(Invalid) as told:
            change_element(by, form_id, scale("Late", id=clear.id), seen="an older text")
        assert set(told.value.errors) == {"overwritten"}


def test_what_reviewers_were_asked_stays_and_its_next_version_is_a_copy(desk: Desk):
    keep_form(desk.app)
    desk.asks(RICH.id)
    rounds.in_review(desk.app, desk.chief, desk.paper())
    by = person(desk.app, "mona", Office.MANAGER).acting(START)
    with desk.app.app_context():
        acts = [
            lambda: add_element(by, RICH.id, scale("More?")),
            lambda: change_element(by, RICH.id, scale("More?", id=ADVICE.id)),
            lambda: place_element(by, RICH.id, ADVICE.id, 1),
            lambda: remove_element(by, RICH.id, ADVICE.id),
        ]
        for act in acts:
            with pytest.raises(Overtaken, match="copy of it"):
                act()
        copied = copy_form(by, RICH.id)
        assert copy_form(by, RICH.id) == copied
        copy = form(copied)
        assert (copy.name, copy.is_frozen, labels(copied)) == (
            "Rich form 2",
            False,
            labels(RICH.id),
        )
        hangs_on = copy.elements[3].asked_if
        assert (copy.element(hangs_on.element_id).label, hangs_on.value) == (DATA.label, "Yes")
        remove_element(by, copied, copy.elements[-1].id)
        assert form(copy_form(by, RICH.id)).name == "Rich form 3"


def test_a_form_that_somebody_asks_is_not_retired_and_a_retired_one_is_chosen_by_nobody(desk: Desk):
    keep_form(desk.app)
    desk.asks(RICH.id)
    by = person(desk.app, "mona", Office.MANAGER).acting(START)
    with desk.app.app_context():
        for form_id in (RICH.id, USUAL_ID):
            with pytest.raises(Invalid) as told:
                retire_form(by, form_id)
            assert set(told.value.errors) == {"form"}
        choose_usual_form(by, RICH.id)
        retire_form(by, USUAL_ID)
        assert [one.id for one in forms_offered()] == [RICH.id]
        with pytest.raises(Invalid):
            choose_usual_form(by, USUAL_ID)
        create_form(by, "Usual form")
        with pytest.raises(Invalid):
            restore_form(by, USUAL_ID)
        rename_form(by, USUAL_ID, "The old form")
        restore_form(by, USUAL_ID)
        with pytest.raises(Refused):
            create_form(desk.chief.acting(START), "The chief’s own")
    assert asked_of(desk, rounds.in_review(desk.app, desk.chief, desk.paper())) == RICH.id
