"""The gate: nothing goes to reviewers in which an author can be recognized."""

import io
import zipfile

import pytest

from journal.domain.author import AuthorEntry
from journal.domain.finding import Severity
from journal.domain.refusal import Invalid, Overtaken
from journal.extensions import db
from journal.models.file import File
from journal.queries.byline import byline
from journal.services import anonymity, submission
from journal.services.anonymity import Recognizable, gate, gate_text, place
from journal.services.around import surroundings
from journal.services.author import save_authors
from journal.services.submission import start, submit
from journal.services.version import bring_anonymized
from tests.builders.document import docx_of, pdf_of
from tests.builders.submission import anonymized, ready_draft, upload
from tests.cast import person, section


def draft_of(author, clock):
    return start(author.acting(clock()))


def test_a_name_in_the_properties_is_taken_out_and_the_file_that_came_stays(app, clock):
    author = person(app, "quince")
    content = docx_of("Nothing here.", author=author.name)
    file = upload(app, content)
    with app.app_context():
        passed = gate(draft_of(author, clock), file)
        storage = surroundings().storage
        copy = storage.path(passed.stored.sha256).read_bytes()
        assert storage.path(passed.original.sha256).read_bytes() == content
    with zipfile.ZipFile(io.BytesIO(copy)) as parts:
        assert not any(author.name.encode() in parts.read(name) for name in parts.namelist())
    (finding,) = [one for one in passed.findings if author.name in one.text]
    assert str(place(finding)) == "document properties: creator"
    assert finding.severity is Severity.FIXED


def test_an_address_and_an_institution_of_a_co_author_are_found_in_a_compressed_pdf(app, clock):
    author = person(app, "quince")
    file = upload(app, pdf_of("Ask suu@clinic.example", "of the Centre Rosewater"), "a.pdf")
    with app.app_context():
        draft = draft_of(author, clock)
        mine = byline(draft)
        suu = AuthorEntry(name="Suu", email="suu@clinic.example", affiliation="Centre Rosewater")
        save_authors(author.acting(clock()), draft, (*mine, suu))
        with pytest.raises(Recognizable) as told:
            gate(draft, file, field="anonymized")
    assert {finding.kind for finding in told.value.findings} >= {"address", "institution"}
    assert told.value.errors["anonymized"].values["count"] == len(told.value.findings) - 1


def test_a_family_name_alone_passes_as_a_source_once_its_author_says_so(app, clock):
    author = person(app, "quince")
    file = upload(app, docx_of("As Familyquince (2019) showed, sleep matters."))
    with app.app_context():
        draft = draft_of(author, clock)
        with pytest.raises(Recognizable) as told:
            gate(draft, file)
        assert told.value.may_be_cited
        assert gate(draft, file, cited=True).passed_for
        with pytest.raises(Recognizable):
            gate(draft, upload(app, docx_of(f"{author.name} wrote this.")), cited=True)


def test_a_single_name_passes_in_running_text_and_is_taken_out_of_properties(app, clock):
    author = person(app, "quince")
    with app.app_context():
        draft = draft_of(author, clock)
        save_authors(author.acting(clock()), draft, (*byline(draft), AuthorEntry(name="Hope")))
        with pytest.raises(Recognizable) as told:
            gate(draft, upload(app, docx_of("We hope that sleep returns.")))
        assert told.value.may_be_cited
        assert gate(draft, upload(app, docx_of("We hope.", author="Hope")), cited=True).passed_for


def test_what_was_searched_for_other_authors_is_searched_again_before_sending(app, clock):
    author = person(app, "quince")
    draft = ready_draft(app, author, section_id=section(app))
    with app.app_context():
        by = author.acting(clock())
        # The copy speaks of "solitary confinement": here comes an author of that name.
        save_authors(by, draft, (*byline(draft), AuthorEntry(name="Solitary Confinement")))
        with pytest.raises(Invalid) as told:
            submit(by, draft)
        assert set(told.value.errors) == {"anonymized"}
        save_authors(by, draft, (*byline(draft)[:1], AuthorEntry(name="Somebody Harmless")))
        assert submit(by, draft).is_new


def test_a_copy_changed_while_the_paper_was_searched_is_not_sent(app, clock, monkeypatch):
    author = person(app, "quince")
    draft = ready_draft(app, author, section_id=section(app))
    passed = anonymity.recheck

    def meanwhile(by, submission_id):
        found = passed(by, submission_id)
        bring_anonymized(by, submission_id, upload(app, docx_of("Another copy")))
        return found

    monkeypatch.setattr(submission.anonymity, "recheck", meanwhile)
    with app.app_context(), pytest.raises(Overtaken):
        submit(author.acting(clock()), draft)


def test_a_file_bears_what_it_was_searched_for(app, clock):
    author = person(app, "quince")
    draft = ready_draft(app, author, section_id=section(app))
    with app.app_context():
        rows = db.session.query(File.kind, File.passed_for).all()
    marks = {row.kind: row.passed_for for row in rows}
    assert marks == {"manuscript": "", "anonymized": anonymized(app, draft).passed_for}


def test_a_name_in_the_answer_to_reviewers_is_found(app, clock):
    author = person(app, "quince")
    with app.app_context():
        draft = draft_of(author, clock)
        with pytest.raises(Recognizable) as told:
            gate_text(draft, f"Thank you. Yours, {author.name}")
        assert set(told.value.errors) == {"response"}
        gate_text(draft, "Thank you. The authors")
