import json
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import CheckConstraint, inspect

from journal.cli.database import upgrade
from journal.domain.usual_form import USUAL
from journal.extensions import Base, db
from tests.house.tree import ROOT


def is_compared(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Leave out the search index, which each database keeps in its own way."""
    return not (kind == "table" and name is not None and name.startswith("search_"))


def test_the_revisions_make_exactly_the_models(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": is_compared}
        )
        assert compare_metadata(context, Base.metadata) == []
        inspector = inspect(connection)
        for table in Base.metadata.sorted_tables:
            wanted = {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
            there = {c["name"] for c in inspector.get_check_constraints(table.name)}
            assert there == {str(name) for name in wanted}, table.name


def newest() -> str | None:
    """Return the name of the newest revision in the house."""
    return ScriptDirectory(str(ROOT / "migrations")).get_current_head()


def test_upgrading_twice_changes_nothing(app: Flask) -> None:
    url = app.config["DATABASE_URL"]
    upgrade(url)
    with app.app_context(), db.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == newest()


def test_what_authors_wrote_as_lines_is_carried_over_without_loss(
    tmp_path: Path,
) -> None:
    place = tmp_path / "old.sqlite"
    upgrade(f"sqlite:///{place}", "0022")
    texts = {
        "suggested_reviewers": "Dr Ann Rowan, Tbilisi, Ann@rowan.example\n\n Suu ",
        "opposed_reviewers": f"Olive Medlar: a rival of ours\n{'x' * 2000}",
    }
    with closing(sqlite3.connect(place)) as old:
        _put(old, "account", {"id": "draft", "email": "a@quince.example"})
        texts["content_notices"] = "Killing\nHunger\nImages of injury"
        _put(old, "submission", texts | {"id": "p" * 18, "transparency": "double-anonymized"})
        old.commit()
    upgrade(f"sqlite:///{place}")
    with closing(sqlite3.connect(place)) as new:
        found = new.execute(
            "SELECT stance, position, name, email, reason FROM named_person ORDER BY 1 DESC, 2"
        ).fetchall()
        notices = new.execute("SELECT content_notices, notice_words FROM submission").fetchall()
    assert notices == [("killing injury-images", "Hunger")]
    assert found == [
        ("suggested", 1, "Dr Ann Rowan", "ann@rowan.example",
         "Dr Ann Rowan, Tbilisi, Ann@rowan.example"),
        ("suggested", 2, "Suu", "", ""),
        ("opposed", 1, "Olive Medlar", "", "Olive Medlar: a rival of ours"),
        ("opposed", 2, "x" * 300, "", "x" * 2000),
    ]  # fmt: skip


def test_the_scores_of_reviews_become_answers_to_the_first_form(tmp_path: Path) -> None:
    place = tmp_path / "old.sqlite"
    upgrade(f"sqlite:///{place}", "0039")
    with closing(sqlite3.connect(place)) as old:
        _put(old, "account", {"id": "draft", "email": "a@quince.example"})
        _put(old, "submission", {"id": "draft", "transparency": "double-anonymized"})
        _put(old, "version", {"id": "draft", "number": "1"})
        _put(old, "review_round", {"id": "draft", "number": "1", "reviews_required": "1"})
        _put(old, "review", {"id": "draft"})
        for criterion, value in (("clarity", "2"), ("ethics", "5")):
            row = {"criterion": criterion, "value": value}
            _put(old, "score", row)
        old.commit()
    upgrade(f"sqlite:///{place}")
    with closing(sqlite3.connect(place)) as new:
        told = new.execute(
            "SELECT form.name, element.label, answer.value FROM review_answer AS answer"
            " JOIN form_element AS element ON element.id = answer.element_id"
            " JOIN review ON review.id = answer.review_id"
            " JOIN review_round AS round ON round.id = review.round_id"
            " JOIN review_form AS form"
            " ON form.id = round.form_id AND form.id = element.form_id ORDER BY 2"
        ).fetchall()
        words = new.execute("SELECT label, hint, choices FROM form_element ORDER BY position")
        kept = [(label, hint, tuple(json.loads(choices))) for label, hint, choices in words]
    usual = "Usual form"
    assert told == [(usual, "Care for the people concerned", "5"), (usual, "Clarity", "2")]
    assert kept == [(one.label, one.hint, one.choices) for one in USUAL.elements]


def _put(old: sqlite3.Connection, table: str, values: dict[str, str]) -> None:
    """Insert a row; what else it needs is 0, or the word that names a draft and its sender."""
    columns = old.execute(f"PRAGMA table_info({table})").fetchall()
    needed = {
        name: "0" if kind.startswith(("INT", "BOOL")) else "draft"
        for _, name, kind, is_needed, *_ in columns
        if is_needed
    }
    row = needed | values | ({"hold_reason": ""} if "hold_reason" in needed else {})
    marks = ", ".join("?" * len(row))
    names = ", ".join(row)
    old.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*row.values()])
