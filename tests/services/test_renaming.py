"""An author is named otherwise after the paper was sent, as far back as can be."""

import re

import pytest
from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.public_names import NameKind
from journal.domain.refusal import Refused
from journal.extensions import db
from journal.jobs.schedule import HANDLERS
from journal.models.authorship import Authorship
from journal.models.galley import Galley
from journal.models.job import Job
from journal.models.letter import Letter
from journal.models.note import Note
from journal.models.review import Review
from journal.models.submission import Author, Submission, Version
from journal.queries.byline import byline, whole_byline
from journal.queries.galley import galleys_of
from journal.services import unit
from journal.services.examination import JOB, examine
from journal.services.galley import accept_galley
from journal.services.note import noted
from tests.builders import decision
from tests.builders import issue as build
from tests.builders import round as rounds
from tests.builders.sealed import got, rows_of
from tests.cast import browser_of, csrf_of, person
from tests.web.author.story import decided, in_review, send_letters

NAME = "familyquince"


@unit.act
def note(by: Acting, submission_id: str, text: str) -> None:
    noted(by, submission_id, text)


def chosen(browser, story, **names):
    """Press the button of the page of names, with these choices for the first author."""
    page = browser.get(f"{story.path}/names")
    assert page.status_code == 200, page.status_code
    fields = dict(re.findall(r'name="([^"]+)" type="hidden" value="([^"]*)"', page.text))
    fields |= dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    fields |= {f"authors-{n}-kind": "name" for n in range(page.text.count('class="repeat"'))}
    fields |= {f"authors-0-{key}": value for key, value in names.items()}
    fields["csrf_token"] = csrf_of(page.text)
    for name in re.findall(r'id="(authors-\d+-id)"', page.text):
        fields[name] = re.search(rf'id="{name}"[^>]*value="(\w+)"', page.text)[1]
    return browser.post(f"{story.path}/names", data=fields)


def work(app, at):
    """Do what the worker has to do for the copies."""
    with app.app_context():
        for subject in db.session.scalars(select(Job.subject_id).where(Job.kind == JOB)).all():
            db.session.rollback()
            HANDLERS[JOB](Acting(at=at, job="examine"), subject)


def desk_tells(story, who):
    """All that this person reads of the paper at the desk."""
    browser, root = browser_of(story.app, who), f"/desk/submissions/{story.id}"
    page = browser.get(root).text
    told = [page, browser.get(f"{root}/authors").text, browser.get("/desk/letters").text]
    with story.app.app_context():
        letters = db.session.scalars(select(Letter.id)).all()
    told += [browser.get(f"/desk/letters/{one}").text for one in letters]
    found = [got(browser, one) for one in set(re.findall(rf"{root}/files/\w+", page))]
    told += ["".join(one) for one in found if one is not None]
    return "\n".join(told).lower()


def test_a_name_is_changed_in_a_revision_and_told_nowhere_any_more(app):
    story = in_review(app)
    editor, author = story.editor, browser_of(app, story.author)
    by = rounds.now(app, editor)
    with app.app_context():
        note(by, story.id, "Quince Familyquince called.")
        review = db.session.scalars(select(Review)).first()
        review.comments_editor = "Surely by Quince Familyquince."
        db.session.commit()
        (first,) = db.session.scalars(select(Version.manuscript_id))
        examine(by, first)
    assert author.get(f"{story.path}/names").status_code == 404
    decided(story)
    assert NAME in desk_tells(story, editor)
    assert f"{story.path}/names" in author.get(f"{story.path}/revision").text
    wrong = chosen(author, story, kind="pseudonym")
    assert (wrong.status_code, "Please write the pseudonym." in wrong.text) == (422, True)
    for _click in "12":
        done = chosen(author, story, kind="pseudonym", public_name="Mira Stone")
        assert done.status_code == 303
    work(app, by.at)
    with app.app_context():
        assert byline(story.id)[0].name == "Mira Stone"
        assert whole_byline(story.id)[0].name == story.author.name
        assert [row for row in rows_of(app) if NAME in row] == []
        letters = select(Letter.body).where(Letter.occasion == "public_names_changed")
        (told,) = db.session.scalars(letters)
        assert "Mira Stone" in told
        assert "Mira Stone called." in set(db.session.scalars(select(Note.text)))
    told = desk_tells(story, editor)
    assert NAME not in told
    assert story.author.name in author.get(f"{story.path}/names").text
    assert browser_of(app, story.co_author).get(f"{story.path}/names").status_code == 404


def test_who_is_named_again_is_known_by_the_address_again(app):
    story = in_review(app)
    decided(story)
    author = browser_of(app, story.author)
    with app.app_context():
        emails = set(db.session.scalars(select(Authorship.email)))
    assert emails
    chosen(author, story, kind="withheld")
    with app.app_context():
        assert not emails & {story.author.email}
    chosen(author, story, kind="name")
    with app.app_context():
        assert set(db.session.scalars(select(Authorship.email))) == emails
        assert set(db.session.scalars(select(Author.name_kind))) == {NameKind.NAME}
        assert db.session.scalar(select(Author.email).where(Author.position == 1)) == (
            story.author.email
        )


def test_after_acceptance_the_office_is_asked_first(app):
    story = in_review(app)
    decision.decided(app, story.editor, story.id, "accept")
    author, office = browser_of(app, story.author), person(app, "alder", Office.OFFICE)
    assert author.get(f"{story.path}/names").status_code == 404
    send_letters(app)
    page = author.get(f"{story.path}/names").text
    assert "please ask the office" in page
    token = {"csrf_token": csrf_of(page)}
    sent = {"authors-0-kind": "withheld", **token}
    assert author.post(f"{story.path}/names", data=sent).status_code == 409
    for _click in "12":
        assert author.post(f"{story.path}/names/ask", data=token).status_code == 303
    desk, root = browser_of(app, office), f"/desk/submissions/{story.id}"
    at_desk = {"csrf_token": csrf_of(desk.get(root).text)}
    assert "Let the author change the public names" in desk.get(root).text
    for _click in "12":
        assert desk.post(f"{root}/names", data=at_desk).status_code == 303
    maker = person(app, "alderney", Office.PRODUCTION)
    build.galley(app, maker, story.id)
    with app.app_context():
        (galley,) = galleys_of(story.id)
    at_work, pdf = browser_of(app, maker), f"/production/{story.id}/galleys/{galley.id}.pdf"
    assert got(at_work, pdf) is not None
    assert chosen(author, story, kind="withheld").status_code == 303
    # What was typeset prints the names of before: nobody reads it, and it cannot be published.
    assert got(at_work, pdf) is None
    with app.app_context():
        assert galleys_of(story.id) == ()
        assert db.session.get(Galley, galley.id).replaced_at is not None
        with pytest.raises(Refused):
            accept_galley(rounds.now(app, story.editor), galley.id)
        assert byline(story.id)[0].name == "Name withheld"
        occasions = list(db.session.scalars(select(Letter.occasion)))
        assert occasions.count("public_names_asked") == occasions.count("public_names_opened") == 1
        assert db.session.get(Submission, story.id).state == "accepted"
    assert "please ask the office" in author.get(f"{story.path}/names").text
    stranger = browser_of(app, story.reviewers[0])
    assert stranger.get(f"{story.path}/names").status_code == 404
