"""A paper from its first line to its sending."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from journal.domain.author import AuthorEntry
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.domain.submission import Declarations, Details
from journal.domain.transparency import Transparency
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.event import Event
from journal.models.letter import Letter
from journal.models.section import Section
from journal.models.submission import Submission, Version
from journal.services.author import save_authors
from journal.services.destination import leave_call
from journal.services.submission import Receipt, start, submit
from journal.services.version import bring_manuscript
from journal.services.writing import save_declarations, save_details
from tests.builders.submission import (
    DECLARED,
    TITLE,
    manuscript_bytes,
    ready_draft,
    sent_paper,
    upload,
)
from tests.cast import person, section, writing


def letters(app, submission_id):
    with app.app_context():
        rows = db.session.execute(
            select(Letter.occasion, Letter.to_address).where(Letter.submission_id == submission_id)
        )
        return sorted((row.occasion, row.to_address) for row in rows)


def stored(app, submission_id):
    with app.app_context():
        return db.session.get(Submission, submission_id)


def test_author_sends_a_paper_and_gets_one_receipt(app, clock):
    author = person(app, "quince")
    section_id = section(app)
    editor = person(app, "hazel", Office.EDITOR, section_id=section_id)
    submission_id = ready_draft(app, author, section_id=section_id)
    with app.app_context():
        first = submit(author.acting(clock()), submission_id)
        again = submit(author.acting(clock.advance(seconds=1)), submission_id)
    row = stored(app, submission_id)
    assert (first.is_new, again) == (True, Receipt(first.reference, is_new=False))
    assert row.reference == first.reference
    assert row.reference.startswith("2026-")
    assert (row.state, row.handling_editor_id) == (State.SUBMITTED, editor.id)
    assert letters(app, submission_id) == [
        ("editor_assigned", editor.email),
        ("submission_received", author.email),
    ]
    with app.app_context():
        version = db.session.scalars(select(Version)).one()
        assert (version.number, version.submitted_at) == (1, row.submitted_at)
        moved = select(func.count()).where(Event.act == "submit")
        assert db.session.scalar(moved) == 1


def test_two_clicks_at_the_same_moment_send_once(app, clock):
    author = person(app, "quince")
    draft = ready_draft(app, author)
    section_id = section(app, "Letters")

    def send(_click):
        with app.app_context():
            return submit(author.acting(clock()), draft).is_new

    def begin(_click):
        with app.app_context():
            return start(author.acting(clock()), None, section_id)

    with ThreadPoolExecutor(2) as clicks:
        assert sorted(clicks.map(send, range(2))) == [False, True]
        assert len(set(clicks.map(begin, range(2)))) == 1
    assert [occasion for occasion, _ in letters(app, draft)] == ["submission_received"]


def test_author_is_told_all_that_is_missing_at_once(app, clock):
    author = person(app, "quince")
    with app.app_context():
        submission_id = start(author.acting(clock()), None, section(app))
        with pytest.raises(Invalid) as told:
            submit(author.acting(clock()), submission_id)
    assert set(told.value.errors) == {
        "manuscript.file",
        "details.title",
        "details.abstract",
        "declarations.competing_interests",
        "declarations.ethics",
        "declarations.is_original",
        "declarations.is_agreed",
        "anonymity.file",
    }
    assert stored(app, submission_id).state is State.DRAFT


def test_a_letter_to_the_editor_needs_neither_abstract_nor_copy_without_names(app, clock):
    author = person(app, "quince")
    asked = {"declarations": "competing_interests"}
    open_section = section(app, "Letters", is_reviewed=False, needs_abstract=False, **asked)
    with app.app_context():
        by = author.acting(clock())
        submission_id = start(by, None, open_section)
        save_details(by, submission_id, Details(open_section, "A reply"))
        declared = Declarations("None.", is_original=True, is_agreed=True)
        save_declarations(by, submission_id, declared)
        bring_manuscript(by, submission_id, upload(app, manuscript_bytes()))
        assert submit(by, submission_id).is_new


def test_a_section_says_who_knows_whom_and_what_authors_declare(app, clock):
    author = person(app, "quince")
    rules = {"transparency": Transparency.SINGLE, "declarations": "funding data_availability"}
    reports = section(app, "Reports", **rules)
    with app.app_context():
        by = author.acting(clock())
        submission_id = start(by)
        save_details(by, submission_id, Details(reports, "A report", "Short and clear."))
        save_declarations(by, submission_id, Declarations(is_original=True, is_agreed=True))
        bring_manuscript(by, submission_id, upload(app, manuscript_bytes()))
        with pytest.raises(Invalid) as error:
            submit(by, submission_id)
        lacking = {"declarations.funding", "declarations.data_availability"}
        assert set(error.value.errors) == lacking
        declared = Declarations(
            funding="None", data_availability="On request", is_original=True, is_agreed=True
        )
        save_declarations(by, submission_id, declared)
        assert submit(by, submission_id).is_new
    with writing(app):
        db.session.get_one(Section, reports).transparency = Transparency.ALL_VISIBLE
    assert stored(app, submission_id).transparency is Transparency.SINGLE


def test_a_double_click_begins_one_draft(app, clock):
    author = person(app, "quince")
    section_id = section(app)
    with app.app_context():
        by = author.acting(clock())
        first = start(by, None, section_id)
        assert start(by, None, section_id) == first
        save_details(by, first, Details(section_id, TITLE))
        assert start(by, None, section_id) != first


def test_nobody_else_finds_a_draft(app, clock):
    author, other = person(app, "quince"), person(app, "thorn")
    co_author = person(app, "olive")
    draft = ready_draft(
        app, author, co_authors=(AuthorEntry(name=co_author.name, email=co_author.email),)
    )
    with app.app_context():
        for stranger in (other, co_author):
            by = stranger.acting(clock())
            for act in (
                lambda by: save_details(by, draft, Details()),
                lambda by: save_authors(by, draft, ()),
                lambda by: save_declarations(by, draft, DECLARED),
                lambda by: leave_call(by, draft),
                lambda by: submit(by, draft),
            ):
                with pytest.raises(Refused) as refused:
                    act(by)
                assert refused.value.refusal.is_hidden


def test_a_co_author_cannot_send_again_what_was_sent(app, clock):
    author, co_author = person(app, "quince"), person(app, "olive")
    entry = AuthorEntry(name=co_author.name, email=co_author.email)
    paper = sent_paper(app, author, co_authors=(entry,))
    with app.app_context(), pytest.raises(Refused) as refused:
        submit(co_author.acting(clock()), paper.submission_id)
    assert refused.value.refusal.is_hidden


def test_an_abstract_over_the_limit_is_kept_but_not_sent(app, clock):
    author = person(app, "quince")
    short = section(app, "Notes", abstract_words=5)
    draft = ready_draft(app, author, section_id=short)
    with app.app_context(), pytest.raises(Invalid) as told:
        submit(author.acting(clock()), draft)
    assert set(told.value.errors) == {"details.abstract"}
    assert told.value.errors["details.abstract"].values["limit"] == 5
    assert stored(app, draft).abstract


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (Details(title="x" * 10_000), "title"),
        (Details(title="🎉🎉🎉"), "title"),
        (Details(abstract="—…—"), "abstract"),
        (Details(keywords="\n".join(f"word{n}" for n in range(40))), "keywords"),
        (Details(language="tlh"), "language"),
        (Details(content_notices=("Anything",)), "content_notices"),
        (Details(theme_ids=("z" * 18,)), "theme_ids"),
        (Details(section_id="z" * 18), "section_id"),
    ],
)
def test_what_cannot_be_kept_is_named_by_its_field(app, clock, details, field):
    author = person(app, "quince")
    with app.app_context():
        draft = start(author.acting(clock()), None, section(app))
        with pytest.raises(Invalid) as told:
            save_details(author.acting(clock()), draft, details)
    assert set(told.value.errors) == {field}
    assert stored(app, draft).title == ""


def test_keywords_are_kept_one_a_line_however_they_were_typed(app, clock):
    author = person(app, "quince")
    with app.app_context():
        draft = start(author.acting(clock()), None, section(app))
        save_details(author.acting(clock()), draft, Details(keywords="sleep, prison,  sleep"))
    assert stored(app, draft).keywords == "sleep\nprison"
