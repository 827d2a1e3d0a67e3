"""Further files of a paper with a sealed name: who reads them reads the public one, or nothing."""

import html
import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.author import AuthorEntry
from journal.domain.office import Office
from journal.domain.public_names import NameKind
from journal.domain.refusal import Invalid
from journal.extensions import db
from journal.models.file import File
from journal.models.keeper import Mention
from journal.models.submission import Author, Submission
from journal.models.supplement import Supplement
from journal.queries.byline import whole_byline
from journal.services.author import save_authors
from journal.services.examination import examine_files
from journal.services.keeping import name_keeper
from journal.services.on_word import Heard, take_word
from journal.services.sealing import seal_earlier
from journal.services.submission import submit
from journal.services.version import bring_manuscript
from tests.builders import round as rounds
from tests.builders.document import docx_of, pdf_of
from tests.builders.picture import png_of
from tests.builders.sealed import got, rows_of
from tests.builders.submission import ready_draft, upload
from tests.cast import browser_of, csrf_of, person, section
from tests.documents.traced.sheets import cell, data, xlsx
from tests.documents.traced.slides import pptx, shape, slide
from tests.web.author.story import decided, in_review
from tests.web.author.visit import Visit, errors_of

TOLD = "Secretname Familysecretname"
CAN_BE_EXCHANGED = {
    "notes.csv": f"who,what\n{TOLD},slept\n".encode(),
    "notes.xlsx": xlsx(data(cell("A1", TOLD) + cell("B1", "slept"))),
    "talk.pptx": pptx(slide(shape(f"{TOLD} slept"), 1)),
}


def seal(app, by, draft, content=None):
    with app.app_context():
        examine_files(by, draft)
        mine, *others = whole_byline(draft)
        save_authors(by, draft, (replace(mine, kind=NameKind.INITIALS), *others))
        if content is not None:
            bring_manuscript(by, draft, upload(app, content, "b.docx"))
        examine_files(by, draft)


def refusal_of(app, by, draft):
    with app.app_context(), pytest.raises(Invalid) as told:
        submit(by, draft)
    return told.value.errors


def add(visit, here, content, name, **told):
    said = {"kind": "other", "title": name} | told
    answer = visit.send(f"{here}/further", "file", content, name, **said)
    assert answer.status_code == 303, answer.text


def test_whoever_may_read_the_files_reads_the_public_name(app, clock):
    author, reader, other = (person(app, name) for name in ("secretname", "thorn", "olive"))
    chief = person(app, "hazel", Office.CHIEF, Office.PRODUCTION)
    open_house = section(app, "Voices", transparency="all-identities-visible")
    with_other = (AuthorEntry(name=other.name, email=other.email),)
    draft = ready_draft(app, author, section_id=open_house, co_authors=with_other)
    visit, here, by = Visit(app, author), f"/submissions/{draft}", author.acting(clock())
    for name, content in CAN_BE_EXCHANGED.items():
        add(visit, here, content, f"secretname_{name}", title=name, is_for_reviewers="y")
    add(visit, here, png_of(), "wall.png", title=f"A wall, by {TOLD}", is_for_reviewers="y")
    paper = pdf_of(f"Notes of {TOLD}.")
    add(visit, here, paper, "kept.pdf", title="Kept")
    seal(app, by, draft, docx_of("Sleep."))
    # In a PDF no name can be exchanged: it is not sent before the author has seen to it.
    (said,) = refusal_of(app, by, draft).values()
    assert said.values == {"title": "Kept"}
    page = visit.text(f"{here}/further")
    assert page.count("not for editors yet: please look") == 1
    assert page.count("secretname_") == 0
    with app.app_context():
        kept = db.session.scalar(select(Supplement.id).where(Supplement.title == "Kept"))
        db.session.rollback()
    told = {"kind": "other", "title": f"Kept by {TOLD}"}
    assert TOLD in visit.text(f"{here}/further/{kept}")
    mended = visit.send(f"{here}/further/{kept}", "file", pdf_of("Notes."), "mended.pdf", **told)
    assert mended.headers["Location"] == f"{here}/further"
    assert "Kept by S. F." in visit.text(f"{here}/further")
    with app.app_context():
        submit(by, draft)
        assert [row for row in rows_of(app) if "secretname" in row] == []
        files = db.session.scalars(select(File.id)).all()
        beside = db.session.scalars(select(Supplement.id)).all()
    rounds.in_review(app, chief, draft)
    review_id = rounds.accepted(app, reader, rounds.invited(app, chief, draft, reader))
    desk, reading = browser_of(app, chief), browser_of(app, reader)
    given = [got(desk, f"/desk/submissions/{draft}/files/{one}") for one in files]
    read = [got(reading, f"/reviews/{review_id}/further/{one}") for one in beside]
    own = browser_of(app, other)
    beside_them = [got(own, f"/submissions/{draft}/files/{one}") for one in files]
    for answers, ending in ((given, ".csv"), (read, "-v1-other-1.csv"), (beside_them, ".csv")):
        there = [one for one in answers if one is not None]
        assert len(there) >= len(beside) - 1
        assert [name for name, _ in there if name.endswith(ending)]
        assert [name for name, content in there if "ecretname" in f"{name}{content}"] == []
        assert "".join(content for _, content in there).count("S. F.") >= len(CAN_BE_EXCHANGED)
    shown = desk.get(f"/desk/submissions/{draft}").text + reading.get(f"/reviews/{review_id}").text
    shown += own.get(f"/submissions/{draft}").text
    assert shown.count("A wall, by S. F.") == 3
    assert "secretname" not in shown.lower()
    # Who keeps the name reads all of it as it came, once they have said why.
    keeper = person(app, "alder")
    with app.app_context():
        name_keeper(person(app, "basalt", Office.MANAGER).acting(clock()), keeper.email)
        reference = db.session.get_one(Submission, draft).reference
        db.session.rollback()
    looking = browser_of(app, keeper)
    why = {"csrf_token": csrf_of(looking.get("/sealed").text), "reference": reference}
    page = html.unescape(looking.post("/sealed", data=why | {"reason": "A court asks."}).text)
    assert "“notes.csv”, with version 1 · CSV" in page
    paths = re.findall(r'action="(/sealed/\w+/files/\w+)"', page)
    assert len(paths) == len(beside) + 1
    sent = {}
    for path in paths:
        with looking.post(path, data=why) as reply:
            sent[reply.headers["Content-Disposition"].rpartition("filename=")[2]] = reply.data
    assert sent[f"{reference}-v1-further-1.csv"] == CAN_BE_EXCHANGED["notes.csv"]
    for path in paths:
        assert desk.post(path, data=why).status_code in (400, 404)
    clock.advance(minutes=11)
    assert {looking.post(path, data=why).status_code for path in paths} == {404}


