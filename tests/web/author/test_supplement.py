"""Further files: brought, told about, cleaned, put in order; who gets which, version by version."""

import io
import zipfile

import pytest
from sqlalchemy import select

from journal.domain.office import Office
from journal.extensions import db
from journal.models.file import File
from journal.models.supplement import Supplement
from journal.services.triage import return_to_author
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.builders.document import docx_of
from tests.builders.submission import ready_draft
from tests.cast import browser_of, person, section
from tests.documents.traced import pictures, sheets, sources
from tests.documents.traced.deep import left_in
from tests.web.author.visit import Visit, errors_of

TABLE = b"month,arrests\nJanuary,12\nFebruary,9\n"


@pytest.fixture
def draft(app, author):
    return f"/submissions/{ready_draft(app, author)}"


def add(visit, here, content, name, **told):
    said = {"kind": "data", "title": "Arrests by month", "is_for_reviewers": "y"} | told
    return visit.send(f"{here}/further", "file", content, name, **said)


def rows(app):
    with app.app_context():
        ordered = select(Supplement).order_by(Supplement.version_id, Supplement.position)
        return list(db.session.scalars(ordered))


def test_files_of_many_kinds_are_taken_and_put_in_order(app, visit, draft):
    for name, content in (
        ("arrests.csv", TABLE),
        ("answers.xlsx", sheets.workbook()),
        ("photograph.jpg", pictures.photograph()),
        ("all.zip", sources.supplement()),
    ):
        answer = add(visit, draft, content, name, title=f"File {name}")
        assert answer.status_code == 303, answer.text
    page = visit.text(f"{draft}/further")
    assert page.count('state done">get a clean copy') == 4
    assert "File arrests.csv" in visit.text(f"{draft}/manuscript")
    last = rows(app)[3]
    visit.post(f"{draft}/further/{last.id}/move", {"position": "1"})
    assert [one.title[5:] for one in rows(app)] == [
        "all.zip", "arrests.csv", "answers.xlsx", "photograph.jpg",
    ]  # fmt: skip
    for _ in range(2):
        assert visit.post(f"{draft}/further/{last.id}/remove", {}).status_code == 303
    assert len(rows(app)) == 3
    assert "File photograph.jpg" in visit.text(f"{draft}/send")


def test_sent_twice_it_is_one_and_what_is_wrong_stands_beside_its_field(app, visit, draft):
    for _ in range(2):
        assert add(visit, draft, TABLE, "a.csv").status_code == 303
    assert len(rows(app)) == 1
    wrong = add(visit, draft, b"\x7fELF\x02\x01\x01" + bytes(80), "b.csv", kind="", title="Kept")
    assert wrong.status_code == 422
    assert "What kind of file" in errors_of(wrong)
    assert 'value="Kept"' in wrong.text
    assert add(visit, draft, TABLE, "c.csv", kind="").status_code == 422
    named = add(visit, draft, TABLE, "c.csv", title="By Quince Familyquince")
    assert "Reviewers could see who wrote this" in errors_of(named)
    nothing = visit.post(f"{draft}/further", {"kind": "data", "title": "T"})
    assert "Please choose your file" in errors_of(nothing)
    assert len(rows(app)) == 1


def test_a_name_in_a_file_keeps_the_paper_until_it_is_put_right_or_kept_back(
    app, author, visit, draft
):
    add(visit, draft, f"who,what\n{author.name},12\n".encode(), "a.csv")
    (row,) = rows(app)
    page = visit.text(f"{draft}/further/{row.id}")
    assert "Please look here" in page
    assert author.name in page
    assert "please look" in visit.text(f"{draft}/further")
    refused = visit.post(f"{draft}/send", {})
    assert refused.status_code == 422
    assert "not ready for reviewers" in refused.text
    # Kept back, it may be sent: editors alone read it.
    told = {"kind": "data", "title": "Arrests"}
    assert visit.post(f"{draft}/further/{row.id}", told).status_code == 303
    assert "do not get it" in visit.text(f"{draft}/further")
    shown = told | {"is_for_reviewers": "y"}
    here = f"{draft}/further/{row.id}"
    assert visit.post(here, shown).headers["Location"] == here
    assert visit.send(here, "file", TABLE, "right.csv", **shown).status_code == 303
    assert visit.post(f"{draft}/send", {}).headers["Location"] == draft


