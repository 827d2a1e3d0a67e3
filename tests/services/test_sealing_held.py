"""A sealed name under attack: from beside the paper, by two at once, with the database in hand."""

import hashlib
import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from journal.access import links
from journal.documents.text import read_text
from journal.domain.author import AuthorEntry
from journal.domain.letters import Composed
from journal.domain.named import NamedReviewer
from journal.domain.office import Office
from journal.domain.public_names import NameKind
from journal.domain.refusal import Invalid
from journal.extensions import db
from journal.models.answer import Answer, Side
from journal.models.authorship import Authorship
from journal.models.examination import Examination
from journal.models.file import File
from journal.models.letter import Letter, LetterState
from journal.models.submission import Author
from journal.queries.byline import byline, searched, whole_byline
from journal.queries.examination import asked
from journal.queries.read import rest
from journal.queries.writing import whole
from journal.services import correspondence, examination
from journal.services.answer import Written, file_answer
from journal.services.around import signing_key
from journal.services.author import save_authors
from journal.services.examination import examine, examine_files
from journal.services.revision import RevisionFiles, save_revision, submit_revision
from journal.services.sealing import seal_earlier
from journal.services.submission import submit
from journal.services.version import bring_anonymized, bring_manuscript
from journal.services.writing import save_declarations, save_details
from tests.builders import round as rounds
from tests.builders.document import docx_of
from tests.builders.sealed import SEALED, got, layla, masked_draft, paper_of, rows_of
from tests.builders.submission import DECLARED, anonymized, ready_draft, upload
from tests.cast import browser_of, person
from tests.web.author.story import decided, in_review
from tests.web.editor.desk import typed_fields


def test_an_author_who_keeps_the_name_from_the_others_is_not_read_in_the_manuscript(app, clock):
    author, other = person(app, "quince"), person(app, "olive")
    entries = (SEALED, AuthorEntry(name=other.name, email=other.email))
    draft = ready_draft(app, author, co_authors=entries)
    by = author.acting(clock())
    paper = docx_of("Sleep.", "By Layla Secretname and others.")
    with app.app_context():
        bring_manuscript(by, draft, upload(app, paper))
        examine_files(by, draft)
    with app.app_context():
        bring_anonymized(by, draft, anonymized(app, draft))
        submit(by, draft)

    def read(who):
        browser = browser_of(app, who)
        page = browser.get(f"/submissions/{draft}").text
        paths = set(re.findall(rf"/submissions/{draft}/files/\w+", page))
        return [browser, "".join(got(browser, one)[1] for one in paths)]

    assert "By Layla Secretname" in read(author)[1]
    browser, told = read(other)
    assert "By Mira Stone and others." in told
    assert "ecretname" not in told
    with app.app_context():
        files = [row.id for row in db.session.scalars(select(File))]
    given = [got(browser, f"/submissions/{draft}/files/{one}") for one in files]
    assert [one for one in given if one and "Layla" in one[1]] == []


def test_a_letter_that_was_stopped_and_changed_tells_no_sealed_name(app, clock):
    author, editor = layla(app), person(app, "hazel", Office.CHIEF, Office.OFFICE)
    draft = masked_draft(app, clock, author, paper_of())
    by = editor.acting(clock())
    with app.app_context():
        submit(author.acting(clock()), draft)
    with app.app_context():
        (to,) = [one for one in correspondence.people(by, draft) if one.role == "author"]
        letter_id = correspondence.write_letter(by, draft, to.key, Composed("Hello", "A word."))
        db.session.get(Letter, letter_id).state = LetterState.STOPPED
        db.session.commit()
        changed = Composed(f"To {author.name}", f"Dear {author.name}, of {author.email}.")
        correspondence.change_letter(by, letter_id, changed)
        assert "S. F." in db.session.get(Letter, letter_id).body
        assert [row for row in rows_of(app) if "secretname" in row] == []


def test_what_a_sealed_author_writes_by_mail_is_filed_under_the_public_name(app, clock):
    author, editor = person(app, "quince"), person(app, "hazel", Office.CHIEF, Office.OFFICE)
    draft = ready_draft(app, author, co_authors=(SEALED,))
    by = editor.acting(clock())
    mail = Written(
        from_name="Layla Secretname",
        from_address="Layla@Secretname.example",
        subject="From Layla Secretname",
        text="I am at Hidden Hospital. Layla Secretname",
        written_on=date(2026, 3, 1),
        attachments=("secretname.pdf",),
        message_id="<1@secretname.example>",
    )
    with app.app_context():
        bring_manuscript(author.acting(clock()), draft, upload(app, paper_of()))
        examine_files(author.acting(clock()), draft)
        bring_anonymized(author.acting(clock()), draft, anonymized(app, draft))
        submit(author.acting(clock()), draft)
    with app.app_context():
        for _click in range(2):
            file_answer(by, draft, mail)
        (row,) = db.session.scalars(select(Answer))
        assert (row.side, row.from_name, row.subject) == (
            Side.AUTHOR, "Mira Stone", "From Mira Stone",
        )  # fmt: skip
        assert [row for row in rows_of(app) if "secretname" in row] == []


