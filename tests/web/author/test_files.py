"""Files of a draft: what is taken, what is refused with advice, and what the gate lets through."""

import io
import zipfile

import pikepdf
import pytest

from journal.extensions import db
from journal.models.file import File
from journal.models.submission import Version
from journal.services.submission import start
from tests.builders.document import docx_of, pdf_of
from tests.builders.submission import anonymized_bytes, manuscript_bytes, ready_draft
from tests.cast import person, section
from tests.web.author.visit import Visit, errors_of


@pytest.fixture
def here(app, author, clock):
    with app.app_context():
        return f"/submissions/{start(author.acting(clock()), None, section(app))}"


def rows(app):
    with app.app_context():
        return db.session.query(File.kind, File.name, File.size, File.passed_for).all()


def with_macros():
    file = io.BytesIO(docx_of("Hello"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    return file.getvalue()


def encrypted():
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of("Hello"))) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="x", user="y"))
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (lambda: b"", "paper.docx", "This file is empty"),
        (lambda: b"\x7fELF\x02\x01\x01" + bytes(80), "paper.docx", "What kind of file this is"),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(40), "paper.docx", "This file cannot be taken here"),
        (lambda: docx_of("Hello")[:-400], "paper.docx", "This file ends too early"),
        (lambda: pdf_of("Hello")[:200], "paper.pdf", "This file ends too early"),
        (encrypted, "paper.pdf", "protected by a password"),
        (with_macros, "paper.docx", "programs along (macros)"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_with_advice(app, visit, here, content, name, told):
    answer = visit.send(f"{here}/manuscript", "file", content(), name)
    assert answer.status_code == 422
    assert told in errors_of(answer)
    assert rows(app) == []


def test_no_file_at_all_is_asked_for(app, visit, here):
    for step in ("manuscript", "anonymity"):
        answer = visit.post(f"{here}/{step}", {})
        assert answer.status_code == 422
        assert "Please choose your file" in errors_of(answer)
        assert visit.post(f"{here}/{step}", {"leave": "1"}).headers["Location"] == "/submissions"


def test_the_same_file_sent_twice_is_one(app, visit, here):
    for _ in range(2):
        answer = visit.send(f"{here}/manuscript", "file", manuscript_bytes(), "../../aux.Été.pdf")
        assert answer.status_code == 303
    # The paper as it came, and the copy of it for reviewers; every system takes their names.
    kept = sorted((one.kind, one.name) for one in rows(app))
    assert kept == [("anonymized", "_aux.Été.docx"), ("manuscript", "_aux.Été.docx")]
    assert visit.post(f"{here}/manuscript", {}).headers["Location"] == f"{here}/details"
    page = visit.text(f"{here}/manuscript")
    assert "_aux.Été.docx" in page
    assert "about 18 words" in page


def test_the_gate_refuses_with_the_place_in_words(app, author, visit, here):
    content = docx_of("Sleep goes first.", f"We thank {author.name}.", author=author.name)
    answer = visit.send(f"{here}/anonymity", "file", content, "copy.docx")
    assert answer.status_code == 422
    assert "Reviewers could see who wrote this" in errors_of(answer)
    assert "paragraph 2" in answer.text
    assert rows(app) == []


def test_a_cited_family_name_is_vouched_for_without_sending_the_file_again(app, visit, here):
    content = docx_of("As Familyquince (2019) showed, sleep goes first.")
    answer = visit.send(f"{here}/anonymity", "file", content, "copy.docx")
    assert answer.status_code == 422
    ticket = answer.text.split('name="held_file" value="')[1].split('"')[0]
    ticket = ticket.replace("&#34;", '"')
    assert visit.post(f"{here}/anonymity", {"held_file": ticket}).status_code == 422
    assert (
        visit.post(f"{here}/anonymity", {"held_file": "x" + ticket, "cited": "y"}).status_code
        == 422
    )
    answer = visit.post(f"{here}/anonymity", {"held_file": ticket, "cited": "y"})
    assert answer.headers["Location"] == f"{here}/send"
    # The copy as it came stays sealed; only what was made of it may be read.
    came, made = sorted(rows(app), key=lambda one: one.passed_for)
    assert (came.kind, came.name, came.passed_for) == ("anonymized", "copy.docx", "")
    assert (made.kind, made.name) == ("anonymized", "copy.docx")
    assert made.passed_for


def test_a_ticket_opens_nothing_on_another_paper(app, author, visit, here, clock):
    content = docx_of("As Familyquince (2019) showed.")
    answer = visit.send(f"{here}/anonymity", "file", content, "copy.docx")
    ticket = answer.text.split('name="held_file" value="')[1].split('"')[0].replace("&#34;", '"')
    other = ready_draft(app, author, section_id=section(app, "Others"))
    path = f"/submissions/{other}/anonymity"
    visit.post(path, {})  # its own copy is made by now
    before = rows(app)
    assert (
        visit.post(path, {"held_file": ticket, "cited": "y"}).headers["Location"].endswith("/send")
    )
    assert rows(app) == before


def test_a_file_that_is_too_large_is_told_the_limit_and_leaves_nothing(make_app, instance):
    small = make_app(UPLOAD_MEGABYTES=1)
    author = person(small, "quince")
    draft = ready_draft(small, author)
    visit = Visit(small, author)
    kept = sorted(path for path in (instance / "files").rglob("*") if path.is_file())
    for size in (1_000_001, 3_000_000):
        answer = visit.send(f"/submissions/{draft}/manuscript", "file", bytes(size), "big.docx")
        assert answer.status_code == 413
        assert "A file may have at most 1.0 MB." in answer.text
    assert sorted(path for path in (instance / "files").rglob("*") if path.is_file()) == kept


def test_an_author_loads_their_own_files_under_their_own_names(app, author, visit):
    draft = ready_draft(app, author)
    with app.app_context():
        version = db.session.query(Version).one()
    path = f"/submissions/{draft}/files/{version.anonymized_id}"
    answer = visit.get(path)
    assert answer.data == anonymized_bytes()
    assert answer.headers["Content-Disposition"] == "attachment; filename=anonymized.pdf"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    with visit.client.get(path, headers={"Range": "bytes=0-3"}) as part:
        assert (part.status_code, part.data) == (206, b"%PDF")
    with visit.client.get(path, headers={"If-None-Match": answer.headers["ETag"]}) as again:
        assert again.status_code == 304
    answer.close()
    stranger = Visit(app, person(app, "thorn"))
    never = stranger.get(f"/submissions/{draft}/files/{'z' * 18}")
    hidden = stranger.get(path)
    assert (hidden.status_code, hidden.data) == (404, never.data)