def test_a_cited_name_is_answered_for(visit, app, draft):
    add(visit, draft, docx_of("As Familyquince (2019) showed."), "a.docx", kind="appendix")
    (row,) = rows(app)
    here = f"{draft}/further/{row.id}"
    told = {"kind": "appendix", "title": "Appendix", "is_for_reviewers": "y"}
    assert "I have looked at each" in visit.text(here)
    assert visit.post(here, told | {"looked": "y"}).headers["Location"] == f"{draft}/further"
    assert "get a clean copy" in visit.text(f"{draft}/further")
    # Another author: what was answered for is searched anew, and taken back.
    names = {
        "authors-0-name": "Quince Familyquince", "authors-0-email": "quince@quince.example",
        "corresponding": "0", "authors-1-name": "Showed Familyolive",
    }  # fmt: skip
    visit.post(f"{draft}/authors", names)
    assert "please look" in visit.text(f"{draft}/further")


def test_what_was_sent_before_is_looked_at_anew_for_a_new_author(app, visit, draft):
    add(visit, draft, docx_of("As Familyolive (2019) showed."), "a.docx", title="Appendix")
    visit.post(f"{draft}/send", {})
    chief = person(app, "hazel", Office.CHIEF)
    with app.app_context():
        return_to_author(rounds.now(app, chief), draft.rpartition("/")[2], "Who wrote it?")
    names = {
        "authors-0-name": "Quince Familyquince", "authors-0-email": "quince@quince.example",
        "corresponding": "0", "authors-1-name": "Olive Familyolive",
    }  # fmt: skip
    visit.post(f"{draft}/authors", names)
    assert "please look" in visit.text(f"{draft}/further")
    assert visit.post(f"{draft}/send", {}).status_code == 422
    here = f"{draft}/further/{rows(app)[0].id}"
    told = {"kind": "data", "title": "Appendix", "is_for_reviewers": "y", "looked": "y"}
    assert "I have looked at each" in visit.text(here)
    assert visit.post(here, told).headers["Location"] == f"{draft}/further"
    assert visit.post(f"{draft}/send", {}).headers["Location"] == draft


def test_latex_goes_as_source_beside_its_pdf(app, visit, draft):
    alone = visit.send(f"{draft}/manuscript", "file", sources.latex(), "paper.zip")
    assert "These are LaTeX sources" in errors_of(alone)
    assert "Further files" in errors_of(alone)
    none = add(visit, draft, TABLE, "a.csv", kind="latex", title="Sources")
    assert "There is no LaTeX in this file" in errors_of(none)
    assert add(visit, draft, sources.latex(), "paper.zip", kind="latex").status_code == 303
    (row,) = rows(app)
    assert not row.is_for_reviewers