@pytest.mark.parametrize(
    ("field", "declared", "detail"),
    [
        ("declarations.opposed", NamedReviewer(name="Bo", reason="Layla Secretname knows."), ""),
        ("details.notice_words", None, "what Layla Secretname saw"),
        ("details.guideline", None, "CARE, says Layla Secretname"),
    ],
)
def test_no_line_for_editors_tells_a_sealed_name(app, clock, field, declared, detail):
    author = person(app, "quince")
    person(app, "hazel", Office.CHIEF)
    draft = ready_draft(app, author, co_authors=(SEALED,))
    by = author.acting(clock())
    with app.app_context():
        bring_manuscript(by, draft, upload(app, paper_of()))
        examine_files(by, draft)
        if declared:
            save_declarations(by, draft, replace(DECLARED, opposed=(declared,)))
        if detail:
            told = {field.split(".")[1]: detail}
            save_details(by, draft, replace(whole(draft).details, **told))
        bring_anonymized(by, draft, anonymized(app, draft))
        with pytest.raises(Invalid) as told:
            submit(by, draft)
    assert [one for one in told.value.errors if one.endswith(field.split(".")[1])]


def test_an_answer_to_reviewers_names_nobody_who_is_sealed(app, clock):
    story = in_review(app)
    decided(story)
    by = rounds.now(app, story.author)
    with app.app_context():
        row = db.session.scalars(
            select(Author).where(Author.submission_id == story.id, Author.is_corresponding)
        ).one()
        row.public_name, row.name_kind = "Mira Stone", NameKind.PSEUDONYM
        db.session.commit()
        seal_earlier(replace(by, account_id=None, job="sweep"))
    text = upload(app, paper_of(), "second.docx")
    with app.app_context():
        save_revision(by, story.id, "As Familyquince (2019) wrote.", RevisionFiles(manuscript=text))
        examine_files(by, story.id)
        with pytest.raises(Invalid) as told:
            submit_revision(by, story.id)
        assert "response" in told.value.errors


def test_a_copy_made_for_names_of_before_is_never_read(app, clock, monkeypatch):
    author = person(app, "quince")
    draft = ready_draft(app, author, co_authors=(SEALED, AuthorEntry(name="Bela Otherfolk")))
    by = author.acting(clock())
    with app.app_context():
        paper = paper_of("Layla Secretname and Bela Otherfolk wrote this.")
        file_id = bring_manuscript(by, draft, upload(app, paper))
    made = examination.masked_copy

    def copy_while_another_name_is_sealed(*told):
        copy = made(*told)
        monkeypatch.setattr(examination, "masked_copy", made)
        *others, bela = whole_byline(draft)
        sealed = replace(bela, kind=NameKind.PSEUDONYM, public_name="Kim Reed")
        save_authors(by, draft, (*others, sealed))
        return copy

    monkeypatch.setattr(examination, "masked_copy", copy_while_another_name_is_sealed)
    with app.app_context():
        examine(by, file_id)
        assert db.session.get(Examination, file_id).masked_id is None
        rest()
        examine(by, file_id)
        copy = db.session.get(Examination, file_id).masked_id
        sha256 = db.session.get(File, copy).sha256
        path = app.extensions["surroundings"].storage.path(sha256)

        told = " ".join(one.text for one in read_text(path).passages)
        assert "Mira Stone and Kim Reed wrote this." in told


def test_no_mark_in_the_database_lets_a_guess_be_tried(app, clock):
    author = layla(app)
    draft = masked_draft(app, clock, author, paper_of())
    with app.app_context():
        words = searched(draft)
        guess = hashlib.sha256("\n".join(sorted(words)).encode()).hexdigest()
        masked = select(Examination.file_id).where(Examination.masked_for != "")
        assert asked(db.session.scalars(masked).one()).searched_for
        assert [row for row in rows_of(app) if guess in row] == []
        plain = [
            bears
            for row in db.session.execute(
                select(Examination.searched_for, Examination.masked_for, Examination.answered_for)
            )
            for bears in row
            if len(bears) == 64
        ]
        plain += [one for one in db.session.scalars(select(File.passed_for)) if len(one) == 64]
        assert plain == []


def test_a_failed_statement_is_told_without_what_it_was_to_write(app):
    with app.app_context(), pytest.raises(StatementError) as told:
        db.session.execute(
            db.text("INSERT INTO no_such_table (name) VALUES (:name)"), {"name": "Secretname"}
        )
    assert "Secretname" not in str(told.value)


def test_what_stands_for_an_address_is_told_to_nobody(app, clock):
    author, editor = person(app, "quince"), person(app, "hazel", Office.CHIEF, Office.OFFICE)
    draft = ready_draft(app, author, co_authors=(SEALED,))
    by = author.acting(clock())
    with app.app_context():
        bring_manuscript(by, draft, upload(app, paper_of()))
        examine_files(by, draft)
        bring_anonymized(by, draft, anonymized(app, draft))
        submit(by, draft)
        before = byline(draft)
        query = select(Authorship.id).where(Authorship.submission_id == draft)
        token = links.token(signing_key(), links.AUTHOR, db.session.scalars(query).one(), 0)
    desk, path = browser_of(app, editor), f"/desk/submissions/{draft}/authors"
    page = desk.get(path).text
    mark = before[1].email.partition("@")[0]
    assert mark not in page
    # Saved as it stands, nothing is changed: the row is known by its own line.
    sent = {name: found[0] for name, found in typed_fields(page).items()}
    assert desk.post(path, data=sent).status_code == 303
    with app.app_context():
        assert byline(draft) == before
    assert mark not in app.test_client().get(f"/a/{token}", follow_redirects=True).text