def test_where_a_name_is_hidden_nothing_tells_it_and_words_found_stay_closed(app, clock):
    author, chief = person(app, "secretname"), person(app, "hazel", Office.CHIEF)
    draft = ready_draft(app, author)
    visit, here, by = Visit(app, author), f"/submissions/{draft}", author.acting(clock())
    add(visit, here, docx_of("As Familysecretname (2019) showed."), "a.docx", is_for_reviewers="y")
    add(visit, here, pdf_of("As Familysecretname (2019) showed."), "b.pdf")
    seal(app, by, draft, docx_of("Sleep."))
    assert list(refusal_of(app, by, draft)) == ["supplements"]
    with app.app_context():
        ids = db.session.scalars(select(Supplement.id).order_by(Supplement.position)).all()
        db.session.rollback()
    for one, is_shown in zip(ids, ("y", ""), strict=True):
        assert refusal_of(app, by, draft)
        told = {"kind": "other", "title": "Notes", "is_for_reviewers": is_shown, "looked": "y"}
        assert "I have looked at each" in visit.text(f"{here}/further/{one}")
        assert visit.post(f"{here}/further/{one}", told).headers["Location"] == f"{here}/further"
    with app.app_context():
        submit(by, draft)
    desk = browser_of(app, chief)
    for page in ("findings", "review", ""):
        shown = desk.get(f"/desk/submissions/{draft}/{page}".rstrip("/")).text
        assert "familysecretname" not in shown.lower(), page
    assert (
        "the words that were found are not shown"
        in desk.get(f"/desk/submissions/{draft}/findings").text
    )


def test_who_acts_on_the_authors_word_learns_no_name_from_a_title(app):
    story, office = in_review(app), person(app, "alder", Office.OFFICE)
    decided(story)
    with app.app_context():
        row = db.session.get(Author, whole_byline(story.id)[0].id)
        row.public_name, row.name_kind = "Mira Stone", NameKind.PSEUDONYM
        db.session.commit()
        seal_earlier(Acting(at=rounds.now(app, office).at, job="sweep"))
        take_word(rounds.now(app, office), story.id, Heard("phone", "Please add my notes."))
    desk, said = Visit(app, office), {"kind": "data", "title": "Notes of Familyquince"}
    tried = desk.send(f"{story.path}/further", "file", b"a,b\n1,2\n", "a.csv", **said)
    assert tried.status_code == 422
    assert "every such try is kept" in errors_of(tried)
    with app.app_context():
        assert db.session.scalars(select(Mention.account_id)).all() == [office.id]
        db.session.rollback()
    add(desk, story.path, b"a,b\n1,2\n", "a.csv", title="Notes")
    assert "Notes" in desk.text(f"{story.path}/further")