def test_each_gets_what_is_theirs_and_a_revision_goes_on_from_the_list(app, author, visit, draft):
    submission_id = draft.rpartition("/")[2]
    chief, reader = person(app, "hazel", Office.CHIEF), person(app, "thorn")
    maker = browser_of(app, person(app, "press", Office.PRODUCTION))
    add(visit, draft, pictures.photograph(), "quince.jpg", kind="figure", title="A wall")
    add(visit, draft, TABLE, "kept.csv", title="Kept back", is_for_reviewers="")
    visit.post(f"{draft}/send", {})
    review_id = _accepted(app, chief, submission_id, reader)
    client = browser_of(app, reader)
    figure, kept = rows(app)
    page = client.get(f"/reviews/{review_id}").text
    assert "A wall" in page
    assert "Kept back" not in page
    with client.get(f"/reviews/{review_id}/further/{figure.id}", buffered=True) as answer:
        assert "-v1-figure-1.jpg" in answer.headers["Content-Disposition"]
        assert answer.data.startswith(b"\xff\xd8")
        assert left_in(answer.data, ("Zanzibari", "Fairphonix")) == set()
    assert client.get(f"/reviews/{review_id}/further/{kept.id}").status_code == 404
    desk = Visit(app, chief)
    here = f"/desk/submissions/{submission_id}"
    shown = desk.text(here)
    assert "A wall" in shown
    assert "Kept back" in shown
    with desk.client.get(f"{here}/files/{kept.file_id}", buffered=True) as answer:
        assert answer.data == TABLE
    assert "What a camera or program wrote into a picture" in desk.text(f"{here}/findings")
    assert maker.get(f"/production/{submission_id}/further/{kept.file_id}").status_code == 404
    rounds.sent(app, reader, review_id)
    decided(app, chief, submission_id, "major-revision")
    letters_went(app)

    listed = visit.text(f"{draft}/further")
    assert "A wall" in listed
    assert visit.post(f"{draft}/further/{kept.id}/remove", {}).status_code == 303
    assert add(visit, draft, b"a,b\n1,2\n3,4\n", "new.csv", title="New table").status_code == 303
    with app.app_context():
        answered = docx_of("We answered.", author=author.name)
    files = {
        "manuscript": (docx_of("The new paper."), "new.docx"),
        "response_file": (answered, "answers.docx"),
    }
    sent = visit.send_all(f"{draft}/revision", files, {"response": "", "send": "1"})
    assert sent.headers["Location"] == draft
    assert [one.title for one in rows(app) if one.version_id == kept.version_id] == [
        "A wall", "Kept back",
    ]  # fmt: skip
    again = _accepted(app, chief, submission_id, reader, is_new=False)
    page = client.get(f"/reviews/{again}").text
    assert "New table" in page
    assert "A wall" in page
    with client.get(f"/reviews/{again}/response", buffered=True) as answer:
        assert "-v2-response.docx" in answer.headers["Content-Disposition"]
        assert left_in(answer.data, (author.name,)) == set()
    # The first round's page and its files stay as they were.
    assert client.get(f"/reviews/{review_id}/response").status_code == 404
    rounds.sent(app, reader, again)
    decided(app, chief, submission_id, "accept")
    letters_went(app)
    (new,) = [one for one in rows(app) if one.title == "New table"]
    assert "New table" in maker.get(f"/production/{submission_id}").text
    with maker.get(f"/production/{submission_id}/further/{new.file_id}", buffered=True) as answer:
        assert answer.data.startswith(b"a,b")


def _accepted(app, chief, submission_id, reader, *, is_new=True):
    if is_new:
        rounds.in_review(app, chief, submission_id, 1)
    review_id = rounds.invited(app, chief, submission_id, reader)
    return rounds.accepted(app, reader, review_id)


def test_nobody_else_finds_the_pages(app, visit, draft):
    add(visit, draft, TABLE, "a.csv")
    (row,) = rows(app)
    stranger = Visit(app, person(app, "thorn"))
    other = f"/submissions/{ready_draft(app, person(app, 'sorrel'), section_id=section(app, 'X'))}"
    for path in (f"{draft}/further", f"{draft}/further/{row.id}", f"{other}/further/{row.id}"):
        assert stranger.get(path).status_code == 404
        assert stranger.post(path, {}).status_code == 404
    with app.app_context():
        assert db.session.get_one(File, row.file_id).size == len(TABLE)
        db.session.rollback()


def test_an_archive_is_cleaned_file_by_file(app, visit, draft):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.comment = b"by Quince"
        archive.writestr("inner.docx", docx_of("Words.", author="Quince Familyquince"))
    add(visit, draft, out.getvalue(), "all.zip", kind="other")
    with app.app_context():
        copy = db.session.scalars(select(File).where(File.made_from_id.is_not(None))).all()[-1]
        path = app.extensions["surroundings"].storage.path(copy.sha256)
        assert left_in(path.read_bytes(), ("Quince",)) == set()
        assert copy.passed_for
        db.session.rollback()
