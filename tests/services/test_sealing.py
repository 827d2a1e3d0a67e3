"""An author with another public name than their own: what is kept in clear, and what is sealed."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from journal.access import links
from journal.access.reviewers import bars
from journal.cli.check import findings
from journal.domain.acting import Acting
from journal.domain.author import AuthorEntry
from journal.domain.office import Office
from journal.domain.public_names import NameKind
from journal.domain.refusal import Invalid, Refused
from journal.extensions import Base, db
from journal.models.authorship import Authorship
from journal.models.file import File
from journal.models.keeper import Look
from journal.models.letter import Letter
from journal.models.submission import Author
from journal.queries.byline import byline, searched, whole_byline
from journal.queries.sealed import unopened
from journal.services.around import signing_key
from journal.services.author import save_authors
from journal.services.authorship import object_to_authorship
from journal.services.examination import answer_for, examine_files
from journal.services.keeping import name_keeper
from journal.services.on_word import Heard, take_word
from journal.services.sealing import seal_earlier
from journal.services.submission import start, submit
from journal.services.version import bring_anonymized, bring_manuscript
from tests.builders import round as rounds
from tests.builders.document import docx_of, pdf_of
from tests.builders.sealed import SEALED, got, layla, masked_draft, paper_of, rows_of
from tests.builders.submission import anonymized, ready_draft, upload
from tests.cast import browser_of, csrf_of, person, section
from tests.web.author.story import decided, in_review
from tests.web.author.visit import Visit

TELLING = ("secretname", "layla", "ليلى", "0000-0002-1825-0097", "hidden hospital")


def draft_with(app, author, clock, *entries):
    draft = start(author.acting(clock()), None, section(app))
    save_authors(author.acting(clock()), draft, (*byline(draft), *entries))
    return draft


def bytes_of(app) -> str:
    """Everything that the database and the instance hold, but the key."""
    db.session.remove()
    db.engine.dispose()
    folder = Path(app.config["INSTANCE"])
    files = [one for one in folder.rglob("*") if one.is_file() and one.name != "seal-keys"]
    return "\n".join(one.read_bytes().decode("utf-8", "ignore") for one in files).lower()


@pytest.mark.parametrize(
    ("kind", "typed", "printed"),
    [
        (NameKind.PSEUDONYM, "Mira Stone", "Mira Stone"),
        (NameKind.INITIALS, "", "L. S."),
        (NameKind.INITIALS, "L. al-S.", "L. al-S."),
        (NameKind.WITHHELD, "ignored", "Name withheld"),
        (NameKind.NAME, "Mira Stone", "Mira Stone"),
    ],
)
def test_the_table_holds_the_public_name_alone(app, clock, kind, typed, printed):
    author = person(app, "quince")
    with app.app_context():
        entry = replace(SEALED, kind=kind, public_name=typed)
        draft = draft_with(app, author, clock, entry)
        row = db.session.get(Author, byline(draft)[1].id)
        assert (row.name, row.family_name, row.orcid, row.affiliation) == (printed, "", "", "")
        assert row.email.endswith("@sealed.invalid")
        whole = whole_byline(draft)[1]
        assert (whole.name, whole.email) == (SEALED.name, SEALED.email)
        assert {SEALED.email, "Secretname, Layla", "Hidden Hospital"} <= set(searched(draft))
        told = bytes_of(app)
    assert [word for word in TELLING if word in told] == []


def test_an_editor_meets_the_public_name_alone(app, clock):
    author = layla(app)
    editor = person(app, "hazel", Office.CHIEF, Office.OFFICE)
    draft = masked_draft(app, clock, author, paper_of("Split: Familysecret", "Fine text."))
    with app.app_context():
        submit(author.acting(clock()), draft)
        take_file = [row.id for row in db.session.scalars(select(File))]
    desk, told = browser_of(app, editor), []
    root = f"/desk/submissions/{draft}"
    pages = ("", "/letters/new", "/details", "/authors", "/findings", "/anonymized", "/word",
             "/reviewers", "/text", "/correspondence", "/reminders")  # fmt: skip
    told += [(page, desk.get(root + page).text) for page in pages]
    told += [("desk", desk.get("/desk").text), ("list", desk.get("/desk/submissions").text)]
    told += [("out", desk.get("/desk/letters").text)]
    with app.app_context():
        letters = db.session.scalars(select(Letter.id)).all()
    told += [("letter", desk.get(f"/desk/letters/{one}").text) for one in letters]
    assert "S. F." in dict(told)[""]
    for page, text in told:
        assert "secretname" not in text.lower(), page
    given = [got(desk, f"{root}/files/{one}") for one in take_file]
    given = [one for one in given if one is not None]
    assert len([one for one, _ in given if "manuscript.docx" in one]) == 1
    assert [name for name, content in given if "ecretname" in f"{name} {content}"] == []
    assert [one for _, one in given if "S. F. slept." in one]
    with app.app_context():
        assert bars(db.session, draft, [author.id])[author.id].msgid.endswith("with the paper")
        assert [row for row in rows_of(app) if "secretname" in row] == []


def test_an_editor_learns_what_was_found_without_its_words(app, clock):
    author, editor = layla(app), person(app, "hazel", Office.CHIEF, Office.OFFICE)
    draft = ready_draft(app, author)
    by = author.acting(clock())
    content = docx_of("Sleep.", "Correspondence: night@owl.example", author=author.name)
    with app.app_context():
        (mine,) = whole_byline(draft)
        save_authors(by, draft, (replace(mine, kind=NameKind.INITIALS),))
        bring_manuscript(by, draft, upload(app, content, "paper.docx"))
        examine_files(by, draft)
    own = browser_of(app, author).get(f"/submissions/{draft}/anonymity").text
    assert author.name in own
    assert "night@owl.example" in own
    with app.app_context():
        answer_for(by, draft)
        submit(by, draft)
    desk = browser_of(app, editor)
    for page in ("findings", "review"):
        told = desk.get(f"/desk/submissions/{draft}/{page}").text
        assert "the words that were found are not shown" in told, page
        assert "secretname" not in told.lower(), page
        assert "night@owl.example" not in told, page
    found = desk.get(f"/desk/submissions/{draft}/findings").text
    assert "paragraph 2" in found


def test_what_a_sealed_author_writes_by_link_does_not_tell_their_name(app, clock):
    author, editor = person(app, "quince"), person(app, "hazel", Office.CHIEF, Office.OFFICE)
    draft = ready_draft(app, author, co_authors=(SEALED,))
    with app.app_context():
        bring_anonymized(author.acting(clock()), draft, anonymized(app, draft))
        bring_manuscript(author.acting(clock()), draft, upload(app, paper_of()))
        examine_files(author.acting(clock()), draft)
        bring_anonymized(author.acting(clock()), draft, anonymized(app, draft))
        submit(author.acting(clock()), draft)
        query = select(Authorship.id).where(Authorship.submission_id == draft)
        token = links.token(signing_key(), links.AUTHOR, db.session.scalars(query).one(), 0)
        words = "I am Layla Secretname, of Hidden Hospital: leave me out."
        object_to_authorship(Acting(at=clock()), token, words)
        told = db.session.scalars(select(Letter.body).where(Letter.occasion == "coauthor_objected"))
        shown = list(told)
        assert [row for row in rows_of(app) if "secretname" in row] == []
    shown.append(browser_of(app, editor).get(f"/desk/submissions/{draft}").text)
    for text in shown:
        assert "I am Mira Stone, of […]: leave me out." in text
        assert "ecretname" not in text


def test_who_acts_on_the_word_of_a_sealed_author_reads_no_original(app):
    story = in_review(app)
    decided(story)
    files = {"manuscript": (docx_of("The second, by Quince."), "new.docx")}
    visit = Visit(app, story.author)
    visit.send_all(f"{story.path}/revision", files, {"response": "Mended.", "send": "1"})
    office = person(app, "alder", Office.OFFICE)
    desk = browser_of(app, office)
    at = rounds.now(app, office)

    def original():
        page = desk.get(f"{story.path}/compare").text
        files = re.findall(rf"{story.path}/files/\w+", desk.get(story.path).text)
        return "by Quince" in page, {got(desk, one) is not None for one in files}

    with app.app_context():
        take_word(at, story.id, Heard("phone", "Please send it for me."))
    assert original() == (True, {True})
    with app.app_context():
        row = db.session.get(Author, byline(story.id)[0].id)
        row.public_name, row.name_kind = "Mira Stone", NameKind.PSEUDONYM
        db.session.commit()
        seal_earlier(Acting(at=at.at, job="sweep"))
    assert original() == (False, {False})


@pytest.mark.parametrize(
    "rules", [{"is_reviewed": False}, {"transparency": "all-identities-visible"}]
)
def test_where_authors_are_known_the_sealed_name_is_not(app, clock, rules):
    author, editor = layla(app), person(app, "hazel", Office.CHIEF, Office.PRODUCTION)
    draft = ready_draft(app, author, section_id=section(app, "Voices", **rules))
    by = author.acting(clock())
    with app.app_context():
        (mine,) = whole_byline(draft)
        pdf = pdf_of("By Secretname Familysecretname", "Sleep.")
        bring_manuscript(by, draft, upload(app, pdf, "a.pdf"))
        examine_files(by, draft)
        save_authors(by, draft, (replace(mine, kind=NameKind.INITIALS),))
        examine_files(by, draft)
        with pytest.raises(Invalid) as told:
            submit(by, draft)
        assert list(told.value.errors) == ["manuscript.file"]
        bring_manuscript(by, draft, upload(app, paper_of(), "b.docx"))
        examine_files(by, draft)
        submit(by, draft)
        files = [row.id for row in db.session.scalars(select(File))]
    desk = browser_of(app, editor)
    assert "S. F." in desk.get(f"/desk/submissions/{draft}").text
    given = [got(desk, f"/desk/submissions/{draft}/files/{one}") for one in files]
    given += [got(desk, f"/production/{draft}/manuscript")]
    given = [one for one in given if one is not None]
    assert "S. F. slept." in "".join(content for _, content in given)
    assert [name for name, content in given if "ecretname" in f"{name} {content}"] == []


def test_a_look_is_taken_once_kept_told_and_over_soon(app, clock):
    author, office = layla(app), person(app, "hazel", Office.CHIEF, Office.MANAGER)
    keeper, second = person(app, "alder"), person(app, "birch")
    draft = masked_draft(app, clock, author, paper_of())
    with app.app_context():
        reference = submit(author.acting(clock()), draft).reference
        for one in (keeper, second):
            for _click in range(2):
                name_keeper(office.acting(clock()), one.email)
    for stranger in (author, office):
        assert browser_of(app, stranger).get("/sealed").status_code == 404
    browser = browser_of(app, keeper)
    why = {"csrf_token": csrf_of(browser.get("/sealed").text), "reference": reference}
    assert browser.post("/sealed", data=why).status_code == 422
    shown = [browser.post("/sealed", data=why | {"reason": "A court asks."}) for _click in "12"]
    for page in shown:
        assert {author.name, author.email} <= set(re.split(r"[<>]", page.text))
        assert page.headers["Cache-Control"] == "no-store"
    (path,) = set(re.findall(r'action="(/sealed/\w+/files/\w+)"', "".join(p.text for p in shown)))
    with browser.post(path, data=why) as reply:
        assert b"Familysecretname" in zipfile.ZipFile(io.BytesIO(reply.data)).read(
            "word/document.xml"
        )
    assert browser_of(app, second).post(path, data=why).status_code in (400, 404)
    clock.advance(minutes=11)
    assert browser.post(path, data=why).status_code == 404
    with app.app_context():
        assert db.session.scalar(select(func.count(Look.id))) == 1
        told = select(Letter.to_address).where(Letter.occasion == "sealed_name_looked_at")
        assert db.session.scalars(told).all() == [second.email]
        assert "A court asks." not in "".join(rows_of_table("event"))
    # Who has seen the name does not write it down for the others.
    assert (
        browser.post("/sealed", data=why | {"reason": f"It is {author.name}."}).status_code == 200
    )
    with app.app_context():
        assert "It is S. F.." in set(db.session.scalars(select(Look.reason)))
        assert "ecretname" not in "".join(rows_of_table("letter"))
    assert "2 Mar" in browser_of(app, author).get(f"/submissions/{draft}").text
    assert (
        "A keeper of sealed names looked at one"
        in browser_of(app, office).get(f"/desk/submissions/{draft}").text
    )


def rows_of_table(name):
    return [str(tuple(row)) for row in db.session.execute(Base.metadata.tables[name].select())]


def test_without_the_key_nothing_opens_and_nothing_is_sealed_anew(app, clock):
    author = person(app, "quince")
    keys = Path(app.config["INSTANCE"]) / "seal-keys"
    with app.app_context():
        draft = draft_with(app, author, clock, SEALED)
        entries = whole_byline(draft)
        assert keys.stat().st_mode & 0o077 == 0
        kept = keys.read_text()
        keys.unlink()
        for act in (
            lambda: whole_byline(draft),
            lambda: searched(draft),
            lambda: save_authors(author.acting(clock()), draft, entries),
        ):
            with pytest.raises(Refused):
                act()
        assert not keys.exists()
        keys.write_text("x" * 40)
        with pytest.raises(Refused):
            whole_byline(draft)
        keys.write_text(kept)
        assert whole_byline(draft) == entries


def test_who_was_printed_under_another_name_before_is_sealed_by_the_worker(app, clock):
    author = person(app, "quince")
    by = Acting(at=clock(), job="sweep")
    with app.app_context():
        draft = draft_with(app, author, clock, AuthorEntry(name="Layla Secretname"))
        row = db.session.get(Author, byline(draft)[1].id)
        row.public_name, row.name_kind = "Mira Stone", NameKind.PSEUDONYM
        db.session.commit()
        assert unopened() == (0, 1)
        for _round in range(2):
            seal_earlier(by)
        assert (byline(draft)[1].name, byline(draft)[1].public_name) == ("Mira Stone", "")
        assert whole_byline(draft)[1].name == "Layla Secretname"
        assert unopened() == (0, 0)
        (Path(app.config["INSTANCE"]) / "seal-keys").unlink()
        assert unopened() == (1, 0)
        assert [one for one in findings(app) if "cannot be opened" in one.words]
