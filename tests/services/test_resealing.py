"""The key of sealed names is changed: nothing is lost on the way, wherever it is cut."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from journal.cli import backup, main, seal
from journal.cli.check import findings
from journal.domain.acting import Acting
from journal.domain.public_names import NameKind
from journal.extensions import db
from journal.models.authorship import Authorship
from journal.models.examination import Examination
from journal.models.file import File
from journal.models.submission import Author
from journal.queries.byline import searched, whole_byline
from journal.queries.examination import asked, of_manuscript
from journal.queries.read import rest
from journal.queries.sealed import aged, seals, unmarked, unopened
from journal.services import resealing
from journal.services.author import save_authors
from journal.services.examination import examine_files, is_fresh
from journal.services.resealing import reseal
from journal.services.submission import submit
from journal.services.version import bring_anonymized, bring_manuscript
from tests.builders.sealed import SEALED, layla, masked_draft, paper_of, rows_of
from tests.builders.submission import anonymized, ready_draft, upload
from tests.cast import person, section


class Killed(BaseException):
    """The process is gone."""


def sent(app, clock, author, section_id):
    draft = ready_draft(app, author, co_authors=(SEALED,), section_id=section_id)
    by = author.acting(clock())
    with app.app_context():
        bring_manuscript(by, draft, upload(app, paper_of()))
        examine_files(by, draft)
        bring_anonymized(by, draft, anonymized(app, draft))
        submit(by, draft)
        rest()
    return draft


def told(found):
    return " ".join(one.words for one in found)


def test_a_change_of_keys_is_taken_up_where_it_was_cut(app, clock, monkeypatch):
    monkeypatch.setenv("JOURNAL_INSTANCE", app.config["INSTANCE"])
    monkeypatch.setenv("JOURNAL_DATABASE_URL", app.config["DATABASE_URL"])
    author = person(app, "quince")
    person(app, "hazel")
    section_id = section(app)
    papers = sorted(sent(app, clock, author, section_id) for _paper in "123")
    keys = Path(app.config["INSTANCE"]) / "seal-keys"
    by = Acting(at=clock(), job="seal")
    with app.app_context():
        before = {one: whole_byline(one) for one in papers}
        fresh = {one: is_fresh(of_manuscript(one), searched(one)) for one in papers}
        first = keys.read_text().split()
        seals().add_key()
        reseals, done = resealing.reseal_paper, []

        def cut(by, paper):
            if done:
                raise Killed
            reseals(by, paper)
            done.append(paper)

        monkeypatch.setattr(resealing, "reseal_paper", cut)
        with pytest.raises(Killed):
            reseal(by)
        monkeypatch.setattr(resealing, "reseal_paper", reseals)
        rest()
        assert aged() == set(papers[1:])
        assert "closed with an older key" in told(findings(app, is_quick=True))
        assert {one: whole_byline(one) for one in papers} == before
    assert main(["seal", "forget"]) == 1
    assert keys.read_text().split()[1:] == first
    assert main(["seal", "rotate"]) == 0
    assert len(keys.read_text().split()) == 2
    with app.app_context():
        assert "needed by nothing" in told(findings(app, is_quick=True))
    assert main(["seal", "forget"]) == 0
    assert len(keys.read_text().split()) == 1
    assert keys.read_text().split() != first
    with app.app_context():
        assert {one: whole_byline(one) for one in papers} == before
        assert {one: is_fresh(of_manuscript(one), searched(one)) for one in papers} == fresh
        marks = {f"{one}@sealed.invalid" for one in seals().marks(SEALED.email)}
        emails = set(db.session.scalars(select(Author.email).where(Author.sealed != "")))
        asked_at = set(db.session.scalars(select(Authorship.email)))
        assert (emails, marks & asked_at) == (marks, marks)
        assert (unopened(), aged(), unmarked()) == ((0, 0), frozenset(), frozenset())


def test_what_was_marked_without_a_key_is_marked_by_the_worker(app, clock):
    author = layla(app)
    draft = masked_draft(app, clock, author, paper_of())
    with app.app_context():
        row = db.session.scalars(select(Examination).where(Examination.masked_for != "")).one()
        marks = (row.searched_for, row.answered_for)
        row.searched_for = row.answered_for = "a" * 64
        copy = db.session.scalars(select(File).where(File.passed_for != "")).first()
        copy.passed_for = "b" * 64
        db.session.commit()
        assert unmarked() == {draft}
        for _night in "12":
            reseal(Acting(at=clock(), job="sweep"))
        assert unmarked() == frozenset()
        assert [row for row in rows_of(app) if "b" * 64 in row or "a" * 64 in row] == []
        found = asked(row.file_id)
        assert found.searched_for not in ("", *marks)


def test_who_gives_the_keys_by_a_setting_changes_them_there(make_app, clock, capsys):
    old, new = "o" * 40, "n" * 40
    app = make_app(SEAL_KEYS=old)
    author = person(app, "quince")
    draft = ready_draft(app, author, co_authors=(SEALED,))
    app.extensions["seals"] = replace(app.extensions["seals"], given=f"{new} {old}")
    with app.app_context():
        assert aged() == {draft}
        assert reseal(Acting(at=clock(), job="seal")) == 1
        entry = whole_byline(draft)[1]
        save_authors(author.acting(clock()), draft, (replace(entry, kind=NameKind.WITHHELD),))
        with pytest.raises(ValueError, match="setting"):
            seals().add_key()
    app.extensions["seals"] = replace(app.extensions["seals"], given=new)
    with app.app_context():
        assert whole_byline(draft)[0].name == SEALED.name
        assert seal._has_made(app) is False
    assert "setting seal_keys" in capsys.readouterr().err


def test_no_backup_takes_the_keys_along_from_the_settings(make_app, clock, tmp_path):
    app = make_app(SEAL_KEYS=f"{'n' * 40} {'o' * 40}")
    settings = Path(app.config["INSTANCE"]) / "journal.toml"
    settings.write_text(f"name = 'A'\nseal_keys = '{'n' * 40} {'o' * 40}'\n")
    backup.make(app, tmp_path / "saved", clock())
    assert (tmp_path / "saved" / "journal.toml").read_text() == "name = 'A'\nseal_keys = ' '\n"
